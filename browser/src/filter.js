// Filters above a list. What is chosen stands in the address, so that it can be linked to.

import { copy } from "./copy-buttons.js";
import { counted, fits, readState, writeState } from "./filter-state.js";
import { pageAddress } from "./page-address.js";
import { publicAddress } from "./public-address.js";
import { readQuery } from "./query.js";
import { loadSearch } from "./search-loader.js";

/** @typedef {import("./filter-state.js").Control} Control */
/** @typedef {import("./filter-state.js").State} State */

const TYPING_PAUSE = 250; // milliseconds

class Filter {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...form.querySelectorAll("select, input")]);
    /** @type {Control[]} */
    this.controls = this.fields.map((field) => ({
      name: field.name,
      kind: field instanceof HTMLInputElement ? "words" : "most" in field.dataset ? "most" : "one",
    }));
    this.rows = [...document.querySelectorAll("[data-filtered] [data-code]")].filter((row) => row instanceof HTMLElement);
    this.codes = new Set(this.rows.map((row) => row.dataset.code ?? ""));
    this.status = /** @type {HTMLElement} */ (form.querySelector("[data-filter-status]"));
    this.clear = /** @type {HTMLButtonElement} */ (form.querySelector("[data-filter-clear]"));
    this.link = /** @type {HTMLButtonElement} */ (form.querySelector("[data-filter-link]"));
    this.nothing = /** @type {HTMLElement} */ (document.querySelector("[data-filter-nothing]"));
    /** @type {State} */
    this.state = {};
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const field of this.fields) {
      const isWords = field instanceof HTMLInputElement;
      field.addEventListener(isWords ? "input" : "change", () => this.changed(isWords));
    }
    for (const button of [this.clear, this.nothing.querySelector("button")]) {
      button?.addEventListener("click", () => {
        for (const field of this.fields) field.value = "";
        this.changed(false);
        this.fields[0]?.focus();
      });
    }
    this.link.addEventListener("click", () => copy(publicAddress(location.search)));
    const goTo = () => {
      if (form.isConnected) this.read();
      else window.removeEventListener("popstate", goTo);
    };
    window.addEventListener("popstate", goTo);
    form.hidden = false;
    this.read();
  }

  /** Take over what the address holds. */
  read() {
    this.isTyping = false;
    this.state = readState(location.search, this.controls);
    for (const field of this.fields) {
      field.value = this.state[field.name] ?? "";
      // An address with a value that the list does not have shows everything.
      if (field.value !== (this.state[field.name] ?? "")) {
        field.value = "";
        delete this.state[field.name];
      }
    }
    this.show();
  }

  /**
   * Take over what the fields hold. A word that is being typed is one step back in the browser.
   * @param {boolean} isTyping
   */
  changed(isTyping) {
    this.state = Object.fromEntries(this.fields.flatMap(({ name, value }) => (value.trim() ? [[name, readQuery(value.trim())]] : [])));
    const address = pageAddress(writeState(this.state, this.controls, location.search), location.hash);
    history[isTyping && this.isTyping ? "replaceState" : "pushState"](history.state, "", address);
    this.isTyping = isTyping;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), isTyping ? TYPING_PAUSE : 0);
  }

  async show() {
    const { state } = this;
    const sought = this.controls.find(({ name, kind }) => kind === "words" && state[name]);
    /** @type {Set<string> | null} */
    let found = null;
    let isUnsought = false;
    if (sought) {
      try {
        await loadSearch();
        found = new Set(window.handboekSearch?.codesFor(state[sought.name] ?? "", this.codes));
      } catch {
        isUnsought = true;
      }
      if (state !== this.state) return; // something else was chosen in the meantime
    }
    let shown = 0;
    for (const row of this.rows) {
      const isShown = fits({ ...row.dataset }, state, this.controls, found);
      row.hidden = !isShown;
      shown += Number(isShown);
    }
    for (const group of document.querySelectorAll("[data-filtered] [data-filter-group]")) {
      if (group instanceof HTMLElement) group.hidden = !group.querySelector("[data-code]:not([hidden])");
    }
    this.countOptions(found);
    const isSet = Object.keys(state).length > 0;
    this.status.textContent = isUnsought
      ? "Kiezen op woorden lukt nu niet. Ben je online? Laad de pagina dan opnieuw."
      : counted(shown, this.rows.length, this.form.dataset.many ?? "");
    this.clear.hidden = this.link.hidden = !isSet;
    this.nothing.hidden = shown > 0;
  }

  /**
   * Say beside each option how many it leaves, with what else is chosen; and which leave none.
   * @param {Set<string> | null} found
   */
  countOptions(found) {
    for (const field of this.fields) {
      if (!(field instanceof HTMLSelectElement)) continue;
      for (const option of field.options) {
        if (!option.value) continue;
        option.dataset.label ??= option.text;
        const state = { ...this.state, [field.name]: option.value };
        const count = this.rows.filter((row) => fits({ ...row.dataset }, state, this.controls, found)).length;
        option.text = count ? `${option.dataset.label} (${count})` : `${option.dataset.label}: geen`;
        option.toggleAttribute("data-none", count === 0);
      }
    }
  }
}

const form = document.querySelector("form[data-filter]");
if (form instanceof HTMLFormElement) new Filter(form);
