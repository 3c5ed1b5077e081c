// The calendar of a school year: its weeks, the holidays of its region, the days on which nobody is at
// school, and the meetings that are left. A day is a number here, counted from 1 January 1970: no
// clock and no summer time comes into it.

import { isDay } from "./calendar-day.js";

/**
 * @typedef {"noord" | "midden" | "zuid"} Region
 * @typedef {object} Holiday
 * @property {string} name
 * @property {Record<Region, [number, number]>} days first and last day, by region
 */
/**
 * @typedef {object} FreeTime
 * @property {string} name
 * @property {number} first
 * @property {number} last
 */
/**
 * @typedef {object} Meeting
 * @property {number} place of its week in the school year, from 1
 * @property {number} day
 * @property {number} number how many meetings there were that year, this one included
 * @property {boolean} isChosen not in the rhythm of the meetings: a reader chose its week
 */

/** @type {Region[]} */
export const REGIONS = ["noord", "midden", "zuid"];
const DAY = 86_400_000; // milliseconds

/**
 * Give the number of a day such as 2026-09-01; NaN for what is none.
 * @param {string} text
 */
export function dayNumber(text) {
  return isDay(text) ? Date.parse(`${text}T00:00:00Z`) / DAY : NaN;
}

/**
 * Give a day as 2026-09-01.
 * @param {number} day
 */
export function textOf(day) {
  const moment = new Date(day * DAY);
  return Number.isNaN(moment.getTime()) ? "" : moment.toISOString().slice(0, 10);
}

/**
 * Give the day of a year, with months from 1.
 * @param {number} year
 * @param {number} month
 * @param {number} date
 */
export function dayIn(year, month, date) {
  return Date.UTC(year, month - 1, date) / DAY;
}

/** Give the day of the week, 1 for Monday to 7. @param {number} day */
export function weekdayOf(day) {
  return ((((day + 3) % 7) + 7) % 7) + 1; // 1 January 1970 was a Thursday
}

/** Give the Monday of the week that a day is in. @param {number} day */
export function mondayOf(day) {
  return day - weekdayOf(day) + 1;
}

/** Give the number of a week as calendars do (ISO 8601): the one with the year's first Thursday is 1. @param {number} day */
export function weekNumber(day) {
  const thursday = mondayOf(day) + 3;
  return Math.floor((thursday - dayIn(new Date(thursday * DAY).getUTCFullYear(), 1, 1)) / 7) + 1;
}

/**
 * Give the Mondays of a school year, from August to July. A week belongs to the year that its Thursday
 * is in, so that no week is in two years or in none.
 * @param {number} year the first of the two
 */
export function schoolWeeks(year) {
  const last = dayIn(year + 1, 7, 31);
  const mondays = [];
  let monday = mondayOf(dayIn(year, 8, 1));
  if (monday + 3 < dayIn(year, 8, 1)) monday += 7;
  for (; monday + 3 <= last; monday += 7) mondays.push(monday);
  return mondays;
}

/** Give the school year that a day is in, as its first year. @param {number} day */
export function schoolYearOf(day) {
  const moment = new Date((mondayOf(day) + 3) * DAY);
  return moment.getUTCFullYear() - (moment.getUTCMonth() < 7 ? 1 : 0);
}

/** Give Easter Sunday (Meeus, Jones and Butcher). @param {number} year */
export function easter(year) {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayIn(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/**
 * Give the days of a school year on which the Netherlands are free.
 * @param {number} year the first of the two
 * @returns {FreeTime[]}
 */
export function publicHolidays(year) {
  const next = year + 1;
  const sunday = easter(next);
  const king = dayIn(next, 4, 27);
  /** @type {[string, number][]} */
  const days = [
    ["Eerste kerstdag", dayIn(year, 12, 25)],
    ["Tweede kerstdag", dayIn(year, 12, 26)],
    ["Nieuwjaarsdag", dayIn(next, 1, 1)],
    ["Tweede paasdag", sunday + 1],
    ["Koningsdag", weekdayOf(king) === 7 ? king - 1 : king],
    ["Bevrijdingsdag", dayIn(next, 5, 5)],
    ["Hemelvaartsdag", sunday + 39],
    ["Tweede pinksterdag", sunday + 50],
  ];
  return days.map(([name, day]) => ({ name, first: day, last: day }));
}

/**
 * Give the holidays of a school year in a region, first one first: the end of the summer before it, too.
 * Empty where they are not known.
 * @param {number} year
 * @param {Region} region
 * @param {Map<number, Holiday[]>} years
 * @returns {FreeTime[]}
 */
export function holidaysOf(year, region, years) {
  const weeks = schoolWeeks(year);
  const [start, end] = [weeks[0] ?? 0, (weeks[weeks.length - 1] ?? 0) + 6];
  return [...(years.get(year) ? (years.get(year - 1) ?? []) : []), ...(years.get(year) ?? [])]
    .map(({ name, days }) => ({ name, first: days[region][0], last: days[region][1] }))
    .filter(({ first, last }) => last >= start && first <= end)
    .sort((one, other) => one.first - other.first);
}

/**
 * Give the time in which there is no school. Where holidays are not known, summer lasts until
 * September and starts in July.
 * @param {number} year
 * @param {Region} region
 * @param {Map<number, Holiday[]>} years
 * @returns {FreeTime[]}
 */
export function freeTimes(year, region, years) {
  const known = holidaysOf(year, region, years);
  const isFree = (/** @type {number} */ day) => known.some(({ first, last }) => first <= day && day <= last);
  const rest = [];
  if (!years.has(year - 1) || !years.has(year)) rest.push({ name: "Zomervakantie", first: dayIn(year, 7, 20), last: dayIn(year, 8, 31) });
  if (!years.has(year)) rest.push({ name: "Zomervakantie", first: dayIn(year + 1, 7, 1), last: dayIn(year + 1, 8, 8) });
  return [...known, ...rest, ...publicHolidays(year).filter(({ first }) => !isFree(first))].sort((one, other) => one.first - other.first);
}

/**
 * Give the meetings of a school year. Their rhythm starts in the first week after the summer and goes on through
 * holidays and free days, as a team counts weeks: a meeting that falls on one is not held, and no other one moves.
 * @param {object} about
 * @param {number} about.year
 * @param {number} about.weekday 1 for Monday to 5
 * @param {number} about.every 1 for each week, 2 for every other one
 * @param {FreeTime[]} free
 * @param {FreeTime[]} [closed] free days of one's own
 * @param {number[]} [chosen] places of weeks in which there is a meeting, whatever the rhythm
 * @returns {Meeting[]}
 */
export function meetings({ year, weekday, every }, free, closed = [], chosen = []) {
  const isIn = (/** @type {FreeTime[]} */ times, /** @type {number} */ day) => times.some(({ first, last }) => first <= day && day <= last);
  const weeks = schoolWeeks(year)
    .map((monday, at) => ({ place: at + 1, day: monday + weekday - 1 }))
    .filter(({ day }) => !isIn(free, day));
  const start = weeks[0]?.place ?? 1;
  return weeks
    .map((week) => ({ ...week, isChosen: (week.place - start) % every !== 0 }))
    .filter(({ place, day, isChosen }) => !isIn(closed, day) && (!isChosen || chosen.includes(place)))
    .map((meeting, at) => ({ ...meeting, number: at + 1 }));
}
