// What is told of the part or step that a meeting is at: to who leads, and to the room.

import { element } from "./element.js";
import { clock } from "./plan-clock.js";

/** @typedef {import("./plan-clock.js").PlanRow} PlanRow */
/** @typedef {import("./run-clock.js").Beat} Beat */

/**
 * What participants do now: in this step, or in the whole part.
 * @param {PlanRow} row @param {Beat} beat
 */
export function helpForRoom(row, beat) {
  const texts = assignment(row, beat);
  return texts.length === 1 ? paragraph(texts[0] ?? "") : bullets(texts);
}

/**
 * What the facilitator does, says and watches, and room for what comes next: when that begins goes on changing.
 * @param {PlanRow} row @param {Beat} beat
 */
export function helpForLeader(row, beat) {
  const { part, item } = row;
  const step = part.steps[beat.step];
  const does = step ? paragraph(step.text) : bullets(part.steps.map((one) => [one.title, one.text].filter(Boolean).join(": ")));
  const says = bullets(part.says);
  for (const one of says) one.classList.add("run-says");
  return [
    ...does,
    ...under("Opdracht", bullets(assignment(row, beat))),
    ...under("Zeg", says),
    ...under("Ga verder als", paragraph(part.moveOn)),
    ...under("Let op", paragraph(part.watch)),
    ...under("Weinig tijd?", paragraph(part.short)),
    ...under("Mijn notitie", paragraph(item.note)),
    ...under("Wie leidt", paragraph(item.who)),
    ...under("Hierna", [element("p", { "data-run-next": "" })]),
  ];
}

/**
 * Say what comes after a beat, and when.
 * @param {Beat | undefined} beat the next one
 * @param {PlanRow[]} rows
 * @param {number} time at which it begins at this rate, in minutes from midnight
 */
export function nextInWords(beat, rows, time) {
  const row = beat && rows[beat.row];
  return row ? `${clock(time)} ${row.part.steps[beat.step]?.title ?? row.title}` : "klaar";
}

/** @param {PlanRow} row @param {Beat} beat */
function assignment({ part }, { step }) {
  const ofStep = part.steps[step]?.assignment;
  return ofStep ? [ofStep] : part.assignment;
}

/** @param {string} text @returns {HTMLElement[]} */
function paragraph(text) {
  return text ? [element("p", {}, text)] : [];
}

/** @param {string[]} texts @returns {HTMLElement[]} */
function bullets(texts) {
  return texts.length ? [element("ul", {}, ...texts.map((one) => element("li", {}, one)))] : [];
}

/** @param {string} title @param {HTMLElement[]} parts */
function under(title, parts) {
  return parts.length ? [element("h2", {}, title), ...parts] : [];
}
