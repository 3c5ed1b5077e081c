// The switch that shows the label of every text. It works without this script, which remembers it.

export const ORIGIN_KEY = "handboek.herkomst";

/** @param {ParentNode} part */
export function startShowOrigin(part) {
  for (const box of part.querySelectorAll("input[data-show-origin]")) {
    if (!(box instanceof HTMLInputElement) || box.dataset.started) continue;
    box.dataset.started = "true";
    box.checked = isShown() ?? box.checked;
    box.addEventListener("change", () => remember(box.checked));
  }
}

/** @returns {boolean | null} null where the browser keeps nothing */
function isShown() {
  try {
    return localStorage.getItem(ORIGIN_KEY) !== null;
  } catch {
    return null;
  }
}

/** @param {boolean} isChosen */
function remember(isChosen) {
  try {
    if (isChosen) localStorage.setItem(ORIGIN_KEY, "1");
    else localStorage.removeItem(ORIGIN_KEY);
  } catch {
    // Full, or refused: the choice holds for this page.
  }
}
