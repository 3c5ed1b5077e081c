// What the build tells of each entry that can be part of a plan for a school year, and of holidays
// (macros/downloads/year_parts.py), as far as it can be used.

import { list, text, texts } from "./json-values.js";
import { fromScript } from "./load-script.js";
import { REGIONS, dayNumber } from "./school-calendar.js";
import { WEEKLY, newEntry, whole } from "./year-plan.js";

/** @typedef {import("./school-calendar.js").Holiday} Holiday */
/** @typedef {import("./year-plan.js").YearEntry} YearEntry */

/**
 * @typedef {object} YearPart
 * @property {string} code
 * @property {string} title
 * @property {string} address relative to the site's root
 * @property {string} goal
 * @property {string} group with whom
 * @property {string} lead
 * @property {number} minutes
 * @property {number} preparation
 * @property {number} times a year, at its rhythm
 * @property {boolean} isForTeam whether it takes time of the team
 */

// After lessons a team meets for two hours at most. The handbook's own meetings and meetings to work keep to that;
// what takes longer there is an afternoon, a morning or a day for a team to study.
const LONGEST_MEETING = 120; // minutes

/** Whether an entry takes longer than a meeting of the team can, so that it needs a day, or part of one, to itself. @param {YearPart} part */
export function needsOwnDay({ minutes }) {
  return minutes > LONGEST_MEETING;
}

export class YearParts {
  /** @param {any} found what the build tells */
  constructor(found) {
    /** @type {Map<string, YearPart>} by code */
    this.parts = new Map(list(found?.parts).filter((one) => text(one?.code)).map((one) => [text(one.code), readPart(one)]));
    /** @type {Map<string, YearEntry[]>} what stands for several entries, such as a recommendation */
    this.several = new Map(list(found?.several).map((one) => [text(one?.code), list(one?.entries).map(readSome).filter(({ code }) => this.parts.has(code))]));
    /** @type {Map<string, string[]>} what to use instead of a code that is no longer there */
    this.retired = new Map(list(found?.retired).map((one) => [text(one?.code), texts(one?.instead)]));
    /** @type {{ heading: string, options: { code: string, title: string }[] }[]} what one can choose from */
    this.headings = headings([...list(found?.parts), ...list(found?.several)]);
    /** @type {Map<number, Holiday[]>} holidays by the first year of a school year */
    this.years = new Map(list(found?.years).map((one) => [whole(one?.year, 0, 9999, 0), list(one?.holidays).map(readHoliday).filter((holiday) => holiday !== null)]));
  }

  /**
   * Give the entries that a code stands for.
   * @param {string} code
   * @param {number | null} times
   * @returns {{ entries: YearEntry[], isReplaced?: boolean }}
   */
  entriesFor(code, times) {
    if (this.parts.has(code)) return { entries: [newEntry(code, times)] };
    const several = this.several.get(code);
    if (several?.length) return { entries: several };
    const instead = (this.retired.get(code) ?? []).filter((other) => this.parts.has(other) || this.several.has(other));
    return { entries: instead.flatMap((other) => this.entriesFor(other, instead.length === 1 ? times : null).entries), isReplaced: true };
  }

  /** How often a year an entry is done. @param {YearEntry} entry */
  timesOf(entry) {
    return entry.times ?? this.parts.get(entry.code)?.times ?? 0;
  }
}

/** @param {any[]} found */
function headings(found) {
  const options = found.map((one) => ({ heading: text(one?.heading), code: text(one?.code), title: text(one?.title) })).filter(({ code }) => code);
  return [...new Set(options.map(({ heading }) => heading))].map((heading) => ({ heading, options: options.filter((one) => one.heading === heading) }));
}

/** @param {any} one @returns {YearPart} */
function readPart(one) {
  return {
    code: text(one.code),
    title: text(one.title) || text(one.code),
    address: text(one.address),
    goal: text(one.goal),
    group: text(one.group),
    lead: text(one.lead),
    minutes: whole(one.minutes, 1, 2000, 15),
    preparation: whole(one.preparation, 0, 2000, 0),
    times: whole(one.times, 0, WEEKLY, 1),
    isForTeam: one.isForTeam === true,
  };
}

/** @param {any} one @returns {YearEntry} */
function readSome(one) {
  return newEntry(text(one?.code), whole(one?.times, 0, WEEKLY, null));
}

/** @param {any} one @returns {Holiday | null} */
function readHoliday(one) {
  const days = REGIONS.map((region) => [region, list(one?.[region]).map((day) => dayNumber(text(day)))]);
  const isWhole = days.every(([, pair]) => pair?.length === 2 && Number(pair[0]) <= Number(pair[1]));
  return isWhole ? { name: text(one?.name), days: Object.fromEntries(days) } : null;
}

/** What the build tells; rejects when it cannot be fetched. @returns {Promise<YearParts>} */
export async function loadYearParts() {
  return new YearParts(await fromScript("handboekYearParts", "assets/scripts/year-parts.js"));
}
