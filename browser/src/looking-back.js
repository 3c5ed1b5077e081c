// All that a reader looked back on: to change, print, take along as a file and bring in again.

import { announce } from "./announce.js";
import { dutchDate } from "./dutch-date.js";
import { LARGEST_FILE, differences, lookingBackJson, lookingBackWorkbook, readLookingBackJson } from "./looking-back-file.js";
import { LookingBackPart } from "./looking-back-part.js";
import { LookingBackStore } from "./looking-back-store.js";
import { save } from "./save-file.js";
import { WORKBOOK_TYPE } from "./workbook.js";

/** @typedef {import("./looking-back-store.js").LookingBack} LookingBack */

const FEWEST_ROWS = 4; // on paper: what is empty is to be written

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
        save(lookingBackJson(this.store.all()), "terugblik.json", "application/json");
        return;
      case "workbook":
        save(lookingBackWorkbook(Object.fromEntries(this.entries()), this.titles), "terugblik.xlsx", WORKBOOK_TYPE);
        return;
      case "read":
        this.part("file").click();
        return;
      case "take":
        this.take();
        return;
      case "leave":
        this.offered = null;
        this.part("offer").hidden = true;
        this.focusOn("read");
    }
  }

  /** @param {string} act */
  focusOn(act) {
    const button = this.root.querySelector(`[data-looking-act=${act}]`);
    if (button instanceof HTMLElement) button.focus();
  }

  /** Read a file, and say what taking it over would do. @param {HTMLInputElement} input */
  async read(input) {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const found = file.size > 4 * LARGEST_FILE ? null : readLookingBackJson(await file.text().catch(() => ""));
    if (!found) {
      announce(`${file.name} is geen bestand met een terugblik. Kies het bestand dat op .json eindigt.`);
      return;
    }
    const { added, replaced, same } = differences(this.store.all(), found);
    this.offered = found;
    const lines = [
      [added, "Komt erbij"],
      [replaced, "Komt in de plaats van wat hier staat"],
      [same, "Is hier al hetzelfde"],
    ];
    this.part("offered").replaceChildren(
      ...lines
        .filter(([codes]) => codes?.length)
        .map(([codes, name]) => {
          const line = document.createElement("li");
          line.textContent = `${name}: ${Array.isArray(codes) ? codes.join(", ") : ""}.`;
          return line;
        }),
    );
    const hasNew = added.length + replaced.length > 0;
    this.part("offer-title").textContent = hasNew ? `Wil je ${file.name} overnemen?` : `In ${file.name} staat niets nieuws.`;
    this.root.querySelector("[data-looking-act=take]")?.toggleAttribute("hidden", !hasNew);
    this.part("offer").hidden = false;
    this.focusOn(hasNew ? "take" : "leave");
  }

  take() {
    const before = this.store.all();
    if (!this.offered) return;
    this.store.replace({ ...before, ...this.offered });
    this.offered = null;
    this.part("offer").hidden = true;
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
