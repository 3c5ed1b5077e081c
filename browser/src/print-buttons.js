// Buttons that print: shown only where they work. One with a value prints that part alone:
// print.css reads it from the page.

/** @param {ParentNode} part */
export function startPrintButtons(part) {
  for (const button of part.querySelectorAll("button[data-print]")) {
    if (!(button instanceof HTMLButtonElement) || !button.hidden) continue;
    button.hidden = false;
    button.addEventListener("click", () => print(button.dataset.print || ""));
  }
}

/** @param {string} alone */
function print(alone) {
  const page = document.documentElement;
  if (alone) {
    page.dataset.printAlone = alone;
    window.addEventListener("afterprint", () => delete page.dataset.printAlone, { once: true });
  }
  window.print();
}
