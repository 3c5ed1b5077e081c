// Takes everything that the handbook keeps in this browser along to another one, and back (/meenemen/).

import { AlongError, LONGEST, findParts, joined, ofOneWhole, partsOf, readAlong, writeAlong } from "./along-code.js";
import { announce } from "./announce.js";
import { canScan, scanCodes } from "./code-scanner.js";
import { element } from "./element.js";
import { KEPT_THINGS, WAITING_KEY, keptThings, laterThings, replaceThings } from "./kept-things.js";
import { publicAddress } from "./public-address.js";
import { qrPicture } from "./qr-picture.js";
import { save } from "./save-file.js";

const storage = () => window.localStorage;
const { base } = window.handboek;

/** @param {import("./kept-things.js").KeptThing} thing */
function staysHere({ name }) {
  return `${name}: een latere editie bewaart dit hier. Het blijft zoals het is.`;
}

class TakeAlongPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {string[]} addresses in the QR codes */
    this.codes = [];
    this.at = 0;
    /** @type {import("./along-code.js").Arrived | null} */
    this.arrived = null;
    /** @type {(() => void) | null} */
    this.stopScanning = null;
    for (const button of root.querySelectorAll("[data-along-act]")) {
      if (button instanceof HTMLElement) button.addEventListener("click", () => this.act(button.dataset.alongAct ?? ""));
    }
    const file = this.file();
    file.addEventListener("change", () => this.open(file.files?.[0]));
    canScan().then((can) => (this.one("scan").hidden = !can));
    window.addEventListener("hashchange", () => this.readHash());
    window.addEventListener("storage", () => this.show());
    root.hidden = false;
    this.show();
    this.readHash();
  }

  /** @param {string} name @returns {HTMLElement} */
  one(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-along-${name}]`));
  }

  file() {
    return /** @type {HTMLInputElement} */ (this.one("file"));
  }

  text() {
    return writeAlong(keptThings(storage, base));
  }

  /** @param {string} act */
  async act(act) {
    switch (act) {
      case "save":
        save(this.text(), "handboek-meenemen.json", "application/json");
        return;
      case "copy":
        await this.copyText();
        return;
      case "codes":
        await this.makeCodes();
        return;
      case "before":
      case "after":
        this.at += act === "after" ? 1 : -1;
        this.showCode();
        return;
      case "read":
        this.read(/** @type {HTMLTextAreaElement} */ (this.one("text")).value);
        return;
      case "scan":
        await this.scan();
        return;
      case "replace":
        this.replace();
        return;
      case "leave":
        this.forget();
        this.say("Er is niets veranderd.");
        this.file().focus();
    }
  }

  /** All of it, with what is private: nothing of it is shown. */
  async copyText() {
    try {
      await navigator.clipboard.writeText(this.text());
      announce("Gekopieerd. Plak de tekst op deze pagina op je andere apparaat.");
    } catch {
      announce("Je browser laat kopiëren niet toe. Bewaar het als bestand.");
    }
  }

  async makeCodes() {
    const page = publicAddress("");
    this.codes = (await partsOf(this.text())).map((part) => `${page}#${part}`);
    this.at = 0;
    if (!this.codes.length) announce("Dit is te veel voor QR-codes. Gebruik het bestand.");
    this.showCode();
  }

  showCode() {
    const count = this.codes.length;
    this.at = Math.max(0, Math.min(count - 1, this.at));
    this.one("codes").hidden = !count;
    const picture = count ? qrPicture(this.codes[this.at] ?? "") : null;
    if (!picture) return;
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", `QR-code ${this.at + 1} van ${count}`);
    this.one("code").replaceChildren(picture);
    this.one("which").textContent = count === 1 ? "Eén code: alles zit erin." : `Code ${this.at + 1} van ${count}. Scan ze allemaal.`;
    for (const [act, isEnd] of /** @type {[string, boolean][]} */ ([["before", this.at === 0], ["after", this.at === count - 1]])) {
      const button = this.root.querySelector(`[data-along-act=${act}]`);
      button?.toggleAttribute("hidden", count === 1);
      button?.toggleAttribute("disabled", isEnd);
    }
  }

  /** A code that was scanned with the camera of the telephone itself opens this page with its part. */
  readHash() {
    if (!findParts(location.hash).length) return;
    const text = location.hash;
    history.replaceState(history.state, "", location.href.split("#")[0]);
    this.read(text);
  }

  /** @param {File | undefined} file */
  async open(file) {
    this.file().value = "";
    if (!file) return;
    if (file.size > LONGEST * 2) this.say("Dit bestand is te groot om van dit handboek te zijn.");
    else this.read(await file.text().catch(() => ""));
  }

  /** @param {string} text of a file, or with parts in it */
  async read(text) {
    try {
      const parts = findParts(text);
      if (!parts.length) {
        this.preview(readAlong(text.trim()));
        return;
      }
      const all = ofOneWhole([...this.waiting(), ...parts]);
      const of = all[0]?.of ?? 0;
      if (all.length < of) {
        this.wait(all);
        const missing = Array.from({ length: of }, (_, at) => at + 1).filter((number) => !all.some((part) => part.number === number));
        this.say(`${all.length} van de ${of} delen ${all.length === 1 ? "is" : "zijn"} binnen. Nog nodig: ${missing.join(", ")}.`);
        return;
      }
      this.wait([]);
      this.preview(readAlong(await joined(all)));
    } catch (error) {
      this.forget();
      this.say(`${error instanceof AlongError ? error.message : "Dit kan niet gelezen worden."} Er is niets veranderd.`);
    }
  }

  /** Parts that came before, perhaps in another tab. */
  waiting() {
    try {
      return findParts(storage().getItem(WAITING_KEY) ?? "");
    } catch {
      return [];
    }
  }

  /** @param {import("./along-code.js").Part[]} parts */
  wait(parts) {
    try {
      if (parts.length) storage().setItem(WAITING_KEY, parts.map(({ sum, form, number, of, data }) => `deel=${sum}.${form}.${number}.${of}.${data}`).join(" "));
      else storage().removeItem(WAITING_KEY);
    } catch {
      // full, or refused: with a file it works in one go
    }
  }

  async scan() {
    const video = /** @type {HTMLVideoElement} */ (this.one("video"));
    if (this.stopScanning) {
      this.stopScanning();
      return;
    }
    try {
      const stop = await scanCodes(video, (text) => this.read(text));
      this.stopScanning = () => {
        stop();
        this.stopScanning = null;
        video.hidden = true;
        this.one("scan").textContent = "Scan met de camera";
      };
      video.hidden = false;
      this.one("scan").textContent = "Stop met scannen";
    } catch {
      this.say("De camera is er niet, of mag niet gebruikt worden. Scan met de camera-app van je telefoon, of gebruik het bestand.");
    }
  }

  /** @param {string} text */
  say(text) {
    this.one("said").textContent = text;
  }

  forget() {
    this.arrived = null;
    this.one("preview").hidden = true;
  }

  /** Show what would change. Throws AlongError when nothing can. @param {import("./along-code.js").Arrived} arrived */
  preview(arrived) {
    this.stopScanning?.();
    this.arrived = arrived;
    const here = keptThings(storage, base);
    const coming = KEPT_THINGS.filter(({ id }) => arrived.things.has(id));
    const later = laterThings(storage, base).filter((thing) => coming.includes(thing));
    const left = [...arrived.left, ...later.map(staysHere)].join(" ");
    if (later.length === coming.length) throw new AlongError(left);
    let replaces = false;
    const rows = coming.filter((thing) => !later.includes(thing)).map((thing) => {
      const now = thing.clean(here.get(thing.id) ?? "");
      const then = arrived.things.get(thing.id) ?? "";
      replaces ||= now !== null && now !== then;
      const box = element("input", { type: "checkbox", "data-along-take": thing.id });
      box.toggleAttribute("checked", true);
      const comes = thing.count(then);
      const told = now === null ? `Hier staat nog niets. Dit komt erbij: ${comes}.` : now === then ? `Hier staat hetzelfde: ${comes}.` : `Dit verdwijnt hier: ${thing.count(now)}. Dit komt ervoor in de plaats: ${comes}.`;
      return element("li", {}, element("label", {}, box, ` ${thing.name}`), told);
    });
    this.one("rows").replaceChildren(...rows);
    this.one("left").textContent = left;
    this.say("");
    const preview = this.one("preview");
    preview.hidden = false;
    this.one("act=replace").textContent = replaces ? "Vervang wat is aangevinkt" : "Zet hier neer wat is aangevinkt";
    const title = preview.querySelector("h3");
    if (!title) return;
    title.textContent = replaces ? "Dit wordt vervangen" : "Dit komt hier te staan";
    title.focus();
  }

  replace() {
    const { arrived } = this;
    if (!arrived) return;
    const boxes = /** @type {HTMLInputElement[]} */ ([...this.root.querySelectorAll("[data-along-take]")]);
    const chosen = boxes.filter(({ checked }) => checked).map((box) => box.dataset.alongTake ?? "");
    const before = keptThings(storage, base);
    const things = new Map(chosen.map((id) => /** @type {[string, string | null]} */ ([id, arrived.things.get(id) ?? null])));
    if (!things.size) {
      this.say("Vink aan wat je hier wilt hebben.");
      return;
    }
    const { isKept, later } = replaceThings(things, storage, base);
    if (!isKept) {
      this.say("Je browser heeft hier geen ruimte meer voor, of mag niets bewaren. Er is niets veranderd.");
      return;
    }
    this.forget();
    this.say(["Het staat er. Andere tabs van dit handboek laten het ook zien.", ...later.map(staysHere)].join(" "));
    this.changed();
    this.file().focus();
    announce("Overgezet.", {
      label: "Zet terug",
      act: () => {
        replaceThings(new Map(chosen.map((id) => [id, before.get(id) ?? null])), storage, base);
        this.say("Alles is weer zoals het was.");
        this.changed();
      },
    });
  }

  changed() {
    window.handboek.store.changed();
    this.show();
  }

  /** Show what is kept here. */
  show() {
    const here = keptThings(storage, base);
    const rows = KEPT_THINGS.flatMap((thing) => {
      const text = thing.clean(here.get(thing.id) ?? "");
      return text === null ? [] : [element("li", {}, element("b", {}, thing.name), ` · ${thing.count(text)}: ${thing.what}.`)];
    });
    const later = laterThings(storage, base).map(({ name }) => element("li", {}, element("b", {}, name), " · Een latere editie bewaart dit hier. Het gaat niet mee."));
    this.one("things").replaceChildren(...rows, ...later);
    this.one("none").hidden = rows.length + later.length > 0;
    this.one("out").hidden = !rows.length;
    this.codes = [];
    this.showCode();
  }
}

const root = document.querySelector("[data-along]");
if (root instanceof HTMLElement) new TakeAlongPage(root);
