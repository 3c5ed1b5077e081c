// How an address holds a plan for a school year: `?j=2026&i=D1.O7-2.A5`.
//
// j    first year of the school year
// i    codes, the most important first; `code-N` for other times a year than usual. What holds others,
//      such as a recommendation, stands for those
// r    region; o day of the meetings, 1 for Monday; f every how many weeks; b when they begin, hhmm
// u    hours that the team can miss in a year
// n    codes that are not for now
// w    weeks that a reader chose, as code and places in the school year: `w=D1-6-15.O7-20`
// d    free days of one's own, as mmdd or mmdd-mmdd
// v    day from which it is planned, as mmdd; without it, an address with `j` holds a plan for the whole year
// t    title

import { FIRST_YEAR, LAST_YEAR, MOST_CLOSED, MOST_ENTRIES, WEEKLY, emptyYearPlan, readYearPlan, whole } from "./year-plan.js";

/** @typedef {import("./year-plan.js").YearPlan} YearPlan */
/** @typedef {import("./year-plan.js").YearEntry} YearEntry */
/** @typedef {import("./year-parts.js").YearParts} YearParts */

const LONGEST = 4000; // letters of a value

/**
 * Give the plan that an address holds; what it names that is not known, and what took the place of
 * entries that are no longer there.
 * @param {string} search the query of the address
 * @param {YearParts} known
 * @param {number} thisYear the school year where the address names none
 * @returns {{ plan: YearPlan, unknown: string[], replaced: [string, string[]][] }}
 */
export function readYearAddress(search, known, thisYear) {
  const query = new URLSearchParams(search);
  const year = whole(Number(query.get("j") || NaN), FIRST_YEAR, LAST_YEAR, thisYear);
  const unknown = /** @type {string[]} */ ([]);
  const replaced = /** @type {[string, string[]][]} */ ([]);
  /** @type {YearEntry[]} */
  const entries = [];
  for (const token of tokens(query.get("i")).slice(0, MOST_ENTRIES * 2)) {
    const [code = "", times] = token.split("-");
    const found = known.entriesFor(code, times === undefined ? null : whole(Number(times || NaN), 0, WEEKLY, null));
    entries.push(...found.entries);
    if (!found.entries.length) unknown.push(token.replace(/[^A-Z0-9-]/g, "").slice(0, 12) || "?");
    else if (found.isReplaced) replaced.push([code, found.entries.map((entry) => entry.code)]);
  }
  const notNow = new Set(tokens(query.get("n")));
  const weeks = new Map(tokens(query.get("w")).map((token) => [token.split("-")[0], token.split("-").slice(1).map(Number)]));
  const seen = new Set();
  const plan = readYearPlan(
    {
      year,
      region: query.get("r"),
      weekday: Number(query.get("o") || NaN),
      every: Number(query.get("f") || NaN),
      start: minutes(query.get("b")),
      hours: Number(query.get("u") || NaN),
      title: query.get("t"),
      entries: entries
        .filter(({ code }) => !seen.has(code) && seen.add(code))
        .map((entry) => ({ ...entry, isNotNow: notNow.has(entry.code), weeks: weeks.get(entry.code) })),
      closed: tokens(query.get("d")).slice(0, MOST_CLOSED).map((token) => token.split("-").map((part) => day(part, year))).map(([first, last]) => [first, last ?? first]),
      from: day(query.get("v") ?? "", year),
    },
    year,
  );
  return { plan, unknown: [...new Set(unknown)], replaced };
}

/**
 * Give the query that holds a plan, from the question mark on.
 * @param {YearPlan} plan
 * @param {YearParts} known
 */
export function writeYearAddress(plan, known) {
  const usual = emptyYearPlan(plan.year);
  const values = [`j=${plan.year}`];
  if (plan.entries.length) values.push(`i=${plan.entries.map((entry) => token(entry, known)).join(".")}`);
  if (plan.region !== usual.region) values.push(`r=${plan.region}`);
  if (plan.weekday !== usual.weekday) values.push(`o=${plan.weekday}`);
  if (plan.every !== usual.every) values.push(`f=${plan.every}`);
  if (plan.start !== null) values.push(`b=${two(Math.floor(plan.start / 60))}${two(plan.start % 60)}`);
  if (plan.hours !== usual.hours) values.push(`u=${plan.hours}`);
  const notNow = plan.entries.filter((entry) => entry.isNotNow).map(({ code }) => code);
  if (notNow.length) values.push(`n=${notNow.join(".")}`);
  const weeks = plan.entries.filter((entry) => entry.weeks).map((entry) => [entry.code, ...(entry.weeks ?? [])].join("-"));
  if (weeks.length) values.push(`w=${weeks.join(".")}`);
  const closed = plan.closed.map((days) => [...new Set(days)].map(monthDay).join("-"));
  if (closed.length) values.push(`d=${closed.join(".")}`);
  if (plan.from) values.push(`v=${monthDay(plan.from)}`);
  if (plan.title) values.push(`t=${encodeURIComponent(plan.title).replaceAll("%20", "+")}`);
  return `?${values.join("&")}`;
}

/** @param {YearEntry} entry @param {YearParts} known */
function token({ code, times }, known) {
  return times === null || times === known.parts.get(code)?.times ? code : `${code}-${times}`;
}

/** @param {string | null} value */
function tokens(value) {
  const text = value ?? "";
  // Half a code may be another code.
  const read = text.length > LONGEST ? text.slice(0, LONGEST).replace(/[^\s.,;+]+$/u, "") : text;
  return read.toUpperCase().split(/[\s.,;+]+/).filter(Boolean);
}

/** Give a day as mmdd. @param {string} day 2026-11-30 */
function monthDay(day) {
  return day.slice(5).replace("-", "");
}

/** A day of the school year, from mmdd. @param {string} text @param {number} year */
function day(text, year) {
  const found = /^(\d\d)(\d\d)$/.exec(text);
  return found ? `${year + (Number(found[1]) < 8 ? 1 : 0)}-${found[1]}-${found[2]}` : "";
}

/** @param {string | null} text hhmm */
function minutes(text) {
  const found = /^(\d\d):?([0-5]\d)$/.exec(text ?? "");
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/** @param {number} value */
function two(value) {
  return String(value).padStart(2, "0");
}

