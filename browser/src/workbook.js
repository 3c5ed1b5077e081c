// A workbook (.xlsx, ECMA-376) of a few tables: a row of headings, columns as wide as asked for, dates
// that are dates.

import { zipped } from "./zip.js";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml";
export const WORKBOOK_TYPE = `${SHEETS}.sheet`;
const LONGEST_CELL = 32_767; // letters
const EPOCH = 25_569; // 1 January 1970, as a workbook counts days

/**
 * @typedef {string | number | { day: number }} Cell a text, a number, or a day counted from 1970
 * @typedef {object} Table
 * @property {string} name
 * @property {number[]} widths of the columns, in letters
 * @property {string[]} columns
 * @property {Cell[][]} rows
 */

/**
 * Give the bytes of a workbook.
 * @param {Table[]} tables
 */
export function workbook(tables) {
  const numbered = tables.map((table, at) => ({ table, number: at + 1 }));
  const each = (/** @type {(number: number, table: Table) => string} */ write) => numbered.map(({ table, number }) => write(number, table)).join("");
  return zipped({
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEETS}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEETS}.styles+xml"/>${each((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SHEETS}.worksheet+xml"/>`)}</Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId0" Type="${OFFICE}/styles" Target="styles.xml"/>${each((number) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}</Relationships>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((number, { name }) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    // Styles: 0 text that wraps, 1 a heading, 2 a day of the week with its date.
    "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="ddd d mmm yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    ...Object.fromEntries(numbered.map(({ table, number }) => [`xl/worksheets/sheet${number}.xml`, worksheet(table)])),
  });
}

/** @param {Table} table */
function worksheet({ widths, columns, rows }) {
  const sizes = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("");
  const all = [columns.map((name) => cell(name, 1)), ...rows.map((cells) => cells.map((value) => cell(value, 0)))];
  const drawn = all.map((cells, at) => `<row r="${at + 1}">${cells.map((write, column) => write(`${String.fromCharCode(65 + column)}${at + 1}`)).join("")}</row>`);
  return `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${sizes}</cols><sheetData>${drawn.join("")}</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

/** @param {Cell} value @param {number} style @returns {(place: string) => string} */
function cell(value, style) {
  if (typeof value === "number") return (place) => `<c r="${place}" s="${style}"><v>${value}</v></c>`;
  if (typeof value === "object") return (place) => `<c r="${place}" s="2"><v>${value.day + EPOCH}</v></c>`;
  return (place) => (value ? `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, LONGEST_CELL))}</t></is></c>` : `<c r="${place}" s="${style}"/>`);
}

/** @param {string} text */
function escaped(text) {
  const shown = text
    .replaceAll(/\r\n?/g, "\n")
    // What looks like a sign written in digits (ECMA-376, 22.9.2.19) would be read as that sign.
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_")
    // What XML 1.0 cannot hold.
    .replaceAll(/[^\t\n\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
  return shown.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
