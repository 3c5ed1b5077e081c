// What a word is to the search: Dutch stems, words that say little, typing errors.

import { stemmer } from "@orama/stemmers/dutch";

/** Words that say little. A query of nothing else is still looked for. */
export const STOP_WORDS = new Set(
  `aan al alle alleen als altijd andere b ben beste bij d daar dan dat de der deze die dit doe doen door dus
  e echt een eigenlijk elke en er erg ervan etc even ga gaan gaat geen gewoon graag haar had hallo heb
  hebben heeft heel hele helemaal hem hen het hier hij hoe hoi hun ik in is ja je jij jou jouw juist jullie
  k kan kom komen komt kun kunnen m maak maakt maar maken me meer men met mij mijn misschien moet moeten
  mogen n na naar natuurlijk niet nog nou nu of om omdat ons onze ook op over p r s soms steeds t te tegen
  ten toch toe tot tussen u uit uw vaak van veel voor waar waarom wanneer want waren was wat we weer wel
  welke werd wie wij wil willen word worden wordt zal ze zeker zelf zich zij zijn zo zonder zou zoveel`.split(/\s+/),
);

/** What makes another word of the one behind it: "voorbeeld" is no "beeld", "afstemmen" no "stem". */
export const PARTICLES = new Set(
  `aan achter af be bij binnen buiten door er ge heen her in mede mee na naar neer om on onder ont op over
  rond samen tegen terug toe tussen uit ver voor voort vooruit weg weer zonder`.split(/\s+/),
);

/**
 * Give the words of a text in small letters, without accents; "thema's" is "thema".
 * @param {string} text
 */
export function words(text) {
  const small = text.toLowerCase();
  // Most texts have no accents: those take half the time.
  if (/^[ -~]*$/.test(small)) return small.replace(/'s\b/g, "").split(/[^a-z0-9]+/).filter(Boolean);
  return small
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’']s\b/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * Give what the forms of a word share: "vergaderingen", "vergadert" and "vergader" are one.
 *
 * Snowball's stemmer for Dutch leaves a verb's -t and -end, the one who does it ("zwijger"), what is small ("rondje") and a
 * plural -s ("stiltes") alone; and it keeps the letters that Dutch spells in two ways ("geef", "geven").
 * @param {string} word
 */
export function stem(word) {
  if (/\d/.test(word)) return word;
  let base = word;
  if (word.length > 5) base = base.replace(/(?<=[tdi]e)s$/, "").replace(/(?<=[^aeiou])jes?$/, "");
  if (word.length > 6) base = base.replace(/(?<=[^aeiou])ers?$/, "en");
  if (word.length > 7) base = base.replace(/(?<=[^aeiou])ende?$/, "en");
  let found = stemmer(base);
  const isVerbForm = /[^aeiou]t$/.test(found) && (!/(?:ch|s|f)t$/.test(found) || /(?:aa|ee|oo|ij)ft$/.test(found));
  if (found.length > 3 && isVerbForm) found = found.slice(0, -1);
  return found
    .replace(/v$/, "f")
    .replace(/z$/, "s")
    .replace(/(.)\1$/, "$1")
    .replace(/(a|e|o|u)\1([^aeiou])$/, "$1$2");
}

/**
 * Give how many letters have to be put in, left out, changed or swapped to make one word of another;
 * `limit + 1` when it is more than the limit.
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
export function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  // What they begin and end with alike costs nothing: most words differ too much in the rest.
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let [oneEnd, otherEnd] = [one.length, other.length];
  while (oneEnd > start && otherEnd > start && one[oneEnd - 1] === other[otherEnd - 1]) [oneEnd, otherEnd] = [oneEnd - 1, otherEnd - 1];
  const [from, to] = [one.slice(start, oneEnd), other.slice(start, otherEnd)];
  if (limit === 1 && Math.max(from.length, to.length) > 2) return 2;
  /** @type {number[]} */
  let lastButOne = [];
  let last = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = at(last, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      let fewest = Math.min(at(last, j) + 1, at(row, j - 1) + 1, changed);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        fewest = Math.min(fewest, at(lastButOne, j - 2) + 1);
      }
      row.push(fewest);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [lastButOne, last] = [last, row];
  }
  return Math.min(at(last, to.length), limit + 1);
}

/** @param {number[]} row @param {number} place */
function at(row, place) {
  return row[place] ?? Infinity;
}
