// From the entries of a plan to the meetings of a school year: what fits, and what comes when.

import { dayNumber, freeTimes, meetings } from "./school-calendar.js";
import { WEEKLY } from "./year-plan.js";

/** @typedef {import("./school-calendar.js").Meeting} Meeting */
/** @typedef {import("./school-calendar.js").FreeTime} FreeTime */
/** @typedef {import("./year-plan.js").YearPlan} YearPlan */
/** @typedef {import("./year-plan.js").YearEntry} YearEntry */
/** @typedef {import("./year-parts.js").YearParts} YearParts */
/** @typedef {import("./year-parts.js").YearPart} YearPart */

/**
 * @typedef {object} YearRow
 * @property {YearEntry} entry
 * @property {YearPart} part
 * @property {number} times that it is done this year
 * @property {number} minutes of the team, all times together
 * @property {"planned" | "weekly" | "when-needed" | "not-now"} state
 * @property {boolean} isTooMuch not now because it does not fit
 * @property {Meeting[]} meetings at which it is done; none for what is done each week
 * @property {Meeting[]} weekly one in each week, for what is done each week
 */
/**
 * @typedef {object} Proposal
 * @property {YearRow[]} rows in the order of the plan
 * @property {Meeting[]} meetings of the year
 * @property {FreeTime[]} free
 * @property {number} minutes of the team in the year
 */

/**
 * Give what a plan comes to. The same plan gives the same proposal.
 * @param {YearPlan} plan
 * @param {YearParts} known
 * @returns {Proposal}
 */
export function propose(plan, known) {
  const own = plan.closed.map(([first, last]) => ({ name: "Eigen vrije dag", first: dayNumber(first), last: dayNumber(last) }));
  const holidays = freeTimes(plan.year, plan.region, known.years);
  const regular = meetings(plan, holidays, own);
  const each = meetings({ ...plan, every: 1 }, holidays, own);
  const from = dayNumber(plan.from ?? "");
  const isAhead = (/** @type {Meeting} */ { day }) => !(day < from);
  const ahead = regular.filter(isAhead);
  const places = new Set(regular.map(({ place }) => place));
  let minutes = 0;
  const rows = plan.entries.flatMap((entry) => {
    const part = known.parts.get(entry.code);
    if (!part) return [];
    const usual = known.timesOf(entry);
    const { weeks } = entry;
    const isWeekly = usual >= WEEKLY;
    const weekly = isWeekly ? each.filter((meeting) => (weeks ? meeting.place >= (weeks[0] ?? 1) : isAhead(meeting))).slice(0, WEEKLY) : [];
    const times = isWeekly ? weekly.length : Math.min(usual, Math.max(ahead.length, weeks?.length ?? 0), each.filter(({ place }) => places.has(place) || weeks?.includes(place)).length);
    const taken = part.isForTeam ? times * part.minutes : 0;
    const isTooMuch = minutes + taken > plan.hours * 60 || (usual > 0 && !times);
    /** @type {YearRow["state"]} */
    const state = entry.isNotNow || isTooMuch ? "not-now" : !times ? "when-needed" : isWeekly ? "weekly" : "planned";
    if (state !== "not-now") minutes += taken;
    return [/** @type {YearRow} */ ({ entry, part, times, minutes: taken, state, isTooMuch: isTooMuch && !entry.isNotNow, meetings: [], weekly })];
  });
  const planned = rows.filter((row) => row.state === "planned");
  const all = meetings(plan, holidays, own, planned.flatMap(({ entry }) => entry.weeks ?? []));
  place(planned, all, all.filter((meeting) => !meeting.isChosen && isAhead(meeting)));
  return { rows, meetings: all, free: [...holidays, ...own].sort((one, other) => one.first - other.first), minutes };
}

/**
 * Give each row its meetings. What was chosen by hand comes first; then what is done most often, evenly;
 * then what is done once, at its place in the plan. Of the meetings near to where something would fall,
 * it gets the one with the least in it.
 * @param {YearRow[]} rows
 * @param {Meeting[]} all
 * @param {Meeting[]} ahead those at which something can come that no reader chose
 */
