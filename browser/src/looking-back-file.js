// What a reader looked back on as a file: made here, and read here again, also after someone changed the workbook in
// Excel or LibreOffice.

import { isDay } from "./calendar-day.js";
import { LONGEST_TEXT, lookingBackOf } from "./looking-back-store.js";
import { readWorkbook } from "./read-workbook.js";
import { ZipError } from "./unzip.js";
import { workbook } from "./workbook.js";

/** @typedef {import("./looking-back-store.js").LookingBack} LookingBack */
/** @typedef {import("./looking-back-store.js").LookedBack} LookedBack */
/** @typedef {import("./read-workbook.js").Row} Row */

const IS = "handboek terugblik";
const VERSION = 1;
export const LARGEST_FILE = 8_000_000; // bytes
const LARGEST_JSON = 2_000_000; // letters
const EPOCH = 25_569; // 1 January 1970, as a workbook counts days
const FIRST_DAY = 10_000; // in 1927: a smaller number is a year that someone typed, or something else
const MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const COLUMNS = { code: "Code", what: "Wat", expected: "Plan: wat we verwachtten", done: "Gedaan op", seen: "Gezien", keep: "Vervolg" };
const KEPT = /** @type {(keyof LookedBack)[]} */ (["expected", "done", "seen", "keep"]);
const HEADING_WITHIN = 20; // rows: someone may have put a title above it

/**
 * @typedef {object} FileFound
 * @property {LookingBack} entries to take over
 * @property {string[]} problems what was not read as it stands, a sentence each
 */

/** What is in a file is no looking back; the message ends a sentence that begins with the name of the file. */
export class FileError extends Error {}

/** @param {LookingBack} all */
export function lookingBackJson(all) {
  return `${JSON.stringify({ is: IS, version: VERSION, entries: all }, null, 2)}\n`;
}

/**
 * Give what a file holds; null for what is no file of ours.
 * @param {string} text
 * @returns {LookingBack | null}
 */
export function readLookingBackJson(text) {
  if (text.length > LARGEST_JSON) return null;
  try {
    const found = JSON.parse(text);
    return found?.is === IS && found.version === VERSION ? lookingBackOf(found.entries) : null;
  } catch {
    return null;
  }
}

/**
 * Give what taking a file over would do.
 * @param {LookingBack} own what is here
 * @param {LookingBack} other what is in the file
 */
export function differences(own, other) {
  const codes = Object.keys(other);
  const isSame = (/** @type {string} */ code) => KEPT.every((name) => own[code]?.[name] === other[code]?.[name]);
  return {
    added: codes.filter((code) => !own[code]),
    replaced: codes.filter((code) => own[code] && !isSame(code)),
    same: codes.filter((code) => own[code] && isSame(code)),
  };
}

/**
 * @param {LookingBack} all
 * @param {Map<string, string>} titles of the entries, by code
 */
export function lookingBackWorkbook(all, titles) {
  return workbook([
    {
      name: "Terugblik",
      columns: Object.values(COLUMNS),
      widths: [7, 36, 44, 17, 44, 44],
      rows: Object.entries(all).map(([code, { done, expected, seen, keep }]) => [code, titles.get(code) ?? "", expected, numberOf(done), seen, keep]),
    },
  ]);
}

/** @param {string} date such as 2026-11-29, or nothing @returns {import("./workbook.js").Cell} */
function numberOf(date) {
  const day = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  return Number.isNaN(day) ? "" : { day };
}

/**
 * Give what a file of either kind holds. Rejects with an error whose message ends a sentence that begins with the name
 * of the file.
 * @param {Blob} file
 * @param {Map<string, string>} titles of the entries that are known here, by code
 * @param {LookingBack} own what is here: it stays where the file does not say
 * @returns {Promise<FileFound>}
 */
