// Buttons that put an entry on a reader's own checklist, and the number in the header.

import { announce } from "./announce.js";
import { toggled } from "./choice.js";
import { NOT_KEPT } from "./kept-text.js";

/** @typedef {import("./checklist-store.js").ChecklistStore} ChecklistStore */

/** @type {WeakSet<ChecklistStore>} */
const watched = new WeakSet();

/**
 * @param {ParentNode} part
 * @param {ChecklistStore} store
 */
export function startChooseButtons(part, store) {
  for (const button of part.querySelectorAll("button[data-choose]")) {
    if (!(button instanceof HTMLButtonElement) || !button.hidden) continue;
    button.hidden = false;
    button.addEventListener("click", () => choose(button.dataset.choose ?? "", store));
  }
  show(store);
  if (watched.has(store)) return;
  watched.add(store);
  store.addEventListener("change", () => show(store));
}

/**
 * @param {string} code
 * @param {ChecklistStore} store
 */
function choose(code, store) {
  const before = store.get().codes;
  const after = toggled(before, code);
  store.set({ codes: after });
  if (after.length < before.length) {
    announce(`${code} is van je checklist af.`, { label: "Zet terug", act: () => store.set({ codes: before }) });
  } else {
    const kept = store.isKept ? "" : ` ${NOT_KEPT}`;
    announce(`${code} staat op je checklist (${after.length}).${kept}`);
  }
}

/** @param {ChecklistStore} store */
function show(store) {
  const { codes } = store.get();
  for (const button of document.querySelectorAll("button[data-choose]")) {
    if (!(button instanceof HTMLElement)) continue;
    button.setAttribute("aria-pressed", String(codes.includes(button.dataset.choose ?? "")));
  }
  for (const count of document.querySelectorAll("[data-choice-count]")) {
    count.textContent = codes.length ? String(codes.length) : "";
  }
}
