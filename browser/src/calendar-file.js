// A calendar with appointments (RFC 5545). Of two appointments with the same name a calendar takes the
// later one: a second file updates what the first one brought.

// The clock of the Netherlands, since 1996.
const ZONE = [
  ...["BEGIN:VTIMEZONE", "TZID:Europe/Amsterdam", "BEGIN:DAYLIGHT", "DTSTART:19970330T020000"],
  ...["TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT"],
  ...["BEGIN:STANDARD", "DTSTART:19971026T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET"],
  ...["RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE"],
];
const EPOCH = Date.UTC(2026, 0, 1);

/**
 * @typedef {object} Appointment
 * @property {string} uid permanent name
 * @property {string} summary
 * @property {string} description
 * @property {string} day such as 2027-03-09
 * @property {{ start: number, end: number }} [time] in minutes from midnight; left out for the whole day
 * @property {string} [url]
 * @property {string} [alarm] how long before, such as -P7D
 * @property {string[]} [more] further lines, such as a rule by which it comes back
 */

/**
 * Give the text of an .ics file.
 * @param {Appointment[]} appointments
 * @param {Date} now
 */
export function calendarText(appointments, now) {
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Handboek professionele dialoog//NL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"],
    ...ZONE,
    ...appointments.flatMap((one) => appointmentLines(one, now)),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("\r\n") + "\r\n";
}

/** @param {Appointment} appointment @param {Date} now */
function appointmentLines({ uid, summary, description, day, time, url, alarm, more = [] }, now) {
  // An appointment for the whole day leaves people free.
  const when = time
    ? [`DTSTART;TZID=Europe/Amsterdam:${moment(day, time.start)}`, `DTEND;TZID=Europe/Amsterdam:${moment(day, time.end)}`]
    : [`DTSTART;VALUE=DATE:${moment(day, 0).slice(0, 8)}`, `DTEND;VALUE=DATE:${moment(day, 24 * 60).slice(0, 8)}`, "TRANSP:TRANSPARENT"];
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `SEQUENCE:${Math.max(0, Math.floor((now.getTime() - EPOCH) / 60_000))}`,
    ...when,
    ...more,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...(url ? [`URL:${url}`] : []),
    ...(alarm ? ["BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:${alarm}`, `DESCRIPTION:${escaped(summary)}`, "END:VALARM"] : []),
    "END:VEVENT",
  ];
}

/** Give a moment on the clock as calendars write it. @param {string} date @param {number} minutes from midnight of that day */
export function moment(date, minutes) {
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
