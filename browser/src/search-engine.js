// Finds pages by what a school leader types. MiniSearch keeps the index and counts (BM25); this file
// says what to look for: stems, parts of compounds, words that mean the same, typing errors.
//
// A page is scored twice: as a whole, and by the line, title or saying in it that fits best. The
// second puts a page that says exactly this above one that uses the same words all over.
// The figures in WEIGHTS are tuned on the sets in tests/search/ (`make bench-search`).

import MiniSearch from "minisearch";
import { STOP_WORDS, distance, stem, words } from "./dutch-words.js";
import { readQuery } from "./query.js";
import { readIndex } from "./search-index.js";

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
 * @property {string[]} [sayings]
 * @property {string[]} [essence]
 * @property {string[]} [lines]
 */
/**
 * @typedef {object} SearchIndex
 * @property {SearchDocument[]} documents
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
/**
 * @typedef {object} Slot A word of the query, or a part of one: the terms that fill it, each with how
 *   well (0 to 1), and how much the slot counts.
 * @property {Map<string, number>} terms
 * @property {number} weight
 */
/** @typedef {"title" | "summary" | "keywords" | "sayings" | "essence" | "lines"} Field */

export const WEIGHTS = {
  // How well a term fills a slot, where the word itself does so for 1.
  stopWord: 1,
  synonym: 0.6,
  partOfCompound: 0.6,
  startOfWord: 0.9,
  oneError: 0.9,
  twoErrors: 0.5,
  // How the two scores of a page add up; a second good line helps a little.
  page: 1.4,
  line: 1.1,
  secondLine: 1,
  // What a title that holds the whole query adds.
  wholeTitle: 0.6,
  // Powers: how hard a missing word counts, and a rare one.
  coverage: 1.5,
  rarity: 0.8,
  /** @type {Record<Field, number>} */
  inPage: { title: 2.8, keywords: 2, sayings: 1.4, essence: 2.6, summary: 1.5, lines: 0.6 },
  /** @type {Record<Field, number>} */
  inLine: { title: 1.3, keywords: 1.2, sayings: 0.85, essence: 1.5, summary: 1.3, lines: 0.75 },
  /** @type {Record<string, number>} kinds that are seldom what is meant */
  kinds: { Begrip: 0.6, Pagina: 0.8, Thema: 0.9 },
};
const FIELDS = /** @type {Field[]} */ (["title", "summary", "keywords", "sayings", "essence", "lines"]);
// Not as the line of a result: the title stands above it, the others are there to be matched.
const NEVER_SHOWN = new Set(["title", "keywords", "sayings"]);
// How well a term has to fill a slot to be marked in a result.
const MARKED_FROM = 0.7;
// Shorter words have too many neighbours to guess from.
const SHORTEST_WITH_ERROR = 4;
const SHORTEST_WITH_TWO_ERRORS = 8;
const SHORTEST_COMPOUND = 6;
const SHORTEST_PART = 3;
// A code as people read it out: "d 5", "D-5".
const SPACED_CODE = /^\s*([a-z])[\s-]+(\d{1,4})\s*$/i;
// From so many pages on, words that say little and stand nearly everywhere are left out of a query.
const LARGE = 500;

