// A sheet as text for the clipboard: HTML that a word processor takes for a table, and plain text.

/** @typedef {import("./plan-sheet.js").Sheet} Sheet */

/**
 * Give a sheet as HTML. It never becomes part of a page.
 * @param {Sheet} sheet
 */
export function asHtml({ title, about, columns, rows }) {
  const head = columns.map((name) => `<th align="left">${escaped(name)}</th>`).join("");
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td valign="top">${cell.map(escaped).join("<br>")}</td>`).join("")}</tr>`);
  return `<h1>${escaped(title)}</h1><p>${escaped(about)}</p><table border="1" cellpadding="4" cellspacing="0"><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

/**
 * Give a sheet as plain text, with a tab between cells.
 * @param {Sheet} sheet
 */
export function asText({ title, about, columns, rows }) {
  const cells = rows.map((row) => row.map((cell) => cell.filter(Boolean).join(" / ").replace(/[\t\n]/g, " ")).join("\t").trimEnd());
  return [title, about, "", columns.join("\t"), ...cells].join("\n");
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
