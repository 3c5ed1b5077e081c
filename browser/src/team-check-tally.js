// What the codes of a team say together. Knows numbers alone: no code and no person.

import { codeLength, codesIn, readCode } from "./team-check-code.js";

/** Below so many nothing is shown: of fewer one may guess who answered what. */
export const FEWEST = 5;
const ANSWERS = 5;

/** @typedef {number[]} Counts how often each of the five answers was given to a statement */

/**
 * Give what counts in a text with codes, and a line for each that does not.
 * @param {string} text
 * @param {number} edition of the statements
 * @param {number} statements
 */
export function readCodes(text, edition, statements) {
  /** @type {Map<string, number[]>} */
  const members = new Map();
  const problems = [];
  for (const code of codesIn(text, codeLength(statements))) {
    const name = code.toUpperCase();
    const read = readCode(code, edition, statements);
    if ("problem" in read) problems.push(`‘${code.length > 40 ? `${code.slice(0, 40)}…` : code}’ ${read.problem}.`);
    else if (members.has(name)) problems.push(`‘${name}’ staat er vaker in, en telt één keer mee.`);
    else members.set(name, read.answers);
  }
  return { members: [...members.values()], problems };
}

/**
 * Give how often each answer was given, statement by statement.
 * @param {number[][]} members the answers of each, 0 for none
 * @param {number} statements
 * @returns {Counts[]}
 */
export function tally(members, statements) {
  return Array.from({ length: statements }, (_, statement) =>
    Array.from({ length: ANSWERS }, (_, answer) => members.filter((answers) => answers[statement] === answer + 1).length),
  );
}

/** How many answered. @param {Counts} counts */
export function answered(counts) {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Give by how many steps two members differ on average, over all pairs: 0 when all agree.
 * @param {Counts} counts
 */
export function spread(counts) {
  const total = answered(counts);
  if (total < 2) return 0;
  let apart = 0;
  for (let low = 0; low < counts.length; low++) for (let high = low + 1; high < counts.length; high++) apart += (counts[low] ?? 0) * (counts[high] ?? 0) * (high - low);
  return apart / ((total * (total - 1)) / 2);
}

/** The average answer, 1 to 5; 0 when nobody answered. @param {Counts} counts */
export function mean(counts) {
  const total = answered(counts);
  return total ? counts.reduce((sum, count, at) => sum + count * (at + 1), 0) / total : 0;
}

/**
 * Give the statements with the largest differences first; of equal ones, that with the lowest average. Last come those that too few answered.
 * @param {number[]} statements their places
 * @param {Counts[]} counts of all
 */
export function mostDividedFirst(statements, counts) {
  const key = (/** @type {number} */ at) => {
    const own = counts[at] ?? [];
    return answered(own) < FEWEST ? [-1, 0] : [spread(own), -mean(own)];
  };
  return [...statements].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    return (b[0] ?? 0) - (a[0] ?? 0) || (b[1] ?? 0) - (a[1] ?? 0) || one - other;
  });
}
