// A plan as appointments for a calendar: one for each meeting.

import { calendarText } from "./calendar-file.js";
import { clock, meetingsOf } from "./plan-clock.js";
import { meetingTitle, titleForRoom } from "./plan-sheet.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan-clock.js").PlanRow} PlanRow */

/**
 * Give the text of an .ics file. The same plan keeps its name: a calendar updates what it has.
 * @param {Plan} plan with a date for each meeting
 * @param {PlanRow[]} rows
 * @param {{ address: string, uid: string, now: Date }} about
 */
export function calendarFile(plan, rows, { address, uid, now }) {
  const meetings = meetingsOf(plan, rows);
  const title = plan.title || "Draaiboek";
  const appointments = meetings.map((meeting, at) => ({
    uid: `${at ? `${at + 1}-` : ""}${uid}`,
    summary: meetings.length > 1 ? `${title}: ${meetingTitle(meeting, at)}` : title,
    description: [...meeting.rows.map((row) => `${clock(row.start)} ${titleForRoom(row)}`), "", address].join("\n"),
    day: meeting.date,
    time: { start: meeting.start, end: Math.max(meeting.end, meeting.start + 1) },
  }));
  return calendarText(appointments, now);
}
