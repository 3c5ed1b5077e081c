// What the build tells the search of each page, as far as it can be used. One page that is told of
// in an odd way does not take the search away from the others.

/** @typedef {import("./search-engine.js").SearchDocument} SearchDocument */
/** @typedef {import("./search-engine.js").SearchIndex} SearchIndex */
/** @typedef {import("./search-engine.js").RetiredEntry} RetiredEntry */

/**
 * Give an index with nothing in it but what the search knows to use.
 * @param {any} found
 * @returns {SearchIndex}
 */
export function readIndex(found) {
  return {
    documents: list(found?.documents).filter(hasAddress).map(readDocument),
    synonyms: list(found?.synonyms).map(texts),
    retired: list(found?.retired).filter(hasAddress).map(readRetired),
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
    sayings: texts(page.sayings),
    essence: texts(page.essence),
    lines: texts(page.lines),
  };
}

/** @param {any} entry @returns {RetiredEntry} */
function readRetired({ code, title, address, aliases }) {
  return { code: text(code) || undefined, title: text(title) || address, address, aliases: texts(aliases) };
}

/** @param {any} page */
function hasAddress(page) {
  return typeof page?.address === "string";
}

/** @param {unknown} value @returns {any[]} */
function list(value) {
  return Array.isArray(value) ? value : [];
}

/** @param {unknown} value a number is text as well: 2024 */
function text(value) {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** @param {unknown} value */
function texts(value) {
  return list(value).map(text).filter(Boolean);
}
