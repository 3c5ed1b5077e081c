// Boxes to tick, on every page with a checklist. The browser remembers a tick by the entry's code, the
// field and the place in it (`D5.before.1`), so that an item keeps its tick when its wording changes.

import { announce } from "./announce.js";
import { NOT_KEPT } from "./kept-text.js";

/** @typedef {import("./checklist-store.js").ChecklistStore} ChecklistStore */

/** @type {WeakSet<ChecklistStore>} */
const watched = new WeakSet();

/**
 * @param {ParentNode} part
 * @param {ChecklistStore} store
 */
export function startTicks(part, store) {
  const fresh = boxes(part).filter((box) => !box.dataset.started);
  for (const box of fresh) {
    box.dataset.started = "true";
    box.addEventListener("change", () => tick(box, store));
  }
  for (const button of part.querySelectorAll("button[data-tick-again]")) {
    if (!(button instanceof HTMLButtonElement) || button.dataset.started) continue;
    button.dataset.started = "true";
    button.addEventListener("click", () => beginAgain(button.dataset.tickAgain ?? "", store));
  }
  takeOverFormerTicks(fresh, store);
  show(store);
  if (watched.has(store)) return;
  watched.add(store);
  store.addEventListener("change", () => show(store));
}

/**
 * @param {ParentNode} part
 * @returns {HTMLInputElement[]}
 */
function boxes(part) {
  return [...part.querySelectorAll("input[data-tick]")].filter((box) => box instanceof HTMLInputElement);
}

/**
 * The code of the entry that a tick belongs to.
 * @param {string} tick
 */
export function codeOf(tick) {
  return tick.split(/[. ]/)[0] ?? "";
}

/**
 * Until November 2026 a tick was remembered by the wording of its item: give those their new names.
 * @param {HTMLInputElement[]} fresh
 * @param {ChecklistStore} store
 */
function takeOverFormerTicks(fresh, store) {
  const { ticks } = store.get();
  if (!ticks.some((tick) => tick.includes(" "))) return;
  const names = new Map(
    fresh.map((box) => {
      const name = box.dataset.tick ?? "";
      return [`${codeOf(name)} ${box.labels?.[0]?.textContent?.trim()}`, name];
    }),
  );
  if (ticks.some((tick) => names.has(tick))) store.set({ ticks: [...new Set(ticks.map((tick) => names.get(tick) ?? tick))] });
}

/**
 * @param {HTMLInputElement} box
 * @param {ChecklistStore} store
 */
function tick(box, store) {
  const name = box.dataset.tick ?? "";
  const others = store.get().ticks.filter((other) => other !== name);
  const wasKept = store.isKept;
  store.set({ ticks: box.checked ? [...others, name] : others });
  const code = codeOf(name);
  if (box.checked && isDone(code)) announce(`Alles is aangevinkt: ${code} is gedaan.`);
  else if (wasKept && !store.isKept) announce(NOT_KEPT);
}

/**
 * Take the ticks of an entry away, for who does it a second time.
 * @param {string} code
 * @param {ChecklistStore} store
 */
function beginAgain(code, store) {
  const before = store.get().ticks;
  store.set({ ticks: before.filter((tick) => codeOf(tick) !== code) });
  boxes(document)
    .find((box) => codeOf(box.dataset.tick ?? "") === code)
    ?.focus();
  announce(`De vinkjes van ${code} zijn weg.`, { label: "Zet terug", act: () => store.set({ ticks: before }) });
}

/** @param {string} code */
function isDone(code) {
  const own = boxes(document).filter((box) => codeOf(box.dataset.tick ?? "") === code);
  return own.length > 0 && own.every((box) => box.checked);
}

/** @param {ChecklistStore} store */
function show(store) {
  const ticks = new Set(store.get().ticks);
  for (const box of boxes(document)) box.checked = ticks.has(box.dataset.tick ?? "");
  for (const done of document.querySelectorAll("[data-done]")) {
    if (done instanceof HTMLElement) done.hidden = !isDone(done.dataset.done ?? "");
  }
}
