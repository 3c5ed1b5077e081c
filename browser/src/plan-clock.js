// When each item of a plan starts and ends.

import { BREAK, DAY, OWN } from "./plan.js";
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
 * @property {number} start in minutes from midnight of the first day; past 24 h on the next
 * @property {number} end
 * @property {number} spare minutes left before a fixed time; below zero for too many
 * @property {number} unbroken minutes without a break at its end, where that is more than people sit for
 */

/** After how long people need a break, in minutes. */
export const LONGEST_WITHOUT_BREAK = 90;
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
  return plan.items.map((item) => {
    const part = partOf(item, known);
    const minutes = item.minutes ?? part.minutes;
    const start = item.fixed === null ? now : nearest(item.fixed, now);
    const spare = start - now;
    const isBreak = part.isBreak || item.code === BREAK || (item.code === OWN && MEAL.test(item.name));
    unbroken = isBreak || spare >= 10 ? (isBreak ? 0 : minutes) : unbroken + minutes;
    const isLong = unbroken > LONGEST_WITHOUT_BREAK && unbroken - minutes <= LONGEST_WITHOUT_BREAK;
    now = start + minutes;
    return { item, part, minutes, start, end: now, spare, title: item.name || part.title, unbroken: isLong ? unbroken : 0 };
  });
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
