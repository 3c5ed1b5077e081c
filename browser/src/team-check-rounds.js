// Keeps rounds of the team check in the leader's browser: how often each answer was given, no codes.

import { KeptText } from "./kept-text.js";

export const ROUNDS_KEY = "handboek.teamcheck";
export const ROUNDS_VERSION = 1;
const MOST_ROUNDS = 20;
const MOST_MEMBERS = 1000;

/**
 * @typedef {object} Round
 * @property {string} date when it was held: 2026-11-29
 * @property {number} edition of the statements
 * @property {number} members how many codes it has
 * @property {number[][]} counts how often each answer was given, statement by statement
 */

/** @param {unknown} value @param {number} most */
function isCount(value, most) {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;
}

/** @param {any} round @returns {round is Round} */
function isRound(round) {
  return (
    /^\d{4}-\d\d-\d\d$/.test(round?.date) &&
    isCount(round.edition, 30) &&
    isCount(round.members, MOST_MEMBERS) &&
    Array.isArray(round.counts) &&
    round.counts.every((/** @type {unknown} */ counts) => Array.isArray(counts) && counts.length === 5 && counts.every((count) => isCount(count, round.members)))
  );
}

/**
 * Give what a storage held as rounds, the last first; whatever is none is left out.
 * @param {string | null} text
 * @returns {Round[]}
 */
export function readRounds(text) {
  let found;
  try {
    found = JSON.parse(text ?? "null");
  } catch {
    found = null;
  }
  if (found?.version !== ROUNDS_VERSION || !Array.isArray(found.rounds)) return [];
  const byDate = new Map(
    found.rounds.filter(isRound).map((/** @type {Round} */ { date, edition, members, counts }) => [date, { date, edition, members, counts }]),
  );
  return [...byDate.values()].sort((one, other) => other.date.localeCompare(one.date)).slice(0, MOST_ROUNDS);
}

export class RoundsStore extends KeptText {
  /** @param {() => Storage} storage gives localStorage; may throw */
  constructor(storage) {
    super(storage, ROUNDS_KEY, ROUNDS_VERSION);
  }

  all() {
    return readRounds(this.text());
  }

  /** @param {Round[]} rounds */
  set(rounds) {
    // Nothing is kept that would not be read.
    const kept = readRounds(JSON.stringify({ version: ROUNDS_VERSION, rounds }));
    this.setText(kept.length ? JSON.stringify({ version: ROUNDS_VERSION, rounds: kept }) : "");
  }
}
