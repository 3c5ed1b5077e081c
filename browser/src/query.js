// What a person seeks, as far as it is read.

/** In letters. The fields hold no more (`maxlength`), an address and a script can. */
export const LONGEST_QUERY = 200;

/**
 * Give the part of a text that is looked for: to weigh every word of a whole book takes minutes.
 * @param {string} text
 */
export function readQuery(text) {
  return text.slice(0, LONGEST_QUERY).replace(/\p{Cs}/gu, ""); // no half sign at the end
}
