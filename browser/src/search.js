// The search as people see it: a field, the pages found, and what to do when there are none.

import { words } from "./dutch-words.js";
import { pageAddress } from "./page-address.js";
import { readQuery } from "./query.js";
import { SearchEngine } from "./search-engine.js";
import { readIndex } from "./search-index.js";

/** @typedef {import("./search-engine.js").Found} Found */

const SHOWN = 10;
const MORE = 20;
const LONGEST_LINE = 160; // letters
const TYPING_PAUSE = 250; // milliseconds

const index = readIndex(window.handboekIndex);
/** @type {SearchEngine | undefined} */
let engine;

function theEngine() {
  engine ??= new SearchEngine(index);
  return engine;
}
// Indexing takes a moment on a telephone: show the ways in first, and do it before the first key.
setTimeout(theEngine, 50);

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {string} className @param {...(Node | string)} content
 */
function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** A field with results, in a dialog or in a page. */
class Search {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.input = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.status = /** @type {HTMLElement} */ (root.querySelector("[data-search-status]"));
    this.results = /** @type {HTMLElement} */ (root.querySelector("[data-search-results]"));
    this.isPage = root.hasAttribute("data-search-here");
    this.shown = SHOWN;
    root.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = this.results.querySelector(".search-results a");
      if (first instanceof HTMLElement) first.click();
    });
    this.input.addEventListener("input", () => {
      this.shown = SHOWN;
      this.update();
    });
    root.addEventListener("keydown", (event) => this.walk(event));
    if (this.isPage) this.input.value = readQuery(new URLSearchParams(location.search).get("q") ?? "");
    root.addEventListener("click", (event) => {
      const isLink = event.target instanceof Element && event.target.closest("a");
      const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
      const dialog = root.closest("dialog");
      if (isLink && !opensElsewhere) dialog?.close();
    });
    this.update();
  }

  /** Show what fits what is typed. */
  update() {
    const query = readQuery(this.input.value);
    clearTimeout(this.timer);
    if (this.isPage) this.timer = setTimeout(() => this.keepInAddress(), TYPING_PAUSE);
    if (!words(query).length) {
      this.status.textContent = "";
      this.results.replaceChildren(waysIn("Of begin hier"));
      return;
    }
    const found = pagesFor(query);
    if (!found.length) {
      this.status.textContent = `Niets gevonden voor ‘${query.trim()}’.`;
      this.results.replaceChildren(
        element("p", "search-nothing", "Probeer een ander woord, of kies wat er bij je speelt."),
        waysIn("Begin hier"),
      );
      return;
    }
    this.status.textContent = found.length === 1 ? "1 pagina gevonden" : `${found.length} pagina’s gevonden, de beste eerst`;
    const sought = theEngine().termsToMark(query);
    const list = element("ol", "search-results", ...found.slice(0, this.shown).map((one) => result(one, sought)));
    this.results.replaceChildren(list);
    if (found.length > this.shown) {
      const more = element("button", "button", "Toon meer");
      more.type = "button";
      more.addEventListener("click", () => {
        const place = this.shown;
        this.shown += MORE;
        this.update();
        const next = this.results.querySelectorAll(".search-results > li")[place]?.querySelector("a");
        next?.focus();
      });
      this.results.append(more);
    }
    window.handboek.start(this.results);
  }

  /** Let the address of the page hold what is typed. */
  keepInAddress() {
    const query = readQuery(this.input.value).trim();
    history.replaceState(history.state, "", pageAddress(query ? `?q=${encodeURIComponent(query)}` : ""));
  }

  /**
   * Walk through the results with the arrow keys, beside the tab key.
   * @param {KeyboardEvent} event
   */
  walk(event) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    const stops = [this.input, ...this.results.querySelectorAll("a")];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[Math.max(0, Math.min(stops.length - 1, at + step))];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
}

/**
 * One page that was found: what it is, its title, and the line that matches.
 * @param {Found} found @param {Set<string>} sought the terms to mark
 */
