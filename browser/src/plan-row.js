// A row of a plan as one works at it. Made once for each place, and filled anew where it changed: a
// long plan stays fluent on a slow telephone.

import { element } from "./element.js";
import { clock, readClock } from "./plan-clock.js";
import { duration } from "./dutch-duration.js";
import { writeToken } from "./plan-address.js";
import { LONGEST_NAME, LONGEST_NOTE, LONGEST_WHO, MOST_MINUTES, minutesOf } from "./plan.js";

/** @typedef {import("./plan-clock.js").PlanRow} PlanRow */
/** @typedef {import("./plan.js").PlanItem} PlanItem */

/**
 * @typedef {object} RowActs what a row asks of the page, each with the row itself
 * @property {(row: HTMLElement, by: number) => void} move
 * @property {(row: HTMLElement) => void} remove
 * @property {(row: HTMLElement, way: 1 | -1) => void} step
 * @property {(row: HTMLElement, changes: Partial<PlanItem>) => void} change
 * @property {(row: HTMLElement, event: PointerEvent) => void} drag
 */

/** @param {RowActs} acts @returns {HTMLElement} */
export function newRow(acts) {
  const row = element("li", { class: "plan-row" });
  /** @param {string} act @param {string} text @param {() => void} press */
  const button = (act, text, press) => {
    const made = element("button", { type: "button", class: "button", "data-act": act }, text);
    made.addEventListener("click", press);
    return made;
  };
  /** @param {string} name @param {string} label @param {Record<string, string>} attributes @param {(value: string) => Partial<PlanItem>} read @param {"input" | "textarea"} [tag] */
  const field = (name, label, attributes, read, tag = "input") => {
    const input = element(tag, { "data-field": name, autocomplete: "off", ...attributes });
    input.addEventListener("change", () => acts.change(row, read(input.value)));
    return element("label", {}, `${label} `, input);
  };
  const handle = element("span", { class: "plan-handle", "aria-hidden": "true", title: "Sleep" }, "⠿");
  handle.addEventListener("pointerdown", (event) => acts.drag(row, event));
  row.append(
    element("div", { class: "plan-meeting", hidden: "" }, element("p", { class: "plan-meeting-title" }), element("div", { class: "own-fields" }, field("day", "Dag", { type: "date" }, (value) => ({ day: value })), field("fixed", "Begint om", { type: "time" }, (value) => ({ fixed: readClock(value) })))),
    element("div", { class: "plan-when" }, handle, element("time"), element("span", { class: "plan-spare" })),
    element(
      "div",
      { class: "plan-what" },
      element("p", { class: "plan-title" }),
      element("p", { class: "plan-about" }),
      element(
        "div",
        { class: "plan-tools" },
        button("less", "−5", () => acts.step(row, -1)),
        element("span", { class: "plan-minutes" }),
        button("more", "+5", () => acts.step(row, 1)),
        button("up", "Omhoog", () => acts.move(row, -1)),
        button("down", "Omlaag", () => acts.move(row, 1)),
        button("remove", "Haal weg", () => acts.remove(row)),
      ),
      element(
        "details",
        { class: "plan-more" },
        element("summary", {}, "Naam, vaste tijd, notitie"),
        element(
          "div",
          { class: "own-fields" },
          field("name", "Naam", { maxlength: String(LONGEST_NAME) }, (value) => ({ name: value })),
          field("minutes", "Minuten", { type: "number", min: "1", max: String(MOST_MINUTES) }, (value) => ({ minutes: minutesOf(Number(value)) })),
          field("fixed", "Begint altijd om", { type: "time" }, (value) => ({ fixed: readClock(value) })),
          field("day", "Op een andere dag (nieuwe bijeenkomst)", { type: "date" }, (value) => ({ day: value })),
          field("who", "Wie leidt (initialen)", { maxlength: String(LONGEST_WHO) }, (value) => ({ who: value })),
        ),
        element("div", { class: "own-notes" }, field("note", "Notitie voor mezelf", { rows: "3", maxlength: String(LONGEST_NOTE) }, (value) => ({ note: value }), "textarea")),
      ),
    ),
  );
  return row;
}

/**
 * Bring a row in line with an item.
 * @param {HTMLElement} row
 * @param {PlanRow} value
 * @param {{ at: number, count: number, meeting: string, base: string, known: import("./plan-parts.js").PlanParts }} place
 */
export function fillRow(row, value, { at, count, meeting, base, known }) {
  const { item, part, title, minutes, start, spare, unbroken } = value;
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (row.querySelector(selector));
  // After a change above it, a row differs from what it showed by its time alone.
  const time = /** @type {HTMLTimeElement} */ (find("time"));
  if (time.textContent !== clock(start)) time.dateTime = time.textContent = clock(start);
  const shows = JSON.stringify([item, minutes, spare, unbroken, meeting, at === 0, at === count - 1]);
  if (row.dataset.shows === shows) return;
  row.dataset.shows = shows;
  row.dataset.item = writeToken(item, known);
  row.classList.toggle("plan-row--break", part.isBreak);
  find(".plan-meeting").hidden = !meeting;
  find(".plan-meeting-title").textContent = meeting;
  find(".plan-meeting .own-fields").hidden = at === 0; // those of the first are the plan's own
  const told = [spare > 0 ? `${duration(spare)} over` : spare < 0 ? `${duration(-spare)} te laat` : "", unbroken ? `al ${duration(unbroken)} zonder pauze` : ""];
  find(".plan-spare").textContent = told.filter(Boolean).join(", ");
  find(".plan-when").classList.toggle("plan-when--over", spare < 0);
  const name = part.address ? element("a", { href: new URL(part.address, base).href }, title) : title;
  find(".plan-title").replaceChildren(name);
  const isCoded = /^[A-Z]/.test(item.code);
  const about = [isCoded ? item.code.replace("_", ", deel ") : "", item.name ? part.title : isCoded ? part.kind : "", part.people, item.fixed === null ? "" : `vast om ${clock(item.fixed)}`, item.who, item.note && "met notitie"];
  find(".plan-about").textContent = about.filter(Boolean).join(" · ");
  find(".plan-minutes").textContent = `${minutes} min`;
  for (const [act, label] of [["less", "5 minuten minder"], ["more", "5 minuten meer"], ["up", "Omhoog"], ["down", "Omlaag"], ["remove", "Haal weg"]]) {
    find(`[data-act=${act}]`).setAttribute("aria-label", `${label}: ${title}`);
  }
  find("[data-act=up]").toggleAttribute("disabled", at === 0);
  find("[data-act=down]").toggleAttribute("disabled", at === count - 1);
  find("summary").setAttribute("aria-label", `Naam, vaste tijd, notitie: ${title}`);
  const values = { name: item.name, minutes: String(minutes), fixed: item.fixed === null ? "" : clock(item.fixed), day: item.day, who: item.who, note: item.note };
  for (const [field, text] of Object.entries(values)) {
    for (const input of row.querySelectorAll(`[data-field=${field}]`)) {
      if (document.activeElement !== input) /** @type {HTMLInputElement} */ (input).value = text;
    }
  }
}
