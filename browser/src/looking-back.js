// All that a reader looked back on: to change, print, take along as a file and bring in again.

import { announce } from "./announce.js";
import { dutchDate } from "./dutch-date.js";
import { element } from "./element.js";
import { LookingBackPart, lookingBackOut } from "./looking-back-part.js";
import { LookingBackStore } from "./looking-back-store.js";
import { save } from "./save-file.js";

/** @typedef {import("./looking-back-store.js").LookingBack} LookingBack */

const FEWEST_ROWS = 4; // on paper: what is empty is to be written
const MOST_PROBLEMS = 30; // of a file, told one by one

class LookingBackPage {
  /** @param {HTMLElement} root @param {LookingBackStore} store */
  constructor(root, store) {
    this.root = root;
    this.store = store;
    this.list = this.part("list");
    /** @type {Map<string, HTMLElement>} */
    this.blocks = new Map();
    /** @type {Map<string, LookingBackPart>} made when it first shows */
    this.made = new Map();
    for (const block of document.querySelectorAll("[data-looking-store] > [data-code]")) {
      if (block instanceof HTMLElement) this.blocks.set(block.dataset.code ?? "", block);
    }
    this.titles = new Map([...this.blocks].map(([code, block]) => [code, block.querySelector("a")?.textContent ?? code]));
    /** @type {LookingBack | null} what a file held that one may take over */
    this.offered = null;
    for (const button of root.querySelectorAll("[data-looking-act]")) {
      if (button instanceof HTMLElement) button.addEventListener("click", () => this.act(button.dataset.lookingAct ?? ""));
    }
    const file = this.part("file");
    if (file instanceof HTMLInputElement) file.addEventListener("change", () => this.read(file));
    root.hidden = false;
    this.show();
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-looking-${name}]`));
  }

  /** What is known here, the last that was done first; what is not done comes before it. */
  entries() {
    const all = this.store.all();
    const known = Object.entries(all).filter(([code]) => this.blocks.has(code));
    return known.sort(([, one], [, other]) => Number(!!one.done) - Number(!!other.done) || other.done.localeCompare(one.done));
  }

  show() {
    const entries = this.entries();
    const isEmpty = !entries.length;
    this.part("empty").hidden = !isEmpty;
    this.part("unkept").hidden = this.store.isKept;
    for (const act of ["json", "workbook"]) this.root.querySelector(`[data-looking-act=${act}]`)?.toggleAttribute("hidden", isEmpty);
    const codes = entries.map(([code]) => code);
    const shown = [...this.list.children].filter((block) => block instanceof HTMLElement);
    // What one writes in stays where it is: its order follows when one comes back.
    const isSame = shown.length === codes.length && shown.every((block) => codes.includes(block.dataset.code ?? ""));
    if (!isSame) {
      const blocks = codes.map((code) => /** @type {HTMLElement} */ (this.blocks.get(code)));
      this.list.replaceChildren(...blocks);
    }
    for (const code of codes) this.partOf(code)?.show();
    this.part("paper").replaceChildren(this.sheet(entries));
  }

  /** @param {string} code */
  partOf(code) {
    const root = this.blocks.get(code)?.querySelector("[data-looking-back]");
    if (!this.made.has(code) && root instanceof HTMLElement) {
      const part = new LookingBackPart(root, this.store);
      part.details.open = true;
      this.made.set(code, part);
    }
    return this.made.get(code);
  }

  /** @param {ReturnType<LookingBackPage["entries"]>} entries */
  sheet(entries) {
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const name of ["Wat", "Plan", "Gedaan", "Gezien", "Vervolg"]) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = name;
      head.append(cell);
    }
    const body = table.createTBody();
    const rows = entries.map(([code, { done, expected, seen, keep }]) => [`${code} ${this.titles.get(code)}`, expected, dutchDate(done), seen, [keep, this.partOf(code)?.askedOn()].filter(Boolean).join("\n")]);
    while (rows.length < FEWEST_ROWS) rows.push(["", "", "", "", ""]);
    for (const cells of rows) {
      const row = body.insertRow();
      for (const text of cells) row.insertCell().textContent = text;
    }
    return table;
  }

  /** @param {string} act */
  act(act) {
    switch (act) {
      case "print":
        window.print();
        return;
      case "json":
      case "workbook":
        this.saveAs(act);
        return;
      case "read":
        this.part("file").click();
        return;
      case "take":
        this.take();
        return;
      case "leave":
        this.leave();
        this.focusOn("read");
    }
  }

  /** @param {string} act */
  focusOn(act) {
    const button = this.root.querySelector(`[data-looking-act=${act}]`);
    if (button instanceof HTMLElement) button.focus();
  }

  /** @param {"json" | "workbook"} act */
  async saveAs(act) {
    const out = await lookingBackOut();
    if (!out) return;
    if (act === "json") save(out.json(this.store.all()), "terugblik.json", "application/json");
    else save(out.workbook(Object.fromEntries(this.entries()), this.titles), "terugblik.xlsx", out.workbookType);
  }

  /** Read a file, and say what taking it over would do. @param {HTMLInputElement} input */
  async read(input) {
    const file = input.files?.[0];
    input.value = "";
    const out = file && (await lookingBackOut());
    if (!out) return;
    const name = file.name.slice(0, 80);
    try {
      const own = this.store.all();
      const { entries, problems } = await out.read(file, this.titles, own);
      this.offer(name, entries, out.differences(own, entries), problems);
    } catch (error) {
      this.leave();
      announce(`${name} ${error instanceof Error ? error.message : "kan niet worden gelezen."}`);
    }
  }

  /**
   * @param {string} name of the file
   * @param {LookingBack} entries
   * @param {{ added: string[], replaced: string[], same: string[] }} differences
   * @param {string[]} problems
   */
  offer(name, entries, { added, replaced, same }, problems) {
    this.offered = entries;
    const lines = Object.entries({ "Komt erbij": added, "Komt in de plaats van wat hier staat": replaced, "Is hier al hetzelfde": same });
    const told = lines.filter(([, codes]) => codes.length).map(([text, codes]) => `${text}: ${codes.join(", ")}.`);
    this.part("offered").replaceChildren(...told.map((text) => element("li", {}, text)));
    this.part("problems").replaceChildren(...problems.slice(0, MOST_PROBLEMS).map((text) => element("li", {}, text)), ...(problems.length > MOST_PROBLEMS ? [element("li", {}, `En nog ${problems.length - MOST_PROBLEMS} regels.`)] : []));
    this.part("problems-title").hidden = !problems.length;
    const hasNew = added.length + replaced.length > 0;
    this.part("offer-title").textContent = hasNew ? `Wil je ${name} overnemen?` : `In ${name} staat niets nieuws.`;
    this.root.querySelector("[data-looking-act=take]")?.toggleAttribute("hidden", !hasNew);
    this.part("offer").hidden = false;
    this.focusOn(hasNew ? "take" : "leave");
  }

  leave() {
    this.offered = null;
    this.part("offer").hidden = true;
  }

  take() {
    const before = this.store.all();
    if (!this.offered) return;
    this.store.replace({ ...before, ...this.offered });
    this.leave();
    this.focusOn("read");
    announce("Overgenomen.", { label: "Zet terug", act: () => this.store.replace(before) });
  }
}

const root = document.querySelector("[data-looking]");
if (root instanceof HTMLElement) {
  const store = new LookingBackStore(() => window.localStorage);
  const page = new LookingBackPage(root, store);
  store.addEventListener("change", () => page.show());
  window.addEventListener("storage", () => store.changed());
}
