// Looking back on what a plan for a school year holds: the place for it below each row, and the days on which
// something was done and is asked about, for the months and for paper. What is kept is the same as on
// Mijn checklist and /terugkijken/.

import { LookingBackPart } from "./looking-back-part.js";
import { LOOKING_BACK_KEY, LookingBackStore, weeksAfter } from "./looking-back-store.js";

/**
 * @typedef {object} DoneDays
 * @property {string} done the day on which it was done, 2026-11-29
 * @property {string} ask the day on which to ask the team what came of it
 */

/** Tells who listens to "change" when another day counts. */
export class YearLookingBack extends EventTarget {
  /** @param {HTMLElement} root of the page @param {() => Storage} storage gives localStorage; may throw */
  constructor(root, storage) {
    super();
    this.store = new LookingBackStore(storage);
    /** @type {Map<string, HTMLElement>} what the data says of each entry */
    this.places = new Map();
    for (const place of root.querySelectorAll("[data-looking-back]")) if (place instanceof HTMLElement) this.places.set(place.dataset.lookingBack ?? "", place);
    /** @type {Map<string, LookingBackPart>} made when they first show */
    this.parts = new Map();
    let before = JSON.stringify([...this.done()]);
    this.store.addEventListener("change", () => {
      for (const part of this.parts.values()) part.show();
      const now = JSON.stringify([...this.done()]);
      if (now !== before) this.dispatchEvent(new Event("change"));
      before = now;
    });
    window.addEventListener("storage", ({ key }) => {
      if (key === null || key === LOOKING_BACK_KEY) this.store.changed();
    });
  }

  /** Give where one looks back on an entry. @param {string} code @returns {HTMLElement | undefined} */
  placeOf(code) {
    const place = this.places.get(code);
    if (place && !this.parts.has(code)) this.parts.set(code, new LookingBackPart(place, this.store));
    return place;
  }

  /** Give the days of what was done, by the codes of entries. @returns {Map<string, DoneDays>} */
  done() {
    const all = Object.entries(this.store.all()).filter(([, { done }]) => done);
    return new Map(all.map(([code, { done }]) => [code, { done, ask: weeksAfter(done, Number(this.places.get(code)?.dataset.weeks)) }]));
  }
}
