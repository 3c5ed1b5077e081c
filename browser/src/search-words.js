// What a word of a query means in the words of the handbook: its forms, words that mean the same,
// compounds that hold it, and what it may be with a typing error in it.

import { STOP_WORDS, stem, words } from "./dutch-words.js";
import { KnownWords, SHORTEST_GUESSED_PART, SHORTEST_PART } from "./known-words.js";

/**
 * @typedef {object} Slot A word of the query, or a part of one.
 * @property {string} word
 * @property {Map<string, number>} fits the words of the handbook that fill it, each with how well (0 to 1)
 */

/** How well a word fills a slot, where the word itself does so for 1. */
const FITS = {
  sameStem: 0.8,
  synonym: 0.3,
  endOfCompound: 0.3,
  startOfCompound: 0.2,
  partOfUnknown: 0.4,
  startOfWord: 0.85,
  oneError: 0.7,
  twoErrors: 0.5,
};

export class Vocabulary {
  /** @param {import("./search-engine.js").SearchIndex} index */
  constructor(index) {
    this.index = index;
    this.known = new KnownWords();
    /** @type {Map<string, Set<string>>} for each stem those that mean the same */
    this.synonyms = new Map();
    /** @type {Map<string, Map<string, number>>} what was found before, by the word */
    this.kept = new Map();
  }

  /** Take up what the index tells of words, before the words of its lines. */
  prepare() {
    for (const group of this.index.synonyms) {
      const inGroup = group.flatMap(words);
      for (const word of inGroup) this.known.all.add(word);
      const stems = [...new Set(inGroup.map(stem))];
      for (const one of stems) {
        const others = this.synonyms.get(one) ?? new Set();
        for (const other of stems) if (other !== one) others.add(other);
        this.synonyms.set(one, others);
      }
    }
  }

  /**
   * Give the slots of a query, those of words that say little apart.
   * @param {string} query
   * @returns {{telling: Slot[], little: Slot[]}}
   */
  slotsOf(query) {
    const typed = words(query);
    const all = [...new Set(typed)];
    const last = /\s$/.test(query) ? undefined : typed[typed.length - 1];
    return {
      telling: all
        .filter((word) => !STOP_WORDS.has(word))
        .flatMap((word) => this.slotsOfWord(word, word === last)),
      little: all.filter((word) => STOP_WORDS.has(word)).map((word) => ({ word, fits: new Map([[word, 1]]) })),
    };
  }

  /**
   * @param {string} word
   * @param {boolean} isUnfinished whether it may be the start of a longer word
   * @returns {Slot[]}
   */
  slotsOfWord(word, isUnfinished) {
    const fits = this.fitsOf(word, isUnfinished);
    if (this.known.byStem.has(stem(word))) return [{ word, fits }];
    // A word that is nearly a known one is that word: "feedbak" is no "bak".
    if (this.known.neighboursOf(word).some(([, errors]) => errors === 1)) return [{ word, fits }];
    const parts = this.known.partsOf(word);
    if (parts.length) return parts.map((part) => ({ word: part, fits: this.fitsOf(part) }));
    const part = this.known.knownPartOf(word);
    const ofPart = part ? weakened(this.fitsOf(part), FITS.partOfUnknown) : new Map();
    return [{ word, fits: bestOf(fits, ofPart) }];
  }

  /**
   * Give the words of the handbook that a word means, each with how well it fits.
   * @param {string} word
   * @param {boolean} [isUnfinished]
   * @returns {Map<string, number>}
   */
  fitsOf(word, isUnfinished = false) {
    const key = isUnfinished ? `${word}*` : word;
    let found = this.kept.get(key);
    if (!found) {
      found = this.findFits(word, isUnfinished);
      this.kept.set(key, found);
    }
    return found;
  }

  /** @param {string} word @param {boolean} isUnfinished */
  findFits(word, isUnfinished) {
    /** @type {Map<string, number>} */
    const found = new Map();
    const add = (/** @type {string} */ other, /** @type {number} */ fit) => {
      if (fit > (found.get(other) ?? 0)) found.set(other, fit);
    };
    const addForms = (/** @type {string} */ base, /** @type {number} */ fit) => {
      for (const other of this.known.byStem.get(base) ?? []) add(other, fit);
    };
    const addMeaning = (/** @type {string} */ base, /** @type {number} */ fit) => {
      addForms(base, fit);
      for (const same of this.synonyms.get(base) ?? []) addForms(same, fit * FITS.synonym);
    };
    const base = stem(word);
    const isKnown = this.known.byStem.has(base);
    if (this.known.inHandbook.has(word)) add(word, 1);
    addMeaning(base, FITS.sameStem);
    if (!isKnown && base.length >= SHORTEST_PART) {
      for (const other of this.known.wordsWith(base.slice(0, SHORTEST_GUESSED_PART))) {
        const place = this.known.placeIn(other, word, base);
        if (place) add(other, place === "end" ? FITS.endOfCompound : FITS.startOfCompound);
      }
    }
    if (word.length >= SHORTEST_PART && (isUnfinished || !isKnown)) {
      for (const other of this.known.wordsWith(`\n${word}`)) {
        const part = (word.length + (isUnfinished ? 1 : 0)) / other.length;
        if (other !== word) add(other, FITS.startOfWord * Math.min(1, part));
      }
    }
    if (!isKnown) {
      for (const [other, errors] of this.known.neighboursOf(word)) addMeaning(stem(other), errors === 1 ? FITS.oneError : FITS.twoErrors);
    }
    return found;
  }
}

/** @param {Map<string, number>} fits @param {number} factor @returns {Map<string, number>} */
function weakened(fits, factor) {
  return new Map([...fits].map(([word, fit]) => [word, fit * factor]));
}

/** @param {...Map<string, number>} several @returns {Map<string, number>} */
function bestOf(...several) {
  /** @type {Map<string, number>} */
  const best = new Map();
  for (const fits of several) {
    for (const [word, fit] of fits) if (fit > (best.get(word) ?? 0)) best.set(word, fit);
  }
  return best;
}
