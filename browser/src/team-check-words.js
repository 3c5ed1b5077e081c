// What the answers to a statement say, in words.

import { FEWEST, answered, mean, spread } from "./team-check-tally.js";

/** @typedef {import("./team-check-tally.js").Counts} Counts */

const inDutch = new Intl.NumberFormat("nl-NL", { maximumFractionDigits: 1 });

/** What a step is, for who reads how many lie between two answers. */
export const STEP = "Van het ene antwoord naar het volgende, zoals van ‘soms’ naar ‘vaak’, is één stap.";

/**
 * Say between which answers a team lies, how far apart, and where on average.
 * @param {Counts} counts
 * @param {string[]} words the answers, from the lowest
 * @param {string} [round] its name, where there is another
 */
export function inWords(counts, words, round) {
  const total = answered(counts);
  if (total < FEWEST) return round ? `${round}: te weinig antwoorden om te laten zien.` : "Te weinig antwoorden om te laten zien.";
  return `${range(counts, words)} Gemiddeld ${inDutch.format(mean(counts))}, van 1 tot 5, bij ${total} antwoorden.`;
}

/** @param {Counts} counts @param {string[]} words */
function range(counts, words) {
  const given = counts.flatMap((count, at) => (count ? [at] : []));
  const [low, high] = [words[given[0] ?? 0], words[given[given.length - 1] ?? 0]];
  if (low === high) return `Iedereen zegt ‘${low}’.`;
  const steps = inDutch.format(spread(counts));
  return `Van ‘${low}’ tot ‘${high}’. Twee collega’s verschillen gemiddeld ${steps} ${steps === "1" ? "stap" : "stappen"}.`;
}
