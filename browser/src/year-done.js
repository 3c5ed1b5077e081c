// What a reader marked as done (/terugkijken/ keeps it), as far as a plan shows it.

import { dayOf } from "./school-calendar.js";

const KEY = "handboek.terugblik";

/**
 * Give the day on which entries were done, by their codes.
 * @param {() => Storage} storage gives localStorage; may throw
 * @returns {Map<string, string>}
 */
export function doneDays(storage) {
  try {
    const found = JSON.parse(storage().getItem(KEY) ?? "null");
    const entries = Object.entries(typeof found === "object" && found ? found : {});
    return new Map(entries.flatMap(([code, one]) => (Number.isNaN(dayOf(String(one?.done))) ? [] : [[code, String(one.done)]])));
  } catch {
    return new Map();
  }
}
