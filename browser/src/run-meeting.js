// Which meeting the page to hold one is about, by its address: of which plan, which of a series, for whom, and from where.

import { readAddress, writeAddress } from "./plan-address.js";
import { meetingsOf, schedule } from "./plan-clock.js";
import { withParts } from "./plan-parts.js";
import { beatsOf } from "./run-clock.js";
import { readStand } from "./run-stand.js";

/** @typedef {import("./plan.js").Plan} Plan */

/**
 * @typedef {object} HeldMeeting
 * @property {Plan} plan
 * @property {string} planAddress
 * @property {import("./plan-clock.js").Meeting[]} meetings of the plan: one, or those of a series
 * @property {number | null} place of the meeting among them, from 0; null for none: the plan is empty, or one is still to be chosen
 * @property {string} address of the meeting
 * @property {import("./plan-clock.js").PlanRow[]} rows
 * @property {import("./run-clock.js").Beat[]} beats
 * @property {boolean} isRoom whether the room sees this page
 * @property {import("./run-clock.js").Run | null} stand where another device is; null for none
 */

/**
 * Give the meeting that an address is about.
 * @param {string} search
 * @param {Plan[]} own plans: notes and initials are in no link, one's own plan has them
 * @param {import("./plan-parts.js").PlanParts} known
 * @returns {HeldMeeting}
 */
export function heldMeeting(search, own, known) {
  const query = new URLSearchParams(search);
  const asked = readAddress(search, known).plan;
  const planAddress = writeAddress(asked, known);
  const plan = own.map((one) => withParts(one, known)).find((one) => writeAddress(one, known) === planAddress) ?? asked;
  const meetings = meetingsOf(plan, schedule(plan, known));
  const isSeries = meetings.length > 1;
  const chosen = isSeries ? Number(query.get("bijeenkomst")) - 1 : 0;
  const meeting = meetings[chosen];
  const rows = meeting?.rows ?? [];
  return {
    plan,
    planAddress,
    meetings,
    place: meeting ? chosen : null,
    address: isSeries && meeting ? addressOf(planAddress, chosen) : planAddress,
    rows,
    beats: beatsOf(rows),
    isRoom: query.get("beeld") === "zaal",
    stand: meeting ? readStand(query.get("stand")) : null,
  };
}

/**
 * Give the address of a meeting of a series.
 * @param {string} planAddress
 * @param {number} place of the meeting, from 0
 */
export function addressOf(planAddress, place) {
  return `${planAddress}&bijeenkomst=${place + 1}`;
}

/**
 * Give an address as the room sees its meeting.
 * @param {string} address
 */
export function forRoom(address) {
  return `${address}&beeld=zaal`;
}
