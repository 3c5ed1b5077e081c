// What a plan says on paper and in a document: a table for the facilitator, and one for participants.

import { clock } from "./plan-clock.js";
import { duration } from "./choice.js";
import { dutchDate } from "./dutch-date.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan-clock.js").PlanRow} PlanRow */

/**
 * @typedef {object} Sheet
 * @property {string} title
 * @property {string} about date, time and how long
 * @property {string[]} columns
 * @property {string[][][]} rows each cell as paragraphs
 * @property {number[]} widths of the columns, in hundredths
 */

/**
 * What the room calls an item: what is going on in a team is no title for a wall.
 * @param {PlanRow} row
 */
export function titleForRoom({ item, part, title }) {
  return part.isForLeader && !item.name ? "Gesprek" : title;
}

/**
 * Give the run sheet of the facilitator.
 * @param {Plan} plan
 * @param {PlanRow[]} rows
 * @returns {Sheet}
 */
export function leaderSheet(plan, rows) {
  return {
    ...heading(plan, rows),
    columns: ["Tijd", "Onderdeel", "Zo gaat het", "Wie", "Notities"],
    widths: [10, 19, 48, 7, 16],
    rows: rows.map((row) => [
      [clock(row.start), `${row.minutes} min`],
      [row.title, ...(row.item.code.match(/^[A-Z]/) ? [row.item.code.replace("_", ", deel ")] : [])],
      howItGoes(row),
      [row.item.who],
      row.item.note.split("\n"),
    ]),
  };
}

/**
 * Give the sheet of the participants: when, what, and what they do.
 * @param {Plan} plan
 * @param {PlanRow[]} rows
 * @returns {Sheet}
 */
export function participantsSheet(plan, rows) {
  return {
    ...heading(plan, rows),
    columns: ["Tijd", "Onderdeel", "Mijn aantekeningen"],
    widths: [14, 46, 40],
    rows: rows.map((row) => [[clock(row.start)], [titleForRoom(row), ...row.part.assignment], [""]]),
  };
}

/** @param {PlanRow} row */
function howItGoes({ part }) {
  const steps = part.steps.map((step, at) => `${at + 1}. ${[step.title && `${step.title}${step.minutes ? ` (${step.minutes} min)` : ""}.`, step.text].filter(Boolean).join(" ")}`);
  const told = /** @type {[string, string][]} */ ([
    ["Opdracht", part.assignment.join(" ")],
    ["Zeg", part.says.slice(0, 3).join(" ")],
    ["Let op", part.watch],
    ["Ga verder als", part.moveOn],
    ["Minder tijd", part.short],
  ]);
  return [...steps, ...told.filter(([, text]) => text).map(([name, text]) => `${name}: ${text}`)];
}

/** @param {Plan} plan @param {PlanRow[]} rows */
function heading(plan, rows) {
  const end = rows[rows.length - 1]?.end ?? plan.start;
  const when = [dutchDate(plan.date), `${clock(plan.start)} tot ${clock(end)}`, duration(end - plan.start)];
  return { title: plan.title || "Draaiboek", about: when.filter(Boolean).join(" · ") };
}
