// Runs in the head of a page, before anything shows. Takes the place of Material's inline scripts,
// which the Content-Security-Policy of the site (macros/publishing/hosting.py) refuses.

import { readPalette } from "./palette.js";
import { allowOnlyOwnScripts } from "./trusted-types.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const base = new URL("../../", script.src);

allowOnlyOwnScripts(base.href);

// What Material's bundle asks of the page: where the site begins, and what the reader chose here.
window.__md_scope = base;
window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
window.__md_get = (key, storage, scope = base) => {
  try {
    const found = JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`) ?? "null");
    return key === "__palette" ? readPalette(found) : found;
  } catch {
    return null; // A browser that refuses to keep anything: nothing was chosen.
  }
};
window.__md_set = (key, value, storage, scope = base) => {
  // Material keeps the colours at each load. While a reader chose nothing, they go by the device.
  if (key === "__palette" && !window.__md_get(key) && readPalette(value)?.color.scheme === ofTheDevice()) return;
  try {
    (storage ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // Full, or refused: the choice holds for this page.
  }
};

function ofTheDevice() {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
}

/** The colours that the reader chose, or else those of the device. */
function scheme() {
  return window.__md_get("__palette")?.color.scheme ?? ofTheDevice();
}

// The colours are an attribute of the body, which is not there yet. An observer is called before the
// browser paints; so the first thing that shows has the right colours.
new MutationObserver((_, observer) => {
  if (!document.body) return;
  observer.disconnect();
  document.body.setAttribute("data-md-color-scheme", scheme());
}).observe(document.documentElement, { childList: true });
