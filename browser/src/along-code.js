// What a browser keeps, as one text for another browser: a file of JSON, or a series of parts that each
// fit in a QR code (`#deel=SUM.z.1.3.…`: the sum of the whole, whether it is deflated, which part of how many).

import { through } from "./deflate.js";
import { KEPT_THINGS } from "./kept-things.js";
import { crc32 } from "./zip.js";

const WHAT = "Handboek professionele dialoog";
const VERSION = 1;
export const LONGEST = 2_000_000; // letters of a file
const PART = 700; // letters in a QR code that a telephone still reads from a screen
export const MOST_PARTS = 24;
const PART_FORM = /\bdeel=([0-9a-f]{8})\.([zp])\.(\d{1,2})\.(\d{1,2})\.([\w-]{1,1000})/g;

/**
 * @typedef {object} Arrived
 * @property {Map<string, string>} things that can be kept, by their ids
 * @property {string[]} left what cannot, as sentences
 */
/**
 * @typedef {object} Part
 * @property {string} sum of the whole text
 * @property {string} form z for deflated, p for plain
 * @property {number} number from 1
 * @property {number} of how many there are
 * @property {string} data
 */

/** What came is not what it should be; the message says so to the reader. */
export class AlongError extends Error {}

/**
 * Give what a browser keeps as a text of JSON.
 * @param {Map<string, string>} things
 */
export function writeAlong(things) {
  const kept = KEPT_THINGS.flatMap(({ id, clean }) => {
    const text = clean(things.get(id) ?? "");
    return text === null ? [] : [[id, JSON.parse(text)]];
  });
  return JSON.stringify({ what: WHAT, version: VERSION, kept: Object.fromEntries(kept) });
}

/**
 * Give what a text of JSON brings. Throws AlongError when it brings nothing.
 * @param {string} text
 * @returns {Arrived}
 */
export function readAlong(text) {
  if (text.length > LONGEST) throw new AlongError("Dit bestand is te groot om van dit handboek te zijn.");
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    throw new AlongError("Dit is geen bestand van dit handboek, of het is niet heel aangekomen.");
  }
  if (found?.what !== WHAT || typeof found.kept !== "object" || found.kept === null) throw new AlongError("Dit is geen bestand van dit handboek.");
  if (found.version !== VERSION) throw new AlongError("Dit bestand is van een latere editie van het handboek. Laad deze pagina opnieuw en probeer het nog eens.");
  /** @type {Map<string, string>} */
  const things = new Map();
  const left = [];
  for (const [id, value] of Object.entries(found.kept).slice(0, 100)) {
    const thing = KEPT_THINGS.find((one) => one.id === id);
    const clean = thing?.clean(typeof value === "string" ? value : JSON.stringify(value)) ?? null;
    if (thing && clean !== null) things.set(id, clean);
    else left.push(thing ? `${thing.name}: dit kan deze editie niet lezen. Het blijft hier zoals het is.` : "Er zit iets in wat deze editie niet kent. Dat wordt overgeslagen.");
  }
  if (!things.size) throw new AlongError("Hier zit niets in dat dit handboek kan bewaren.");
  return { things, left: [...new Set(left)] };
}

/**
 * Give a text as parts for QR codes; empty where there would be too many.
 * @param {string} text
 * @returns {Promise<string[]>}
 */
export async function partsOf(text) {
  const bytes = new TextEncoder().encode(text);
  const deflated = await through(bytes, "CompressionStream", Infinity).catch(() => null);
  const data = base64(deflated ?? bytes);
  const pieces = data.match(new RegExp(`.{1,${PART}}`, "g")) ?? [];
  if (pieces.length > MOST_PARTS) return [];
  return pieces.map((piece, at) => `deel=${sumOf(bytes)}.${deflated ? "z" : "p"}.${at + 1}.${pieces.length}.${piece}`);
}

/**
 * Give the parts that stand in a text, such as scanned addresses below one another.
 * @param {string} text
 * @returns {Part[]}
 */
export function findParts(text) {
  return [...text.slice(0, LONGEST).matchAll(PART_FORM)]
    .map(([, sum = "", form = "", number, of, data = ""]) => ({ sum, form, number: Number(number), of: Number(of), data }))
    .filter(({ number, of }) => number >= 1 && number <= of && of <= MOST_PARTS);
}

/**
 * Give the parts that one has, those of another whole left out: the newest counts.
 * @param {Part[]} parts
 */
export function ofOneWhole(parts) {
  const last = parts[parts.length - 1];
  const same = parts.filter(({ sum, form, of }) => last && sum === last.sum && form === last.form && of === last.of);
  return [...new Map(same.map((part) => [part.number, part])).values()].sort((one, other) => one.number - other.number);
}

/**
 * Give the text that parts make together. Throws AlongError when they do not.
 * @param {Part[]} parts all of them, in order
 */
export async function joined(parts) {
  const [first] = parts;
  if (!first || parts.length !== first.of) throw new AlongError("Er ontbreken nog delen.");
  try {
    const bytes = bytesOf(parts.map(({ data }) => data).join(""));
    const text = first.form === "z" ? await through(bytes, "DecompressionStream", LONGEST) : bytes;
    if (sumOf(text) === first.sum) return new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch {
    // garbled, or deflated where the browser knows no such thing
  }
  if (first.form === "z" && typeof DecompressionStream === "undefined") throw new AlongError("Deze browser kan de QR-codes niet uitpakken. Gebruik het bestand.");
  throw new AlongError("De delen passen niet bij elkaar. Scan ze opnieuw.");
}

/** @param {Uint8Array} bytes */
function sumOf(bytes) {
  return crc32(bytes).toString(16).padStart(8, "0");
}

/** Bytes in letters that stand in an address as they are. @param {Uint8Array} bytes */
function base64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text */
function bytesOf(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
}
