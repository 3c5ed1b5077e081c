// The list of the rounds that are kept in this browser: each can be seen again, and deleted.

import { dutchDate } from "./dutch-date.js";
import { element } from "./element.js";

/** @typedef {import("./team-check-rounds.js").Round} Round */

export class KeptRounds {
  /**
   * @param {HTMLElement} section
   * @param {{ fits: (round: Round) => boolean, view: (date: string) => void, forget: (date: string) => void }} page
   *   what it can show, and what it does with a round
   */
  constructor(section, page) {
    this.section = section;
    this.page = page;
  }

  /** @param {Round[]} rounds */
  show(rounds) {
    this.section.hidden = !rounds.length;
    this.section.querySelector("ul")?.replaceChildren(...rounds.map((round) => this.row(round)));
  }

  /** @param {Round} round */
  row(round) {
    const day = dutchDate(round.date);
    const button = (/** @type {string} */ label, /** @type {(date: string) => void} */ act) => {
      const made = element("button", { type: "button", class: "button", "aria-label": `${label} de ronde van ${day}` }, label);
      made.addEventListener("click", () => act(round.date));
      return made;
    };
    const view = this.page.fits(round) ? button("Bekijk", this.page.view) : "Deze pagina heeft andere stellingen, en kan deze ronde niet laten zien.";
    return element("li", {}, element("span", {}, element("b", {}, day), `, ${round.members} codes`), view, button("Verwijder", this.page.forget));
  }

  /** Go on from a round that was deleted. Gives whether there is something left to go to. */
  focus() {
    if (!this.section.hidden) this.section.querySelector("h2")?.focus();
    return !this.section.hidden;
  }
}
