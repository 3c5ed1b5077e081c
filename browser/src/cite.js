// The reference to a page, with the day on which it was read: APA asks it of pages that change.

import { dutchDate } from "./dutch-date.js";

/**
 * Put the day of today before the address at the end of each reference, and of what is copied.
 * @param {ParentNode} part
 */
export function dateReferences(part) {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0"));
  for (const line of part.querySelectorAll("[data-reference]:not([data-dated])")) {
    const button = line.parentElement?.querySelector("button[data-copy]");
    if (!(line instanceof HTMLElement) || !(button instanceof HTMLButtonElement)) continue;
    line.dataset.dated = "";
    const dated = (line.textContent ?? "").trim().replace(/\S+$/, (address) => `Geraadpleegd op ${dutchDate(day.join("-"))}, van ${address}`);
    line.textContent = dated;
    button.dataset.copy = dated;
  }
}
