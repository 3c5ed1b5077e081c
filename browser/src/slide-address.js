// The number of a slide in the address: `#3` is the third.

/**
 * The place of the slide that an address asks for, from 0; null where it asks for none.
 * @param {string} hash
 * @param {number} count
 */
export function slideInAddress(hash, count) {
  const found = /^#([1-9]\d{0,3})$/.exec(hash);
  if (!found) return null;
  return Math.min(Number(found[1]), count) - 1;
}
