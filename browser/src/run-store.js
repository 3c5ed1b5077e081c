// Keeps where one is in a meeting, so that a telephone that falls asleep, and the window for the
// room, know it too. One meeting at a time, under the address of its plan.

import { readRun } from "./run-clock.js";

export const RUN_KEY = "handboek.uitvoeren";
export const RUN_VERSION = 1;

/** @typedef {import("./run-clock.js").Run} Run */

/**
 * Give the run that was kept for a plan; null where there is none.
 * @param {() => Storage} storage
 * @param {string} plan its address
 * @returns {Run | null}
 */
export function keptRun(storage, plan) {
  try {
    const found = JSON.parse(storage().getItem(RUN_KEY) ?? "null");
    return found?.version === RUN_VERSION && found.plan === plan ? readRun(found.run) : null;
  } catch {
    return null;
  }
}

/**
 * @param {() => Storage} storage
 * @param {string} plan
 * @param {Run | null} run null for none
 */
export function keepRun(storage, plan, run) {
  try {
    if (run) storage().setItem(RUN_KEY, JSON.stringify({ version: RUN_VERSION, plan, run }));
    else storage().removeItem(RUN_KEY);
  } catch {
    // full, or refused: it holds for this page
  }
}
