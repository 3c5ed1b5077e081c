// What the build tells the search of each page, as far as it can be used. One page that is told of
// in an odd way does not take the search away from the others.

import { list, text, texts } from "./json-values.js";

/** @typedef {import("./search-engine.js").SearchDocument} SearchDocument */
/** @typedef {import("./search-engine.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-engine.js").RetiredEntry} RetiredEntry */
/** @typedef {import("./search-engine.js").Kind} Kind */

/**
 * Give an index with nothing in it but what the search knows to use.
 * @param {any} found
 * @returns {SearchIndex}
 */
export function readIndex(found) {
  const told = list(found?.documents);
  const used = told.filter(hasAddress);
  const placeOf = (/** @type {number} */ place) => used.indexOf(told[place]);
  /** @param {unknown} said @returns {[number[], string[]][]} */
  const readSaid = (said) =>
    list(said)
      .filter(Array.isArray)
      .map(([places, those]) => [list(places).map(placeOf).filter((place) => place >= 0), texts(those)]);
  return {
    documents: used.map(readDocument),
    sayings: readSaid(found?.sayings),
    questions: readSaid(found?.questions),
    nothing: texts(found?.nothing),
    synonyms: list(found?.synonyms).map(texts),
    retired: list(found?.retired).filter(hasAddress).map(readRetired),
    kinds: list(found?.kinds).map(readKind),
  };
}

/** @param {any} page @returns {SearchDocument} */
function readDocument(page) {
  return {
    ...readRetired(page),
    kind: text(page.kind),
    summary: text(page.summary),
    can_be_chosen: page.can_be_chosen === true,
    keywords: texts(page.keywords),
    essence: texts(page.essence),
    lines: texts(page.lines),
  };
}

/** @param {any} entry @returns {RetiredEntry} */
function readRetired({ code, title, address, aliases }) {
  return { code: text(code) || undefined, title: text(title) || address, address, aliases: texts(aliases) };
}

/** @param {any} kind @returns {Kind} */
function readKind(kind) {
  return { name: text(kind?.name), hasChecklist: kind?.hasChecklist === true };
}

/** @param {any} page */
function hasAddress(page) {
  return typeof page?.address === "string";
}
