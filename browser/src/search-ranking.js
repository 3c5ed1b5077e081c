// How well each page fits what is sought, in parts, and how the parts add up. Why so stands in
// docs/maintaining/search.md; scripts/fit_search.js finds the weights.

import { words } from "./dutch-words.js";

/** @typedef {import("./search-lines.js").Line} Line */
/** @typedef {import("./search-lines.js").Lines} Lines */
/** @typedef {import("./search-lines.js").Field} Field */
/** @typedef {import("./search-words.js").Slot} Slot */
/** @typedef {{slot: Slot, lines: import("./search-lines.js").Filled, rarity: number}} Sought a slot with the lines that fill it, and how rare these are */
/** @typedef {{line: Line, score: number}} ScoredLine */
/**
 * @typedef {object} Parts What a score is made of.
 * @property {number} telling
 * @property {number} line
 * @property {number} votes
 * @property {number} phrase
 */

export const WEIGHTS = {
  // How the parts of a score add up.
  /** @type {Parts} */
  parts: { telling: 4.2, line: 6.7, votes: 2.9, phrase: 1.8 },
  // From how much of a word on a page stands out by it.
  enough: 0.22,
  /** @type {Record<Field, number>} */
  inPage: { title: 1.9, keywords: 1.5, summary: 0.9, essence: 0.3, sayings: 0.9, questions: 1.4, nothing: 1, lines: 0.5 },
  /** @type {Record<string, number>} kinds that are seldom, or often, what is meant */
  kinds: { Pagina: 0.9, Situatie: 0.5, Aanbeveling: -2.3, Begrip: -9.5 },
  // How much less a question is of each next page that answers it.
  nextPage: 0.49,
  // How much more the vote of a line counts that is more like the query.
  likeness: 2.7,
  // So many votes are few: a page gains by each more of them, and less and less by many.
  fewVotes: 0.02,
};
const BEST_LINES = 3;
// So many lines have a vote.
const VOTERS = 30;

/**
 * Give what the score of each page is made of.
 * @param {Lines} lines @param {Sought[]} telling @param {Sought[]} little @param {string} query
 */
export function partsOf(lines, telling, little, query) {
  const gains = gainsOf(lines, telling);
  const alike = likenessOf(lines, telling, little);
  const votes = votesOf(lines, alike);
  const pairs = pairsOf(words(query));
  return bestLines(lines, alike).map((ofPage, page) => {
    /** @type {Parts} */
    const parts = {
      telling: gains[page] ?? 0,
      line: ofPage[0]?.score ?? 0,
      votes: votes[page] ?? 0,
      phrase: Math.max(0, ...ofPage.map(({ line }) => inOrderOf(pairs, line))),
    };
    return { parts, lines: ofPage };
  });
}

/** @param {Parts} parts */
export function sumOf(parts) {
  const { telling, line, votes, phrase } = WEIGHTS.parts;
  return telling * parts.telling + line * parts.line + votes * parts.votes + phrase * parts.phrase;
}

/**
 * Give how much more each page says these words than the average page does. The logarithm makes that a
 * page with all of the words comes before one that repeats some; rare words weigh more.
 * @param {Lines} lines @param {Sought[]} all
 */
function gainsOf(lines, all) {
  const { inPage, enough } = WEIGHTS;
  const gains = new Float64Array(lines.pages);
  const whole = all.reduce((total, { rarity }) => total + rarity, 0);
  for (const { lines: filled, rarity } of all) {
    const amounts = new Float64Array(lines.pages);
    filled.places.forEach((place, at) => {
      const line = lines.lineAt(place);
      spread(inPage[line.field] * (filled.fits[at] ?? 0), line, amounts);
    });
    const mean = sum(amounts) / amounts.length;
    for (const [page, amount] of amounts.entries()) {
      gains[page] = (gains[page] ?? 0) + (rarity / whole) * Math.log((amount + enough) / (mean + enough));
    }
  }
  return gains;
}

/**
 * Give how much each line is like the query: it has most of it, and little else. A line with nothing of it but
 * words that say little is not like it: there are thousands of these.
 * @param {Lines} lines @param {Sought[]} telling @param {Sought[]} little
 */
function likenessOf(lines, telling, little) {
  const alike = new Float64Array(lines.all.length);
  for (const { lines: filled, rarity } of telling) {
    filled.places.forEach((place, at) => {
      alike[place] = (alike[place] ?? 0) + rarity * (filled.fits[at] ?? 0);
    });
  }
  for (const { lines: filled, rarity } of little) {
    for (const place of filled.places) if (alike[place]) alike[place] = (alike[place] ?? 0) + rarity;
  }
  const whole = [...telling, ...little].reduce((total, { rarity }) => total + rarity, 0);
  for (let place = 0; place < alike.length; place++) {
    const part = alike[place];
    if (part) alike[place] = part / Math.sqrt(whole * lines.weightAt(place));
  }
  return alike;
}

/**
 * Give for each page the lines most like the query.
 * @param {Lines} lines @param {Float64Array} alike
 */
function bestLines(lines, alike) {
  /** @type {ScoredLine[][]} */
  const best = Array.from({ length: lines.pages }, () => []);
  for (let place = 0; place < alike.length; place++) {
    let score = alike[place];
    if (!score) continue;
    const line = lines.lineAt(place);
    for (const page of line.pages) {
      keepBest(/** @type {ScoredLine[]} */ (best[page]), line, score, BEST_LINES);
      score *= nextShare(line.field);
    }
  }
  return best;
}

/**
 * Give how many votes each page gets, as a logarithm: the lines most like the query vote for their pages.
 * @param {Lines} lines @param {Float64Array} alike
 */
function votesOf(lines, alike) {
  const { inPage, likeness, fewVotes } = WEIGHTS;
  /** @type {ScoredLine[]} */
  const voters = [];
  for (let place = 0; place < alike.length; place++) {
    const score = alike[place];
    if (score) keepBest(voters, lines.lineAt(place), score, VOTERS);
  }
  const votes = new Float64Array(lines.pages);
  for (const { line, score } of voters) spread(inPage[line.field] * score ** likeness, line, votes);
  return votes.map((vote) => Math.log(1 + vote / fewVotes));
}

/**
 * Add what a line gives to its pages: a question is most of the page that answers it best.
 * @param {number} amount @param {Line} line @param {Float64Array} amounts of each page
 */
function spread(amount, line, amounts) {
  for (const page of line.pages) {
    amounts[page] = (amounts[page] ?? 0) + amount;
    amount *= nextShare(line.field);
  }
}

/** @param {Field} field */
function nextShare(field) {
  return field === "questions" ? WEIGHTS.nextPage : 1;
}

/** @param {Float64Array} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * Keep a line if it is one of so many best ones, which stand best first.
 * @param {ScoredLine[]} best @param {Line} line @param {number} score @param {number} most
 */
function keepBest(best, line, score, most) {
  if (best.length === most && /** @type {ScoredLine} */ (best[most - 1]).score >= score) return;
  let place = best.length;
  while (place > 0 && /** @type {ScoredLine} */ (best[place - 1]).score < score) place--;
  best.splice(place, 0, { line, score });
  if (best.length > most) best.pop();
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
 * @param {string[]} pairs @param {Line} line
 */
function inOrderOf(pairs, line) {
  if (!pairs.length) return 0;
  const said = (line.said ??= ` ${words(line.text).join(" ")} `);
  return pairs.filter((pair) => said.includes(pair)).length / pairs.length;
}
