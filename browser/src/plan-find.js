// Finds entries to put in a plan: by a code, by words of their title or kind, and by what the search of
// the site finds.

/** @typedef {import("./plan-parts.js").PlanParts} PlanParts */

/**
 * @typedef {{ code: string, title: string, kind: string, minutes: number }} Found
 */

/**
 * Give the entries that one can find: programmes as a whole, and whatever is no part of one.
 * @param {PlanParts} known
 * @returns {Found[]}
 */
export function partsToFind(known) {
  const whole = [...known.programmes.values()].map(({ code, title, parts }) => ({
    code,
    title,
    kind: "Programma",
    minutes: parts.reduce((sum, part) => sum + (known.parts.get(part)?.minutes ?? 0), 0),
  }));
  return [...whole, ...[...known.parts.values()].filter((part) => !part.code.includes("_"))];
}

/**
 * Give the entries of which the code begins as what is typed, the one that it names first; else those
 * that have every word, and after them what the search found. Without words, the programmes and forms.
 * @param {string} words
 * @param {Found[]} all
 * @param {string[]} [answers] codes that the search found, best first
 * @returns {Found[]}
 */
export function foundParts(words, all, answers = []) {
  const sought = plain(words).split(/\s+/).filter(Boolean);
  if (!sought.length) return all.filter(({ code }) => /^[PF]/.test(code));
  const typed = sought.join("").toUpperCase();
  const coded = all.filter(({ code }) => code.startsWith(typed));
  if (coded.length) return coded.sort((a, b) => Number(b.code === typed) - Number(a.code === typed));
  const literal = all.filter((part) => sought.every((word) => plain(`${part.title} ${part.kind}`).includes(word)));
  const answered = answers.flatMap((code) => all.find((part) => part.code === code) ?? []);
  return [...new Set([...literal, ...answered])];
}

/** @param {string} text */
function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
