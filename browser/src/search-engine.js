// Finds pages by what a school leader types. How pages are ranked, and why so, stands in
// docs/maintaining/search.md; `make bench-search` measures it.

import { words } from "./dutch-words.js";
import { readQuery } from "./query.js";
import { readIndex } from "./search-index.js";
import { Lines } from "./search-lines.js";
import { Vocabulary } from "./search-words.js";

/** @typedef {import("./search-lines.js").Line} Line */
/** @typedef {import("./search-lines.js").Field} Field */
/** @typedef {import("./search-words.js").Slot} Slot */
/** @typedef {{slot: Slot, lines: Map<number, number>, rarity: number}} Sought a slot with the lines that fill it, and how rare these are */
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
 * @property {string[][]} synonyms groups of words that mean the same
 * @property {string[]} elsewhere words for what people seek here in vain
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
/** @typedef {{line: Line, score: number}} ScoredLine */

const WEIGHTS = {
  // How the parts of a score add up.
  telling: 3.7,
  little: 3,
  line: 7,
  nextLines: 0.3,
  phrase: 1.3,
  // From how much of a word on a page stands out by it.
  enough: 0.33,
  // So many words a page is taken to have beyond its own: a short one does not stand out by chance.
  smoothing: 150,
  /** @type {Record<Field, number>} */
  inPage: { title: 5.3, keywords: 1.9, summary: 1.5, essence: 0.8, sayings: 0.7, lines: 0.5 },
  /** @type {Record<string, number>} kinds that are seldom, or often, what is meant */
  kinds: { Pagina: 1.7, Situatie: 1.1, Gespreksvorm: 0.4, Aanbeveling: -1.5, Begrip: -3.4 },
  // What a query loses that is all about what the handbook does not have, and what the best page needs
  // to be called an answer.
  elsewhere: 16,
  sureFrom: 5.5,
};
// Not as the line of a result: the title stands above it, the others are there to be matched.
const NEVER_SHOWN = new Set(["title", "keywords", "sayings"]);
// A line explains a result if it scores at least this part of what the best line of the page does.
const EXPLAINS_FROM = 0.6;
// How well a word has to fit to be marked in a result.
const MARKED_FROM = 0.6;
const BEST_LINES = 3;
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
    const query = readQuery(typed).replace(SPACED_CODE, "$1$2");
    const slots = this.vocabulary.slotsOf(query);
    // A query of nothing but words that say little is about these.
    const telling = (slots.telling.length ? slots.telling : slots.little).map((slot) => this.seek(slot));
    const little = (slots.telling.length ? slots.little : []).map((slot) => this.seek(slot));
    const gains = this.gainsOf(telling);
    const register = this.registerOf(little, telling.length + little.length);
    const linesOf = this.bestLines([...telling, ...little]);
    const isFound = this.pagesWith(telling);
    const pairs = pairsOf(words(query));
    const found = this.documents
      .flatMap((document, page) => {
        if (!isFound[page]) return [];
        const lines = linesOf[page] ?? [];
        const [first = 0, ...next] = lines.map(({ score }) => score);
        const byLine = first + WEIGHTS.nextLines * next.reduce((sum, score) => sum + score, 0);
        const inOrder = Math.max(0, ...lines.map(({ line }) => inOrderOf(pairs, line.said)));
        const isItsCode = document.code?.toLowerCase() === query.trim().toLowerCase();
        const score =
          WEIGHTS.telling * (gains[page] ?? 0) +
          WEIGHTS.little * (register[page] ?? 0) +
          WEIGHTS.line * byLine +
          WEIGHTS.phrase * inOrder +
          (WEIGHTS.kinds[document.kind] ?? 0);
        return [{ document, score: isItsCode ? Infinity : score, line: shownLine(lines, document) }];
      })
      .sort((one, other) => other.score - one.score);
    const elsewhere = WEIGHTS.elsewhere * shareOf(telling, ({ slot }) => slot.isElsewhere ?? false);
    return { found, isSure: (found[0]?.score ?? 0) - elsewhere >= WEIGHTS.sureFrom };
  }

  /** @param {Slot} slot @returns {Sought} */
  seek(slot) {
    const lines = this.lines.withAny(slot.fits);
    return { slot, lines, rarity: this.lines.rarityOf(lines.size) };
  }

  /**
   * Tell of each page whether any of the words stands there.
   * @param {Sought[]} all
   */
  pagesWith(all) {
    const found = new Uint8Array(this.documents.length);
    for (const { lines } of all) {
      for (const place of lines.keys()) for (const page of this.lines.lineAt(place).pages) found[page] = 1;
    }
    return found;
  }

  /**
   * Give how much more each page says these words than the average page does. The logarithm makes that a
   * page with all of the words comes before one that repeats some; rare words weigh more.
   * @param {Sought[]} all
   */
  gainsOf(all) {
    const { inPage, enough } = WEIGHTS;
    const gains = new Float64Array(this.documents.length);
    const whole = all.reduce((sum, { rarity }) => sum + rarity, 0);
    for (const { lines, rarity } of all) {
      const amounts = new Float64Array(gains.length);
      for (const [place, fit] of lines) {
        const { pages, field } = this.lines.lineAt(place);
        for (const page of pages) amounts[page] = (amounts[page] ?? 0) + inPage[field] * fit;
      }
      const mean = sum(amounts) / amounts.length;
      for (const [page, amount] of amounts.entries()) {
        gains[page] = (gains[page] ?? 0) + (rarity / whole) * Math.log((amount + enough) / (mean + enough));
      }
    }
    return gains;
  }

  /**
   * Give how well words that say little fit the way each page talks: a page for who says "ik" and "mijn",
   * or one that explains.
   * @param {Sought[]} all @param {number} many words of the query
   */
  registerOf(all, many) {
    const { smoothing } = WEIGHTS;
    const register = new Float64Array(this.documents.length);
    for (const { lines } of all) {
      const amounts = new Float64Array(register.length);
      for (const place of lines.keys()) for (const page of this.lines.lineAt(place).pages) amounts[page] = (amounts[page] ?? 0) + 1;
      const usual = (sum(amounts) + 0.5) / this.lines.size;
      for (const [page, amount] of amounts.entries()) {
        const here = (amount + smoothing * usual) / ((this.lines.sizes[page] ?? 0) + smoothing);
        register[page] = (register[page] ?? 0) + Math.log(here / usual) / many;
      }
    }
    return register;
  }

  /**
   * Give for each page the lines most like the query: those with most of it, and with little else.
   * @param {Sought[]} all
   */
  bestLines(all) {
    const filled = new Float64Array(this.lines.all.length);
    for (const { lines, rarity } of all) {
      for (const [place, fit] of lines) filled[place] = (filled[place] ?? 0) + rarity * fit;
    }
    const whole = all.reduce((total, { rarity }) => total + rarity, 0);
    /** @type {ScoredLine[][]} */
    const best = this.documents.map(() => []);
    for (let place = 0; place < filled.length; place++) {
      const part = filled[place];
      if (!part) continue;
      const line = this.lines.lineAt(place);
      const score = part / Math.sqrt(whole * this.lines.weightAt(place));
      for (const page of line.pages) keepBest(/** @type {ScoredLine[]} */ (best[page]), { line, score });
    }
    return best;
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

/** @param {Float64Array} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * Give how much of what is sought is such, 0 to 1.
 * @param {Sought[]} all @param {(one: Sought) => boolean} isSuch
 */
function shareOf(all, isSuch) {
  const weigh = (/** @type {Sought[]} */ some) => some.reduce((total, { rarity }) => total + rarity, 0);
  return all.length ? weigh(all.filter(isSuch)) / weigh(all) : 0;
}

/**
 * Keep a line if it is one of the best, which stand best first.
 * @param {ScoredLine[]} best @param {ScoredLine} scored
 */
function keepBest(best, scored) {
  let place = best.length;
  while (place > 0 && /** @type {ScoredLine} */ (best[place - 1]).score < scored.score) place--;
  if (place === BEST_LINES) return;
  best.splice(place, 0, scored);
  if (best.length > BEST_LINES) best.pop();
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

/**
 * Give the pairs of words that stand beside each other.
 * @param {string[]} all
 */
function pairsOf(all) {
  return [...new Set(all.slice(1).map((word, at) => ` ${all[at]} ${word} `))];
}

/**
 * Give how many of the pairs of words stand in a line, 0 to 1.
 * @param {string[]} pairs @param {string} said the words of the line
 */
function inOrderOf(pairs, said) {
  return pairs.length ? pairs.filter((pair) => said.includes(pair)).length / pairs.length : 0;
}
