// A plan as an appointment for a calendar.

import { calendarText } from "./calendar-file.js";
import { clock } from "./plan-clock.js";
import { titleForRoom } from "./plan-sheet.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan-clock.js").PlanRow} PlanRow */

/**
 * Give the text of an .ics file. The same plan keeps its name: a calendar updates what it has.
 * @param {Plan} plan with a date
 * @param {PlanRow[]} rows
 * @param {{ address: string, uid: string, now: Date }} about
 */
export function calendarFile(plan, rows, { address, uid, now }) {
  const end = rows[rows.length - 1]?.end ?? plan.start;
  const agenda = rows.map((row) => `${clock(row.start)} ${titleForRoom(row)}`);
  const appointment = {
    uid,
    summary: plan.title || "Draaiboek",
    description: [...agenda, "", address].join("\n"),
    day: plan.date,
    time: { start: plan.start, end: Math.max(end, plan.start + 1) },
  };
  return calendarText([appointment], now);
}
