// What the page of a reader's own checklist shows: what may be told of it, the blocks of what is chosen, and the
// address to share.

import { writeChoice } from "./choice.js";
import { dutchDate } from "./dutch-date.js";
import { duration } from "./dutch-duration.js";
import { LookingBackPart } from "./looking-back-part.js";
import { pageAddress } from "./page-address.js";
import { qrPicture } from "./qr-picture.js";

/** @typedef {import("./checklist-store.js").OwnChecklist} OwnChecklist */
/** @typedef {"title" | "team" | "date" | "notes"} FieldName */

/** Give the elements of a part of the page. @param {string} selector @param {ParentNode} part @returns {HTMLElement[]} */
export function all(selector, part) {
  return [...part.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
}

/**
 * @typedef {object} ChecklistState what the page has to tell of a choice
 * @property {boolean} isShared it came with a link, and is not one's own
 * @property {number} own how many one chose oneself
 * @property {string[]} unknown codes that are not known here
 * @property {boolean} isEmpty
 * @property {boolean} isKept the browser keeps it
 */

export class ChecklistView {
  /**
   * @param {HTMLElement} root
   * @param {import("./looking-back-store.js").LookingBackStore} lookedBack
   * @param {(code: string, act: string) => void} change moves or removes an entry
   */
  constructor(root, lookedBack, change) {
    this.root = root;
    this.lookedBack = lookedBack;
    this.change = change;
    this.title = document.querySelector("h1")?.firstChild;
    this.place = /** @type {HTMLElement} */ (root.querySelector("[data-own-blocks]"));
    this.fields = /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ ([...root.querySelectorAll("input[name], textarea[name]")]);
    /** @type {Map<string, HTMLElement>} every block, by its code */
    this.blocks = new Map(all("[data-own-store] > .block", document).map((block) => [block.dataset.code ?? "", block]));
    /** @type {Map<string, LookingBackPart>} where one looks back on what is shown, made when it first is */
    this.parts = new Map();
    for (const block of this.blocks.values()) this.prepare(block);
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

  /** @param {string} code @param {string} act @returns {HTMLElement | null | undefined} */
  tool(code, act) {
    return this.blocks.get(code)?.querySelector(`[data-tool=${act}]`);
  }

  /** What was pressed is gone: go on from the title of the page. */
  focusOnTitle() {
    const title = document.querySelector("h1");
    title?.setAttribute("tabindex", "-1");
    title?.focus();
  }

  /** @param {ChecklistState} state */
  showNotices({ isShared, own, unknown, isEmpty, isKept }) {
    /** @param {string} name @param {boolean} isShown */
    const toggle = (name, isShown) => {
      for (const part of all(`[data-own-${name}]`, this.root)) part.hidden = !isShown;
    };
    toggle("shared", isShared);
    toggle("unknown", unknown.length > 0);
    toggle("unkept", !isKept);
    toggle("empty", isEmpty);
    toggle("filled", !isEmpty);
    toggle("fields", !isShared);
    for (const act of ["add", "own"]) toggle(`act=${act}`, own > 0);
    for (const text of all("[data-own-shared-text]", this.root)) {
      text.textContent = own ? `Je eigen checklist (${own}) blijft staan, tot je anders kiest.` : "Je hebt zelf nog niets gekozen.";
    }
    for (const line of all("[data-own-unknown]", this.root)) {
      const verb = unknown.length === 1 ? "is" : "zijn";
      const rest = isShared ? " De rest staat hieronder." : " Hieronder staat je eigen checklist.";
      line.textContent = `${unknown.join(", ")} ${verb} hier niet bekend. Misschien is de link niet helemaal overgenomen, of staat het niet meer in het handboek.${isEmpty ? "" : rest}`;
    }
  }

  /** Bring out the blocks of what is chosen, in order. @param {string[]} codes @param {boolean} isShared */
  showBlocks(codes, isShared) {
    const blocks = codes.map((code) => /** @type {HTMLElement} */ (this.blocks.get(code)));
    for (const block of [...this.place.children]) if (!blocks.includes(/** @type {HTMLElement} */ (block))) block.remove();
    for (const [place, block] of blocks.entries()) {
      if (this.place.children[place] !== block) this.place.insertBefore(block, this.place.children[place] ?? null);
      for (const tools of all(".own-tools", block)) tools.hidden = isShared;
      const looking = block.querySelector("[data-looking-back]");
      const code = block.dataset.code ?? "";
      if (looking instanceof HTMLElement && !this.parts.has(code)) this.parts.set(code, new LookingBackPart(looking, this.lookedBack));
      block.querySelector("[data-tool=up]")?.toggleAttribute("disabled", place === 0);
      block.querySelector("[data-tool=down]")?.toggleAttribute("disabled", place === blocks.length - 1);
    }
    this.showTotal(blocks);
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

  /**
   * Show what is filled in and ticked, on screen and for paper.
   * @param {OwnChecklist} own @param {boolean} isShared @param {string} heading
   */
  showValues(own, isShared, heading) {
    if (this.title) this.title.textContent = heading;
    for (const field of this.fields) {
      const value = own[/** @type {FieldName} */ (field.name)];
      if (field.value !== value && document.activeElement !== field) field.value = value;
    }
    for (const place of all("[data-own-value]", this.root)) {
      const name = /** @type {FieldName} */ (place.dataset.ownValue);
      place.textContent = isShared ? "" : name === "date" ? dutchDate(own.date) : own[name];
    }
  }

  /**
   * Show the address that shows this choice to someone else, and lead to a plan with it.
   * @param {string} address
   * @param {{ title: string, codes: string[] }} chosen
   */
  showAddress(address, { title, codes }) {
    for (const place of all("[data-own-address]", this.root)) place.textContent = address;
    const query = new URLSearchParams({ ...(title && { t: title }), i: writeChoice(codes) });
    for (const link of this.root.querySelectorAll("a[data-own-plan], a[data-own-year]")) {
      const made = link.hasAttribute("data-own-plan") ? "&m=1" : "";
      if (link instanceof HTMLAnchorElement) link.href = pageAddress(`?${query}${made}`, "", link.href);
    }
    for (const place of all("[data-own-qr]", this.root)) {
      const picture = qrPicture(address);
      if (!picture) continue;
      picture.setAttribute("role", "img");
      picture.setAttribute("aria-label", "QR-code van de link naar deze checklist");
      place.replaceChildren(picture);
    }
  }
}
