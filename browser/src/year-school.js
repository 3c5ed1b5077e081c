// What a reader fills in of a school: its year, region, meetings and free days.

import { announce } from "./announce.js";
import { element } from "./element.js";
import { clock, readClock } from "./plan-clock.js";
import { dayIn, dayNumber, textOf } from "./school-calendar.js";
import { period, yearName } from "./school-words.js";
import { emptyYearPlan, readClosed, readFrom } from "./year-plan.js";

/** @typedef {import("./year-plan.js").YearPlan} YearPlan */

/**
 * @typedef {object} SchoolActs what the fields ask of the page
 * @property {(changes: Partial<YearPlan>, text?: string) => void} keep
 * @property {(year: number) => void} choose another school year
 */

export class SchoolFields {
  /** @param {HTMLElement} root @param {SchoolActs} acts */
  constructor(root, acts) {
    this.root = root;
    this.acts = acts;
    this.plan = emptyYearPlan(0);
    this.fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...root.querySelectorAll(".year-fields [name]")]);
    // A title is kept as one writes it; a number or a day that is half there is none.
    for (const field of this.fields) field.addEventListener(field.name === "title" ? "input" : "change", () => this.fillIn(field));
    root.querySelector("[data-year-close]")?.addEventListener("click", () => this.close());
  }

  /** @param {string} name */
  one(name) {
    return /** @type {HTMLInputElement} */ (this.root.querySelector(`[data-year-${name}]`));
  }

  /** @param {HTMLInputElement | HTMLSelectElement} field */
  fillIn(field) {
    const { name, value } = field;
    // While one types a day, its year is not there yet.
    if (name === "from" && value && !readFrom(value, this.plan.year)) return;
    if (name === "year") this.acts.choose(Number(value));
    else this.acts.keep({ [name]: name === "start" ? readClock(value) : ["title", "region", "from"].includes(name) ? value : Number(value) });
  }

  close() {
    const [first, last] = [this.one("closed-first"), this.one("closed-last")];
    const { year, closed } = this.plan;
    const days = readClosed(first.value, last.value, year);
    if (!days) {
      announce(`Kies een dag in het schooljaar ${yearName(year)}.`);
      first.focus();
      return;
    }
    first.value = last.value = "";
    this.acts.keep({ closed: [...closed, days] }, `Vrij: ${period(dayNumber(days[0]), dayNumber(days[1]))}.`);
    first.focus();
  }

  /**
   * Bring the fields in line with a plan.
   * @param {YearPlan} plan
   * @param {number[]} years that one can choose; those before last year are left out
   */
  show(plan, years) {
    this.plan = plan;
    const from = Math.min(new Date().getFullYear() - 1, plan.year);
    const all = [...new Set([...years, plan.year])].filter((year) => year >= from).sort((one, other) => one - other);
    for (const field of this.fields) {
      // A space may be the start of the next word.
      if (field.name === "title" && field === document.activeElement) continue;
      if (field.name === "year") field.replaceChildren(...all.map((year) => new Option(yearName(year), String(year), false, year === plan.year)));
      else if (field.name === "start") field.value = plan.start === null ? "" : clock(plan.start);
      else field.value = String(plan[/** @type {"region" | "hours" | "title" | "from"} */ (field.name)] ?? "");
    }
    for (const field of this.root.querySelectorAll("input[type=date]")) {
      if (!(field instanceof HTMLInputElement) || !field.closest(".year-fields, .year-closed")) continue;
      field.min = textOf(dayIn(plan.year, 8, 1));
      field.max = textOf(dayIn(plan.year + 1, 7, 31));
    }
    this.one("closed").replaceChildren(...plan.closed.map((days) => this.freeDays(days)));
  }

  /** @param {[string, string]} days */
  freeDays([first, last]) {
    const name = period(dayNumber(first), dayNumber(last));
    const button = element("button", { type: "button", class: "button", "data-key": `closed ${first}`, "aria-label": `Haal weg: ${name}` }, "Haal weg");
    button.addEventListener("click", () => {
      this.acts.keep({ closed: this.plan.closed.filter(([one, other]) => one !== first || other !== last) }, `${name} is geen vrije dag meer.`);
      this.one("closed-first").focus();
    });
    return element("li", {}, `${name} `, button);
  }
}
