// Codes of the team check: what one member answered, in fourteen letters, and nothing else. A QR code holds the address
// of the page that adds up, with the code behind a # (`/teamcheck/optellen/#code=…`): any camera app opens it, and what
// stands behind a # goes to no server.
//
// A letter for the edition of the statements, nine for sixteen answers, three that chance chooses, and one to check by.
// The three carry no meaning: by them, two members who answer the same have two codes. They are
// added to the letters of the answers, too, so that those codes do not look alike. It hides nothing
// from who knows this: whoever has a code can read the answers, and not whose they are.

/** Without 0, O, 1, I and L, which one takes for another. 31 is a prime: see `remainder`. */
export const SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const BASE = SIGNS.length;
/** Five answers, and none. */
const CHOICES = 6;
const CHANCE = 3;

/** How many letters hold so many answers. @param {number} statements */
function lettersFor(statements) {
  return Math.ceil((statements * Math.log(CHOICES)) / Math.log(BASE));
}

/** How many letters a code has. @param {number} statements */
export function codeLength(statements) {
  return 1 + lettersFor(statements) + CHANCE + 1;
}

/**
 * Zero for a code as it was made. Each place weighs differently and no weight is a multiple of the prime, so one
 * other letter, or any two that changed places, always leave something.
 * @param {number[]} values
 */
function remainder(values) {
  return values.reduce((sum, value, at) => sum + value * (at + 1), 0) % BASE;
}

/** Three letters by chance, for one member. */
export function chance() {
  const found = [];
  // Beyond the largest multiple of 31 some letters would come more often.
  while (found.length < CHANCE) for (const byte of crypto.getRandomValues(new Uint8Array(8))) if (byte < 248 && found.length < CHANCE) found.push(byte % BASE);
  return found;
}

/**
 * Give the code of a member's answers. Raises RangeError for what is no answer.
 * @param {number} edition of the statements, 1 to 30
 * @param {number[]} answers for each statement 1 to 5, or 0 for none
 * @param {number[]} salt what `chance` gave this member
 */
export function writeCode(edition, answers, salt) {
  if (answers.some((answer) => !Number.isInteger(answer) || answer < 0 || answer >= CHOICES)) throw new RangeError("an answer is 0 to 5");
  let number = answers.reduce((sum, answer) => sum * BigInt(CHOICES) + BigInt(answer), 0n);
  const letters = Array.from({ length: lettersFor(answers.length) }, (_, at) => {
    const value = Number(number % BigInt(BASE));
    number /= BigInt(BASE);
    return (value + (salt[at % CHANCE] ?? 0)) % BASE;
  });
  const values = [edition, ...letters, ...salt];
  // The last letter makes the remainder zero.
  const weight = values.length + 1;
  const last = Array.from(SIGNS, (_, value) => value).find((value) => (remainder(values) + value * weight) % BASE === 0) ?? 0;
  return [...values, last].map((value) => SIGNS[value]).join("");
}

/**
 * Give the answers that a code holds, or what is wrong with it.
 * @param {string} text letters and digits, small or large
 * @param {number} edition of the statements
 * @param {number} statements how many there are
 * @returns {{ answers: number[] } | { problem: string }}
 */
export function readCode(text, edition, statements) {
  const code = text.toUpperCase();
  const length = codeLength(statements);
  const strange = [...code].find((sign) => !SIGNS.includes(sign));
  if (code.length !== length) return { problem: `heeft ${code.length} tekens, en een code heeft er ${length}` };
  if (strange) return { problem: `heeft een ${strange}, en die komt in geen code voor` };
  const values = [...code].map((sign) => SIGNS.indexOf(sign));
  if (remainder(values)) return { problem: "klopt niet: er is een teken verkeerd of verwisseld" };
  const found = values[0] ?? 0;
  if (found !== edition) return { problem: `hoort bij uitgave ${found} van de stellingen, en deze pagina telt uitgave ${edition} op` };
  const salt = values.slice(-CHANCE - 1, -1);
  const letters = values.slice(1, -CHANCE - 1).map((value, at) => (value - (salt[at % CHANCE] ?? 0) + BASE) % BASE);
  let number = letters.reduceRight((sum, value) => sum * BigInt(BASE) + BigInt(value), 0n);
  const answers = Array.from({ length: statements }, () => {
    const answer = Number(number % BigInt(CHOICES));
    number /= BigInt(CHOICES);
    return answer;
  });
  if (number) return { problem: "klopt niet: er is een teken verkeerd of verwisseld" };
  return { answers: answers.reverse() };
}

const ADDRESS = /https?:\/\/[^\s#]*#code=([^\s&]*)/giu;

/**
 * Give the codes in a text, whatever stands between them. One may be written in groups, with spaces or hyphens, or
 * stand in an address.
 * @param {string} text
 * @param {number} length of a code
 */
export function codesIn(text, length) {
  const found = [];
  for (const line of text.replaceAll(ADDRESS, "\n$1\n").split(/[\n\r\t,;|]+/)) {
    let group = "";
    for (const part of line.split(/[^\p{L}\p{N}]+/u).filter(Boolean)) {
      // What is whole stands by itself, whatever came before it.
      if (group && part.length % length === 0) {
        found.push(group);
        group = "";
      }
      group += part;
      if (group.length < length) continue;
      if (group.length % length) found.push(group);
      else for (let at = 0; at < group.length; at += length) found.push(group.slice(at, at + length));
      group = "";
    }
    if (group) found.push(group);
  }
  return found;
}
