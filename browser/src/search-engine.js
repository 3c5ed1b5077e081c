// Finds pages by what a school leader types. How pages are ranked, and why so, stands in
// docs/maintaining/search.md; `make bench-search` measures it.

import { words } from "./dutch-words.js";
import { readQuery } from "./query.js";
import { readIndex } from "./search-index.js";
import { Lines } from "./search-lines.js";
import { WEIGHTS, partsOf, sumOf } from "./search-ranking.js";
import { Vocabulary } from "./search-words.js";

/** @typedef {import("./search-words.js").Slot} Slot */
/** @typedef {import("./search-ranking.js").Sought} Sought */
/** @typedef {import("./search-ranking.js").Parts} Parts */
/** @typedef {import("./search-ranking.js").ScoredLine} ScoredLine */
/**
 * @typedef {object} SearchDocument A page or a term, as macros/downloads/search_index.py gives it.
 * @property {string} kind
 * @property {string} [code]
 * @property {string} title
 * @property {string} address
 * @property {string} [summary]
 * @property {string[]} [aliases] former slugs
 * @property {boolean} [can_be_chosen] whether it can be put on a checklist
 * @property {string[]} [keywords]
 * @property {string[]} [essence]
 * @property {string[]} [lines]
 */
/**
 * @typedef {object} SearchIndex
 * @property {SearchDocument[]} documents
 * @property {[number[], string[]][]} sayings what people say when these documents, by their place, are what they need
 * @property {[number[], string[]][]} questions what strangers ask, with the documents that answer it, the best first
 * @property {string[]} nothing what people seek here in vain, as they type it
 * @property {string[][]} synonyms groups of words that mean the same
 * @property {RetiredEntry[]} retired entries that are gone: never found, named on the page for wrong addresses
 * @property {Kind[]} [kinds] the kinds of entries with a code
 */
/**
 * @typedef {object} Kind A kind of entries, from macros/model/kinds.py.
 * @property {string} name what results call one, such as Interventie
 * @property {boolean} hasChecklist whether an entry has a page below /checklists/ too
 */
/**
 * @typedef {object} RetiredEntry
 * @property {string} [code]
 * @property {string} title
 * @property {string} address of the page that says what replaced it
 * @property {string[]} aliases former slugs
 */
/**
 * @typedef {object} Found
 * @property {SearchDocument} document
 * @property {number} score
 * @property {string} line the line that matches best, or the summary
 */

// The best page is an answer, unless what the handbook does not have scores so much more.
const SURE_WITHIN = 1;
// Whoever types a whole title means its page.
const WHOLE_TITLE = 10;
// Not as the line of a result: the title stands above it, the others are there to be matched.
const NEVER_SHOWN = new Set(["title", "keywords", "sayings", "questions"]);
// A line explains a result if it scores at least this part of what the best line of the page does.
const EXPLAINS_FROM = 0.6;
// How rare a word is, is told by the lines that have it nearly as well as the best ones.
const WELL_FROM = 0.75;
// How well a word has to fit to be marked in a result.
const MARKED_FROM = 0.6;
// A code as people read it out: "d 5", "D-5".
const SPACED_CODE = /^\s*([a-z])[\s-]+(\d{1,4})\s*$/i;

export class SearchEngine {
  /** @param {SearchIndex | undefined} told */
  constructor(told) {
    const index = readIndex(told);
    this.documents = index.documents;
    this.vocabulary = new Vocabulary(index);
    this.lines = new Lines(index);
  }

  /** Take up the index, before the first search. Between parts of it, the browser may do something else. */
  *prepare() {
    yield;
    this.vocabulary.prepare();
    yield;
    yield* this.lines.prepare((word) => this.vocabulary.known.add(word));
  }

  /**
   * Give the pages that fit what is typed, best first, and whether the best one is likely to answer it.
   * @param {string} typed
   * @returns {{found: Found[], isSure: boolean}}
   */
  search(typed) {
    const { query, pages, telling } = this.weigh(typed);
    const isFound = this.pagesWith(telling);
    const typedWords = words(query).join(" ");
    const found = this.documents
      .flatMap((document, page) => {
        if (!isFound[page]) return [];
        const { parts, lines } = /** @type {{parts: Parts, lines: ScoredLine[]}} */ (pages[page]);
        const isItsCode = document.code?.toLowerCase() === query.trim().toLowerCase();
        const isItsTitle = Boolean(document.code) && words(document.title).join(" ") === typedWords;
        const score = isItsCode ? Infinity : sumOf(parts) + (WEIGHTS.kinds[document.kind] ?? 0) + (isItsTitle ? WHOLE_TITLE : 0);
        return [{ document, score, line: shownLine(lines, document) }];
      })
      .sort((one, other) => other.score - one.score);
    const nothing = /** @type {{parts: Parts}} */ (pages[this.documents.length]);
    const [best] = found;
    return { found, isSure: best !== undefined && best.score >= sumOf(nothing.parts) - SURE_WITHIN };
  }

  /**
   * Give what the score of each page is made of; last that of what the handbook does not have.
   * @param {string} typed
   */
  weigh(typed) {
    const query = readQuery(typed).replace(SPACED_CODE, "$1$2");
    const { telling, little } = this.soughtIn(query);
    return { query, telling, pages: partsOf(this.lines, telling, little, query) };
  }

  /**
   * Give what stands in the handbook for each word of a query, those of words that say little apart.
   * @param {string} query
   */
  soughtIn(query) {
    const slots = this.vocabulary.slotsOf(query);
    const seek = (/** @type {Slot} */ slot) => this.seek(slot);
    // A query of nothing but words that say little is about these.
    if (!slots.telling.length) return { telling: slots.little.map(seek), little: [] };
    return { telling: slots.telling.map(seek), little: slots.little.map(seek) };
  }

  /** @param {Slot} slot @returns {Sought} */
  seek(slot) {
    const lines = this.lines.withAny(slot.fits);
    const well = Math.max(0, ...slot.fits.values()) * WELL_FROM;
    let many = 0;
    for (const fit of lines.fits) if (fit >= well) many++;
    return { slot, lines, rarity: this.lines.rarityOf(many) };
  }

  /**
   * Tell of each page whether any of the words stands there.
   * @param {Sought[]} all
   */
  pagesWith(all) {
    const found = new Uint8Array(this.documents.length);
    for (const { lines } of all) {
      for (const place of lines.places) for (const page of this.lines.lineAt(place).pages) found[page] = 1;
    }
    return found;
  }

  /**
   * Give the words that a query is about, to mark them in what is found.
   * @param {string} typed
   */
  wordsToMark(typed) {
    const { telling } = this.vocabulary.slotsOf(readQuery(typed));
    return new Set(
      telling.flatMap(({ fits }) => {
        const enough = Math.min(MARKED_FROM, ...[Math.max(0, ...fits.values())]);
        return [...fits].filter(([, fit]) => fit >= enough).map(([word]) => word);
      }),
    );
  }
}

/**
 * Give the line that explains why a page is found, or its summary.
 * @param {ScoredLine[]} lines @param {SearchDocument} document
 */
function shownLine(lines, document) {
  const shown = lines.find(({ line }) => !NEVER_SHOWN.has(line.field));
  const explains = shown && shown.score >= EXPLAINS_FROM * (lines[0]?.score ?? 0);
  return explains ? shown.line.text : (document.summary ?? "");
}
