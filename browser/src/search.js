// The search as people see it: a field, the pages found, and what to do when there are none.

import { words } from "./dutch-words.js";
import { element } from "./element.js";
import { pageAddress } from "./page-address.js";
import { readQuery } from "./query.js";
import { SearchEngine } from "./search-engine.js";
import { contactLink, resultList, waysIn } from "./search-results.js";

const SHOWN = 10;
const MORE = 20;
const NEAREST = 2; // pages shown where none fits
const TYPING_PAUSE = 250; // milliseconds
const SLICE = 30; // milliseconds

const engine = new SearchEngine(window.handboekIndex);
let isReady = false;
const ready = inSlices(engine.prepare()).then(() => {
  isReady = true;
});

/**
 * Do work in parts so short that the page goes on answering, on a telephone too.
 * @param {Iterable<unknown>} work
 */
async function inSlices(work) {
  let until = 0; // what loads the script was a task already
  for (const _ of work) {
    if (performance.now() < until) continue;
    await new Promise((next) => setTimeout(next));
    until = performance.now() + SLICE;
  }
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
      const first = this.results.querySelector("[data-search-results] > .search-results a");
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
    if (!isReady) ready.then(() => this.update());
  }

  /** Show what fits what is typed. */
  update() {
    const query = readQuery(this.input.value);
    clearTimeout(this.timer);
    if (this.isPage) this.timer = setTimeout(() => this.keepInAddress(), TYPING_PAUSE);
    if (!isReady || !words(query).length) {
      this.status.textContent = "";
      this.results.replaceChildren(waysIn("Of begin hier", engine.documents));
      return;
    }
    const { found, isSure } = pagesFor(query);
    const sought = engine.wordsToMark(query);
    if (!isSure) {
      this.showNearest(query.trim(), found.slice(0, NEAREST), sought);
      return;
    }
    this.status.textContent = found.length === 1 ? "1 pagina gevonden" : `${found.length} pagina’s gevonden, de beste eerst`;
    this.results.replaceChildren(resultList(found.slice(0, this.shown), sought));
    if (found.length > this.shown) {
      const more = element("button", { class: "button", type: "button" }, "Toon meer");
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

  /**
   * Say that no page fits, and show what comes nearest and what else to do.
   * @param {string} query @param {import("./search-engine.js").Found[]} nearest @param {Set<string>} sought
   */
  showNearest(query, nearest, sought) {
    this.status.textContent = nearest.length ? `Over ‘${query}’ lijkt hier niets te staan.` : `Niets gevonden voor ‘${query}’.`;
    const contact = this.results.dataset.contact;
    const part = element(
      "div",
      { class: "search-unsure", "data-unsure": "" },
      ...(nearest.length
        ? [element("p", {}, "Dit komt er het dichtst bij:"), resultList(nearest, sought)]
        : [element("p", {}, "Probeer een ander woord, of kies wat er bij je speelt.")]),
      ...(contact ? [contactLink(contact, query)] : []),
      nearest.length ? waysIn("Of kies wat er bij je speelt", engine.documents, ["Situatie"]) : waysIn("Begin hier", engine.documents),
    );
    this.results.replaceChildren(part);
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

// How far below the best page a page still has to do with what is typed; the best one always has. Where a list
// is chosen from, all scores may be below zero: a kind that is seldom meant starts there.
const STILL_FITS = 0.25;

/**
 * Give the pages that have to do with what is typed, best first, and whether the best one answers it.
 * @param {string} query
 * @param {(code: string) => boolean} [belongs] tells whether a page is one of those to choose from
 */
function pagesFor(query, belongs) {
  const { found, isSure } = engine.search(query);
  const among = found.filter((one) => !belongs || belongs(one.document.code ?? ""));
  const best = Math.max(...among.map(({ score }) => (Number.isFinite(score) ? score : 0)));
  return { found: among.filter(({ score }) => score >= Math.min(best, STILL_FITS * best)), isSure };
}

/**
 * Give the codes among these that have to do with what is typed; for the filters.
 * @param {string} query
 * @param {Set<string>} among
 */
function codesFor(query, among) {
  return pagesFor(query, (code) => among.has(code)).found.map(({ document: page }) => page.code ?? "");
}

window.handboekSearch = { ready, codesFor };

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
