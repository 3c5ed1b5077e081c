// The list of what one can put into a programme, below the field to find it with (/draaiboek/).

import { duration } from "./dutch-duration.js";
import { element } from "./element.js";
import { foundParts } from "./plan-find.js";
import { loadSearch } from "./search-loader.js";

/** @typedef {import("./plan-find.js").Found} Found */

const SHOWN = 10;
const TYPING_PAUSE = 250; // milliseconds

export class PartFinder {
  /**
   * @param {HTMLElement} list where what fits is shown
   * @param {Found[]} parts all that one can choose from
   * @param {(code: string) => void} add what is done with what is chosen
   */
  constructor(list, parts, add) {
    this.list = list;
    this.parts = parts;
    this.add = add;
    this.found = parts;
    this.showsAll = false;
    this.sought = "";
  }

  /**
   * Show what fits what is typed: at once what has its words, and then what the search of the site finds.
   * @param {string} words
   */
  find(words) {
    clearTimeout(this.timer);
    this.sought = words;
    this.found = foundParts(words, this.parts);
    this.showsAll = false;
    this.show();
    if (!words.trim()) return;
    if (!this.found.length) this.list.replaceChildren();
    this.timer = setTimeout(() => this.askSearch(words), TYPING_PAUSE);
  }

  /** @param {string} words */
  async askSearch(words) {
    /** @type {string[] | undefined} */
    let answers;
    try {
      await loadSearch();
      answers = window.handboekSearch?.codesFor(words, new Set(this.parts.map(({ code }) => code)));
    } catch {
      // The words of titles do without it.
    }
    if (this.sought !== words) return; // something else was typed in the meantime
    this.found = foundParts(words, this.parts, answers);
    this.show();
  }

  show() {
    const shown = this.showsAll ? this.found : this.found.slice(0, SHOWN);
    const lines = shown.map(({ code, title, kind, minutes }) => {
      const button = element("button", { type: "button", class: "button", "aria-label": `Voeg toe: ${code} ${title}` }, `${code} ${title}`);
      button.addEventListener("click", () => this.add(code));
      return element("li", {}, button, ` ${kind}, ${duration(minutes)}`);
    });
    if (!lines.length) lines.push(element("li", {}, "Niets gevonden. Probeer een ander woord, of maak een eigen onderdeel."));
    if (shown.length < this.found.length) lines.push(element("li", {}, this.allButton()));
    this.list.replaceChildren(...lines);
  }

  allButton() {
    const all = element("button", { type: "button", class: "button" }, `Toon alle ${this.found.length}`);
    all.addEventListener("click", () => {
      this.showsAll = true;
      this.show();
      // The button is gone: one goes on at the first that it brought.
      const next = this.list.children[SHOWN]?.querySelector("button");
      if (next instanceof HTMLElement) next.focus();
    });
    return all;
  }
}
