// A sheet as it prints: title, line, what has to be there, and table.

import { element } from "./element.js";

/** @typedef {import("./plan-sheet.js").Sheet} Sheet */

/** What a page has room for between the title and where the plan comes from, and the most that a row takes of it, in mm. */
const PAGE = 180;
const ROW = 15;

/** @param {Sheet} sheet */
export function paperSheet({ kind, title, about, ready, columns, widths, groups }) {
  const made = element("div", { class: `plan-sheet plan-sheet--${kind}` });
  // Room to write, and still on one page.
  const count = groups.reduce((sum, group) => sum + group.rows.length + (group.title ? 1 : 0), 0);
  made.style.setProperty("--row", `${Math.min(ROW, PAGE / Math.max(1, count))}mm`);
  const sizes = widths.map((width) => {
    const column = element("col");
    column.style.width = `${width}%`;
    return column;
  });
  const table = element("table", { class: "plan-table" }, element("colgroup", {}, ...sizes));
  const head = table.createTHead().insertRow();
  for (const name of columns) head.append(element("th", { scope: "col" }, name));
  for (const group of groups) {
    const body = table.createTBody();
    if (group.title) {
      const cell = element("th", { scope: "rowgroup" }, group.title);
      cell.colSpan = columns.length;
      body.insertRow().append(cell);
    }
    for (const cells of group.rows) {
      const row = body.insertRow();
      for (const texts of cells) row.insertCell().append(...texts.map((text) => element("p", {}, text)));
    }
  }
  made.append(element("h2", {}, title), element("p", {}, about));
  if (ready.length) made.append(element("p", {}, `Klaar: ${ready.map((one) => `☐ ${one}`).join("  ")}`));
  made.append(table);
  return made;
}
