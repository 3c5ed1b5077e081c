// A reader's own checklist: what is chosen, in order, to tick, fill in, print and share.

import { generate } from "lean-qr";
import { toSvg } from "lean-qr/extras/svg";
import { announce } from "./announce.js";
import { emptyChecklist } from "./checklist-store.js";
import { duration, moved, readChoice, writeChoice } from "./choice.js";
import { copy } from "./copy-buttons.js";
import { dutchDate } from "./dutch-date.js";
import { keepNothing } from "./keep-offline.js";
import { LookingBackPart } from "./looking-back-part.js";
import { LookingBackStore } from "./looking-back-store.js";
import { pageAddress } from "./page-address.js";
import { publicAddress } from "./public-address.js";
import { codeOf } from "./ticks.js";

/** @typedef {import("./checklist-store.js").OwnChecklist} OwnChecklist */
/** @typedef {"title" | "team" | "date" | "notes"} FieldName */

const { store } = window.handboek;
const lookedBack = new LookingBackStore(() => window.localStorage);

/** @param {string} selector @param {ParentNode} part @returns {HTMLElement[]} */
function all(selector, part) {
  return [...part.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
}

class OwnChecklistPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.title = document.querySelector("h1")?.firstChild;
    this.place = /** @type {HTMLElement} */ (root.querySelector("[data-own-blocks]"));
    /** @type {Map<string, HTMLElement>} every block, by its code */
    this.blocks = new Map(all("[data-own-store] > .block", document).map((block) => [block.dataset.code ?? "", block]));
    const { codes, unknown } = readChoice(new URLSearchParams(location.search).get("s") ?? "", this.blocks.keys());
    this.unknown = unknown;
    const own = store.get();
    // The address may hold one's own checklist of a while ago: a page that one goes back to.
    const isOwn = codes.join() === this.ownCodes().join() || (own.codes.length > 0 && writeChoice(codes) === own.address);
    /** @type {string[] | null} a choice that came with the address; null for the reader's own */
    this.shared = codes.length && !isOwn ? codes : null;
    /** @type {Map<string, LookingBackPart>} where one looks back on what is shown, made when it first is */
    this.parts = new Map();
    /** what was last shown, so that typing does not draw everything anew */
    this.shown = "";
    store.tryToKeep();
    for (const block of this.blocks.values()) this.prepare(block);
    for (const button of all("[data-own-act]", root)) {
      button.addEventListener("click", () => this.act(button.dataset.ownAct ?? ""));
    }
    for (const button of all("[data-own-act=share]", root)) button.hidden = !navigator.share;
    for (const field of this.fields()) {
      field.addEventListener("input", () => {
        store.set({ [field.name]: field.value });
        this.showValues();
      });
    }
    // Before the tick itself is kept (ticks.js), so that one way back undoes both.
    const adopt = (/** @type {Event} */ { target }) => target instanceof HTMLInputElement && target.dataset.tick && this.adopt(target.dataset.tick);
    root.addEventListener("change", adopt, { capture: true });
    root.hidden = false;
    this.show();
  }

  /** Chosen codes that (still) have a block. */
  ownCodes() {
    return store.get().codes.filter((code) => this.blocks.has(code));
  }

  /** The codes that the page shows. */
  codes() {
    return this.shared ?? this.ownCodes();
  }

  fields() {
    const found = [...this.root.querySelectorAll("input[name], textarea[name]")];
    return /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ (found);
  }

  /**
   * Give a block its buttons.
   * @param {HTMLElement} block
   */
  prepare(block) {
    const code = block.dataset.code ?? "";
    const tools = document.createElement("div");
    tools.className = "own-tools screen-only";
    const title = block.querySelector(".block-title a")?.textContent ?? code;
    for (const [act, name] of [
      ["up", "Omhoog"],
      ["down", "Omlaag"],
      ["remove", "Haal weg"],
    ]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = name ?? "";
      button.setAttribute("aria-label", `${name}: ${title}`);
      button.dataset.tool = act;
      button.addEventListener("click", () => this.change(code, act ?? ""));
      tools.append(button);
    }
    block.querySelector(".block-title")?.after(tools);
  }

  /**
   * Move or remove an entry, and say so.
   * @param {string} code
   * @param {string} act
   */
  change(code, act) {
    const before = this.ownCodes();
    if (act === "remove") {
      const at = before.indexOf(code);
      this.keep({ codes: before.filter((other) => other !== code) }, `${code} is van je checklist af.`);
      const next = this.ownCodes()[Math.min(at, before.length - 2)];
      (next ? this.tool(next, "remove") : this.root.querySelector("a"))?.focus();
      return;
    }
    const after = moved(before, code, act === "up" ? -1 : 1);
    this.keep({ codes: after }, `${code} staat nu op plaats ${after.indexOf(code) + 1} van ${after.length}.`);
    const button = this.tool(code, act);
    (button?.hasAttribute("disabled") ? this.tool(code, act === "up" ? "down" : "up") : button)?.focus();
  }

  /** @param {string} code @param {string} act @returns {HTMLElement | null | undefined} */
  tool(code, act) {
    return this.blocks.get(code)?.querySelector(`[data-tool=${act}]`);
  }

  /**
   * Keep changes to the reader's own checklist, with a way back.
   * @param {Partial<OwnChecklist>} changes
   * @param {string} text
   */
  keep(changes, text) {
    const before = store.get();
    store.set(changes);
    announce(text, {
      label: "Zet terug",
      act: () => {
        store.set(before);
        this.focusOnTitle();
      },
    });
  }

  /**
   * Who ticks something on a shared checklist makes it their own: it comes before what they had.
   * @param {string} tick what was ticked, or no longer is
   */
  adopt(tick) {
    const { shared, unknown } = this;
    if (!shared) return;
    const own = this.ownCodes();
    const before = store.get();
    this.shared = null;
    this.unknown = [];
    const ticks = before.ticks.includes(tick) ? before.ticks.filter((other) => other !== tick) : [...before.ticks, tick];
    store.set({ codes: [...new Set([...shared, ...own])], ticks });
    announce(own.length ? "Deze keuze staat nu op jouw checklist, vóór wat je al had." : "Dit is nu jouw checklist.", {
      label: "Zet terug",
      act: () => {
        this.shared = shared;
        this.unknown = unknown;
        history.replaceState(history.state, "", `?s=${writeChoice(shared)}`);
        store.set(before);
        this.focusOnTitle();
      },
    });
  }

  /** What was pressed is gone: go on from the title of the page. */
  focusOnTitle() {
    const title = document.querySelector("h1");
    title?.setAttribute("tabindex", "-1");
    title?.focus();
  }

  /** @param {string} act */
  act(act) {
    const own = this.ownCodes();
    const shared = this.shared;
    switch (act) {
      case "take":
      case "add": {
        if (!shared) return;
        const { ticks } = store.get();
        this.shared = null;
        this.unknown = [];
        if (act === "take") this.keep({ ...emptyChecklist(), codes: shared, ticks }, "Dit is nu jouw checklist.");
        else this.keep({ codes: [...new Set([...own, ...shared])] }, "Toegevoegd aan jouw checklist.");
        this.focusOnTitle();
        return;
      }
      case "own":
        location.assign(pageAddress(""));
        return;
      case "empty":
        // What is ticked on pages of other entries stays.
        this.keep(
          { ...emptyChecklist(), ticks: store.get().ticks.filter((tick) => !own.includes(codeOf(tick))) },
          "Je checklist is leeg, en wat je invulde en aanvinkte is weg.",
        );
        this.focusOnTitle();
        return;
      case "copy":
        copy(this.address());
        return;
      case "share":
        navigator.share({ title: this.heading(), url: this.address() }).catch(() => undefined);
        return;
      case "qr": {
        const dialog = this.root.querySelector("dialog");
        if (dialog && "showModal" in dialog) dialog.showModal();
        return;
      }
      case "wipe":
        if (!confirm("Alles wissen wat dit handboek in deze browser bewaart? Dit kun je niet ongedaan maken.")) return;
        store.wipe();
        lookedBack.wiped();
        keepNothing()
          .catch(() => undefined) // a browser that keeps nothing
          .then(() => announce("Alles is gewist."));
    }
  }

  /** The address that shows this choice to someone else. */
  address() {
    return publicAddress(`?s=${writeChoice(this.codes())}`);
  }

  heading() {
    return (this.shared ? "" : store.get().title.trim()) || "Mijn checklist";
  }

  /** Bring the page in line with the choice and what is filled in. */
  show() {
    const codes = this.codes();
    const isShared = this.shared !== null;
    const shows = [isShared, codes, this.ownCodes(), this.unknown, store.isKept].join();
    if (shows !== this.shown) {
      this.shown = shows;
      this.showChoice(codes, isShared);
    }
    this.showValues();
  }

  /** @param {string[]} codes @param {boolean} isShared */
  showChoice(codes, isShared) {
    /** @param {string} name @param {boolean} isShown */
    const toggle = (name, isShown) => {
      for (const part of all(`[data-own-${name}]`, this.root)) part.hidden = !isShown;
    };
    toggle("shared", isShared);
    toggle("unknown", this.unknown.length > 0);
    toggle("unkept", !store.isKept);
    toggle("empty", !codes.length);
    toggle("filled", codes.length > 0);
    toggle("fields", !isShared);
    for (const act of ["add", "own"]) {
      for (const button of all(`[data-own-act=${act}]`, this.root)) button.hidden = !this.ownCodes().length;
    }
    const own = this.ownCodes();
    for (const text of all("[data-own-shared-text]", this.root)) {
      text.textContent = own.length
        ? `Je eigen checklist (${own.length}) blijft staan, tot je anders kiest.`
        : "Je hebt zelf nog niets gekozen.";
    }
    for (const line of all("[data-own-unknown]", this.root)) {
      const names = this.unknown.join(", ");
      const verb = this.unknown.length === 1 ? "is" : "zijn";
      const rest = isShared ? " De rest staat hieronder." : " Hieronder staat je eigen checklist.";
      line.textContent = `${names} ${verb} hier niet bekend. Misschien is de link niet helemaal overgenomen, of staat het niet meer in het handboek.${codes.length ? rest : ""}`;
    }
    const blocks = codes.map((code) => /** @type {HTMLElement} */ (this.blocks.get(code)));
    for (const block of [...this.place.children]) if (!blocks.includes(/** @type {HTMLElement} */ (block))) block.remove();
    for (const [place, block] of blocks.entries()) {
      if (this.place.children[place] !== block) this.place.insertBefore(block, this.place.children[place] ?? null);
      for (const tools of all(".own-tools", block)) tools.hidden = isShared;
      const looking = block.querySelector("[data-looking-back]");
      const code = block.dataset.code ?? "";
      if (looking instanceof HTMLElement && !this.parts.has(code)) this.parts.set(code, new LookingBackPart(looking, lookedBack));
      block.querySelector("[data-tool=up]")?.toggleAttribute("disabled", place === 0);
      block.querySelector("[data-tool=down]")?.toggleAttribute("disabled", place === blocks.length - 1);
    }
    if (!isShared) {
      const choice = writeChoice(codes);
      history.replaceState(history.state, "", pageAddress(choice ? `?s=${choice}` : ""));
      if (store.get().address !== choice) store.set({ address: choice });
    }
    this.showTotal(blocks);
    if (codes.length) this.showAddress();
  }

  /** @param {HTMLElement[]} blocks */
  showTotal(blocks) {
    const sum = (/** @type {string} */ name) => blocks.reduce((total, block) => total + Number(block.dataset[name]), 0);
    const [minutes, preparation] = [sum("minutes"), sum("preparation")];
    const parts = [];
    if (minutes) parts.push(`Tijd samen: ${duration(minutes)}.`);
    if (preparation) parts.push(`Voorbereiding: ${duration(preparation)}.`);
    const untimed = blocks.filter((block) => block.dataset.minutes === "0").length;
    const rest = minutes && untimed ? " Aanbevelingen en situaties tellen niet mee." : "";
    for (const line of all("[data-own-total]", this.root)) line.textContent = parts.join(" ") + rest;
  }

  /** Show what is filled in and ticked, on screen and for paper. */
  showValues() {
    const own = store.get();
    const isShared = this.shared !== null;
    if (this.title) this.title.textContent = this.heading();
    for (const field of this.fields()) {
      const value = own[/** @type {FieldName} */ (field.name)];
      if (field.value !== value && document.activeElement !== field) field.value = value;
    }
    for (const place of all("[data-own-value]", this.root)) {
      const name = /** @type {FieldName} */ (place.dataset.ownValue);
      place.textContent = isShared ? "" : name === "date" ? dutchDate(own.date) : own[name];
    }
  }

  showAddress() {
    const address = this.address();
    for (const place of all("[data-own-address]", this.root)) place.textContent = address;
    const title = this.shared ? "" : store.get().title.trim();
    const query = new URLSearchParams({ ...(title && { t: title }), i: writeChoice(this.codes()) });
    for (const link of this.root.querySelectorAll("a[data-own-plan], a[data-own-year]")) {
      if (link instanceof HTMLAnchorElement) link.href = pageAddress(`?${query}`, "", link.href);
    }
    const code = generate(address);
    for (const place of all("[data-own-qr]", this.root)) {
      const picture = toSvg(code, document, { on: "#000", off: "#fff", padX: 0, padY: 0 });
      picture.setAttribute("role", "img");
      picture.setAttribute("aria-label", "QR-code van de link naar deze checklist");
      place.replaceChildren(picture);
    }
  }
}

const root = document.querySelector("[data-own]");
if (root instanceof HTMLElement) {
  const page = new OwnChecklistPage(root);
  const show = () => {
    if (root.isConnected) page.show();
    else store.removeEventListener("change", show);
  };
  store.addEventListener("change", show);
  lookedBack.addEventListener("change", () => page.parts.forEach((part) => part.show()));
  window.addEventListener("storage", () => lookedBack.changed());
}
