// Finds entries to put in a plan by words of their title, code or kind.

/** @typedef {import("./plan-parts.js").PlanParts} PlanParts */

const MOST = 8;

/**
 * @typedef {{ code: string, title: string, kind: string, minutes: number }} Found
 */

/**
 * Give the entries that have every word; without words, the programmes and forms to begin with.
 * @param {string} words
 * @param {PlanParts} known
 * @returns {Found[]}
 */
export function foundParts(words, known) {
  const whole = [...known.programmes.values()].map(({ code, title, parts }) => ({
    code,
    title,
    kind: "Programma",
    minutes: parts.reduce((sum, part) => sum + (known.parts.get(part)?.minutes ?? 0), 0),
  }));
  const all = [...whole, ...[...known.parts.values()].filter((part) => !part.code.includes("_"))];
  const sought = plain(words).split(/\s+/).filter(Boolean);
  if (!sought.length) return all.filter(({ code }) => /^[PF]/.test(code)).slice(0, MOST);
  const fitting = all.filter((part) => sought.every((word) => plain(`${part.code} ${part.title} ${part.kind}`).includes(word)));
  const first = sought.join(" ").toUpperCase();
  return fitting.sort((a, b) => Number(b.code === first) - Number(a.code === first)).slice(0, MOST);
}

/** @param {string} text */
function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