export class SearchEngine {
  /** @param {SearchIndex} told @param {typeof WEIGHTS} [weights] */
  constructor(told, weights = WEIGHTS) {
    const index = readIndex(told);
    this.weights = weights;
    this.documents = index.documents;
    /** @type {Set<string>} words that compounds are made of, and that typing errors are held against */
    this.known = new Set();
    /** @type {Set<string>} every term of the index */
    this.vocabulary = new Set();
    /** @type {Map<string, string[]>} */
    this.termsOfWord = new Map();
    /** @type {Map<string, number>} in how many documents a term stands */
    this.frequency = new Map();
    /** @type {Map<string, [string, number][]>} */
    this.neighbours = new Map();
    this.synonyms = stemmedSynonyms(index.synonyms);
    const texts = this.documents.map((document) => FIELDS.flatMap((field) => textsOf(document, field)));
    for (const word of [...texts.flat(), ...index.synonyms.flat()].flatMap(words)) {
      if (word.length >= SHORTEST_PART && !STOP_WORDS.has(word)) this.known.add(word);
    }
    for (const text of texts) {
      for (const term of new Set(text.flatMap(words).flatMap((word) => this.termsOf(word)))) {
        this.frequency.set(term, (this.frequency.get(term) ?? 0) + 1);
      }
    }
    this.termsOfTitle = this.documents.map(({ title }) => words(title).flatMap((word) => this.termsOf(word)));
    const analysis = { tokenize: words, processTerm: (/** @type {string} */ word) => this.termsOf(word) };
    this.pages = new MiniSearch({ ...analysis, fields: FIELDS });
    this.pages.addAll(
      this.documents.map((document, id) => ({
        id,
        ...Object.fromEntries(FIELDS.map((field) => [field, textsOf(document, field).join("\n")])),
      })),
    );
    const lines = this.documents.flatMap((document, page) =>
      FIELDS.flatMap((field) => textsOf(document, field).map((text) => ({ page, field, text }))),
    );
    this.lines = new MiniSearch({ ...analysis, fields: ["text"], storeFields: ["page", "field", "text"] });
    this.lines.addAll(lines.map((line, id) => ({ id, ...line })));
  }

  /**
   * Give the terms under which a word stands in the index: its stem, and those of its parts.
   * @param {string} word
   */
  termsOf(word) {
    let terms = this.termsOfWord.get(word);
    if (!terms) {
      terms = STOP_WORDS.has(word) ? [word] : [...new Set([word, ...this.partsOf(word)].map(stem))];
      for (const term of terms) this.vocabulary.add(term);
      this.termsOfWord.set(word, terms);
    }
    return terms;
  }

