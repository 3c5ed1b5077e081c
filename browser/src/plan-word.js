// A sheet as a document for a word processor (.docx, ECMA-376): one heading, some lines, one table.

import { zipped } from "./zip.js";

/** @typedef {import("./plan-sheet.js").Sheet} Sheet */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
export const WORD_TYPE = `${WORD}.document`;
const WIDTH = 15_400; // of an A4 across without its margins, in twentieths of a point

/**
 * Give the bytes of a document with a sheet.
 * @param {Sheet} sheet
 */
export function wordDocument(sheet) {
  return zipped({
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "word/styles.xml": `${XML}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style></w:styles>`,
    "word/document.xml": documentPart(sheet),
  });
}

/** @param {Sheet} sheet */
function documentPart({ title, about, ready, columns, widths, groups }) {
  const size = widths.map((width) => Math.round((WIDTH * width) / 100));
  const edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="777777"/>`);
  const cell = (/** @type {string[]} */ texts, /** @type {number} */ at, /** @type {boolean} */ isBold) =>
    `<w:tc><w:tcPr><w:tcW w:w="${size[at]}" w:type="dxa"/></w:tcPr>${(texts.length ? texts : [""]).map((text) => paragraph(text, isBold)).join("")}</w:tc>`;
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns.map((name, at) => cell([name], at, true)).join("")}</w:tr>`;
  const over = (/** @type {string} */ text) => text && `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${WIDTH}" w:type="dxa"/><w:gridSpan w:val="${columns.length}"/></w:tcPr><w:p><w:pPr><w:keepNext/></w:pPr>${run(text, true)}</w:p></w:tc></w:tr>`;
  const body = groups.flatMap((group) => [
    over(group.title),
    ...group.rows.map((cells) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.map((texts, at) => cell(texts, at, false)).join("")}</w:tr>`),
  ]);
  return `${XML}<w:document ${W}><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run(title)}</w:p>${[about, ...ready.map((one) => `☐ ${one}`)].map((text) => paragraph(text, false)).join("")}<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${edges.join("")}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${size.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${head}${body.join("")}</w:tbl><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="720" w:right="720" w:bottom="720" w:left="720" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

/** @param {string} text @param {boolean} isBold */
function paragraph(text, isBold) {
  return `<w:p>${run(text, isBold)}</w:p>`;
}

/** @param {string} text @param {boolean} [isBold] */
function run(text, isBold) {
  // Of what cannot be seen XML takes hardly anything.
  const shown = text.replace(/[^\P{C}\u200c\u200d]/gu, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<w:r>${isBold ? "<w:rPr><w:b/></w:rPr>" : ""}<w:t xml:space="preserve">${shown}</w:t></w:r>`;
}
