// Keeps a reader's own checklist in this browser: what is chosen, ticked and filled in.

import { MOST_ENTRIES, isCode } from "./choice.js";
import { KeptText } from "./kept-text.js";

export const CHECKLIST_KEY = "handboek.mijn-checklist";
/** Of what is kept, which does not say it. */
export const CHECKLIST_VERSION = 1;
const LONGEST_TEXT = 5000;
const LONGEST_TICK = 500;
const MOST_TICKS = 5000;

/**
 * @typedef {object} OwnChecklist
 * @property {string[]} codes what is chosen, in order
 * @property {string[]} ticks the items that are ticked, each as code, field and place: `D5.before.1`
 * @property {string} title
 * @property {string} team
 * @property {string} date
 * @property {string} notes
 * @property {string} address the codes as the address of one's own checklist last held them
 */

/** @returns {OwnChecklist} */
export function emptyChecklist() {
  return { codes: [], ticks: [], title: "", team: "", date: "", notes: "", address: "" };
}

/**
 * Give what a storage held as a checklist; whatever is no part of one is left out.
 * @param {string | null} text
 * @returns {OwnChecklist}
 */
export function readChecklist(text) {
  let found;
  try {
    found = JSON.parse(text ?? "null");
  } catch {
    found = null;
  }
  if (typeof found !== "object" || found === null) return emptyChecklist();
  /** @param {unknown} list @param {number} most @param {(one: string) => boolean} [fits] */
  const strings = (list, most, fits = () => true) => {
    const all = Array.isArray(list) ? list.filter((one) => typeof one === "string" && fits(one)) : [];
    return [...new Set(/** @type {string[]} */ (all))].slice(0, most);
  };
  /** @param {unknown} value */
  const short = (value) => (typeof value === "string" ? value.slice(0, LONGEST_TEXT) : "");
  return {
    codes: strings(found.codes, MOST_ENTRIES, isCode),
    ticks: strings(found.ticks, MOST_TICKS, (tick) => tick.length <= LONGEST_TICK),
    title: short(found.title),
    team: short(found.team),
    date: short(found.date),
    notes: short(found.notes),
    address: short(found.address),
  };
}

/** Tells who listens to "change" when the checklist changed, here or in another tab. */
export class ChecklistStore extends KeptText {
  /** @param {() => Storage} storage gives localStorage; may throw */
  constructor(storage) {
    super(storage, CHECKLIST_KEY, CHECKLIST_VERSION);
  }

  /** Find out whether this browser keeps what is chosen, before anything is. */
  tryToKeep() {
    try {
      const storage = this.storage();
      const before = storage.getItem(CHECKLIST_KEY);
      storage.setItem(CHECKLIST_KEY, before ?? "");
      if (before === null) storage.removeItem(CHECKLIST_KEY);
    } catch {
      this.unkept ??= JSON.stringify(this.get());
    }
  }

  get() {
    return readChecklist(this.text());
  }

  /** @param {Partial<OwnChecklist>} changes */
  set(changes) {
    // Nothing is kept that would not be read.
    this.setText(JSON.stringify(readChecklist(JSON.stringify({ ...this.get(), ...changes }))));
  }

  /** Forget what could not be kept; the next choice will not be kept either where the browser refuses. */
  wiped() {
    this.unkept = null;
    this.tryToKeep();
    this.changed();
  }
}
