// The address of this page for someone else.

import { pageAddress } from "./page-address.js";

/**
 * Give the address of this page with a query, the public one also where the page comes from a
 * folder.
 * @param {string} search from the question mark on, or empty
 */
export function publicAddress(search) {
  const canonical = document.querySelector("link[rel=canonical]");
  const isOnline = location.protocol.startsWith("http");
  const page = isOnline || !(canonical instanceof HTMLLinkElement) ? location.href : canonical.href;
  return pageAddress(search, "", page);
}
