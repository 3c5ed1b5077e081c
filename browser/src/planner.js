// A reader's own programme: put together, timed, kept, shared and taken along (/draaiboek/).

import { announce } from "./announce.js";
import { NOT_KEPT } from "./kept-text.js";
import { pageAddress } from "./page-address.js";
import { readAddress, writeAddress } from "./plan-address.js";
import { forNextYear, stepped, withItem, withItems, withMoved, withoutItem } from "./plan-changes.js";
import { clock, lengthInWords, lunchAfter, meetingsOf, readClock, schedule } from "./plan-clock.js";
import { dragRow } from "./plan-drag.js";
import { partsToFind } from "./plan-find.js";
import { PartFinder } from "./plan-finder.js";
import { loadParts, withParts } from "./plan-parts.js";
import { fillRow, newRow } from "./plan-row.js";
import { meetingTitle } from "./plan-sheet.js";
import { PlanStore, newId } from "./plan-store.js";
import { MOST_ITEMS, emptyPlan, newItem, readItem, readPlan } from "./plan.js";
import { TakingAlong } from "./plan-take-along.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").PlanItem} PlanItem */
/** @typedef {import("./plan-parts.js").PlanParts} PlanParts */

class Planner {
  /** @param {HTMLElement} root @param {PlanParts} known */
  constructor(root, known) {
    this.root = root;
    this.known = known;
    this.store = new PlanStore(() => window.localStorage);
    const { plan, unknown, replaced, isMade } = readAddress(location.search, known);
    this.told = [
      ...(unknown.length ? [`${unknown.slice(0, 20).join(", ")} ${unknown.length === 1 ? "is" : "zijn"} hier niet bekend. Misschien is de link niet helemaal overgenomen.`] : []),
      ...replaced.slice(0, 20).map(([code, instead]) => `${code} staat niet meer in het handboek. In plaats daarvan staat hier ${instead.join(" en ")}.`),
    ].join(" ");
    const hasPlan = /[?&][ti]=/.test(location.search);
    const own = this.store.all().plans.find((one) => writeAddress(withParts(one, known), known) === writeAddress(plan, known));
    if (hasPlan && own) this.store.choose(own.id);
    /** @type {Plan | null} a plan that came with the address and is not one's own (yet) */
    this.shared = hasPlan && !own ? plan : null;
    new TakingAlong(root, () => this.plan(), known);
    for (const button of this.all("[data-plan-act]")) button.addEventListener("click", () => this.act(button.dataset.planAct ?? ""));
    for (const button of this.all("[data-plan-new]")) button.addEventListener("click", () => this.addNew(button.dataset.planNew ?? ""));
    for (const field of this.fields()) field.addEventListener("input", () => this.fillIn(field));
    const chooser = this.chooser();
    chooser.addEventListener("change", () => {
      this.shared = null;
      this.store.choose(chooser.value);
    });
    const finder = new PartFinder(this.one("[data-plan-found]"), partsToFind(known), (code) => this.addCode(code));
    const find = /** @type {HTMLInputElement} */ (this.one("[data-plan-find]"));
    find.addEventListener("input", () => finder.find(find.value));
    window.addEventListener("storage", () => this.store.changed());
    this.store.addEventListener("change", () => this.show());
    this.one("[data-plan-act=from-checklist]").hidden = !window.handboek.store.get().codes.length;
    root.hidden = false;
    finder.find("");
    this.show();
    if (isMade && plan.items.length) this.keepMade();
  }

  /** @param {string} selector @returns {HTMLElement} */
  one(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }

