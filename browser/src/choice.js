// A choice of entries as a list of codes, and how an address holds it: `?s=D1.G4.A2`.

const CODE = /^[A-Z][1-9]\d{0,3}$/;
/** How many entries a choice can hold. */
export const MOST_ENTRIES = 200;
const LONGEST_VALUE = MOST_ENTRIES * 10; // letters

/**
 * Tell whether a text has the form of an entry's code, such as D1.
 * @param {string} text
 */
export function isCode(text) {
  return CODE.test(text);
}

/**
 * Give the codes that the value of `?s=` names, each once, in order; and what is no code we know.
 * @param {string} value
 * @param {Iterable<string>} known the codes that can be chosen
 */
export function readChoice(value, known) {
  const all = new Set(known);
  const isCut = value.length > LONGEST_VALUE;
  // Half a code may be another code.
  const read = isCut ? value.slice(0, LONGEST_VALUE).replace(/[\p{L}\p{N}]+$/u, "") : value;
  const parts = [...new Set(read.toUpperCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean))];
  return {
    codes: parts.filter((part) => all.has(part)).slice(0, MOST_ENTRIES),
    unknown: parts.filter((part) => !all.has(part)),
  };
}

/**
 * Give the value of `?s=` for a choice.
 * @param {string[]} codes
 */
export function writeChoice(codes) {
  return codes.join(".");
}

/**
 * Give the codes with one of them moved a number of places; the ends hold it.
 * @param {string[]} codes
 * @param {string} code
 * @param {number} by
 */
export function moved(codes, code, by) {
  const rest = codes.filter((other) => other !== code);
  const place = Math.max(0, Math.min(rest.length, codes.indexOf(code) + by));
  return [...rest.slice(0, place), code, ...rest.slice(place)];
}

/**
 * Give the codes with one added at the end, or taken out when it is there.
 * @param {string[]} codes
 * @param {string} code
 */
export function toggled(codes, code) {
  return codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code];
}
