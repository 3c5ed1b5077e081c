// Days and weeks of a school year in words.

import { weekNumber } from "./school-calendar.js";

const MILLISECONDS = 86_400_000;

/** @param {Intl.DateTimeFormatOptions} options @param {number} day */
function written(options, day) {
  return new Intl.DateTimeFormat("nl-NL", { timeZone: "UTC", ...options }).format(day * MILLISECONDS);
}

/** Give a day as "di 8 sep". @param {number} day */
export function shortDay(day) {
  return written({ weekday: "short", day: "numeric", month: "short" }, day).replaceAll(".", "");
}

/** Give a month as "september 2026". @param {number} day */
export function monthName(day) {
  return written({ month: "long", year: "numeric" }, day);
}

/** Give days from and to, as "10 okt tot en met 18 okt"; a single day by itself. @param {number} first @param {number} last */
export function period(first, last) {
  const day = (/** @type {number} */ one) => written({ day: "numeric", month: "short" }, one).replaceAll(".", "");
  return first === last ? day(first) : `${day(first)} tot en met ${day(last)}`;
}

/** Give the week that a day is in, as "week 37". @param {number} day */
export function weekName(day) {
  return `week ${weekNumber(day)}`;
}

/** Give a school year, as "2026-2027". @param {number} year */
export function yearName(year) {
  return `${year}-${year + 1}`;
}
