// A plan: a meeting or workshop that a reader put together (on the site: draaiboek). What it consists
// of, and how much of each is kept, whatever an address or a storage holds.

import { dayOrEmpty } from "./calendar-day.js";
import { isCode } from "./choice.js";

/** How many items a plan can hold. */
export const MOST_ITEMS = 200;
export const LONGEST_TITLE = 120; // letters
export const LONGEST_NAME = 120;
export const LONGEST_WHO = 12;
export const LONGEST_NOTE = 2000;
export const MOST_MINUTES = 600;
export const DAY = 24 * 60; // minutes
export const BREAK = "pauze";
export const OWN = "eigen";
const BREAK_MINUTES = 15;
const OWN_MINUTES = 10;
const START = 9 * 60;

/**
 * @typedef {object} PlanItem
 * @property {string} code of an entry (F4), a part of a programme (P1_2), a break (pauze) or an item of one's own (eigen)
 * @property {number | null} minutes null for as long as the entry takes
 * @property {string} name what the plan calls it; empty for the title of the entry
 * @property {number | null} fixed the time of day at which it starts whatever comes before, in minutes
 * @property {string} day on which a next meeting opens with it, such as 2027-03-16; empty for none
 * @property {string} who initials of who leads it
 * @property {string} note for the facilitator alone
 */

/**
 * @typedef {object} Plan
 * @property {string} id permanent name in this browser; empty for one that is not kept
 * @property {string} title
 * @property {string} date such as 2027-03-09, or empty; of a series, that of the first meeting
 * @property {number} start time of day, in minutes; of a series, that of each meeting
 * @property {PlanItem[]} items
 */

/** @returns {Plan} */
export function emptyPlan() {
  return { id: "", title: "", date: "", start: START, items: [] };
}

/**
 * Give an item with nothing but its code, and minutes where it has none by itself.
 * @param {string} code
 * @param {number | null} [minutes]
 * @param {string} [name]
 * @returns {PlanItem}
 */
export function newItem(code, minutes = null, name = "") {
  const own = code === BREAK ? BREAK_MINUTES : code === OWN ? OWN_MINUTES : null;
  return { code, minutes: minutes ?? own, name, fixed: null, day: "", who: "", note: "" };
}

/**
 * Tell whether a text can be the code of an item.
 * @param {string} text
 */
export function isItemCode(text) {
  const [code = "", part, ...rest] = text.split("_");
  if (text === BREAK || text === OWN) return true;
  return isCode(code) && !rest.length && (part === undefined || /^[1-9]\d?$/.test(part));
}

/**
 * Give a text on one line, without signs that cannot be seen, and no longer than it may be.
 * @param {unknown} value
 * @param {number} longest
 */
export function line(value, longest) {
  if (typeof value !== "string") return "";
  const shown = value.slice(0, longest * 4).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ");
  return cut(shown.trim(), longest);
}

/**
 * Give a text of several lines, no longer than it may be.
 * @param {unknown} value
 * @param {number} longest
 */
export function lines(value, longest) {
  if (typeof value !== "string") return "";
  return cut(value.replace(/\r\n?/g, "\n").replace(/[^\P{C}\n]/gu, ""), longest);
}

/** @param {string} text @param {number} longest */
function cut(text, longest) {
  return text.slice(0, longest).replace(/\p{Cs}$/u, ""); // no half sign at the end
}

/**
 * Give a number of minutes that an item may take, or null for what is none.
 * @param {unknown} value
 */
export function minutesOf(value) {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1) return null;
  return Math.min(value, MOST_MINUTES);
}

/**
 * Give a time of day in minutes, or null for what is none.
 * @param {unknown} value
 */
export function timeOf(value) {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < DAY ? value : null;
}

/**
 * Give whatever was found as an item; null for what is none.
 * @param {any} found
 * @returns {PlanItem | null}
 */
export function readItem(found) {
  if (typeof found?.code !== "string" || !isItemCode(found.code)) return null;
  return {
    ...newItem(found.code, minutesOf(found.minutes), line(found.name, LONGEST_NAME)),
    fixed: timeOf(found.fixed),
    day: dayOrEmpty(found.day),
    who: line(found.who, LONGEST_WHO),
    note: lines(found.note, LONGEST_NOTE),
  };
}

/**
 * Give whatever was found as a plan; what is no part of one is left out.
 * @param {any} found
 * @returns {Plan}
 */
export function readPlan(found) {
  const items = Array.isArray(found?.items) ? found.items.slice(0, MOST_ITEMS) : [];
  return {
    id: typeof found?.id === "string" && /^[a-z0-9]{1,20}$/.test(found.id) ? found.id : "",
    title: line(found?.title, LONGEST_TITLE),
    date: dayOrEmpty(found?.date),
    start: timeOf(found?.start) ?? START,
    items: items.map(readItem).filter((/** @type {PlanItem | null} */ item) => item !== null),
  };
}
