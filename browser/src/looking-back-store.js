// Keeps in this browser what a reader did with an entry, what was expected, what was seen and what is kept of it. The plan
// of a year and the taking along of everything read it too: an object, by code.

import { dayOrEmpty, isDay } from "./calendar-day.js";
import { isCode } from "./choice.js";
import { KeptText } from "./kept-text.js";

export const LOOKING_BACK_KEY = "handboek.terugblik";
/** Of what is kept, which does not say it. */
export const LOOKING_BACK_VERSION = 1;
export const LONGEST_TEXT = 2000;
export const MOST_ENTRIES = 500;

/**
 * @typedef {object} LookedBack
 * @property {string} done the day on which it was done, 2026-11-29; empty while it is not
 * @property {string} expected
 * @property {string} seen
 * @property {string} keep
 */
/** @typedef {Record<string, LookedBack>} LookingBack by the code of the entry */

/**
 * Give the day a number of weeks later; empty for what is no day.
 * @param {string} day
 * @param {number} weeks
 */
export function weeksAfter(day, weeks) {
  if (!isDay(day)) return "";
  const found = new Date(`${day}T12:00:00Z`);
  found.setUTCDate(found.getUTCDate() + 7 * weeks);
  return found.toISOString().slice(0, 10);
}

/**
 * Give what was kept, or came from a file; whatever is no part of it is left out.
 * @param {unknown} found
 * @returns {LookingBack}
 */
export function lookingBackOf(found) {
  if (typeof found !== "object" || found === null || Array.isArray(found)) return {};
  const text = (/** @type {unknown} */ value) => (typeof value === "string" ? value.slice(0, LONGEST_TEXT) : "");
  const entries = Object.entries(found)
    .filter(([code, entry]) => isCode(code) && typeof entry === "object" && entry !== null)
    .map(([code, entry]) => /** @type {[string, LookedBack]} */ ([code, { done: dayOrEmpty(entry.done), expected: text(entry.expected), seen: text(entry.seen), keep: text(entry.keep) }]))
    .filter(([, entry]) => Object.values(entry).some(Boolean));
  return Object.fromEntries(entries.slice(0, MOST_ENTRIES));
}

/** @param {string | null} text @returns {LookingBack} */
export function readLookingBack(text) {
  try {
    return lookingBackOf(JSON.parse(text ?? "null"));
  } catch {
    return {};
  }
}

/** Tells who listens to "change" when something changed, here or in another tab. */
export class LookingBackStore extends KeptText {
  /** @param {() => Storage} storage gives localStorage; may throw */
  constructor(storage) {
    super(storage, LOOKING_BACK_KEY, LOOKING_BACK_VERSION);
  }

  all() {
    return readLookingBack(this.text());
  }

  /** @param {string} code @returns {LookedBack | undefined} */
  get(code) {
    return this.all()[code];
  }

  /** @param {string} code @param {LookedBack} entry */
  set(code, entry) {
    this.replace({ ...this.all(), [code]: entry });
  }

  /** @param {string} code */
  remove(code) {
    const { [code]: _, ...others } = this.all();
    this.replace(others);
  }

  /** @param {LookingBack} all */
  replace(all) {
    const kept = lookingBackOf(all);
    this.setText(Object.keys(kept).length ? JSON.stringify(kept) : "");
  }
}
