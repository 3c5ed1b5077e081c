// Keeps a reader's plans in this browser. A storage that is full, refused or garbled costs only that
// they are not kept.

import { KeptText } from "./kept-text.js";
import { readPlan } from "./plan.js";

/** @typedef {import("./plan.js").Plan} Plan */

export const PLANS_KEY = "handboek.draaiboeken";
/** Of what is kept. What a later edition kept in another way is left as it is. */
export const PLANS_VERSION = 1;
const MOST_PLANS = 50;

/**
 * @typedef {object} Plans
 * @property {string} current id of the plan that one works at; empty for none
 * @property {Plan[]} plans
 */

/**
 * Give what a storage held as plans; whatever is none is left out.
 * @param {string | null} text
 * @returns {Plans}
 */
export function readPlans(text) {
  let found;
  try {
    found = JSON.parse(text ?? "null");
  } catch {
    found = null;
  }
  if (found?.version !== PLANS_VERSION || !Array.isArray(found.plans)) return { current: "", plans: [] };
  const byId = new Map(found.plans.slice(0, MOST_PLANS).map(readPlan).map((/** @type {Plan} */ plan) => [plan.id, plan]));
  byId.delete("");
  return { current: byId.has(found.current) ? found.current : "", plans: [...byId.values()] };
}

/** A name for a plan that no other has. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36)).join("");
}

/** Tells who listens to "change" when plans changed, here or in another tab. */
export class PlanStore extends KeptText {
  /** @param {() => Storage} storage gives localStorage; may throw */
  constructor(storage) {
    super(storage, PLANS_KEY, PLANS_VERSION);
    this.readText = /** @type {string | null} */ (null);
    this.read = readPlans(null);
  }

  /** @returns {Plans} */
  all() {
    const text = this.text();
    if (text !== this.readText) {
      this.readText = text;
      this.read = readPlans(text);
    }
    return this.read;
  }

  /** The plan that one works at. @returns {Plan | undefined} */
  current() {
    const { current, plans } = this.all();
    return plans.find((plan) => plan.id === current);
  }

  /**
   * Keep a plan under its id, as the one that one works at. Gives whether there was room for it.
   * @param {Plan} plan
   */
  keep(plan) {
    const { plans } = this.all();
    const others = plans.filter((other) => other.id !== plan.id);
    if (others.length >= MOST_PLANS) return false;
    const isKnown = others.length < plans.length;
    this.set({ current: plan.id, plans: isKnown ? plans.map((other) => (other.id === plan.id ? plan : other)) : [...plans, plan] });
    return true;
  }

  /** @param {string} id */
  choose(id) {
    this.set({ ...this.all(), current: id });
  }

  /** @param {string} id */
  remove(id) {
    const { current, plans } = this.all();
    const left = plans.filter((plan) => plan.id !== id);
    this.set({ current: current === id ? (left[left.length - 1]?.id ?? "") : current, plans: left });
  }

  /** @param {Plans} all */
  set(all) {
    // Nothing is kept that would not be read.
    this.setText(JSON.stringify({ version: PLANS_VERSION, ...readPlans(JSON.stringify({ version: PLANS_VERSION, ...all })) }));
  }
}
