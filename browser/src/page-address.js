// The address of a page with another query. It is made from the whole address: a path that starts
// with `//`, as a hostile link may have it, is another host when it stands by itself.

/**
 * Give the address of this page, or of another, with this query and anchor in place of its own.
 * @param {string} search from the question mark on, or empty
 * @param {string} [hash] from the # on, or empty
 * @param {string} [page]
 */
export function pageAddress(search, hash = "", page = location.href) {
  const address = new URL(page);
  address.search = search;
  address.hash = hash;
  return address.href;
}
