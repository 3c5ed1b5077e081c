// A sheet as it prints: title, line and table.

/** @typedef {import("./plan-sheet.js").Sheet} Sheet */

/**
 * @param {Sheet} sheet
 * @param {boolean} forRoom
 */
export function paperSheet({ title, about, columns, widths, rows }, forRoom) {
  const made = document.createElement("div");
  made.className = forRoom ? "plan-sheet plan-sheet--room" : "plan-sheet";
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
  for (const name of columns) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const cells of rows) {
    const row = body.insertRow();
    for (const texts of cells) row.insertCell().append(...texts.map((text) => part("p", text)));
  }
  made.append(part("h2", title), part("p", about), table);
  return made;
}

/** @param {string} tag @param {string} text */
function part(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
