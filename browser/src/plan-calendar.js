// A plan as appointments for a calendar (RFC 5545): one for each meeting.

import { clock, meetingsOf } from "./plan-clock.js";
import { meetingTitle, titleForRoom } from "./plan-sheet.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan-clock.js").PlanRow} PlanRow */

// The clock of the Netherlands, since 1996.
const ZONE = [
  ...["BEGIN:VTIMEZONE", "TZID:Europe/Amsterdam", "BEGIN:DAYLIGHT", "DTSTART:19970330T020000"],
  ...["TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT"],
  ...["BEGIN:STANDARD", "DTSTART:19971026T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET"],
  ...["RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE"],
];
const EPOCH = Date.UTC(2026, 0, 1);

/**
 * Give the text of an .ics file. The same plan keeps its name: a calendar updates what it has.
 * @param {Plan} plan with a date for each meeting
 * @param {PlanRow[]} rows
 * @param {{ address: string, uid: string, now: Date }} about
 */
export function calendarFile(plan, rows, { address, uid, now }) {
  const meetings = meetingsOf(plan, rows);
  const title = plan.title || "Draaiboek";
  const appointments = meetings.flatMap((meeting, at) => {
    const agenda = meeting.rows.map((row) => `${clock(row.start)} ${titleForRoom(row)}`);
    return [
      "BEGIN:VEVENT",
      `UID:${at ? `${at + 1}-` : ""}${uid}`,
      `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
      // Of two with the same name a calendar takes the later one.
      `SEQUENCE:${Math.max(0, Math.floor((now.getTime() - EPOCH) / 60_000))}`,
      `DTSTART;TZID=Europe/Amsterdam:${moment(meeting.date, meeting.start)}`,
      `DTEND;TZID=Europe/Amsterdam:${moment(meeting.date, Math.max(meeting.end, meeting.start + 1))}`,
      `SUMMARY:${escaped(meetings.length > 1 ? `${title}: ${meetingTitle(meeting, at)}` : title)}`,
      `DESCRIPTION:${escaped([...agenda, "", address].join("\n"))}`,
      "END:VEVENT",
    ];
  });
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Handboek professionele dialoog//NL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"],
    ...ZONE,
    ...appointments,
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("\r\n") + "\r\n";
}

/** @param {string} date @param {number} minutes from midnight of that day */
function moment(date, minutes) {
  const time = new Date(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000);
  return time.toISOString().slice(0, 19).replace(/[-:]/g, "");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** No line is longer than 75 octets, and none breaks within a character. @param {string} line */
function folded(line) {
  const encoder = new TextEncoder();
  let size = 0;
  let text = "";
  for (const sign of line) {
    const more = encoder.encode(sign).length;
    if (size + more > 74) {
      text += "\r\n ";
      size = 1;
    }
    text += sign;
    size += more;
  }
  return text;
}