function result({ document: page, line }, sought) {
  const link = element("a", "", ...marked(page.title, sought));
  link.href = new URL(page.address, window.handboek.base).href;
  const about = element("span", "search-kind", ...(page.code ? [badge(page.code)] : []), page.kind);
  const entry = element("li", "", about, element("b", "search-title", link), element("p", "", ...marked(excerpt(line, sought), sought)));
  if (page.code) entry.dataset.theme = page.code.charAt(0);
  if (page.code && page.can_be_chosen) entry.append(chooseButton(page.code, page.title));
  return entry;
}

/**
 * Give the part of a long line in which the words stand that a person seeks.
 * @param {string} line @param {Set<string>} sought
 */
function excerpt(line, sought) {
  if (line.length <= LONGEST_LINE) return line;
  const sentences = line.match(/[^.?!]+[.?!]*[’”]?\s*/g) ?? [line];
  const holds = (/** @type {string} */ text) => words(text).some((word) => theEngine().termsOf(word).some((term) => sought.has(term)));
  const first = Math.max(0, sentences.findIndex(holds));
  const rest = sentences.slice(first).join("");
  const end = rest.length > LONGEST_LINE ? `${rest.slice(0, LONGEST_LINE).replace(/\s+\S*$/, "")} …` : rest;
  return (first ? "… " : "") + end.trim();
}

/** @param {string} code */
function badge(code) {
  return element("span", "badge", code);
}

/** @param {string} code @param {string} title */
function chooseButton(code, title) {
  const button = element("button", "choose", element("span", "only-heard", `${title}: `), "Op mijn checklist");
  button.type = "button";
  button.hidden = true;
  button.dataset.choose = code;
  return button;
}

/**
 * Give a text with the words marked that a person seeks.
 * @param {string} text @param {Set<string>} sought
 * @returns {(Node | string)[]}
 */
function marked(text, sought) {
  return text.split(/([\p{L}\p{N}’']+)/u).map((piece, at) => {
    const terms = at % 2 === 0 ? [] : words(piece).flatMap((word) => theEngine().termsOf(word));
    return terms.some((term) => sought.has(term)) ? element("mark", "", piece) : piece;
  });
}

/**
 * The ways in for who has typed nothing, or found nothing: situations and themes.
 * @param {string} title
 */
function waysIn(title) {
  const part = element("div", "search-ways", element("p", "search-ways-title", title));
  for (const [kind, heading] of [["Situatie", "Waar loop je tegenaan?"], ["Thema", "Thema’s"]]) {
    const links = index.documents
      .filter((page) => page.kind === kind)
      .map((page) => {
        const link = element("a", "", page.title);
        link.href = new URL(page.address, window.handboek.base).href;
        const entry = element("li", "", link);
        entry.dataset.theme = page.code?.charAt(0) ?? "";
        return entry;
      });
    part.append(element("p", "search-ways-kind", heading ?? ""), element("ul", "", ...links));
  }
  return part;
}

// How far below the best page a page still has to do with what is typed.
const STILL_FITS = 0.25;

/**
 * Give the pages that have to do with what is typed, best first.
 * @param {string} query
 * @param {(code: string) => boolean} [belongs] tells whether a page is one of those to choose from
 */
function pagesFor(query, belongs) {
  const found = theEngine().search(query).filter((one) => !belongs || belongs(one.document.code ?? ""));
  const best = Math.max(...found.map(({ score }) => (Number.isFinite(score) ? score : 0)));
  return found.filter(({ score }) => score >= STILL_FITS * best);
}

/**
 * Give the codes among these that have to do with what is typed; for the filters.
 * @param {string} query
 * @param {Set<string>} among
 */
function codesFor(query, among) {
  return pagesFor(query, (code) => among.has(code)).map(({ document: page }) => page.code ?? "");
}

window.handboekSearch = { codesFor };

/** @type {WeakSet<Element>} */
const started = new WeakSet();

function start() {
  for (const root of document.querySelectorAll("dialog.search, [data-search-here]")) {
    if (!(root instanceof HTMLElement) || started.has(root)) continue;
    started.add(root);
    new Search(root);
  }
}

start();
window.document$?.subscribe(start);