  /**
   * Give the known words of which a compound is made: two, or one where the rest is unknown.
   * "teamvergadering" gives "team" and "vergadering"; a word that is no compound gives none.
   * @param {string} word
   * @returns {string[]}
   */
  partsOf(word) {
    if (word.length < SHORTEST_COMPOUND) return [];
    const isKnown = (/** @type {string} */ part) => part.length >= SHORTEST_PART && this.known.has(part);
    for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
      const [head, tail] = [word.slice(0, at), word.slice(at)];
      if (![tail, tail.replace(/(?:en|s|e)$/, "")].some(isKnown)) continue;
      const part = [head, head.replace(/s$/, ""), head.replace(/en$/, ""), head.replace(/e$/, "")].find(isKnown);
      if (part) return [part, tail];
    }
    if (word.length < SHORTEST_WITH_TWO_ERRORS) return [];
    for (let at = word.length - SHORTEST_PART; at > SHORTEST_PART; at--) {
      if (isKnown(word.slice(0, at))) return [word.slice(0, at)];
    }
    for (let at = SHORTEST_PART; at < word.length - SHORTEST_PART; at++) {
      if (isKnown(word.slice(at))) return [word.slice(at)];
    }
    return [];
  }

  /**
   * Give the pages that fit what is typed, best first.
   * @param {string} typed
   * @returns {Found[]}
   */
  search(typed) {
    const query = readQuery(typed).replace(SPACED_CODE, "$1$2");
    const slots = this.slotsOf(query);
    /** @type {Map<string, number>} */
    const sought = new Map();
    for (const { terms } of slots) {
      for (const [term, fit] of terms) sought.set(term, Math.max(fit, sought.get(term) ?? 0));
    }
    // Words that say little find nothing beside one that nothing has.
    if (!slots.some(({ terms, weight }) => terms.size && weight)) return [];
    const { weights } = this;
    const options = {
      tokenize: (/** @type {string} */ text) => text.split(" "),
      processTerm: (/** @type {string} */ term) => term,
      boostTerm: (/** @type {string} */ term) => sought.get(term) ?? 0,
    };
    const text = [...sought.keys()].join(" ");
    const coverage = (/** @type {string[]} */ terms) => coverageOf(slots, terms) ** weights.coverage;

    const pages = this.pages.search(text, { ...options, boost: weights.inPage });
    const highest = pages[0]?.score ?? 1;
    const lines = this.lines.search(text, options).map((line) => ({
      page: /** @type {number} */ (line["page"]),
      isShown: !NEVER_SHOWN.has(line["field"]),
      text: /** @type {string} */ (line["text"]),
      score: line.score * coverage(line.queryTerms) * weights.inLine[/** @type {Field} */ (line["field"])],
    }));
    lines.sort((one, other) => other.score - one.score);
    const best = lines[0]?.score ?? 1;
    const linesOf = groupedByPage(lines);

    return pages
      .map((page) => {
        const document = /** @type {SearchDocument} */ (this.documents[page.id]);
        const own = linesOf.get(page.id) ?? [];
        const [first, second] = own.map((line) => line.score / best);
        const byLine = (first ?? 0) + weights.secondLine * (second ?? 0);
        const byPage = (page.score / highest) * coverage(page.queryTerms);
        const inTitle = coverageOf(slots, this.termsOfTitle[page.id] ?? []) ** weights.coverage;
        const isItsCode = document.code?.toLowerCase() === query.trim().toLowerCase();
        return {
          document,
          score: isItsCode ? Infinity : (weights.page * byPage + weights.line * byLine + weights.wholeTitle * inTitle) * (weights.kinds[document.kind] ?? 1),
          line: own.find((line) => line.isShown)?.text ?? document.summary ?? "",
        };
      })
      .sort((one, other) => other.score - one.score);
  }

  /**
   * Give the terms that a query is about, to mark them in what is found.
   * @param {string} typed
   */
  termsToMark(typed) {
    const terms = this.slotsOf(readQuery(typed)).flatMap((slot) => {
      const best = Math.max(...slot.terms.values());
      return [...slot.terms].filter(([, fit]) => fit === best || fit >= MARKED_FROM).map(([term]) => term);
    });
    return new Set(terms.filter((term) => !STOP_WORDS.has(term)));
  }

  /**
   * Give the slots of a query. A compound that no text has becomes a slot for each of its parts.
   * @param {string} query
   * @returns {Slot[]}
   */
  slotsOf(query) {
    const all = words(query);
    const isOnlyStopWords = all.every((word) => STOP_WORDS.has(word));
    return all.flatMap((word, place) => {
      if (STOP_WORDS.has(word)) {
        if (!this.vocabulary.has(word) || (!isOnlyStopWords && this.isEverywhere(word))) return [];
        const fit = isOnlyStopWords ? 1 : this.weights.stopWord;
        return [{ terms: new Map([[word, fit]]), weight: isOnlyStopWords ? 1 : 0 }];
      }
      const parts = this.partsOf(word);
      const isUnknown = !this.vocabulary.has(stem(word));
      const isTypingError = isUnknown && parts.length < 2 && this.neighboursOf(word, 1).length > 0;
      const [part = ""] = parts;
      if (isUnknown && parts.length > 1) return parts.map((known) => this.slotOf(known, 1, false));
      if (isUnknown && part && !isTypingError) {
        // The rest may be a word with a typing error in it.
        const rest = word.replace(part, "");
        const fit = this.weights.partOfCompound;
        const hasError = rest.length > SHORTEST_WITH_ERROR && this.neighboursOf(rest, 1).length > 0;
        return (hasError ? [part, rest] : [part]).map((piece) => this.slotOf(piece, hasError ? 1 : fit, false));
      }
      const slot = this.slotOf(word, 1, place === all.length - 1);
      for (const known of parts) {
        for (const [term, fit] of this.slotOf(known, this.weights.partOfCompound, false).terms) {
          if (fit > (slot.terms.get(term) ?? 0)) slot.terms.set(term, fit);
        }
      }
      return [slot];
    });
  }

  /**
   * Tell whether most pages of a large handbook have a word: it would find all of them, and take long.
   * @param {string} word
   */
  isEverywhere(word) {
    const pages = this.documents.length;
    return pages >= LARGE && (this.frequency.get(word) ?? 0) > pages / 2;
  }

  /**
   * @param {string} word
   * @param {number} fit how well the word itself fills the slot
   * @param {boolean} isUnfinished whether it may be the start of a longer word
   * @returns {Slot}
   */
  slotOf(word, fit, isUnfinished) {
    const { weights } = this;
    const base = stem(word);
    const isKnown = this.vocabulary.has(base);
    /** @type {Map<string, number>} */
    const terms = new Map();
    const add = (/** @type {string} */ term, /** @type {number} */ value) => {
      if (this.vocabulary.has(term) && value > (terms.get(term) ?? 0)) terms.set(term, value);
    };
    const addWithSynonyms = (/** @type {string} */ term, /** @type {number} */ value) => {
      add(term, value);
      for (const other of this.synonyms.get(term) ?? []) add(other, value * weights.synonym);
    };
    addWithSynonyms(base, fit);
    if (base.length >= SHORTEST_PART && (isUnfinished || !isKnown)) {
      for (const term of this.vocabulary) {
        const isLonger = term !== base && term.startsWith(base) && !STOP_WORDS.has(term);
        if (isLonger) add(term, fit * weights.startOfWord * (base.length / term.length));
      }
    }
    if (!isKnown && word.length >= SHORTEST_WITH_ERROR) {
      for (const [term, errors] of this.neighboursOf(word, word.length >= SHORTEST_WITH_TWO_ERRORS ? 2 : 1)) {
        addWithSynonyms(term, fit * (errors === 1 ? weights.oneError : weights.twoErrors));
      }
    }
    const good = isKnown ? [base] : [...terms].filter(([, value]) => value >= 0.4 * fit).map(([term]) => term);
    const rarest = Math.max(...good.map((term) => this.rarityOf(term)));
    return { terms, weight: good.length ? rarest : this.rarityOf("") };
  }

  /**
   * Give the stems of the known words that differ by at most so many typing errors.
   * @param {string} word
   * @param {number} limit
   * @returns {[string, number][]}
   */
  neighboursOf(word, limit) {
    const key = `${limit} ${word}`;
    let found = this.neighbours.get(key);
    if (!found) {
      found = [];
      for (const other of this.known) {
        const errors = distance(word, other, limit);
        if (errors <= limit) found.push([stem(other), errors]);
      }
      this.neighbours.set(key, found);
    }
    return found;
  }

  /**
   * Give how much a term tells a page apart, as BM25 does.
   * @param {string} term
   */
  rarityOf(term) {
    const having = this.frequency.get(term) ?? 0;
    return Math.log(1 + (this.documents.length - having + 0.5) / (having + 0.5)) ** this.weights.rarity;
  }
}

