// Going on with a meeting on another device. There is no server that could tell one what the other
// does: the address holds where one is and since when, so that both count down to the same moment.

import { readRun } from "./run-clock.js";

/** @typedef {import("./run-clock.js").Run} Run */

/**
 * Give what an address says of where one is, such as `4-tbq1x0-5-0`: place, seconds since 1970 in base
 * 36, minutes that were added, and by which the schedule moved along.
 * @param {Run} run
 */
export function writeStand({ at, since, more, shift }) {
  return [at, Math.round(since / 1000).toString(36), more, Math.round(shift)].join("-").replace("--", "-m");
}

/**
 * Give where one is by an address; null for what says nothing of it.
 * @param {string | null} text
 * @returns {Run | null}
 */
export function readStand(text) {
  const found = /^(\d{1,4})-([\da-z]{1,8})-(\d{1,3})-(m?\d{1,4})$/.exec(text ?? "");
  if (!found) return null;
  const shift = Number((found[4] ?? "").replace("m", "-"));
  return readRun({ at: Number(found[1]), since: parseInt(found[2] ?? "", 36) * 1000, more: Number(found[3]), shift });
}
