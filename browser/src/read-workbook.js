// The sheets of a workbook (.xlsx, ECMA-376) that this handbook wrote, or that Excel, LibreOffice or another program
// saved since: texts that cells share or hold themselves, numbers, and whether days count from 1900 or from 1904.

import { Unzip, ZipError } from "./unzip.js";
import { XmlError, attribute, xmlParts } from "./xml-parts.js";

const MOST_UNPACKED = 12_000_000; // bytes
const MOST_SHEETS = 20;
const MOST_ROWS = 5000;
const MOST_CELLS = 60_000;
const MOST_COLUMNS = 16_384;

/**
 * @typedef {string | number} Found a text, or a number; a day is a number
 * @typedef {object} Row
 * @property {number} number as the program shows it
 * @property {Map<number, Found>} cells by their columns, from 0
 */
/**
 * @typedef {object} Sheet
 * @property {string} name
 * @property {Row[]} rows those with something in them
 */

/**
 * Give the sheets of a workbook, and how many days later than usual its days count. Rejects with ZipError; its message ends a
 * sentence that begins with the name of the file.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<{ sheets: Sheet[], later: number }>}
 */
export async function readWorkbook(bytes) {
  const zip = new Unzip(bytes, MOST_UNPACKED);
  try {
    const book = await zip.text("xl/workbook.xml");
    if (book === null) throw new ZipError(zip.files.has("content.xml") ? "is geen .xlsx, maar een werkblad van LibreOffice. Bewaar het als .xlsx" : "is geen werkblad (.xlsx)");
    const targets = relations((await zip.text("xl/_rels/workbook.xml.rels")) ?? "");
    const shared = sharedTexts((await zip.text(targets.shared)) ?? "");
    const sheets = [];
    let [later, seen] = [0, 0];
    for (const part of xmlParts(book)) {
      if (part.kind !== "open") continue;
      if (part.name === "workbookPr" && ["1", "true"].includes(attribute(part, "date1904") ?? "")) later = 1462;
      if (part.name !== "sheet" || ++seen > MOST_SHEETS) continue;
      const xml = await zip.text(targets.sheets.get(attribute(part, "id") ?? "") ?? "");
      if (xml !== null) sheets.push({ name: attribute(part, "name") ?? "", rows: rowsOf(xml, shared) });
    }
    return { sheets, later };
  } catch (error) {
    if (error instanceof XmlError) throw new ZipError("is beschadigd, of geen gewoon werkblad");
    throw error;
  }
}

/** Where sheets and shared texts are in the zip. @param {string} xml */
function relations(xml) {
  const sheets = /** @type {Map<string, string>} */ (new Map());
  let shared = "xl/sharedStrings.xml";
  for (const part of xmlParts(xml)) {
    if (part.kind !== "open" || part.name !== "Relationship") continue;
    const target = attribute(part, "Target") ?? "";
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    if (attribute(part, "Type")?.endsWith("/sharedStrings")) shared = path;
    else sheets.set(attribute(part, "Id") ?? "", path);
  }
  return { sheets, shared };
}

/** @param {string} xml */
function sharedTexts(xml) {
  const found = [];
  const texts = new Texts();
  for (const part of xmlParts(xml)) {
    texts.take(part);
    if (part.kind === "close" && part.name === "si") found.push(texts.taken());
  }
  return found;
}

/** @param {string} xml @param {string[]} shared */
function rowsOf(xml, shared) {
  /** @type {Row[]} */
  const rows = [];
  let row = /** @type {Row} */ ({ number: 0, cells: new Map() });
  let [count, column, kind] = [0, -1, ""];
  const texts = new Texts();
  for (const part of xmlParts(xml)) {
    texts.take(part);
    if (part.kind === "open" && part.name === "row") {
      row = { number: Number(attribute(part, "r")) || row.number + 1, cells: new Map() };
      column = -1;
    } else if (part.kind === "open" && part.name === "c") {
      column = columnOf(attribute(part, "r") ?? "") ?? column + 1;
      kind = attribute(part, "t") ?? "n";
    } else if (part.kind === "close" && part.name === "c") {
      const text = texts.taken();
      const value = kind === "s" ? (shared[Number(text)] ?? "") : kind === "n" && text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
      if (value === "" || column >= MOST_COLUMNS) continue;
      row.cells.set(column, value);
      if (++count > MOST_CELLS) throw new ZipError("heeft veel meer cellen dan een terugblik");
    } else if (part.kind === "close" && part.name === "row" && row.cells.size) {
      rows.push(row);
      if (rows.length > MOST_ROWS) throw new ZipError("heeft veel meer rijen dan een terugblik");
    }
  }
  return rows;
}

/** Gathers the text of a cell: what stands in `t` and `v`, pieces of unlike looks together, not how it is spoken (`rPh`). */
class Texts {
  text = "";
  isText = false;
  isSpoken = false;

  /** @param {import("./xml-parts.js").XmlPart} part */
  take({ kind, name, text }) {
    if (kind === "text") {
      if (this.isText && !this.isSpoken) this.text += text;
      return;
    }
    if (name === "t" || name === "v") this.isText = kind === "open";
    if (name === "rPh") this.isSpoken = kind === "open";
  }

  /** What was gathered since the last time. Programs write what XML cannot hold as _x000D_. */
  taken() {
    const found = this.text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    this.text = "";
    return found;
  }
}

/** The column of a place such as AB12, from 0; undefined for none. @param {string} place */
function columnOf(place) {
  const letters = place.match(/^[A-Z]{1,3}(?=\d)/)?.[0];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