export async function readLookingBackFile(file, titles, own) {
  if (file.size > LARGEST_FILE) throw new FileError("is te groot om een terugblik te zijn.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begin = String.fromCharCode(...bytes.subarray(0, 4));
  if (begin === "PK\x03\x04") return readLookingBackWorkbook(bytes, titles, own);
  if (begin === "\xd0\xcf\x11\xe0") throw new FileError("is een oud Excel-bestand (.xls), of er zit een wachtwoord op. Bewaar het als .xlsx, zonder wachtwoord.");
  const entries = readLookingBackJson(new TextDecoder().decode(bytes));
  if (!entries) throw new FileError("is geen bestand met een terugblik. Kies een bestand dat je hier bewaarde en dat op .json of .xlsx eindigt.");
  return { entries, problems: [] };
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Map<string, string>} titles
 * @param {LookingBack} own
 * @returns {Promise<FileFound>}
 */
async function readLookingBackWorkbook(bytes, titles, own) {
  const { sheets, later } = await readWorkbook(bytes).catch((error) => {
    throw new FileError(`${error instanceof ZipError ? error.message : "kan niet worden gelezen"}.`);
  });
  for (const { rows } of sheets) {
    const at = rows.slice(0, HEADING_WITHIN).findIndex((row) => columnsIn(row).has("code"));
    const heading = rows[at];
    if (heading) return fromRows(rows.slice(at + 1), columnsIn(heading), later, titles, own);
  }
  throw new FileError(`heeft geen kolom ‘${COLUMNS.code}’. Zonder die kolom is niet te zien waar een rij over gaat. Neem het bestand zoals je het hier bewaarde.`);
}

/** Which column is which, by the words in a row. @param {Row} row */
function columnsIn({ cells }) {
  const plain = (/** @type {unknown} */ name) => String(name).trim().toLowerCase();
  const names = new Map(Object.entries(COLUMNS).map(([name, title]) => [plain(title), name]));
  return new Map([...cells].reverse().flatMap(([column, text]) => (names.has(plain(text)) ? [[/** @type {string} */ (names.get(plain(text))), column]] : [])));
}

/**
 * @param {Row[]} rows
 * @param {Map<string, number>} columns
 * @param {number} later
 * @param {Map<string, string>} titles
 * @param {LookingBack} own
 * @returns {FileFound}
 */
function fromRows(rows, columns, later, titles, own) {
  const problems = KEPT.filter((name) => !columns.has(name)).map((name) => `De kolom ‘${COLUMNS[name]}’ is er niet. Wat je hier op die plek hebt staan, blijft staan.`);
  /** @type {LookingBack} */
  const entries = {};
  for (const { number, cells } of rows) {
    const value = (/** @type {string} */ name) => cells.get(columns.get(name) ?? -1) ?? "";
    const code = String(value("code")).trim().toUpperCase();
    const tell = (/** @type {string} */ text) => problems.push(`Rij ${number}${titles.has(code) ? ` (${code})` : ""}: ${text}`);
    const written = KEPT.filter((name) => value(name) !== "");
    if (!titles.has(code)) {
      if (code) tell(`‘${short(code)}’ is hier geen bekende code. Deze rij wordt niet overgenomen.`);
      else if (written.length) tell("er staat geen code. Deze rij wordt niet overgenomen.");
      continue;
    }
    if (entries[code]) {
      tell("deze code stond er al. Deze rij wordt niet overgenomen.");
      continue;
    }
    const entry = { ...{ done: "", expected: "", seen: "", keep: "" }, ...own[code] };
    for (const name of KEPT) {
      if (!columns.has(name)) continue;
      const found = value(name);
      const text = name === "done" ? readDay(found, later) : typeof found === "number" ? String(found).replace(".", ",") : found;
      if (text === null) tell(`‘${short(String(found))}’ is geen datum, zoals 5-10-2026. De datum die hier staat, blijft staan.`);
      else entry[name] = text.slice(0, LONGEST_TEXT);
      if (text !== null && text.length > LONGEST_TEXT) tell(`‘${COLUMNS[name]}’ is langer dan ${LONGEST_TEXT} tekens. Het einde valt weg.`);
    }
    if (Object.values(entry).some(Boolean)) entries[code] = entry;
  }
  return { entries: lookingBackOf(entries), problems };
}

/**
 * Give a day as 2026-11-29, from a number of days or as someone typed it; empty for an empty cell, null for no day.
 * @param {import("./read-workbook.js").Found} found
 * @param {number} later by how many days this workbook counts from a later day than usual
 */
function readDay(found, later) {
  if (typeof found === "number") {
    const day = Math.floor(found) + later;
    if (!(day >= FIRST_DAY && day < 200_000)) return null;
    return new Date((day - EPOCH) * 86_400_000).toISOString().slice(0, 10);
  }
  const text = found.trim().toLowerCase();
  if (!text) return "";
  const [, iso] = text.match(/^(\d{4}-\d\d-\d\d)(?:t[\d:.]+z?)?$/) ?? [];
  const [, day = "", month = "", year] = text.match(/^(?:[a-z]{2,9},? )?(\d{1,2})[-/. ]+(\d{1,2}|[a-z]{3,9})\.?[-/. ]+(\d{4})$/) ?? [];
  const name = month.replace(/^maa/, "mrt").slice(0, 3);
  const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(name) + 1;
  const two = (/** @type {string | number} */ part) => String(part).padStart(2, "0");
  const read = iso ?? `${year}-${two(number)}-${two(day)}`;
  return isDay(read) ? read : null;
}

/** @param {string} text */
function short(text) {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