/**
 * Give how much of a query the matched terms fill, 0 to 1.
 * @param {Slot[]} slots
 * @param {string[]} matched
 */
function coverageOf(slots, matched) {
  let [filled, whole] = [0, 0];
  for (const { terms, weight } of slots) {
    filled += weight * Math.max(0, ...matched.map((term) => Math.min(1, terms.get(term) ?? 0)));
    whole += weight;
  }
  return whole ? filled / whole : 0;
}

/**
 * @param {SearchDocument} document
 * @param {Field} field
 */
function textsOf(document, field) {
  if (field === "title") return [document.code ? `${document.title} ${document.code}` : document.title];
  if (field === "summary") return document.summary ? [document.summary] : [];
  return document[field] ?? [];
}

/**
 * Give for each stem the stems that mean the same.
 * @param {string[][]} groups
 */
function stemmedSynonyms(groups) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const group of groups) {
    const stems = [...new Set(group.flatMap(words).map(stem))];
    for (const one of stems) {
      found.set(one, [...(found.get(one) ?? []), ...stems.filter((other) => other !== one)]);
    }
  }
  return found;
}

/**
 * @template {{page: number}} Line
 * @param {Line[]} lines
 */
function groupedByPage(lines) {
  /** @type {Map<number, Line[]>} */
  const groups = new Map();
  for (const line of lines) {
    const group = groups.get(line.page);
    if (group) group.push(line);
    else groups.set(line.page, [line]);
  }
  return groups;
}
