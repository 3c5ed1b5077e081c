// Keeps a reader's plans for school years in this browser: one for each year.

import { KeptText } from "./kept-text.js";
import { readYearPlan } from "./year-plan.js";

/** @typedef {import("./year-plan.js").YearPlan} YearPlan */

export const YEARS_KEY = "handboek.jaarplan";
export const YEARS_VERSION = 1;
const MOST_YEARS = 20;

/**
 * Give what a storage held as plans, the earliest year first; whatever is none is left out.
 * @param {string | null} text
 * @returns {YearPlan[]}
 */
export function readYears(text) {
  let found;
  try {
    found = JSON.parse(text ?? "null");
  } catch {
    found = null;
  }
  if (found?.version !== YEARS_VERSION || !Array.isArray(found.plans)) return [];
  const plans = /** @type {YearPlan[]} */ (found.plans.slice(0, MOST_YEARS).filter((/** @type {any} */ one) => Number.isInteger(one?.year)).map((/** @type {any} */ one) => readYearPlan(one)));
  return [...new Map(plans.map((plan) => [plan.year, plan])).values()].sort((one, other) => one.year - other.year);
}

export class YearStore extends KeptText {
  /** @param {() => Storage} storage gives localStorage; may throw */
  constructor(storage) {
    super(storage, YEARS_KEY, YEARS_VERSION);
  }

  all() {
    return readYears(this.text());
  }

  /** @param {number} year */
  of(year) {
    return this.all().find((plan) => plan.year === year);
  }

  /** @param {YearPlan} plan */
  keep(plan) {
    this.set([...this.all().filter(({ year }) => year !== plan.year), plan]);
  }

  /** @param {YearPlan[]} plans */
  set(plans) {
    // Nothing is kept that would not be read.
    this.setText(JSON.stringify({ version: YEARS_VERSION, plans: readYears(JSON.stringify({ version: YEARS_VERSION, plans })) }));
  }
}
