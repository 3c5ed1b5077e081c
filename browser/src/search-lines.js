// The lines of the handbook by their words: titles, keywords, what people say, sentences.

import { words } from "./dutch-words.js";

/** @typedef {import("./search-engine.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-engine.js").SearchDocument} SearchDocument */
/** @typedef {"title" | "summary" | "keywords" | "sayings" | "questions" | "nothing" | "essence" | "lines"} Field */
/**
 * @typedef {object} Line
 * @property {number[]} pages by their place in the index; the place after the last is of what the handbook does not have
 * @property {Field} field
 * @property {string} text
 * @property {string} [said] its words with spaces around them, once they were asked for
 */

/** @typedef {{places: number[], fits: Float64Array}} Filled lines by their place, and how well a word fits in each; lists take half the time of a map */

const FIELDS = /** @type {Field[]} */ (["title", "summary", "keywords", "essence", "lines"]);
// So many lines are taken up before a browser may do something else.
const AT_ONCE = 100;

export class Lines {
  /** @param {SearchIndex} index */
  constructor(index) {
    this.index = index;
    /** @type {Line[]} */
    this.all = [];
    /** @type {Map<string, number[]>} the lines in which a word stands, by their place in `all` */
    this.byWord = new Map();
    /** how much the words of each line tell together */
    this.weights = new Float64Array(0);
    /** how well the best word fits in each line; nothing but zeros, unless words are being sought */
    this.best = new Float64Array(0);
    this.pages = index.documents.length + 1;
  }

  /**
   * Take up the lines of the index; between parts of it, the browser may do something else.
   * @param {(word: string) => void} onWord is told of each word once
   */
  *prepare(onWord) {
    for (const line of linesOf(this.index)) {
      this.add(line, onWord);
      if (this.all.length % AT_ONCE === 0) yield;
    }
    this.weights = new Float64Array(this.all.length);
    this.best = new Float64Array(this.all.length);
    for (const places of this.byWord.values()) {
      const rarity = this.rarityOf(places.length);
      for (const place of places) this.weights[place] = this.weightAt(place) + rarity;
    }
  }

  /** @param {Line} line @param {(word: string) => void} onWord */
  add(line, onWord) {
    const place = this.all.push(line) - 1;
    for (const word of words(line.text)) {
      const places = this.byWord.get(word);
      if (places) {
        if (places[places.length - 1] !== place) places.push(place);
      } else {
        this.byWord.set(word, [place]);
        onWord(word);
      }
    }
  }

  /** @param {number} place */
  lineAt(place) {
    return /** @type {Line} */ (this.all[place]);
  }

  /** @param {number} place */
  weightAt(place) {
    return this.weights[place] ?? 0;
  }

  /**
   * Give the lines in which any of these words stands, each with how well its best word fits.
   * @param {Map<string, number>} fits
   * @returns {Filled}
   */
  withAny(fits) {
    const { best } = this;
    /** @type {number[]} */
    const places = [];
    for (const [word, fit] of fits) {
      for (const place of this.byWord.get(word) ?? []) {
        const before = best[place] ?? 0;
        if (!before) places.push(place);
        if (fit > before) best[place] = fit;
      }
    }
    const found = new Float64Array(places.length);
    for (const [at, place] of places.entries()) {
      found[at] = best[place] ?? 0;
      best[place] = 0;
    }
    return { places, fits: found };
  }

  /**
   * Give how much a word tells that stands in so many lines: a rare one more.
   * @param {number} lines
   */
  rarityOf(lines) {
    return Math.log(1 + this.all.length / (lines + 1));
  }
}

/** @param {SearchIndex} index @returns {Generator<Line>} */
function* linesOf(index) {
  for (const [page, document] of index.documents.entries()) {
    for (const field of FIELDS) for (const text of textsOf(document, field)) yield { pages: [page], field, text };
  }
  for (const field of /** @type {("sayings" | "questions")[]} */ (["sayings", "questions"])) {
    for (const [pages, said] of index[field]) for (const text of said) yield { pages, field, text };
  }
  for (const text of index.nothing) yield { pages: [index.documents.length], field: "nothing", text };
}

/** @param {SearchDocument} document @param {Field} field @returns {string[]} */
function textsOf(document, field) {
  if (field === "title") return [document.code ? `${document.title} ${document.code}` : document.title];
  if (field === "summary") return document.summary ? [document.summary] : [];
  return document[/** @type {"keywords" | "essence" | "lines"} */ (field)] ?? [];
}