  /** @param {string} selector @returns {HTMLElement[]} */
  all(selector) {
    return [...this.root.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
  }

  fields() {
    return /** @type {HTMLInputElement[]} */ (this.all(".plan-fields input[name]"));
  }

  chooser() {
    return /** @type {HTMLSelectElement} */ (this.one("[data-plan-choose]"));
  }

  /** The plan that the page shows. */
  plan() {
    return withParts(this.shared ?? this.store.current() ?? emptyPlan(), this.known);
  }

  /**
   * Keep what was changed. A plan that came with a link becomes one's own.
   * @param {Plan} plan
   * @param {string} [text] what to say, with a way back
   */
  keep(plan, text) {
    const before = { all: this.store.all(), shared: this.shared };
    const isNew = !plan.id;
    if (!this.hold(plan)) return;
    const said = isNew && before.shared ? `${text ?? ""} Dit draaiboek staat nu bij jouw draaiboeken.` : text;
    if (!said) return;
    announce(said.trim(), {
      label: "Zet terug",
      act: () => {
        this.shared = before.shared;
        this.store.set(before.all);
      },
    });
  }

  /** Keep what one asked a page of the handbook to make a plan of. */
  keepMade() {
    if (this.shared && !this.hold(this.shared)) return;
    announce(this.store.isKept ? "Dit draaiboek staat bij jouw draaiboeken. Pas het aan zoals je wilt." : NOT_KEPT);
  }

  /** @param {Plan} plan @returns {boolean} whether there was room */
  hold(plan) {
    const shared = this.shared;
    this.shared = null;
    if (this.store.keep(readPlan({ ...plan, id: plan.id || newId() }))) return true;
    this.shared = shared;
    announce("Je hebt te veel draaiboeken om er een bij te bewaren. Verwijder er eerst een.");
    this.show();
    return false;
  }

  /** @param {HTMLInputElement} field */
  fillIn(field) {
    const start = field.name === "start" ? readClock(field.value) : null;
    if (field.name === "start" && start === null) return;
    this.keep({ ...this.plan(), [field.name]: start ?? field.value });
  }

  /** @param {string} kind */
  addNew(kind) {
    this.add([kind === "lunch" ? lunchAfter(this.plan(), this.known) : newItem(kind)]);
  }

  /** @param {PlanItem[]} items */
  add(items) {
    const plan = this.plan();
    if (plan.items.length + items.length > MOST_ITEMS) {
      announce(`Er passen ${MOST_ITEMS} onderdelen in een draaiboek.`);
      return;
    }
    const fixed = items[0]?.fixed ?? null;
    this.keep(withItems(plan, items), `Toegevoegd op plaats ${plan.items.length + 1}${fixed === null ? "" : `, vast om ${clock(fixed)}`}.`);
  }

  /** @param {string} code */
  addCode(code) {
    this.add(readAddress(`?i=${code}`, this.known).plan.items);
  }

  rows() {
    return /** @type {HTMLElement[]} */ ([...this.one("[data-plan-rows]").children]);
  }

  /** @type {import("./plan-row.js").RowActs} */
  acts = {
    move: (row, by) => this.move(this.rows().indexOf(row), this.rows().indexOf(row) + by, by < 0 ? "up" : "down"),
    remove: (row) => {
      const at = this.rows().indexOf(row);
      const title = row.querySelector(".plan-title")?.textContent;
      this.keep(withoutItem(this.plan(), at), `${title} is weggehaald.`);
      const next = this.rows()[Math.min(at, this.rows().length - 1)];
      /** @type {HTMLElement} */ (next?.querySelector("[data-act=remove]") ?? this.one("[data-plan-find]")).focus();
    },
    step: (row, way) => {
      const at = this.rows().indexOf(row);
      const minutes = schedule(this.plan(), this.known)[at]?.minutes ?? 5;
      this.keep(withItem(this.plan(), at, { minutes: stepped(minutes, way) }));
    },
    change: (row, changes) => {
      const at = this.rows().indexOf(row);
      const item = this.plan().items[at];
      const changed = item && readItem({ ...item, ...changes });
      if (changed) this.keep(withItem(this.plan(), at, changed));
    },
    drag: (row, event) => dragRow(row, event, (from, to) => this.move(from, to)),
  };

  /** @param {number} from @param {number} to @param {string} [act] the button that had the focus */
  move(from, to, act) {
    const count = this.plan().items.length;
    const place = Math.max(0, Math.min(count - 1, to));
    this.keep(withMoved(this.plan(), from, place), `Staat nu op plaats ${place + 1} van ${count}.`);
    if (!act) return;
    const row = this.rows()[place];
    const button = row?.querySelector(`[data-act=${act}]`);
    /** @type {HTMLElement} */ (button?.hasAttribute("disabled") ? row?.querySelector(`[data-act=${act === "up" ? "down" : "up"}]`) : button)?.focus();
  }

  /** @param {string} act */
  act(act) {
    const plan = this.plan();
    switch (act) {
      case "adopt":
        this.keep(plan);
        this.one("[name=title]").focus();
        return;
      case "new":
        this.keep(emptyPlan(), "Een nieuw, leeg draaiboek.");
        this.one("[name=title]").focus();
        return;
      case "copy-year":
        this.keep(forNextYear(plan, newId()), "Dit is de kopie. Het oude draaiboek staat er nog.");
        return;
      case "remove": {
        const before = this.store.all();
        this.store.remove(plan.id);
        announce("Het draaiboek is verwijderd.", { label: "Zet terug", act: () => this.store.set(before) });
        this.chooser().focus();
        return;
      }
      case "from-checklist":
        this.addCode(window.handboek.store.get().codes.join("."));
        return;
    }
  }

  /** Bring the page in line with the plan. */
  show() {
    const plan = this.plan();
    const { plans } = this.store.all();
    const search = writeAddress(plan, this.known);
    history.replaceState(history.state, "", pageAddress(search));
    const rows = schedule(plan, this.known);
    const list = this.one("[data-plan-rows]");
    while (list.children.length > rows.length) list.lastElementChild?.remove();
    const added = [];
    for (let at = list.children.length; at < rows.length; at++) added.push(newRow(this.acts));
    list.append(...added);
    const drawn = this.rows();
    const meetings = meetingsOf(plan, rows);
    const opens = new Map(meetings.length > 1 ? meetings.map((one, at) => [one.rows[0], `${meetingTitle(one, at)}, tot ${clock(one.end)}`]) : []);
    for (const [at, row] of rows.entries()) {
      fillRow(/** @type {HTMLElement} */ (drawn[at]), row, { at, count: rows.length, meeting: opens.get(row) ?? "", base: window.handboek.base, known: this.known });
    }
    const isOwn = Boolean(plan.id);
    const toggle = (/** @type {string} */ name, /** @type {boolean} */ isShown) => (this.one(`[data-plan-${name}]`).hidden = !isShown);
    toggle("shared", this.shared !== null);
    toggle("unknown", this.told !== "");
    this.one("[data-plan-unknown]").textContent = this.told;
    toggle("unkept", !this.store.isKept);
    toggle("empty", !rows.length);
    toggle("out", rows.length > 0);
    toggle("which", plans.length > 0);
    for (const act of ["copy-year", "remove"]) this.one(`[data-plan-act=${act}]`).hidden = !isOwn;
    this.one("[data-plan-total]").textContent = rows.length ? `${lengthInWords(meetings)}.` : "";
    for (const field of this.fields()) {
      const value = field.name === "start" ? clock(plan.start) : field.name === "date" ? plan.date : plan.title;
      if (document.activeElement !== field) field.value = value;
    }
    const options = plans.map((one) => new Option(one.title || "Zonder titel", one.id, false, one.id === plan.id));
    if (!isOwn) options.unshift(new Option("Kies…", "", true, true));
    this.chooser().replaceChildren(...options);
    const run = /** @type {HTMLAnchorElement} */ (this.one("[data-plan-run]"));
    run.href = pageAddress(search, "", run.href);
  }
}

const root = document.querySelector("[data-plan]");
if (root instanceof HTMLElement) {
  loadParts()
    .then((known) => new Planner(root, known))
    .catch((error) => {
      root.hidden = false;
      for (const part of root.children) if (part instanceof HTMLElement) part.hidden = !part.matches("[data-plan-failed]");
      console.warn(error);
    });
}
