// What leads to the search: opens it over the page, and fetches it then. Without scripts these are
// links to the page that tells how else to find something.

import { loadSearch } from "./search-loader.js";

let listens = false;

/** @param {ParentNode} part */
export function startSearchLinks(part) {
  for (const link of part.querySelectorAll("a[data-search]")) {
    if (!(link instanceof HTMLElement) || link.dataset.started) continue;
    link.dataset.started = "true";
    link.addEventListener("click", (event) => {
      const click = /** @type {MouseEvent} */ (event);
      if (click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
      if (!openSearch()) return;
      event.preventDefault();
      event.stopPropagation(); // Material's instant navigation would go there all the same
    });
  }
  // The page for searching has the search in it.
  if (part.querySelector("[data-search-here]")) fetchSearch();
  if (listens) return;
  listens = true;
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && openSearch()) event.preventDefault();
  });
}

/** Open the search over the page; give whether that could be done. */
function openSearch() {
  const here = document.querySelector("[data-search-here] input");
  if (here instanceof HTMLElement) {
    here.focus();
    return true;
  }
  const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.search"));
  if (!dialog || !("showModal" in dialog)) return false; // an old browser
  if (!dialog.open) dialog.showModal();
  // A browser would empty the field at the first press, and close at the second.
  dialog.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.close();
  };
  fetchSearch();
  return true;
}

/** Fetch the search. Where that fails, the place for its results says so. */
function fetchSearch() {
  loadSearch().catch(() => undefined);
}
