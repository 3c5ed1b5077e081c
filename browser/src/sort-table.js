// A table whose columns sort it: the head of each becomes a button.

const collator = new Intl.Collator("nl", { numeric: true });

/** @param {HTMLTableElement} table */
function start(table) {
  const body = /** @type {HTMLTableSectionElement} */ (table.tBodies[0]);
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const inOrder = [...body.rows];
  // A browser takes a column that is half in view for seen.
  table.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement) target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const direction = head.ariaSort === "ascending" ? -1 : 1;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      /** @param {HTMLTableRowElement} row */
      const value = (row) => row.cells[column]?.dataset.sort ?? row.cells[column]?.textContent?.trim() ?? "";
      // Equals keep the order of the handbook; what has no value comes last.
      const compare = (/** @type {HTMLTableRowElement} */ one, /** @type {HTMLTableRowElement} */ other) =>
        Number(!value(one)) - Number(!value(other)) || direction * collator.compare(value(one), value(other));
      body.append(...[...inOrder].sort(compare));
    });
  }
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
  if (table instanceof HTMLTableElement) start(table);
}
