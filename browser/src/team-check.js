// The team check for one member: answers become a code. Nothing is kept, nothing is sent.

import { copy } from "./copy-buttons.js";
import { pageAddress } from "./page-address.js";
import { publicAddress } from "./public-address.js";
import { qrPicture } from "./qr-picture.js";
import { chance, writeCode } from "./team-check-code.js";

class TeamCheck {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.edition = Number(root.dataset.edition);
    this.statements = [...root.querySelectorAll("[data-statement]")];
    // Once for this visit: who changes an answer and changes it back has the same code again.
    this.salt = chance();
    this.code = "";
    for (const input of root.querySelectorAll("input")) {
      // A browser keeps no answer for when the page is opened again.
      input.autocomplete = "off";
      input.addEventListener("change", () => this.changed());
    }
    this.button("make").addEventListener("click", () => this.make());
    this.button("copy").addEventListener("click", () => copy(this.code));
    this.button("again").addEventListener("click", () => this.again());
    this.button("make").hidden = false;
    this.part("progress").hidden = false;
    // What a browser fills in again by itself was someone else's, perhaps.
    this.clear();
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-team-${name}]`));
  }

  /** @param {string} name */
  button(name) {
    return /** @type {HTMLButtonElement} */ (this.part(name));
  }

  /** What is chosen: 1 to 5, and 0 for nothing. */
  answers() {
    return this.statements.map((statement) => {
      const chosen = statement.querySelector("input:checked");
      return chosen instanceof HTMLInputElement ? Number(chosen.value) : 0;
    });
  }

  /** A code on the screen is always that of the answers on the screen. */
  changed() {
    this.code = "";
    this.part("result").hidden = true;
    this.progress();
  }

  progress() {
    const given = this.answers().filter(Boolean).length;
    const total = this.statements.length;
    this.part("progress").textContent = given === total ? "Je hebt alle stellingen beantwoord." : `${given} van ${total} beantwoord. Wat je openlaat, telt niet mee.`;
  }

  make() {
    const answers = this.answers();
    if (!answers.some(Boolean)) {
      this.part("progress").textContent = "Kies eerst bij één of meer stellingen een antwoord.";
      return;
    }
    this.code = writeCode(this.edition, answers, this.salt);
    // In groups for the eye; one word when it is copied.
    const groups = (this.code.match(/.{1,5}/g) ?? []).map((group) => {
      const part = document.createElement("span");
      part.textContent = group;
      return part;
    });
    this.part("letters").replaceChildren(...groups);
    // The page that adds up, so that any camera app opens it.
    const picture = qrPicture(pageAddress("", `code=${this.code}`, new URL("../optellen/", publicAddress("")).href));
    picture?.setAttribute("role", "img");
    picture?.setAttribute("aria-label", "QR-code met je antwoorden");
    this.part("qr").replaceChildren(...(picture ? [picture] : []));
    this.part("result").hidden = false;
    this.part("result").focus();
    this.part("result").scrollIntoView({ block: "start" });
  }

  again() {
    this.clear();
    this.salt = chance();
    const first = this.root.querySelector("input");
    first?.focus();
  }

  clear() {
    for (const input of this.root.querySelectorAll("input")) input.checked = false;
    this.part("letters").replaceChildren();
    this.part("qr").replaceChildren();
    this.changed();
  }
}

const root = document.querySelector("[data-team-check]");
if (root instanceof HTMLElement) {
  const check = new TeamCheck(root);
  // Back from another page, perhaps by another person on the same telephone.
  window.addEventListener("pageshow", (event) => event.persisted && check.again());
}
