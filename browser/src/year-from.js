// From which day a plan for a school year is planned. Nothing new comes in weeks that are over, and what a plan
// holds stays where it is while the weeks go by.

import { dayIn, dayNumber, mondayOf, schoolWeeks, schoolYearOf, textOf } from "./school-calendar.js";
import { readFrom } from "./year-plan.js";
import { propose } from "./year-proposal.js";

/** @typedef {import("./year-plan.js").YearPlan} YearPlan */
/** @typedef {import("./year-parts.js").YearParts} YearParts */
/** @typedef {import("./year-proposal.js").YearRow} YearRow */

/** Give the day of a clock. @param {Date} now */
export function dayOf(now) {
  return dayIn(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/**
 * Give a plan of which nothing was planned yet as it begins on a day: from that day where meetings since
 * its own first day are over, and else as it is.
 * @param {YearPlan} plan
 * @param {YearParts} known
 * @param {number} today
 */
export function begun(plan, known, today) {
  const first = dayNumber(plan.from ?? "");
  const isUnderWay = propose(plan, known).meetings.some(({ day }) => day < today && !(day < first));
  return isUnderWay ? { ...plan, from: readFrom(textOf(today), plan.year) ?? plan.from } : plan;
}

/**
 * Give a plan as one can change it on a day: where it began anew, what it holds keeps its meetings.
 * @param {YearPlan} plan
 * @param {YearParts} known
 * @param {number} today
 */
export function settled(plan, known, today) {
  // A day that one chose before anything else counts.
  if (!plan.entries.length && plan.from) return plan;
  const from = begun(plan, known, today).from;
  if (from === plan.from) return plan;
  // What is done each week keeps the week in which it began.
  const kept = new Map(propose(plan, known).rows.map((row) => [row.part.code, row.state === "weekly" ? places(row.weekly.slice(0, 1)) : places(row.meetings)]));
  return { ...plan, from, entries: plan.entries.map((entry) => ({ ...entry, weeks: kept.get(entry.code) ?? entry.weeks })) };
}

/**
 * Give the weeks in which an entry was at a meeting before a day; null for none.
 * @param {YearRow | undefined} row
 * @param {number} today
 */
export function weeksBefore(row, today) {
  return row ? places(row.meetings.filter(({ day }) => day < today)) : null;
}

/**
 * Give the week of a school year in which something was done; null for none.
 * @param {string | undefined} day such as 2026-11-30
 * @param {number} year
 */
export function weeksOfDone(day, year) {
  const found = dayNumber(day ?? "");
  return schoolYearOf(found) === year ? [schoolWeeks(year).indexOf(mondayOf(found)) + 1] : null;
}

/** @param {import("./school-calendar.js").Meeting[]} meetings */
function places(meetings) {
  return meetings.length ? meetings.map(({ place }) => place) : null;
}