function place(rows, all, ahead) {
  const load = new Map(all.map((meeting) => [meeting, 0]));
  const take = (/** @type {YearRow} */ row, /** @type {Meeting[]} */ taken) => {
    row.meetings = taken;
    for (const meeting of taken) load.set(meeting, (load.get(meeting) ?? 0) + row.part.minutes);
  };
  for (const row of rows) if (row.entry.weeks) take(row, chosen(row.entry.weeks, row.times, all, ahead, load));
  const open = rows.filter((row) => !row.entry.weeks);
  const repeated = open.filter(({ times }) => times > 1).sort((one, other) => other.times - one.times);
  for (const row of repeated) take(row, spread(row.times, ahead, load));
  // The first comes at the start, the last one shortly before the summer. A single one is
  // either, by whether it is the last of the plan.
  const once = open.filter(({ times }) => times === 1);
  let before = 0;
  for (const [at, row] of once.entries()) {
    const part = once.length > 1 ? at / (once.length - 1) : Number(rows.length > 1 && row === rows[rows.length - 1]);
    const meeting = lightest(ahead.slice(before), Math.round(ahead.length * (0.04 + 0.88 * part)) - before, load);
    before = ahead.indexOf(meeting);
    take(row, [meeting]);
  }
}

/**
 * Give the meetings nearest to the weeks that a reader chose; where they do not suffice, others that are ahead.
 * @param {number[]} weeks
 * @param {number} times
 * @param {Meeting[]} all
 * @param {Meeting[]} ahead
 * @param {Map<Meeting, number>} load
 */
function chosen(weeks, times, all, ahead, load) {
  const taken = /** @type {Set<Meeting>} */ (new Set());
  for (const week of weeks.slice(0, times)) {
    const left = all.filter((meeting) => !taken.has(meeting));
    const near = left.sort((one, other) => Math.abs(one.place - week) - Math.abs(other.place - week) || one.place - other.place)[0];
    if (near) taken.add(near);
  }
  const rest = spread(times - taken.size, ahead.filter((meeting) => !taken.has(meeting)), load);
  return [...taken, ...rest].sort((one, other) => one.place - other.place);
}

/** @param {number} times @param {Meeting[]} all @param {Map<Meeting, number>} load */
function spread(times, all, load) {
  return Array.from({ length: times }, (_, at) => best(all, at, times, load));
}

/**
 * Give the meeting of a part of the year with the least in it, the one in the middle first.
 * @param {Meeting[]} all
 * @param {number} at which part of the year, from 0
 * @param {number} parts
 * @param {Map<Meeting, number>} load
 */
function best(all, at, parts, load) {
  const first = Math.floor((at * all.length) / parts);
  const part = all.slice(first, Math.max(first + 1, Math.floor(((at + 1) * all.length) / parts)));
  return lightest(part, (part.length - 1) / 2, load);
}

/**
 * Give the meeting with the least in it near a place; a meeting further off is as bad as five minutes more.
 * @param {Meeting[]} some
 * @param {number} near
 * @param {Map<Meeting, number>} load
 */
function lightest(some, near, load) {
  const costs = some.map((meeting, place) => (load.get(meeting) ?? 0) + Math.abs(place - near) * 5);
  return /** @type {Meeting} */ (some[costs.indexOf(Math.min(...costs))]);
}

/**
 * Give the places of an entry's meetings with one of them moved to the meeting before or after it that
 * does not have it yet; null where there is none.
 * @param {YearRow} row
 * @param {number} at which of its meetings
 * @param {1 | -1} way
 * @param {Meeting[]} all
 */
export function movedMeeting(row, at, way, all) {
  const from = row.meetings[at];
  const taken = new Set(row.meetings.map(({ place }) => place));
  const rest = way > 0 ? all : [...all].reverse();
  const to = rest.find(({ place }) => from && (place - from.place) * way > 0 && !taken.has(place));
  if (!from || !to) return null;
  return row.meetings.map(({ place }) => (place === from.place ? to.place : place)).sort((one, other) => one - other);
}
