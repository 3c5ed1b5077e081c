// A sheet as it prints: title, line, what has to be there, and table.

/** @typedef {import("./plan-sheet.js").Sheet} Sheet */

/** What a page has room for below the title, and the most that a row takes of it, in mm. */
const PAGE = 205;
const ROW = 15;

/** @param {Sheet} sheet */
export function paperSheet({ kind, title, about, ready, columns, widths, groups }) {
  const made = document.createElement("div");
  made.className = `plan-sheet plan-sheet--${kind}`;
  // Room to write, and still on one page.
  const count = groups.reduce((sum, group) => sum + group.rows.length + (group.title ? 1 : 0), 0);
  made.style.setProperty("--row", `${Math.min(ROW, PAGE / Math.max(1, count))}mm`);
  const table = document.createElement("table");
  table.className = "plan-table";
  const sizes = document.createElement("colgroup");
  for (const width of widths) {
    const column = document.createElement("col");
    column.style.width = `${width}%`;
    sizes.append(column);
  }
  table.append(sizes);
  const head = table.createTHead().insertRow();
  for (const name of columns) head.append(heading(name, "col"));
  for (const group of groups) {
    const body = table.createTBody();
    if (group.title) {
      const cell = heading(group.title, "rowgroup");
      cell.colSpan = columns.length;
      body.insertRow().append(cell);
    }
    for (const cells of group.rows) {
      const row = body.insertRow();
      for (const texts of cells) row.insertCell().append(...texts.map((text) => part("p", text)));
    }
  }
  made.append(part("h2", title), part("p", about));
  if (ready.length) made.append(part("p", `Klaar: ${ready.map((one) => `☐ ${one}`).join("  ")}`));
  made.append(table);
  return made;
}

/** @param {string} text @param {"col" | "rowgroup"} scope */
function heading(text, scope) {
  const cell = document.createElement("th");
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}

/** @param {string} tag @param {string} text */
function part(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
