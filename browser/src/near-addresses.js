// What a wrong address may have meant: codes and slugs that are nearly the same.

import { STOP_WORDS, distance, words } from "./dutch-words.js";

/** @typedef {import("./search-engine.js").SearchIndex} SearchIndex */
/**
 * @typedef {object} Target A page that may have been meant.
 * @property {string} address relative to the site's root
 * @property {string} title
 * @property {string} [code]
 * @property {boolean} [isRetired] whether its page only says what replaced it
 */
/** @typedef {Target & { section: string, slugs: string[] }} Candidate */

const MOST = 5;
// In letters: no address of ours comes near, and each part is held against every page.
const LONGEST_PATH = 300;
// Letters that people take for another when they copy a code from paper.
/** @type {Record<string, string>} */
const LOOKS_LIKE = { 0: "o", 1: "l", i: "l", "|": "l" };

/**
 * Give the address that is meant where only capitals or a last slash are amiss; "" for none.
 * @param {string} path relative to the site's root, decoded
 * @param {SearchIndex} index
 */
export function sameAddress(path, index) {
  const found = `${path.toLowerCase().replace(/\/+$/, "")}/`;
  if (found === path) return "";
  const [first = "", view = ""] = found.split("/");
  const isShort = [...index.documents, ...index.retired].some(({ code }) => code?.toLowerCase() === first);
  if (isShort && [`${first}/`, `${first}/qr/`, `${first}/kaart/`, `${first}/presentatie/`].includes(found)) {
    return view ? `${first}/${view}/` : `${first}/`;
  }
  return index.documents.some(({ address }) => address === found) ? found : "";
}

/**
 * Give the pages that a wrong address may have meant, the likeliest first.
 * @param {string} path relative to the site's root, decoded
 * @param {SearchIndex} index
 * @returns {Target[]}
 */
export function nearAddresses(path, index) {
  const parts = segments(path);
  const candidates = allCandidates(index);
  const byCode = parts.flatMap((part) => meantCodes(part, candidates));
  const [first = "", ...rest] = parts;
  let bySlug = rest.length ? nearSlugs(rest, first, candidates) : [];
  if (!bySlug.length && first) bySlug = nearSlugs([first], "", candidates);
  const unique = new Map([...byCode, ...bySlug].map((one) => [one.address, one]));
  return [...unique.values()].slice(0, MOST).map(({ section, slugs, ...target }) => target);
}

/**
 * Give the pages with a slug like one of these parts of an address, the likeliest first.
 * @param {string[]} parts
 * @param {string} section the part of the site that the address names, or ""
 * @param {Candidate[]} candidates
 */
function nearSlugs(parts, section, candidates) {
  const scored = candidates
    .map((candidate) => {
      const isElsewhere = section && wrongLetters(section, candidate.section) === Infinity;
      const score = Math.min(...parts.map((part) => unlikeness(part, candidate))) + (isElsewhere ? 1 : 0);
      return { candidate, score };
    })
    .filter(({ score }) => Number.isFinite(score))
    .sort((one, other) => one.score - other.score);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score < best + 2).map(({ candidate }) => candidate);
}

/**
 * Give the words of a wrong address, to search with.
 * @param {string} path relative to the site's root, decoded
 */
export function wordsOfAddress(path) {
  const parts = segments(path);
  const last = parts.filter((part) => !["qr", "presentatie"].includes(part)).pop() ?? "";
  return words(last).join(" ");
}

// What was copied along with an address from a sentence: "(d3)." holds d3. A | stands for an l.
const AROUND = /^[^\p{L}\p{N}|]+|[^\p{L}\p{N}|]+$/gu;

/**
 * Give the parts of a path between its slashes, in small letters and without what ends a file's name.
 * @param {string} path
 */
