// When each item of a plan starts and ends. A plan is one meeting, or a series of them: each of those
// begins on its own clock.

import { duration } from "./dutch-duration.js";
import { BREAK, DAY, OWN, newItem } from "./plan.js";
import { partOf } from "./plan-parts.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").PlanItem} PlanItem */
/** @typedef {import("./plan-parts.js").PlanPart} PlanPart */
/** @typedef {import("./plan-parts.js").PlanParts} PlanParts */

/**
 * @typedef {object} PlanRow
 * @property {PlanItem} item
 * @property {PlanPart} part
 * @property {string} title what the plan calls it
 * @property {number} minutes
 * @property {number} meeting place of the meeting that it belongs to, from 0
 * @property {number} start in minutes from midnight of the day of its meeting; past 24 h on the next
 * @property {number} end
 * @property {number} spare minutes left before a fixed time; below zero for how much later than that it starts
 * @property {number} unbroken minutes without a break at its end, where that is more than people sit for
 */

/**
 * @typedef {object} Meeting
 * @property {string} title what the programme calls it; empty for none
 * @property {string} date such as 2027-03-16, or empty
 * @property {number} start
 * @property {number} end
 * @property {PlanRow[]} rows
 */

/** After how long people need a break, in minutes. */
const LONGEST_WITHOUT_BREAK = 90;
const LUNCH = 12 * 60;
const LUNCH_MINUTES = 45;
const MEAL = /pauze|lunch|koffie|thee|maaltijd|eten|wandel/iu;

/**
 * Give the rows of a plan with their times.
 * @param {Plan} plan
 * @param {PlanParts} known
 * @returns {PlanRow[]}
 */
export function schedule(plan, known) {
  let now = plan.start;
  let unbroken = 0;
  let meeting = 0;
  let title = "";
  return plan.items.map((item, at) => {
    const part = partOf(item, known);
    const minutes = item.minutes ?? part.minutes;
    const isNext = part.meeting !== "" && title !== "" && part.meeting !== title;
    const opens = at > 0 && (isNext || item.day !== "");
    if (opens) {
      meeting++;
      now = item.fixed ?? plan.start;
      unbroken = 0;
    }
    // What was put before the first part of a meeting belongs to it.
    if (opens || part.meeting) title = part.meeting;
    const spare = item.fixed === null ? 0 : nearest(item.fixed, now) - now;
    // A fixed time that is past by then cannot be kept.
    const start = now + Math.max(0, spare);
    const isBreak = part.isBreak || item.code === BREAK || (item.code === OWN && MEAL.test(item.name));
    unbroken = isBreak || spare >= 10 ? (isBreak ? 0 : minutes) : unbroken + minutes;
    const isLong = unbroken > LONGEST_WITHOUT_BREAK && unbroken - minutes <= LONGEST_WITHOUT_BREAK;
    now = start + minutes;
    return { item, part, minutes, meeting, start, end: now, spare, title: item.name || part.title, unbroken: isLong ? unbroken : 0 };
  });
}

/**
 * Give the meetings of a plan: one, or those of a series.
 * @param {Plan} plan
 * @param {PlanRow[]} rows
 * @returns {Meeting[]}
 */
export function meetingsOf(plan, rows) {
  /** @type {PlanRow[][]} */
  const all = [];
  for (const row of rows) (all[row.meeting] ??= []).push(row);
  return all.map((own, at) => {
    const [first] = own;
    const start = at ? (first?.start ?? plan.start) : plan.start;
    const title = own.find(({ part }) => part.meeting)?.part.meeting ?? "";
    return { title, date: at ? (first?.item.day ?? "") : plan.date, start, end: own[own.length - 1]?.end ?? start, rows: own };
  });
}

/**
 * Give a lunch to put at the end of a plan: at noon, unless the plan is not done by then.
 * @param {Plan} plan
 * @param {PlanParts} known
 */
export function lunchAfter(plan, known) {
  const rows = schedule(plan, known);
  const end = rows[rows.length - 1]?.end ?? plan.start;
  return { ...newItem(BREAK, LUNCH_MINUTES, "Lunch"), fixed: end <= LUNCH ? LUNCH : null };
}

/**
 * Give in words how long a plan takes from begin to end, and until when; of a series, how often.
 * @param {Meeting[]} meetings
 */
export function lengthInWords(meetings) {
  const minutes = duration(meetings.reduce((sum, { start, end }) => sum + end - start, 0));
  const [only] = meetings;
  if (!only) return "";
  return meetings.length > 1 ? `${meetings.length} bijeenkomsten, samen ${minutes}` : `Samen ${minutes}, klaar om ${clock(only.end)}`;
}

/**
 * The moment nearest to another at a time of day.
 * @param {number} time
 * @param {number} moment
 */
function nearest(time, moment) {
  return time + Math.round((moment - time) / DAY) * DAY;
}

/**
 * Give a moment as a clock shows it: 09:30.
 * @param {number} moment in minutes from midnight
 */
export function clock(moment) {
  const time = ((Math.round(moment) % DAY) + DAY) % DAY;
  return `${String(Math.floor(time / 60)).padStart(2, "0")}:${String(time % 60).padStart(2, "0")}`;
}

/**
 * Give the time of day that a clock shows, or null for what is none.
 * @param {string} text such as 09:30
 */
export function readClock(text) {
  const found = /^(\d{1,2}):(\d\d)$/.exec(text);
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return null;
  return Number(found[1]) * 60 + Number(found[2]);
}
