// Where one is in a meeting that is being held: the part and step, what is left of it, and how far
// ahead or behind. Pure: whoever asks says what time it is, in milliseconds.

import { duration } from "./dutch-duration.js";
import { stepMinutes } from "./plan-steps.js";

/** @typedef {import("./plan-clock.js").PlanRow} PlanRow */

const MINUTE = 60_000;
const DAY = 24 * 60;
/** From how far off the planned start the schedule moves along, in minutes: one practises, or starts anew. */
const ANOTHER_TIME = 60;

/**
 * @typedef {object} Beat a step, or a part without timed steps
 * @property {number} row place of its part
 * @property {number} step place of the step; -1 for the whole part
 * @property {number} start as planned, in minutes from midnight
 * @property {number} minutes
 * @property {number | null} fixed the moment at which it begins at the earliest; null for as soon as the one before is done
 */

/**
 * @typedef {object} Run
 * @property {number} at place of the beat
 * @property {number} since when it began
 * @property {number} more minutes that were added to it
 * @property {number} shift minutes by which the whole schedule moved along at the start
 */

/**
 * Give the beats of a plan. Steps take their share of the minutes that the plan gives a part.
 * @param {PlanRow[]} rows
 * @returns {Beat[]}
 */
export function beatsOf(rows) {
  return rows.flatMap(({ item, part, minutes, start, spare }, row) => {
    const fixed = item.fixed === null ? null : start + Math.min(0, spare);
    const given = stepMinutes(part, minutes);
    if (given.length < 2) return [{ row, step: -1, start, minutes, fixed }];
    let from = start;
    return given.map((own, step) => {
      const beat = { row, step, start: from, minutes: own, fixed: step ? null : fixed };
      from += own;
      return beat;
    });
  });
}

/**
 * Begin a meeting.
 * @param {Beat[]} beats
 * @param {number} now
 * @param {number} timeOfDay now, in minutes from midnight
 * @returns {Run}
 */
export function begun(beats, now, timeOfDay) {
  const first = beats[0]?.start ?? 0;
  const late = ((((timeOfDay - first) % DAY) + DAY + DAY / 2) % DAY) - DAY / 2;
  return { at: 0, since: now, more: 0, shift: Math.abs(late) > ANOTHER_TIME ? late : 0 };
}

/**
 * Go to another beat.
 * @param {Run} run
 * @param {number} at
 * @param {Beat[]} beats
 * @param {number} now
 * @returns {Run}
 */
export function wentTo(run, at, beats, now) {
  return { ...run, at: Math.max(0, Math.min(beats.length, at)), since: now, more: 0 };
}

/**
 * @param {Run} run
 * @param {number} minutes
 * @returns {Run}
 */
export function withMore(run, minutes) {
  return { ...run, more: Math.min(run.more + minutes, 180) };
}

/**
 * @typedef {object} View
 * @property {boolean} isOver all is done
 * @property {Beat | undefined} beat
 * @property {number} left milliseconds of this beat; below zero when it is over time
 * @property {"ruim" | "bijna" | "voorbij"} phase
 * @property {number} behind minutes behind the plan if this beat ends in time; below zero for ahead
 * @property {number} next when the next beat begins at this rate, in minutes from midnight
 * @property {number} end when the meeting ends at this rate
 */

/**
 * Tell where one is.
 * @param {Run} run
 * @param {Beat[]} beats
 * @param {number} now
 * @param {number} timeOfDay now, in minutes from midnight, with its fraction
 * @returns {View}
 */
export function viewOf(run, beats, now, timeOfDay) {
  const beat = beats[run.at];
  const last = beats[beats.length - 1];
  if (!beat) {
    const planned = last ? last.start + last.minutes + run.shift : timeOfDay;
    return { isOver: true, beat, left: 0, phase: "voorbij", behind: near(timeOfDay - planned), next: timeOfDay, end: timeOfDay };
  }
  const length = (beat.minutes + run.more) * MINUTE;
  const left = run.since + length - now;
  const ends = timeOfDay + Math.max(0, left) / MINUTE;
  const behind = near(ends - (beat.start + beat.minutes + run.shift));
  const [following, ...later] = beats.slice(run.at + 1);
  const next = following ? beginsAt(following, ends, run) : ends;
  const end = later.reduce((done, one) => beginsAt(one, done, run) + one.minutes, next + (following?.minutes ?? 0));
  return { isOver: false, beat, left, phase: left <= 0 ? "voorbij" : left <= warning(length) ? "bijna" : "ruim", behind, next, end };
}

/**
 * Give when a beat begins once the one before is done: a fixed time is waited for, as far as it is still to come.
 * @param {Beat} beat
 * @param {number} done
 * @param {Run} run
 */
function beginsAt({ fixed }, done, { shift }) {
  return fixed === null ? done : done + Math.max(0, near(fixed + shift - done));
}

/** The same difference, taken the shorter way around the clock. @param {number} minutes */
function near(minutes) {
  return minutes - Math.round(minutes / DAY) * DAY;
}

/**
 * How long before the end one hears of it: a fifth, at least half a minute and at most five.
 * @param {number} length
 */
function warning(length) {
  return Math.max(MINUTE / 2, Math.min(5 * MINUTE, length / 5));
}

/**
 * Give what a countdown shows: 4:05, or +1:30 over time.
 * @param {number} left in milliseconds
 */
export function countdown(left) {
  const seconds = left > 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return left > 0 || seconds === 0 ? text : `+${text}`;
}

/**
 * Give in words how far ahead or behind one is.
 * @param {number} behind in minutes
 */
export function inWords(behind) {
  const minutes = Math.round(Math.abs(behind));
  if (minutes === 0) return "Op schema";
  const many = duration(minutes);
  return behind > 0 ? `${many} achter op het schema` : `${many} voor op het schema`;
}

/**
 * Give in words what is left, so that nobody has to know what a colour means.
 * @param {View} view
 */
export function leftInWords({ left, phase }) {
  const minutes = Math.ceil(Math.abs(left) / MINUTE);
  if (phase === "voorbij") return left > -MINUTE ? "De tijd is om: ga verder" : `${Math.floor(-left / MINUTE)} ${left > -2 * MINUTE ? "minuut" : "minuten"} over de tijd: ga verder`;
  const many = minutes === 1 ? "minder dan een minuut" : `${minutes} minuten`;
  return phase === "bijna" ? `Nog ${many}: rond af` : `Nog ${many}`;
}

/**
 * Give whatever a storage held as a run; null for what is none.
 * @param {any} found
 * @returns {Run | null}
 */
export function readRun(found) {
  const numbers = [found?.at, found?.since, found?.more, found?.shift];
  if (!numbers.every((one) => typeof one === "number" && Number.isFinite(one))) return null;
  if (!Number.isInteger(found.at) || found.at < 0 || found.at > 10_000 || Math.abs(found.more) > 180) return null;
  return { at: found.at, since: found.since, more: found.more, shift: found.shift };
}
