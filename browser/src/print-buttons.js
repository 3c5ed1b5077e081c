// Buttons that print: shown only where they work.

/** @param {ParentNode} part */
export function startPrintButtons(part) {
  for (const button of part.querySelectorAll("button[data-print]")) {
    if (!(button instanceof HTMLButtonElement) || !button.hidden) continue;
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
