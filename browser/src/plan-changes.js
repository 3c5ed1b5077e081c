// What a reader can do to a plan. Each gives a new plan, and leaves the one it was given.

import { DAY, MOST_ITEMS, minutesOf } from "./plan.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").PlanItem} PlanItem */

const STEP = 5; // minutes

/**
 * Move the item at a place to another; the ends hold it.
 * @param {Plan} plan
 * @param {number} from
 * @param {number} to
 * @returns {Plan}
 */
export function withMoved(plan, from, to) {
  const items = [...plan.items];
  const [item] = items.splice(from, 1);
  if (item) items.splice(Math.max(0, Math.min(items.length, to)), 0, item);
  return { ...plan, items };
}

/**
 * @param {Plan} plan
 * @param {number} at
 * @returns {Plan}
 */
export function withoutItem(plan, at) {
  return { ...plan, items: plan.items.filter((_, place) => place !== at) };
}

/**
 * Put items at a place, as many as fit.
 * @param {Plan} plan
 * @param {PlanItem[]} items
 * @param {number} [at] at the end where it is left out
 * @returns {Plan}
 */
export function withItems(plan, items, at = plan.items.length) {
  const fitting = items.slice(0, Math.max(0, MOST_ITEMS - plan.items.length));
  return { ...plan, items: [...plan.items.slice(0, at), ...fitting, ...plan.items.slice(at)] };
}

/**
 * @param {Plan} plan
 * @param {number} at
 * @param {Partial<PlanItem>} changes
 * @returns {Plan}
 */
export function withItem(plan, at, changes) {
  return { ...plan, items: plan.items.map((item, place) => (place === at ? { ...item, ...changes } : item)) };
}

/**
 * Give the next number of minutes up or down: a multiple of five, and never none.
 * @param {number} minutes
 * @param {1 | -1} way
 */
export function stepped(minutes, way) {
  const next = way > 0 ? (Math.floor(minutes / STEP) + 1) * STEP : (Math.ceil(minutes / STEP) - 1) * STEP;
  return minutesOf(Math.max(next, minutes < STEP ? minutes : STEP)) ?? minutes;
}

/**
 * Give a copy for the year after: same weekday, and years in the title one on. What was noted for this
 * year's meeting stays, since that is what one learnt.
 * @param {Plan} plan
 * @param {string} id
 * @returns {Plan}
 */
export function forNextYear(plan, id) {
  const title = plan.title.replace(/(?<!\d)(20\d\d)(?!\d)/g, (year) => String(Number(year) + 1));
  const items = plan.items.map((item) => ({ ...item, day: yearLater(item.day) }));
  return { ...plan, id, items, date: yearLater(plan.date), title: title === plan.title ? copied(plan.title) : title };
}

/** @param {string} day such as 2027-03-09, or empty */
function yearLater(day) {
  return day && new Date(Date.parse(`${day}T12:00:00Z`) + 52 * 7 * DAY * 60_000).toISOString().slice(0, 10);
}

/** @param {string} title */
function copied(title) {
  const found = /^(.*) \(kopie(?: (\d+))?\)$/.exec(title);
  if (!found) return title ? `${title} (kopie)` : "Kopie";
  return `${found[1]} (kopie ${Number(found[2] ?? 1) + 1})`;
}
