// The words that the handbook knows: which have a stem in common, which hold another, of which a compound
// is made, and which come near to what is typed.

import { PARTICLES, STOP_WORDS, distance, stem } from "./dutch-words.js";

// Shorter words have too many neighbours to guess from.
const SHORTEST_WITH_ERROR = 4;
const SHORTEST_WITH_TWO_ERRORS = 9;
const SHORTEST_COMPOUND = 6;
export const SHORTEST_PART = 3;
export const SHORTEST_GUESSED_PART = 4;

export class KnownWords {
  constructor() {
    /** @type {Map<string, string[]>} the words of the handbook by their stem */
    this.byStem = new Map();
    /** @type {Set<string>} the words of the handbook, but for those that say little */
    this.inHandbook = new Set();
    /** @type {Set<string>} these and the words that mean the same: what compounds are made of */
    this.all = new Set();
    this.text = { size: 0, letters: "" };
    /** @type {{size: number, words: string[][]}} the known words by how many letters they have */
    this.lengths = { size: 0, words: [] };
    /** @type {Map<string, [string, number][]>} what was found before, by the word */
    this.neighbours = new Map();
  }

  /**
   * Take up a word of the handbook.
   * @param {string} word
   */
  add(word) {
    if (STOP_WORDS.has(word) || this.inHandbook.has(word)) return;
    this.inHandbook.add(word);
    this.all.add(word);
    const base = stem(word);
    const same = this.byStem.get(base);
    if (same) same.push(word);
    else this.byStem.set(base, [word]);
  }

  /**
   * Give the words of the handbook in which these letters stand; after a line end, those that begin with them.
   * @param {string} letters
   */
  *wordsWith(letters) {
    // One long text is looked through many times faster than thousands of words.
    if (this.text.size !== this.inHandbook.size) this.text = { size: this.inHandbook.size, letters: `\n${[...this.inHandbook].join("\n")}\n` };
    const text = this.text.letters;
    for (let at = text.indexOf(letters); at >= 0; ) {
      const inWord = at + letters.length - 1;
      const end = text.indexOf("\n", inWord);
      yield text.slice(text.lastIndexOf("\n", inWord) + 1, end);
      at = text.indexOf(letters, end);
    }
  }

  /**
   * Tell where in a compound a word stands, if it does: "overleg" at the end of "teamoverleg".
   * @param {string} compound @param {string} word @param {string} base the stem of the word
   * @returns {"start" | "end" | undefined}
   */
  placeIn(compound, word, base) {
    if (compound.length < SHORTEST_COMPOUND || compound.length < base.length + SHORTEST_PART) return undefined;
    const letters = base.slice(0, SHORTEST_GUESSED_PART);
    const at = compound.lastIndexOf(letters);
    if (at >= SHORTEST_PART && stem(compound.slice(at)) === base && this.knownHead(compound.slice(0, at))) return "end";
    if (!compound.startsWith(letters)) return undefined;
    for (const head of new Set([word, base])) {
      for (const link of ["", "s", "en", "e"]) {
        const tail = compound.slice(head.length + link.length);
        if (compound.startsWith(head + link) && this.isPart(tail)) return "start";
      }
    }
    return undefined;
  }

  /**
   * Give the two known words of which a compound is made: "teamvergadering" gives "team" and "vergadering".
   * @param {string} word
   * @returns {string[]}
   */
  partsOf(word) {
    if (word.length < SHORTEST_COMPOUND) return [];
    for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
      const tail = word.slice(at);
      const head = this.isPart(tail) ? this.knownHead(word.slice(0, at)) : undefined;
      if (head) return [head, tail];
    }
    return [];
  }

  /**
   * Give the word at the start of a compound without the letters that link it to the next.
   * @param {string} head
   */
  knownHead(head) {
    return [head, head.replace(/s$/, ""), head.replace(/en$/, ""), head.replace(/e$/, "")].find((word) => this.isPart(word));
  }

  /**
   * Give the longest known word that a word begins or ends with.
   * @param {string} word
   */
  knownPartOf(word) {
    for (let length = word.length - SHORTEST_PART; length >= SHORTEST_GUESSED_PART; length--) {
      const part = [word.slice(0, length), word.slice(-length)].find((piece) => this.isPart(piece));
      if (part) return part;
    }
    return undefined;
  }

  /** @param {string} word */
  isPart(word) {
    if (word.length < SHORTEST_PART || STOP_WORDS.has(word) || PARTICLES.has(word)) return false;
    return this.all.has(word) || (word.length >= SHORTEST_GUESSED_PART && this.byStem.has(stem(word)));
  }

  /**
   * Give the known words that a word may be with typing errors in it; those with two only where none has one.
   * @param {string} word
   * @returns {[string, number][]}
   */
  neighboursOf(word) {
    let found = this.neighbours.get(word);
    if (!found) {
      found = this.findNeighbours(word);
      this.neighbours.set(word, found);
    }
    return found;
  }

  /**
   * Give the known words of such lengths.
   * @param {number} shortest @param {number} longest in letters
   */
  *ofLength(shortest, longest) {
    if (this.lengths.size !== this.all.size) {
      this.lengths = { size: this.all.size, words: [] };
      for (const word of this.all) (this.lengths.words[word.length] ??= []).push(word);
    }
    for (let length = shortest; length <= longest; length++) yield* this.lengths.words[length] ?? [];
  }

  /** @param {string} word @returns {[string, number][]} */
  findNeighbours(word) {
    if (word.length < SHORTEST_WITH_ERROR) return [];
    const one = this.wordsWithin(1, word);
    // To look for two errors takes several times as long.
    return one.length || word.length < SHORTEST_WITH_TWO_ERRORS ? one : this.wordsWithin(2, word);
  }

  /**
   * Give the known words that a word is with so many typing errors in it, or fewer.
   * @param {number} limit @param {string} word
   */
  wordsWithin(limit, word) {
    const [first, second] = word;
    /** @type {[string, number][]} */
    const found = [];
    const shortest = Math.max(SHORTEST_WITH_ERROR, word.length - limit);
    for (const other of this.ofLength(shortest, word.length + limit)) {
      if (other[0] !== first && other[0] !== second && other[1] !== first) continue;
      const errors = distance(word, other, limit);
      if (errors <= limit) found.push([other, errors]);
    }
    return found;
  }
}
