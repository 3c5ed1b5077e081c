// What the page of a plan for a school year shows: what may be told of it, its rows and its months.

import { duration } from "./dutch-duration.js";
import { element } from "./element.js";
import { yearName } from "./school-words.js";
import { dayOf } from "./year-from.js";
import { entryRow, monthPart, months } from "./year-row.js";

/** @typedef {import("./year-plan.js").YearPlan} YearPlan */
/** @typedef {import("./year-proposal.js").Proposal} Proposal */

/**
 * @typedef {object} YearState what the page has to tell of a plan
 * @property {boolean} isShared it came with a link, and is not one's own
 * @property {boolean} hasOwn one has a plan of one's own for this year
 * @property {boolean} isKept the browser keeps it
 * @property {string} told what could not be read of the address
 */

export class YearView {
  /**
   * @param {HTMLElement} root
   * @param {import("./year-parts.js").YearParts} known
   * @param {import("./year-looking-back.js").YearLookingBack} lookedBack
   * @param {import("./year-row.js").YearActs} acts
   */
  constructor(root, known, lookedBack, acts) {
    this.root = root;
    this.known = known;
    this.lookedBack = lookedBack;
    this.acts = acts;
    this.chooser = /** @type {HTMLSelectElement} */ (this.one("choose"));
    const groups = known.headings.map(({ heading, options }) => {
      const group = element("optgroup", { label: heading });
      group.append(...options.map(({ code, title }) => new Option(`${code} ${title}`, code)));
      return group;
    });
    this.chooser.replaceChildren(...groups);
  }

  /** @param {string} name @returns {HTMLElement} */
  one(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-year-${name}]`));
  }

  /** @param {string} act @param {boolean} isShown */
  toggleAct(act, isShown) {
    this.root.querySelector(`[data-year-act=${act}]`)?.toggleAttribute("hidden", !isShown);
  }

  /** Give the focus to a button that was drawn anew, or to one beside it. @param {string} key */
  focus(key) {
    const found = this.root.querySelector(`[data-key="${key}"]:not(:disabled)`);
    const row = this.root.querySelector(`[data-key="${key}"]`)?.parentElement ?? this.root.querySelector(`[data-item="${key.split(" ")[0]}"]`);
    const near = found ?? row?.querySelector("button:not(:disabled), select") ?? this.chooser;
    if (near instanceof HTMLElement) near.focus();
  }

  /**
   * Bring the page in line with a plan.
   * @param {YearPlan} plan
   * @param {Proposal} proposal
   * @param {YearState} state
   */
  show(plan, proposal, state) {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
    this.showNotices(plan, state);
    this.showRows(plan, proposal);
    this.showMonths(plan, proposal);
    const isEmpty = !plan.entries.length;
    this.one("empty").hidden = !isEmpty;
    this.one("when").hidden = this.one("out").hidden = isEmpty;
    if (focused && !document.activeElement?.closest("[data-key]")) this.focus(focused);
  }

  /** @param {YearPlan} plan @param {YearState} state */
  showNotices(plan, { isShared, hasOwn, isKept, told }) {
    this.one("shared").hidden = !isShared;
    this.one("shared-text").textContent = hasOwn ? `Dit plan is niet je eigen jaarplan. Wat je zelf voor ${yearName(plan.year)} plande, blijft staan tot je anders kiest.` : "Dit plan is nog niet bewaard. Pas je iets aan, dan wordt het jouw jaarplan.";
    for (const act of ["add", "own"]) this.toggleAct(act, hasOwn);
    this.one("unknown").hidden = told === "";
    this.one("unknown").textContent = told;
    this.one("unkept").hidden = isKept;
    this.one("unknown-holidays").hidden = this.known.years.has(plan.year);
    this.one("unknown-holidays").textContent = `De schoolvakanties van ${yearName(plan.year)} zijn hier nog niet bekend. Deze pagina plant daarom van september tot en met juni. Zet jullie vakanties bij de eigen vrije dagen.`;
    this.toggleAct("from-checklist", window.handboek.store.get().codes.length > 0);
  }

  /** @param {YearPlan} plan @param {Proposal} proposal */
  showRows({ hours, entries }, { rows, minutes }) {
    const draw = (/** @type {Proposal["rows"]} */ some) =>
      some.map((row, at) => entryRow(row, { at, count: some.length, base: window.handboek.base, lookingBack: this.lookedBack.placeOf(row.part.code) }, this.acts));
    const later = rows.filter(({ state }) => state === "not-now");
    this.one("rows").replaceChildren(...draw(rows.filter(({ state }) => state !== "not-now")));
    this.one("later-rows").replaceChildren(...draw(later));
    this.one("later").hidden = !later.length;
    this.one("total").textContent = entries.length ? `Samen ${duration(minutes)} teamtijd, van de ${hours} uur die jullie hebben.` : "";
  }

  /** @param {YearPlan} plan @param {Proposal} proposal */
  showMonths(plan, proposal) {
    const { base } = window.handboek;
    const today = dayOf(new Date());
    const found = months(proposal, plan.year, this.lookedBack.done());
    this.one("months").replaceChildren(...found.map((month) => monthPart(month, proposal, base, today, this.acts)));
    const isBehind = found.some(({ lines }) => lines.some((line) => line.kind === "meeting" && !line.isDone && line.day < today));
    const every = plan.every === 1 ? "elke week" : plan.every === 2 ? "om de week" : "elke vier weken";
    this.one("about").textContent = `Jullie hebben ${proposal.meetings.filter(({ isChosen }) => !isChosen).length} keer teamoverleg, ${every}. Met ‘Eerder’ en ‘Later’ schuif je iets naar een ander overleg.${isBehind ? " Staat er iets op een dag die voorbij is en deden jullie het niet? ‘Verdeel alles opnieuw’ plant vanaf vandaag wat volgens ‘Gedaan? Kijk terug’ nog niet gedaan is." : ""}`;
    this.toggleAct("again", isBehind || plan.entries.some((entry) => entry.weeks));
  }
}
