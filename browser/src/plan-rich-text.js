// A sheet as text for the clipboard: HTML that a word processor takes for a table, and plain text.

/** @typedef {import("./plan-sheet.js").Sheet} Sheet */

/**
 * Give a sheet as HTML. It never becomes part of a page.
 * @param {Sheet} sheet
 */
export function asHtml({ title, about, ready, columns, groups }) {
  const head = columns.map((name) => `<th align="left">${escaped(name)}</th>`).join("");
  const body = groups.flatMap((group) => [
    group.title && `<tr><th align="left" colspan="${columns.length}">${escaped(group.title)}</th></tr>`,
    ...group.rows.map((cells) => `<tr>${cells.map((cell) => `<td valign="top">${cell.map(escaped).join("<br>")}</td>`).join("")}</tr>`),
  ]);
  return `<h1>${escaped(title)}</h1><p>${escaped(about)}</p>${ready.map((one) => `<p>☐ ${escaped(one)}</p>`).join("")}<table border="1" cellpadding="4" cellspacing="0"><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

/**
 * Give a sheet as plain text, with a tab between cells.
 * @param {Sheet} sheet
 */
export function asText({ title, about, ready, columns, groups }) {
  const line = (/** @type {string[][]} */ row) => row.map((cell) => cell.filter(Boolean).join(" / ").replace(/[\t\n]/g, " ")).join("\t").trimEnd();
  const all = groups.flatMap((group) => [...(group.title ? ["", group.title] : []), ...group.rows.map(line)]);
  return [title, about, ...ready.map((one) => `☐ ${one}`), "", columns.join("\t"), ...all].join("\n");
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
