// What every page does beyond Material. Nothing here is needed to read or to print.

import { prepareAnnouncements } from "./announce.js";
import { ChecklistStore } from "./checklist-store.js";
import { startChooseButtons } from "./choose-buttons.js";
import { dateReferences } from "./cite.js";
import { startContents } from "./contents.js";
import { startCopyButtons } from "./copy-buttons.js";
import { keepOffline } from "./keep-offline.js";
import { mendLinks } from "./links.js";
import { removeMissingPictures } from "./missing-pictures.js";
import { startOlderSheet } from "./older-sheet.js";
import { startPlanButtons } from "./plan-buttons.js";
import { startPrintButtons } from "./print-buttons.js";
import { startSearchLinks } from "./search-links.js";
import { startShowOrigin } from "./show-origin.js";
import { startTicks } from "./ticks.js";
import { keepLettersFromMaterial, letSpaceSwitchColours, showFieldsWhole } from "./keyboard.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const store = new ChecklistStore(() => window.localStorage);

/** @param {ParentNode} part */
function start(part) {
  prepareAnnouncements();
  startPrintButtons(part);
  removeMissingPictures(part);
  dateReferences(part);
  startCopyButtons(part);
  startChooseButtons(part, store);
  startPlanButtons(part);
  startTicks(part, store);
  startShowOrigin(part);
  startOlderSheet(part);
  startContents(part);
  startSearchLinks(part);
  letSpaceSwitchColours(part);
}

window.handboek = { base: new URL("../../", script.src).href, store, start };
window.addEventListener("storage", () => store.changed());
window.addEventListener("pageshow", (event) => event.persisted && store.changed());
keepLettersFromMaterial();
showFieldsWhole();
mendLinks();
keepOffline(window.handboek.base);
start(document);
// With instant navigation the page changes without being loaded anew.
window.document$?.subscribe(() => start(document));
