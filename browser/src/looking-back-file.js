// What a reader looked back on as a file: made here, and read here again.

import { lookingBackOf } from "./looking-back-store.js";
import { workbook } from "./workbook.js";

/** @typedef {import("./looking-back-store.js").LookingBack} LookingBack */

const IS = "handboek terugblik";
const VERSION = 1;
export const LARGEST_FILE = 2_000_000; // letters

/** @param {LookingBack} all */
export function lookingBackJson(all) {
  return `${JSON.stringify({ is: IS, version: VERSION, entries: all }, null, 2)}\n`;
}

/**
 * Give what a file holds; null for what is no file of ours.
 * @param {string} text
 * @returns {LookingBack | null}
 */
export function readLookingBackJson(text) {
  if (text.length > LARGEST_FILE) return null;
  try {
    const found = JSON.parse(text);
    return found?.is === IS && found.version === VERSION ? lookingBackOf(found.entries) : null;
  } catch {
    return null;
  }
}

/**
 * Give what taking a file over would do.
 * @param {LookingBack} own what is here
 * @param {LookingBack} other what is in the file
 */
export function differences(own, other) {
  const codes = Object.keys(other);
  const isSame = (/** @type {string} */ code) => JSON.stringify(own[code]) === JSON.stringify(other[code]);
  return {
    added: codes.filter((code) => !own[code]),
    replaced: codes.filter((code) => own[code] && !isSame(code)),
    same: codes.filter((code) => own[code] && isSame(code)),
  };
}

/**
 * @param {LookingBack} all
 * @param {Map<string, string>} titles of the entries, by code
 */
export function lookingBackWorkbook(all, titles) {
  return workbook([
    {
      name: "Terugblik",
      columns: ["Code", "Wat", "Plan: wat we verwachtten", "Gedaan op", "Gezien", "Vervolg"],
      widths: [7, 36, 44, 12, 44, 44],
      rows: Object.entries(all).map(([code, { done, expected, seen, keep }]) => [code, titles.get(code) ?? "", expected, dayOf(done), seen, keep]),
    },
  ]);
}

/** @param {string} date such as 2026-11-29, or nothing @returns {import("./workbook.js").Cell} */
function dayOf(date) {
  const day = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  return Number.isNaN(day) ? "" : { day };
}
