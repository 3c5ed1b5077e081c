// A workbook of one sheet for Excel and LibreOffice (.xlsx, ECMA-376): texts and days, the first row as heading.

import { zipped } from "./zip.js";

export const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const DAY = 86_400_000; // milliseconds
const [TEXT, HEADING, DATE] = [1, 2, 3]; // the styles below, by their place
const LONGEST_CELL = 32_767;

/** @typedef {{ title: string, width: number, isDay?: boolean }} Column `width` in letters */

/**
 * Give the bytes of a workbook.
 * @param {string} name of the sheet, 31 letters at most
 * @param {Column[]} columns
 * @param {string[][]} rows a cell for each column; a day as 2026-11-29
 */
export function workbook(name, columns, rows) {
  const widths = columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const lines = [columns.map(({ title }) => text(title, HEADING)), ...rows.map((cells) => columns.map(({ isDay }, at) => (isDay ? day(cells[at] ?? "") : text(cells[at] ?? "", TEXT))))];
  const data = lines.map((cells) => `<row>${cells.join("")}</row>`);
  return zipped({
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="d\\-m\\-yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    "xl/worksheets/sheet1.xml": `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${data.join("")}</sheetData><pageSetup paperSize="9" orientation="landscape"/></worksheet>`,
  });
}

/** A text is a text, also one that starts as a formula. @param {string} value @param {number} style */
function text(value, style) {
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, LONGEST_CELL))}</t></is></c>`;
}

/** Days are counted from the last but one of 1899. @param {string} value */
function day(value) {
  const count = Math.round((Date.parse(`${value}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY);
  return Number.isNaN(count) ? `<c s="${DATE}"/>` : `<c s="${DATE}"><v>${count}</v></c>`;
}

/** @param {string} value */
function escaped(value) {
  // Of what cannot be seen XML takes hardly anything.
  const shown = value.replace(/[^\P{C}\n\t\u200c\u200d]/gu, "");
  return shown.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
