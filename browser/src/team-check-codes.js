// The codes of a team as they come in: typed, pasted, scanned in the page, or brought by an address that any camera app
// opens (`#code=…`, team-check-code.js).

import { announce } from "./announce.js";
import { canScan, scanCodes } from "./code-scanner.js";
import { element } from "./element.js";
import { codeLength, codesIn } from "./team-check-code.js";
import { CodesStore } from "./team-check-codes-store.js";
import { FEWEST, readCodes } from "./team-check-tally.js";

/** @param {unknown[]} members whose codes count */
function counted(members) {
  return members.length === 1 ? "1 code telt mee." : `${members.length} codes tellen mee.`;
}

/** Tells who listens to "change" when other codes count. */
export class TeamCodes extends EventTarget {
  /**
   * @param {HTMLElement} root
   * @param {number} edition of the statements
   * @param {number} statements how many there are
   */
  constructor(root, edition, statements) {
    super();
    this.root = root;
    this.edition = edition;
    this.statements = statements;
    this.store = new CodesStore(() => window.localStorage);
    this.field = /** @type {HTMLTextAreaElement} */ (this.part("codes"));
    this.field.value = this.store.get();
    this.field.addEventListener("input", () => this.write(this.field.value));
    const again = () => document.visibilityState === "visible" && this.readAgain();
    // Each address that a camera app opens is a page of its own.
    window.addEventListener("storage", () => this.readAgain());
    window.addEventListener("pageshow", again);
    document.addEventListener("visibilitychange", again);
    window.addEventListener("hashchange", () => this.readHash());
    canScan().then((can) => this.root.querySelector("[data-team-act=scan]")?.toggleAttribute("hidden", !can));
    this.count();
    this.readHash();
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-team-${name}]`));
  }

  /** The answers of each member whose code counts. */
  members() {
    return this.read(this.field.value).members;
  }

  /** @param {string} text */
  read(text) {
    return readCodes(text, this.edition, this.statements);
  }

  /** Codes may have come in another tab. */
  readAgain() {
    const text = this.store.get();
    if (text === this.field.value || !this.store.isKept) return;
    this.field.value = text;
    this.count();
  }

  /** An address that brings a code is left without it: who opens it again, or shares it, brings nothing. */
  readHash() {
    if (!location.hash.startsWith("#code=")) return;
    const { hash, href } = location;
    history.replaceState(history.state, "", href.split("#")[0]);
    const told = this.take(hash.slice("#code=".length));
    announce(told.isNew ? `${told.text} Scan de volgende, of sluit dit tabblad: de codes blijven hier staan.` : told.text);
  }

  /**
   * Take the code over that a text holds.
   * @param {string} text
   */
  take(text) {
    const length = codeLength(this.statements);
    const [found = [], known = []] = [text, this.field.value].map((one) => codesIn(one, length).map((code) => code.toUpperCase()));
    const { members, problems } = this.read(text);
    if (problems.length || !members.length) {
      const isLike = found.length === 1 && found[0]?.length === length;
      return { isNew: false, text: (isLike && problems[0]) || "Dit is geen code van deze teamcheck." };
    }
    const fresh = found.filter((code) => !known.includes(code));
    if (!fresh.length) return { isNew: false, text: "Deze code telde al mee." };
    this.write(`${this.field.value.trim()}\n${fresh.join("\n")}`.trim());
    return { isNew: true, text: `Binnen. ${counted(this.members())}` };
  }

  /** @param {string} text */
  write(text) {
    if (this.field.value !== text) this.field.value = text;
    this.store.set(text);
    this.count();
  }

  /** Say how many codes count, and what is wrong with the others. */
  count() {
    const { members, problems } = this.read(this.field.value);
    const missing = FEWEST - members.length;
    const more = missing > 0 ? ` Vanaf ${FEWEST} codes zie je een uitslag: nog ${missing}.` : " De uitslag staat hieronder.";
    const unkept = this.store.isKept ? "" : " Je browser bewaart ze niet: laat deze pagina open.";
    this.part("count").textContent = this.field.value.trim() ? counted(members) + more + unkept : "";
    const list = this.part("problems");
    list.hidden = !problems.length;
    list.replaceChildren(...problems.map((problem) => element("li", {}, problem)));
    this.dispatchEvent(new Event("change"));
  }

  wipe() {
    const before = this.field.value;
    this.write("");
    this.field.focus();
    if (before.trim()) announce("Alle codes zijn van dit apparaat gewist.", { label: "Zet terug", act: () => this.write(before) });
  }

  scan() {
    const dialog = this.root.querySelector("dialog");
    const video = this.root.querySelector("video");
    if (!dialog || !video) return;
    dialog.showModal();
    const line = this.part("scanned");
    line.textContent = "";
    const scanning = scanCodes(video, (text) => {
      line.textContent = this.take(text).text;
      navigator.vibrate?.(60);
    });
    scanning.catch(() => {
      dialog.close();
      announce("De camera kan hier niet worden gebruikt. Scan met de camera-app van je telefoon, of typ of plak de codes.");
    });
    dialog.addEventListener("close", () => scanning.then((stop) => stop(), () => undefined), { once: true });
  }
}
