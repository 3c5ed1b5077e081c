// What the search shows: the pages found, with the words marked that a person seeks, and the ways in
// for who has typed nothing or found nothing.

import { words } from "./dutch-words.js";
import { element } from "./element.js";

/** @typedef {import("./search-engine.js").Found} Found */
/** @typedef {import("./search-engine.js").SearchDocument} SearchDocument */

const LONGEST_LINE = 160; // letters

/**
 * Give a list of the pages found.
 * @param {Found[]} found @param {Set<string>} sought the words to mark
 */
export function resultList(found, sought) {
  return element("ol", { class: "search-results" }, ...found.map((one) => result(one, sought)));
}

/**
 * One page that was found: what it is, its title, and the line that matches.
 * @param {Found} found @param {Set<string>} sought the words to mark
 */
function result({ document: page, line }, sought) {
  const about = element("span", { class: "search-kind" }, ...(page.code ? [element("span", { class: "badge" }, page.code)] : []), page.kind);
  const title = element("b", { class: "search-title" }, linkTo(page, marked(page.title, sought)));
  const entry = element("li", {}, about, title, element("p", {}, ...marked(excerpt(line, sought), sought)));
  if (page.code) entry.dataset.theme = page.code.charAt(0);
  if (page.code && page.can_be_chosen) entry.append(chooseButton(page.code, page.title));
  return entry;
}

/** @param {SearchDocument} page @param {(Node | string)[]} content */
function linkTo(page, content) {
  return element("a", { href: new URL(page.address, window.handboek.base).href }, ...content);
}

/**
 * Give the part of a long line in which the words stand that a person seeks.
 * @param {string} line @param {Set<string>} sought
 */
function excerpt(line, sought) {
  if (line.length <= LONGEST_LINE) return line;
  const sentences = line.match(/[^.?!]+[.?!]*[’”]?\s*/g) ?? [line];
  const first = Math.max(0, sentences.findIndex((sentence) => words(sentence).some((word) => sought.has(word))));
  const rest = sentences.slice(first).join("");
  const end = rest.length > LONGEST_LINE ? `${rest.slice(0, LONGEST_LINE).replace(/\s+\S*$/, "")} …` : rest;
  return (first ? "… " : "") + end.trim();
}

/** @param {string} code @param {string} title */
function chooseButton(code, title) {
  return element("button", { class: "choose", type: "button", hidden: "", "data-choose": code }, element("span", { class: "only-heard" }, `${title}: `), "Op mijn checklist");
}

/**
 * Give a text with the words marked that a person seeks.
 * @param {string} text @param {Set<string>} sought
 * @returns {(Node | string)[]}
 */
function marked(text, sought) {
  return text
    .split(/([\p{L}\p{N}’']+)/u)
    .map((piece, at) => (at % 2 && words(piece).some((word) => sought.has(word)) ? element("mark", {}, piece) : piece));
}

/** The kinds of pages that are a way in, each with what stands above its links. @type {Record<string, string>} */
const WAYS = { Situatie: "Waar loop je tegenaan?", Thema: "Thema’s" };

/**
 * The ways in for who has typed nothing, or found nothing.
 * @param {string} title @param {SearchDocument[]} pages @param {string[]} [kinds]
 */
export function waysIn(title, pages, kinds = Object.keys(WAYS)) {
  const part = element("div", { class: "search-ways" }, element("p", { class: "search-ways-title" }, title));
  for (const kind of kinds) {
    const entries = pages
      .filter((page) => page.kind === kind)
      .map((page) => element("li", { "data-theme": page.code?.charAt(0) ?? "" }, linkTo(page, [page.title])));
    part.append(element("p", { class: "search-ways-kind" }, WAYS[kind] ?? ""), element("ul", {}, ...entries));
  }
  return part;
}

/**
 * A link to tell the editors what was sought in vain, in a message that the reader sends or not.
 * @param {string} contact a mail address, or the address of a page for questions @param {string} query
 */
export function contactLink(contact, query) {
  const subject = `Gezocht in het handboek: ${query}`;
  const link = element("a", {}, "Zocht je iets anders?");
  if (/^https?:/.test(contact)) {
    const address = new URL(contact);
    address.searchParams.set("title", subject); // what GitHub and others put in the field for the title
    link.href = address.href;
  } else {
    link.href = `mailto:${contact}?subject=${encodeURIComponent(subject)}`;
  }
  return element("p", { class: "search-contact" }, link, " Laat het weten. Je ziet eerst wat je stuurt.");
}