function segments(path) {
  return path
    .slice(0, LONGEST_PATH)
    .toLowerCase()
    .split("/")
    // The name of a PDF starts with what it is: checklist-d1.pdf.
    .map((part) => part.replace(AROUND, "").replace(/^[a-z]+-(.+)\.pdf$/, "$1").replace(/\.(?:html?|pdf|md|php)$/, "").replace(/[\s_.+]+/g, "-"))
    .filter((part) => part && part !== "index");
}

/**
 * Give every page with an address that can be mistyped.
 * @param {SearchIndex} index
 * @returns {Candidate[]}
 */
function allCandidates({ documents, retired, kinds = [] }) {
  const withChecklist = new Set(kinds.filter(({ hasChecklist }) => hasChecklist).map(({ name }) => name));
  const pages = documents.filter(({ address }) => address && !address.includes("#"));
  return [
    ...pages.flatMap((page) => {
      const { code, title } = page;
      const found = candidate(page.address, title, code, page.aliases);
      if (!withChecklist.has(page.kind)) return [found];
      const address = `checklists/${found.slugs[0]}/`;
      return [found, candidate(address, `Checklist: ${title}`, undefined, page.aliases)];
    }),
    ...retired.map(({ address, title, code, aliases }) => ({ ...candidate(address, title, code, aliases), isRetired: true })),
  ];
}

/**
 * @param {string} address @param {string} title @param {string} [code] @param {string[]} [aliases]
 * @returns {Candidate}
 */
function candidate(address, title, code, aliases = []) {
  const parts = segments(address);
  const section = parts.length > 1 ? (parts[0] ?? "") : "";
  return { address, title, code, section, slugs: [parts[parts.length - 1] ?? "", ...aliases] };
}

/**
 * Give what a code means that is written in another way ("d01", "D-1", "01" for O1); for one that does
 * not exist the theme with its letter, or the overview.
 * @param {string} part @param {Candidate[]} candidates
 */
function meantCodes(part, candidates) {
  const found = /^([a-z01|])-?0*(\d{0,4})$/.exec(part);
  if (!found) return [];
  const [, letter = "", number = ""] = found;
  const withCode = (/** @type {string} */ code) => candidates.filter((one) => one.code?.toLowerCase() === code);
  const other = LOOKS_LIKE[letter] ?? letter;
  for (const code of [letter + number, other + number, letter, other]) {
    const meant = withCode(code);
    if (meant.length) return meant;
  }
  const ofItsKind = number && candidates.find((one) => one.code?.toLowerCase().startsWith(letter));
  return ofItsKind ? candidates.filter(({ address }) => address === `${ofItsKind.section}/`) : [];
}

/**
 * Tell how far a part of an address is from a page's slug: 0 for the same, Infinity for another page.
 * @param {string} part @param {Candidate} candidate
 */
function unlikeness(part, { slugs, title }) {
  const name = part;
  const errors = Math.min(...slugs.map((slug) => wrongLetters(name, slug)));
  if (Number.isFinite(errors)) return errors;
  // Words of it: "benoemen" is enough for "benoemen-wat-je-ziet".
  const sought = words(name).filter((word) => word.length > 2 && !STOP_WORDS.has(word));
  const known = words(`${slugs.join(" ")} ${title}`);
  const missing = sought.filter((word) => !known.some((other) => isSameWord(word, other))).length;
  return sought.length && missing * 2 < sought.length ? 4 + missing : Infinity;
}

/** @param {string} one @param {string} other */
function isSameWord(one, other) {
  return (one.length > 3 && other.startsWith(one)) || Number.isFinite(wrongLetters(one, other));
}

/**
 * Give the number of typing errors between two names, Infinity where there are too many.
 * @param {string} one @param {string} other
 */
function wrongLetters(one, other) {
  const shortest = Math.min(one.length, other.length);
  const limit = shortest < 4 ? 0 : shortest < 8 ? 1 : 2;
  const errors = distance(one, other, limit);
  return errors > limit ? Infinity : errors;
}
