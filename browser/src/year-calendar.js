// A plan for a school year as appointments: one for each time that something is done.

import { calendarText, moment } from "./calendar-file.js";
import { duration } from "./dutch-duration.js";
import { textOf, weekdayOf } from "./school-calendar.js";
import { weekName } from "./school-words.js";
import { needsOwnDay } from "./year-parts.js";

/** @typedef {import("./year-plan.js").YearPlan} YearPlan */
/** @typedef {import("./year-proposal.js").Proposal} Proposal */
/** @typedef {import("./year-proposal.js").YearRow} YearRow */
/** @typedef {import("./calendar-file.js").Appointment} Appointment */

/**
 * @typedef {object} YearAbout
 * @property {YearPlan} plan
 * @property {Proposal} proposal
 * @property {Map<string, import("./year-looking-back.js").DoneDays>} done
 * @property {string} address of the plan
 * @property {string} site address of the site's root
 * @property {Date} now
 */

/**
 * Give the text of an .ics file. An appointment is named by school year, entry and how many times it was
 * done before: what moves keeps its name.
 * @param {Omit<YearAbout, "done">} about
 */
export function yearCalendar({ plan, proposal, address, site, now }) {
  const host = new URL(site).hostname || "handboek";
  /** @type {Map<number, number>} minutes at a meeting that are taken already */
  const taken = new Map();
  const planned = proposal.rows.flatMap((row) => row.meetings.map((meeting, nth) => ({ row, meeting, nth })));
  const appointments = planned.map(({ row, meeting, nth }) => {
    const before = taken.get(meeting.day) ?? 0;
    const isOwnDay = needsOwnDay(row.part);
    if (!isOwnDay) taken.set(meeting.day, before + row.part.minutes);
    const place = isOwnDay ? `${weekName(meeting.day)}. Het duurt langer dan een teamoverleg: kies er een eigen dag of dagdeel voor.` : `overleg ${meeting.number}, ${weekName(meeting.day)}.`;
    return {
      ...common(row, site, address),
      uid: `jaarplan-${plan.year}-${row.part.code}-${nth + 1}@${host}`,
      description: description(row, site, address, `Keer ${nth + 1} van ${row.times}, ${place}`),
      day: textOf(meeting.day),
      ...time(plan, row, before),
      // A week before: at the hour of the meeting, or at eight in the morning.
      alarm: startOf(plan, row) === null ? "-P6DT16H" : "-P7D",
    };
  });
  const weekly = proposal.rows.filter(({ state }) => state === "weekly").map((row) => eachWeek(row, { plan, address, site }, host));
  return calendarText([...appointments, ...weekly.filter((one) => one !== null)], now);
}

/** What is done each week: one appointment that comes back in each week in which there is school. @param {YearRow} row @param {Pick<YearAbout, "plan" | "address" | "site">} about @param {string} host @returns {Appointment | null} */
function eachWeek(row, { plan, site, address }, host) {
  const days = row.weekly.map(({ day }) => day);
  const [first, last] = [days[0], days[days.length - 1]];
  if (first === undefined || last === undefined) return null;
  const start = startOf(plan, row);
  const form = (/** @type {number} */ day) => (start === null ? moment(textOf(day), 0).slice(0, 8) : moment(textOf(day), start));
  const skipped = Array.from({ length: (last - first) / 7 + 1 }, (_, at) => first + at * 7).filter((day) => !days.includes(day));
  const name = start === null ? "EXDATE;VALUE=DATE" : "EXDATE;TZID=Europe/Amsterdam";
  // The end is in Greenwich time where the start has a clock.
  const until = start === null ? form(last) : `${moment(textOf(last), 23 * 60)}Z`;
  const rule = `RRULE:FREQ=WEEKLY;UNTIL=${until};BYDAY=${["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekdayOf(first) - 1]}`;
  return {
    ...common(row, site, address),
    uid: `jaarplan-${plan.year}-${row.part.code}-wekelijks@${host}`,
    day: textOf(first),
    ...time(plan, row, 0),
    more: [rule, ...(skipped.length ? [`${name}:${skipped.map(form).join(",")}`] : [])],
  };
}

/** @param {YearRow} row @param {string} site @param {string} address */
function common(row, site, address) {
  return { summary: `${row.part.code} ${row.part.title}`, description: description(row, site, address, ""), url: page(row, site) };
}

/** When a meeting starts at which this is done; null for what stands there for the whole day. @param {YearPlan} plan @param {YearRow} row */
function startOf(plan, row) {
  return needsOwnDay(row.part) ? null : plan.start;
}

/** @param {YearPlan} plan @param {YearRow} row @param {number} before */
function time(plan, row, before) {
  const start = startOf(plan, row);
  return start === null ? {} : { time: { start: start + before, end: start + before + row.part.minutes } };
}

/** @param {YearRow} row @param {string} site */
function page(row, site) {
  return new URL(row.part.address, site).href;
}

/** @param {YearRow} row @param {string} site @param {string} address @param {string} which */
function description(row, site, address, which) {
  const { goal, minutes, preparation, group, lead } = row.part;
  const facts = [`${duration(minutes)}, met ${group}.`, lead && `Wie leidt: ${lead}.`, preparation ? `Voorbereiden: ${duration(preparation)}.` : "", which];
  return [goal, facts.filter(Boolean).join(" "), "", `Zo pak je het aan: ${page(row, site)}`, `Het jaarplan: ${address}`].join("\n");
}
