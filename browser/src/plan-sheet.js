// What a plan says on paper and in a document: a table for the facilitator, whole or on one page, and
// one for participants.

import { clock, lengthInWords, meetingsOf } from "./plan-clock.js";
import { dutchDate } from "./dutch-date.js";
import { duration } from "./dutch-duration.js";
import { BREAK, OWN } from "./plan.js";
import { programmesOf } from "./plan-parts.js";
import { stepMinutes } from "./plan-steps.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan-clock.js").Meeting} Meeting */
/** @typedef {import("./plan-clock.js").PlanRow} PlanRow */
/** @typedef {import("./plan-parts.js").PlanParts} PlanParts */

/**
 * @typedef {object} SheetGroup the rows of a meeting
 * @property {string} title which meeting of a series it is, and when; empty for the only one
 * @property {string[][][]} rows each cell as paragraphs
 */

/**
 * @typedef {object} Sheet
 * @property {string} kind such as deelnemers
 * @property {string} title
 * @property {string} about date, time and how long
 * @property {string[]} ready what has to be there, to tick
 * @property {string[]} columns
 * @property {number[]} widths of the columns, in hundredths
 * @property {SheetGroup[]} groups
 */

/**
 * What the room calls an item: what is going on in a team is no title for a wall.
 * @param {PlanRow} row
 */
export function titleForRoom({ item, part, title }) {
  return part.isForLeader && !item.name ? "Gesprek" : title;
}

/**
 * Give what a meeting of a series is called: its place and its title.
 * @param {Meeting} meeting
 * @param {number} at
 */
export function meetingTitle({ title }, at) {
  return title ? `${at + 1}. ${title}` : `Bijeenkomst ${at + 1}`;
}

/**
 * Give the run sheet of the facilitator, with all there is to do and say.
 * @param {Plan} plan
 * @param {PlanRow[]} rows
 * @param {PlanParts} known
 * @returns {Sheet}
 */
export function leaderSheet(plan, rows, known) {
  return {
    ...heading(plan, rows),
    kind: "begeleider",
    ready: materialOf(plan, rows, known),
    columns: ["Tijd", "Onderdeel", "Wat je doet", "Wat je zegt, en waar je op let", "Wie en notities"],
    widths: [8, 15, 32, 30, 15],
    groups: grouped(plan, rows, (row) => [
      [clock(row.start), `${row.minutes} min`],
      [row.title, sourceOf(row)].filter(Boolean),
      whatToDo(row),
      whatToSay(row),
      [row.item.who, ...row.item.note.split("\n")].filter(Boolean),
    ]),
  };
}

/**
 * Give the run sheet on one page, to hold in one's hand.
 * @param {Plan} plan
 * @param {PlanRow[]} rows
 * @param {PlanParts} known
 * @returns {Sheet}
 */
export function shortSheet(plan, rows, known) {
  return {
    ...heading(plan, rows),
    kind: "kort",
    ready: materialOf(plan, rows, known),
    columns: ["Tijd", "Min.", "Onderdeel", "In het handboek", "Materiaal en notities"],
    widths: [9, 7, 30, 25, 29],
    groups: grouped(plan, rows, (row) => [
      [clock(row.start)],
      [String(row.minutes)],
      [row.title],
      [sourceOf(row)],
      [row.part.material.join(", "), row.item.who, ...row.item.note.split("\n")].filter(Boolean),
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
    kind: "deelnemers",
    ready: [],
    columns: ["Tijd", "Onderdeel", "Mijn aantekeningen"],
    widths: [12, 48, 40],
    groups: grouped(plan, rows, (row) => [[clock(row.start)], [titleForRoom(row), ...assignmentOf(row)], [""]]),
  };
}

/** What participants do in an item, step by step where it has steps. @param {PlanRow} row */
function assignmentOf({ part }) {
  const ofSteps = part.steps.filter((step) => step.assignment).map((step) => step.assignment);
  return part.assignment.length ? part.assignment : ofSteps;
}

/** What the handbook calls an item: its code, and its title where the plan calls it otherwise. @param {PlanRow} row */
function sourceOf({ item, part }) {
  if (item.code === BREAK || item.code === OWN) return "";
  const code = item.code.includes("_") ? "" : item.code;
  return part.form || [code, item.name && part.title].filter(Boolean).join(" ");
}

/** @param {PlanRow} row */
function whatToDo({ part, minutes }) {
  const given = stepMinutes(part, minutes);
  const steps = part.steps.map((step, at) => `${at + 1}. ${[step.title && `${step.title}${given[at] ? ` (${given[at]} min)` : ""}.`, step.text].filter(Boolean).join(" ")}`);
  return [...steps, ...labelled([["Opdracht", part.assignment.join(" ")]])];
}

/** @param {PlanRow} row */
function whatToSay({ part }) {
  const heeded = labelled([
    ["Let op", part.watch],
    ["Ga verder als", part.moveOn],
    ["Weinig tijd?", part.short],
  ]);
  return [...part.says.slice(0, 3), ...heeded];
}

/** @param {[string, string][]} texts */
function labelled(texts) {
  return texts.filter(([, text]) => text).map(([name, text]) => `${name}: ${text}`);
}

/** @param {Plan} plan @param {PlanRow[]} rows @param {PlanParts} known */
function materialOf(plan, rows, known) {
  const all = [...programmesOf(plan.items, known).flatMap((one) => one.material), ...rows.flatMap(({ part }) => part.material)];
  return [...new Set(all)];
}

/** @param {Plan} plan @param {PlanRow[]} rows @param {(row: PlanRow) => string[][]} cells */
function grouped(plan, rows, cells) {
  const meetings = meetingsOf(plan, rows);
  return meetings.map((meeting, at) => {
    const when = [meetingTitle(meeting, at), dutchDate(meeting.date), `${clock(meeting.start)} tot ${clock(meeting.end)}`];
    return { title: meetings.length > 1 ? when.filter(Boolean).join(" · ") : "", rows: meeting.rows.map(cells) };
  });
}

/** @param {Plan} plan @param {PlanRow[]} rows */
function heading(plan, rows) {
  const meetings = meetingsOf(plan, rows);
  const [only] = meetings;
  const when = only && meetings.length === 1 ? [dutchDate(plan.date), `${clock(only.start)} tot ${clock(only.end)}`, duration(only.end - only.start)] : [lengthInWords(meetings)];
  return { title: plan.title || "Draaiboek", about: when.filter(Boolean).join(" · ") };
}
