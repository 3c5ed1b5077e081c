// Buttons that copy an address. Where there is no clipboard to write to, they show it instead.

import { announce } from "./announce.js";

/** @param {ParentNode} part */
export function startCopyButtons(part) {
  for (const button of part.querySelectorAll("button[data-copy]")) {
    if (!(button instanceof HTMLButtonElement) || !button.hidden) continue;
    button.hidden = false;
    button.addEventListener("click", () => copy(button.dataset.copy ?? ""));
  }
}

const READABLE = 120; // letters; more of them would lie over the page, and nobody reads an address so long

/**
 * Put an address on the clipboard and say so; where the browser refuses, show it to copy by hand.
 * @param {string} address
 */
export async function copy(address) {
  try {
    await navigator.clipboard.writeText(address);
    announce(address.length > READABLE ? "Gekopieerd." : `Gekopieerd: ${address}`);
  } catch {
    announce(`Kopieer dit adres zelf: ${address}`);
  }
}
