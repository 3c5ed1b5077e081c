// A plan for a school year as a workbook: what comes when, what it takes, and when there is no school.

import { dayNumber, weekNumber } from "./school-calendar.js";
import { yearName } from "./school-words.js";
import { workbook } from "./workbook.js";
import { needsOwnDay } from "./year-parts.js";
import { OWN_DAY, doneMeeting, often } from "./year-row.js";

/** @typedef {import("./workbook.js").Table} Table */

const STATES = { planned: "ja", weekly: "ja, elke week", "when-needed": "als het nodig is", "not-now": "niet nu" };

/** @param {import("./year-calendar.js").YearAbout} about */
export function yearWorkbook({ plan, proposal, done, address, site }) {
  const moments = proposal.rows.flatMap((row) => row.meetings.map((meeting, nth) => ({ row, meeting, nth })));
  moments.sort((one, other) => one.meeting.day - other.meeting.day);
  const dayDone = (/** @type {import("./year-proposal.js").YearRow} */ row, /** @type {number} */ nth) =>
    doneMeeting(row, plan.year, done) === nth ? { day: dayNumber(done.get(row.part.code)?.done ?? "") } : "";
  /** @type {Table[]} */
  const tables = [
    {
      name: `Jaarplan ${yearName(plan.year)}`,
      widths: [17, 7, 9, 7, 48, 9, 9, 16, 30, 17, 40],
      columns: ["Datum", "Week", "Overleg", "Code", "Wat", "Keer", "Minuten", "Met wie", "Wie leidt", "Gedaan", "Adres"],
      rows: moments.map(({ row, row: { part, times }, meeting, nth }) => [
        { day: meeting.day }, weekNumber(meeting.day), needsOwnDay(part) ? OWN_DAY : meeting.number, part.code, part.title, `${nth + 1} van ${times}`, part.minutes, part.group, part.lead, dayDone(row, nth), new URL(part.address, site).href,
      ]),
    },
    {
      name: "Overzicht",
      widths: [7, 48, 16, 18, 12, 14, 16],
      columns: ["Code", "Wat", "Dit jaar", "Hoe vaak", "Minuten", "Voorbereiden", "Teamtijd in minuten"],
      rows: [
        ...proposal.rows.map(({ part, times, minutes, state }) => [part.code, part.title, STATES[state], state === "weekly" ? "elke week" : often(times), part.minutes, part.preparation, state === "not-now" ? 0 : minutes]),
        ["", "Samen", "", "", "", "", proposal.minutes],
        ["", "Hooguit", "", "", "", "", plan.hours * 60],
        ["", `Dit plan openen: ${address}`, "", "", "", "", ""],
      ],
    },
    {
      name: "Vrij",
      widths: [24, 17, 17],
      columns: ["Wat", "Eerste dag", "Laatste dag"],
      rows: proposal.free.map(({ name, first, last }) => [name, { day: first }, { day: last }]),
    },
  ];
  return workbook(tables);
}
