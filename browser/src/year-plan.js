// A plan for a school year (on the site: jaarplan). What it consists of, and how much of each is
// kept, whatever an address or a storage holds.

import { isCode } from "./choice.js";
import { REGIONS, dayIn, dayNumber, schoolWeeks, textOf } from "./school-calendar.js";
import { line } from "./plan.js";

/** @typedef {import("./school-calendar.js").Region} Region */

export const MOST_ENTRIES = 60;
export const MOST_CLOSED = 40;
export const LONGEST_TITLE = 80; // letters
export const FIRST_YEAR = 2020;
export const LAST_YEAR = 2099;
const MOST_HOURS = 80;
const HOURS = 12;
/** So often, it is done each week and has no place of its own. */
export const WEEKLY = 40;

/**
 * @typedef {object} YearEntry
 * @property {string} code
 * @property {number | null} times a year; 0 for when it is needed, null for as often as the entry says
 * @property {boolean} isNotNow
 * @property {number[] | null} weeks places in the school year that a reader chose; null for the proposal's
 */

/**
 * @typedef {object} YearPlan
 * @property {number} year first year of the school year
 * @property {Region} region
 * @property {number} weekday of the meetings, 1 for Monday to 5
 * @property {number} every 1 for a meeting each week, 2 for every other week, 4
 * @property {number | null} start of the meetings, in minutes from midnight
 * @property {number} hours that the team can miss in a year
 * @property {string} title
 * @property {YearEntry[]} entries the most important first
 * @property {[string, string][]} closed first and last of days that are free
 * @property {string | null} from day from which it is planned, 2026-11-30; null for the whole school year
 */

/** @param {number} year @returns {YearPlan} */
export function emptyYearPlan(year) {
  return { year, region: "midden", weekday: 2, every: 1, start: null, hours: HOURS, title: "", entries: [], closed: [], from: null };
}

/** @param {string} code @param {number | null} [times] @returns {YearEntry} */
export function newEntry(code, times = null) {
  return { code, times, isNotNow: false, weeks: null };
}

/**
 * Give a whole number between two others, or what stands in its place.
 * @template T
 * @param {unknown} value @param {number} least @param {number} most @param {T} otherwise
 */
export function whole(value, least, most, otherwise) {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most ? value : otherwise;
}

/**
 * Give places of weeks, each once, in order; null for none.
 * @param {unknown} value
 * @param {number} year
 */
function readWeeks(value, year) {
  if (!Array.isArray(value)) return null;
  const most = schoolWeeks(year).length;
  const weeks = [...new Set(value.slice(0, 60))].filter((one) => whole(one, 1, most, 0) > 0);
  return weeks.length ? weeks.sort((one, other) => one - other) : null;
}

/**
 * Give days from and to, in order and within the school year; null for what is none.
 * @param {unknown} first @param {unknown} last @param {number} year
 * @returns {[string, string] | null}
 */
export function readClosed(first, last, year) {
  if (typeof first !== "string" || typeof last !== "string") return null;
  const days = [dayNumber(first), dayNumber(last || first)].sort((one, other) => one - other);
  const [from = NaN, to = NaN] = days;
  return from >= dayIn(year, 7, 25) && to <= dayIn(year + 1, 8, 6) ? [textOf(from), textOf(to)] : null;
}

/**
 * Give a day of a school year from which to plan; null for what is none.
 * @param {unknown} day @param {number} year
 */
export function readFrom(day, year) {
  const found = typeof day === "string" ? dayNumber(day) : NaN;
  return found >= dayIn(year, 8, 1) && found <= dayIn(year + 1, 7, 31) ? textOf(found) : null;
}

/** @param {any} found @param {number} year @returns {YearEntry | null} */
function readEntry(found, year) {
  if (typeof found?.code !== "string" || !isCode(found.code)) return null;
  return { code: found.code, times: whole(found.times, 0, WEEKLY, null), isNotNow: found.isNotNow === true, weeks: readWeeks(found.weeks, year) };
}

/**
 * Give whatever was found as a plan for a year; what is no part of one is left out.
 * @param {any} found
 * @param {number} [otherwise] the year where there is none
 * @returns {YearPlan}
 */
export function readYearPlan(found, otherwise = FIRST_YEAR) {
  const year = whole(found?.year, FIRST_YEAR, LAST_YEAR, otherwise);
  const list = (/** @type {unknown} */ value) => /** @type {any[]} */ (Array.isArray(value) ? value : []);
  const entries = list(found?.entries).slice(0, MOST_ENTRIES * 2).map((one) => readEntry(one, year)).filter((one) => one !== null);
  const closed = list(found?.closed).slice(0, MOST_CLOSED * 2).map((one) => readClosed(one?.[0], one?.[1], year)).filter((one) => one !== null);
  const plan = emptyYearPlan(year);
  return {
    year,
    region: REGIONS.includes(found?.region) ? found.region : plan.region,
    weekday: whole(found?.weekday, 1, 5, plan.weekday),
    every: [1, 2, 4].includes(found?.every) ? found.every : plan.every,
    start: whole(found?.start, 0, 1439, null),
    hours: whole(found?.hours, 1, MOST_HOURS, plan.hours),
    title: line(found?.title, LONGEST_TITLE),
    entries: [...new Map(entries.map((one) => [one.code, one])).values()].slice(0, MOST_ENTRIES),
    closed: [...new Map(closed.sort((one, other) => (one.join() < other.join() ? -1 : 1)).map((one) => [one.join(), one])).values()].slice(0, MOST_CLOSED),
    from: readFrom(found?.from, year),
  };
}

/**
 * Give a plan with entries added at the end; those that it has stay as they are.
 * @param {YearPlan} plan
 * @param {YearEntry[]} entries
 */
export function withEntries(plan, entries) {
  const known = new Set(plan.entries.map(({ code }) => code));
  return { ...plan, entries: [...plan.entries, ...entries.filter(({ code }) => !known.has(code))].slice(0, MOST_ENTRIES) };
}

/**
 * Give a plan with changes to one of its entries.
 * @param {YearPlan} plan
 * @param {string} code
 * @param {Partial<YearEntry>} changes
 */
export function withEntry(plan, code, changes) {
  return { ...plan, entries: plan.entries.map((entry) => (entry.code === code ? { ...entry, ...changes } : entry)) };
}

/**
 * Give a plan for another year: what one chose stays, the weeks and days of that year do not.
 * @param {YearPlan} plan
 * @param {number} year
 */
export function forYear(plan, year) {
  return { ...plan, year, closed: [], from: null, entries: plan.entries.map((entry) => ({ ...entry, weeks: null })) };
}
