// What a reader marked as done (/terugkijken/ keeps it), as far as a plan shows it.

import { LookingBackStore } from "./looking-back-store.js";

/**
 * Give the day on which entries were done, by their codes.
 * @param {() => Storage} storage gives localStorage; may throw
 * @returns {Map<string, string>}
 */
export function doneDays(storage) {
  const all = Object.entries(new LookingBackStore(storage).all());
  return new Map(all.flatMap(([code, { done }]) => (done ? [[code, done]] : [])));
}
