// Tells who scans a sheet of an earlier edition that the page has moved on. The QR codes on paper carry
// the edition: /d1/?e=261123.

/**
 * Show the notice where the sheet is older than the page.
 * @param {ParentNode} part
 */
export function startOlderSheet(part) {
  for (const notice of part.querySelectorAll("[data-edition-stamp]")) {
    if (notice instanceof HTMLElement) notice.hidden = !isOlder(location.search, notice.dataset.editionStamp ?? "");
  }
}

/**
 * Whether the query of an address names an edition before the one of the page.
 * @param {string} query of the address, such as ?e=261123
 * @param {string} edition of the page: year, month and day in two figures each
 */
export function isOlder(query, edition) {
  const stamp = new URLSearchParams(query).get("e") ?? "";
  return /^\d{6}$/.test(stamp) && stamp < edition;
}
