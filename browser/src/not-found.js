// The page for an address that is not there: what may have been meant. Without this script the page
// leads to the search and the overviews.

import { nearAddresses, sameAddress, wordsOfAddress } from "./near-addresses.js";
import { readIndex } from "./search-index.js";
import { loadIndex } from "./search-loader.js";

/** @typedef {import("./near-addresses.js").Target} Target */

const root = new URL(window.handboek.base);
const place = document.querySelector("[data-near-addresses]");

/** The address, relative to the site's root. */
function wrongPath() {
  const path = location.pathname.startsWith(root.pathname) ? location.pathname.slice(root.pathname.length) : "";
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray %
  }
}

/**
 * Let the link to the search take the words of the address along.
 * @param {string} query
 */
function searchFor(query) {
  const link = document.querySelector(".becalmed a[data-search]");
  if (!query || !(link instanceof HTMLAnchorElement)) return;
  // A new one: the old one opens the search over this page, empty.
  const fresh = document.createElement("a");
  fresh.className = link.className;
  fresh.href = `${link.href}?q=${encodeURIComponent(query)}`;
  fresh.textContent = `Zoek op ‘${query}’`;
  link.replaceWith(fresh);
}

/** @param {Target} target */
function line({ address, title, code, isRetired }) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(address, root).href;
  link.textContent = code ? `${code}: ${title}` : title;
  entry.append(link, isRetired ? " (vervallen)" : "");
  return entry;
}

async function start() {
  const path = wrongPath();
  searchFor(wordsOfAddress(path));
  await loadIndex();
  if (!place) return;
  const index = readIndex(window.handboekIndex);
  const same = sameAddress(path, index);
  if (same) {
    location.replace(new URL(same, root).href + location.search + location.hash);
    return;
  }
  const near = nearAddresses(path, index);
  if (!near.length) return;
  const list = document.createElement("ul");
  list.append(...near.map(line));
  const heading = document.createElement("h2");
  heading.textContent = near.length === 1 ? "Bedoelde je deze pagina?" : "Bedoelde je een van deze pagina’s?";
  place.append(heading, list);
}

start().catch(() => undefined); // without the index there is nothing to compare with
