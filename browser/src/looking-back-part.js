// Where a reader looks back on one entry: when it was done, what was expected, seen and kept.

import { announce } from "./announce.js";
import { askedFor } from "./asked-for.js";
import { dutchDate } from "./dutch-date.js";
import { NOT_KEPT } from "./kept-text.js";
import { LONGEST_TEXT, weeksAfter } from "./looking-back-store.js";
import { publicAddress } from "./public-address.js";
import { save } from "./save-file.js";

/** @typedef {import("./looking-back-store.js").LookingBackStore} LookingBackStore */
/** @typedef {import("./looking-back-store.js").LookedBack} LookedBack */

/** What makes and reads files. */
export const lookingBackOut = () => askedFor("handboekLookingBackOut", "assets/scripts/looking-back-out.js");

/** @type {[keyof LookedBack, string][]} */
const FIELDS = [
  ["done", "Gedaan op"],
  ["expected", "Wat we verwachtten te merken"],
  ["seen", "Wat we zagen en hoorden"],
  ["keep", "Wat we houden, en wat we anders doen"],
];

export class LookingBackPart {
  /**
   * @param {HTMLElement} root holds what the data says of the entry
   * @param {LookingBackStore} store
   */
  constructor(root, store) {
    this.root = root;
    this.store = store;
    this.code = root.dataset.lookingBack ?? "";
    this.next = root.querySelector("[data-looking-next]");
    this.ask = document.createElement("p");
    this.ask.className = "looking-ask";
    this.asked = document.createElement("span");
    this.mark = document.createElement("span");
    this.details = document.createElement("details");
    /** @type {Map<keyof LookedBack, HTMLInputElement | HTMLTextAreaElement>} */
    this.fields = new Map();
    this.build();
    root.hidden = false;
    this.show();
  }

  build() {
    const summary = document.createElement("summary");
    const title = document.createElement("span");
    title.className = "only-heard";
    title.textContent = `: ${this.root.dataset.title}`;
    summary.append(this.mark, title);
    const labels = FIELDS.map(([name, text]) => {
      const label = document.createElement("label");
      const field = document.createElement(name === "done" ? "input" : "textarea");
      if (field instanceof HTMLInputElement) field.type = "date";
      else {
        field.rows = 2;
        field.maxLength = LONGEST_TEXT;
      }
      field.addEventListener("input", () => this.keep());
      this.fields.set(name, field);
      label.append(`${text} `, field);
      return label;
    });
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "button";
    remove.textContent = "Wis deze terugblik";
    remove.addEventListener("click", () => this.remove());
    const calendar = document.createElement("button");
    calendar.type = "button";
    calendar.className = "button";
    calendar.textContent = "Zet in mijn agenda";
    calendar.addEventListener("click", () => this.toCalendar());
    this.ask.append(this.asked, " ", calendar);
    this.details.append(summary, ...labels, this.ask, ...(this.next ? [this.next] : []), remove);
    this.root.append(this.details);
  }

  /** What the fields hold. @returns {LookedBack} */
  values() {
    const value = (/** @type {keyof LookedBack} */ name) => this.fields.get(name)?.value ?? "";
    return { done: value("done"), expected: value("expected"), seen: value("seen"), keep: value("keep") };
  }

  /** The day on which to ask the team what came of it; empty while it is not done. */
  day() {
    return weeksAfter(this.store.get(this.code)?.done ?? "", Number(this.root.dataset.weeks));
  }

  /** That day, for paper. */
  askedOn() {
    return this.day() && `Samen terugkijken op ${dutchDate(this.day())}.`;
  }

  question() {
    return this.root.dataset.review || "‘Wat is er sindsdien anders, en wat willen we zo houden?’";
  }

  async toCalendar() {
    const out = await lookingBackOut();
    const day = this.day();
    // Where one looks back is one step below the root of the site.
    const site = new URL("../", publicAddress(""));
    const review = { code: this.code, title: this.root.dataset.title ?? "", day, question: this.question(), page: new URL(`${this.code.toLowerCase()}/`, site).href, all: new URL("terugkijken/", site).href, now: new Date() };
    if (out && day) save(out.calendar(review), `terugkijken-${this.code.toLowerCase()}.ics`, "text/calendar");
  }

  keep() {
    const wasKept = this.store.isKept;
    this.store.set(this.code, this.values());
    if (wasKept && !this.store.isKept) announce(NOT_KEPT);
  }

  remove() {
    const before = this.store.all();
    this.store.remove(this.code);
    // Its place may be gone with it.
    if (this.root.isConnected) this.details.querySelector("summary")?.focus();
    announce(`Je terugblik op ${this.code} is weg.`, { label: "Zet terug", act: () => this.store.replace(before) });
  }

  /** Bring the fields in line with what is kept; what nobody changed yet comes from the handbook. */
  show() {
    const kept = this.store.get(this.code);
    for (const [name, field] of this.fields) {
      const value = kept ? kept[name] : name === "expected" ? (this.root.dataset.expected ?? "") : "";
      if (field.value !== value && document.activeElement !== field) field.value = value;
    }
    const done = kept?.done ?? "";
    this.mark.textContent = done ? `Gedaan op ${dutchDate(done)}. Kijk terug` : "Gedaan? Kijk terug";
    this.root.classList.toggle("is-done", done !== "");
    this.asked.textContent = `Vraag op ${dutchDate(this.day())} aan het team: ${this.question()}`;
    this.ask.hidden = !done;
    if (this.next instanceof HTMLElement) this.next.hidden = !done;
  }
}
