// Links that a browser or Material does not follow as meant.

/** Mend them, for every page. */
export function mendLinks() {
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest("a[href]");
      if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin) return;
      // In a folder there is no server to open the page in a folder.
      if (location.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
      // Material's instant navigation takes a page with another query for the same page.
      const isOtherQuery = link.pathname === location.pathname && link.search !== location.search;
      if (isOtherQuery && !link.hash && link.closest("header")) event.stopPropagation();
    },
    { capture: true },
  );
}
