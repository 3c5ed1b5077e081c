// Fetches the search and its index when a person first goes to search.

import { loadScript } from "./load-script.js";

/** @type {Promise<void> | undefined} */
let loading;

/** Fetch what the search knows of each page, as `window.handboekIndex`. Rejects when it cannot be fetched. */
export function loadIndex() {
  return loadScript("assets/search/index.js");
}

/** Fetch the search; it starts itself, and is ready after this. Rejects when it cannot be fetched, and tries anew the next time. */
export function loadSearch() {
  loading ??= loadIndex()
    .then(() => loadScript("assets/scripts/search.js"))
    .then(() => {
      // A browser too old for it fetches it, and runs none of it.
      if (!window.handboekSearch) throw new Error("search.js does not run in this browser");
      return window.handboekSearch.ready;
    })
    .catch((error) => {
      loading = undefined;
      for (const status of document.querySelectorAll("[data-search-status]")) {
        status.textContent = "Het zoeken kan niet worden opgehaald, of je browser is er te oud voor. Ben je online? Probeer het nog eens.";
      }
      throw error;
    });
  return loading;
}
