// A reader's own checklist: what is chosen, in order, to tick, fill in, print and share.

import { announce } from "./announce.js";
import { emptyChecklist } from "./checklist-store.js";
import { ChecklistView, all } from "./checklist-view.js";
import { moved, readChoice, writeChoice } from "./choice.js";
import { copy } from "./copy-buttons.js";
import { keepNothing } from "./keep-offline.js";
import { wipeThings } from "./kept-things.js";
import { LookingBackStore } from "./looking-back-store.js";
import { pageAddress } from "./page-address.js";
import { publicAddress } from "./public-address.js";
import { codeOf } from "./ticks.js";

/** @typedef {import("./checklist-store.js").OwnChecklist} OwnChecklist */

const { base, store } = window.handboek;
const storage = () => window.localStorage;
const lookedBack = new LookingBackStore(storage);

class OwnChecklistPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.view = new ChecklistView(root, lookedBack, (code, act) => this.change(code, act));
    const { codes, unknown } = readChoice(new URLSearchParams(location.search).get("s") ?? "", this.view.blocks.keys());
    this.unknown = unknown;
    const own = store.get();
    // The address may hold one's own checklist of a while ago: a page that one goes back to.
    const isOwn = codes.join() === this.ownCodes().join() || (own.codes.length > 0 && writeChoice(codes) === own.address);
    /** @type {string[] | null} a choice that came with the address; null for the reader's own */
    this.shared = codes.length && !isOwn ? codes : null;
    /** what was last shown, so that typing does not draw everything anew */
    this.shown = "";
    store.tryToKeep();
    for (const button of all("[data-own-act]", root)) {
      button.addEventListener("click", () => this.act(button.dataset.ownAct ?? ""));
    }
    for (const button of all("[data-own-act=share]", root)) button.hidden = !navigator.share;
    for (const field of this.view.fields) field.addEventListener("input", () => store.set({ [field.name]: field.value }));
    // Before the tick itself is kept (ticks.js), so that one way back undoes both.
    const adopt = (/** @type {Event} */ { target }) => target instanceof HTMLInputElement && target.dataset.tick && this.adopt(target.dataset.tick);
    root.addEventListener("change", adopt, { capture: true });
    root.hidden = false;
    this.show();
  }

  /** Chosen codes that (still) have a block. */
  ownCodes() {
    return store.get().codes.filter((code) => this.view.blocks.has(code));
  }

  /** The codes that the page shows. */
  codes() {
    return this.shared ?? this.ownCodes();
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
      (next ? this.view.tool(next, "remove") : this.root.querySelector("a"))?.focus();
      return;
    }
    const after = moved(before, code, act === "up" ? -1 : 1);
    this.keep({ codes: after }, `${code} staat nu op plaats ${after.indexOf(code) + 1} van ${after.length}.`);
    const button = this.view.tool(code, act);
    (button?.hasAttribute("disabled") ? this.view.tool(code, act === "up" ? "down" : "up") : button)?.focus();
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
        this.view.focusOnTitle();
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
        this.view.focusOnTitle();
      },
    });
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
        this.view.focusOnTitle();
        return;
      }
      case "own":
        location.assign(pageAddress(""));
        return;
      case "empty":
        // What is ticked on pages of other entries stays.
        this.keep(
          { ...emptyChecklist(), ticks: store.get().ticks.filter((tick) => !own.includes(codeOf(tick))) },
          "Je checklist is leeg: wat je koos, aanvinkte en opschreef is weg. Je terugblikken blijven.",
        );
        this.view.focusOnTitle();
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
        wipeThings(storage, base);
        store.wiped();
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
    const own = this.ownCodes();
    const isShared = this.shared !== null;
    const shows = [isShared, codes, own, this.unknown, store.isKept].join();
    if (shows !== this.shown) {
      this.shown = shows;
      this.view.showNotices({ isShared, own: own.length, unknown: this.unknown, isEmpty: !codes.length, isKept: store.isKept });
      this.view.showBlocks(codes, isShared);
      if (!isShared) this.keepAddress(codes);
      if (codes.length) this.view.showAddress(this.address(), { title: isShared ? "" : store.get().title.trim(), codes });
    }
    this.view.showValues(store.get(), isShared, this.heading());
  }

  /** One's own checklist stands in the address. @param {string[]} codes */
  keepAddress(codes) {
    const choice = writeChoice(codes);
    history.replaceState(history.state, "", pageAddress(choice ? `?s=${choice}` : ""));
    if (store.get().address !== choice) store.set({ address: choice });
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
  lookedBack.addEventListener("change", () => page.view.parts.forEach((part) => part.show()));
  window.addEventListener("storage", () => lookedBack.changed());
}
