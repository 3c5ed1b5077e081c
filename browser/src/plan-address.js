// How an address holds a plan: `?t=Studiedag&s=0930&i=F4.pauze15.D3-45.P1`.
//
// t    title
// s    start, hhmm
// i    items in order, with dots between: a code; `pauzeN`; `eigenN` for an item of one's own;
//      `code-N` for other minutes. The code of a programme stands for its parts, `P1_2` for one.
// d    date, such as 2027-03-09
// n    name of an item, as place in `i` and text: `n=2-Lunch`; once for each name
// v    items that start at a fixed time of day, as place and hhmm: `v=2-1200.5-1500`
// o    items that open a next meeting on a day of its own, as place and date: `o=4-2027-03-16`
// w    initials of who leads an item, as `n`
// a    note to an item, as `n`; w and a are written only where a reader asks for them
// m    `1` where a page of the handbook leads here to make a plan of what it shows; it is never written

import { dayOrEmpty } from "./calendar-day.js";
import { BREAK, LONGEST_NAME, LONGEST_NOTE, LONGEST_TITLE, LONGEST_WHO, MOST_ITEMS, OWN, emptyPlan, isItemCode, line, lines, minutesOf, newItem, timeOf } from "./plan.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").PlanItem} PlanItem */
/** @typedef {import("./plan-parts.js").PlanParts} PlanParts */

const LONGEST_ITEMS = MOST_ITEMS * 16; // letters
const ITEM = /^(?<code>[A-Z]\d{0,4}(?:_\d{1,2})?)(?:-(?<minutes>\d{1,4}))?$/;
const OWN_ITEM = /^(?<code>PAUZE|EIGEN)-?(?<minutes>\d{0,4})$/;

/**
 * Give the plan that an address holds; what it names that is not known, what took the place of
 * entries that are no longer there, and whether one comes from a page to make it one's own.
 * @param {string} search the query of the address
 * @param {PlanParts} known
 * @returns {{ plan: Plan, unknown: string[], replaced: [string, string[]][], isMade: boolean }}
 */
export function readAddress(search, known) {
  const query = new URLSearchParams(search);
  const plan = {
    ...emptyPlan(),
    title: line(query.get("t"), LONGEST_TITLE),
    date: dayOrEmpty(query.get("d")),
  };
  plan.start = readTime(query.get("s") ?? "") ?? plan.start;
  const places = tokens(query.get("i") ?? "").map((token) => readToken(token, known));
  fill(places, placed(query.getAll("n")), (item, text) => (item.name = line(text, LONGEST_NAME)));
  fill(places, placed(query.getAll("w")), (item, text) => (item.who = line(text, LONGEST_WHO)));
  fill(places, placed(query.getAll("a")), (item, text) => (item.note = lines(text, LONGEST_NOTE)));
  fill(places, placed((query.get("v") ?? "").split(".")), (item, text) => (item.fixed = readTime(text)));
  fill(places, placed((query.get("o") ?? "").split(".")), (item, text) => (item.day = dayOrEmpty(text)));
  plan.items = places.flatMap((place) => place.items).slice(0, MOST_ITEMS);
  const unknown = places.filter((place) => !place.items.length).map((place) => place.token);
  const replaced = places.flatMap((place) => (place.instead ? [/** @type {[string, string[]]} */ ([place.token, place.instead])] : []));
  return { plan, unknown: [...new Set(unknown)], replaced, isMade: query.get("m") === "1" };
}

/**
 * Give the query that holds a plan, from the question mark on; empty for an empty plan.
 * @param {Plan} plan
 * @param {PlanParts} known
 * @param {{ isPrivate?: boolean }} [more] with initials and notes
 */
export function writeAddress(plan, known, { isPrivate = false } = {}) {
  const written = [];
  const fixed = [];
  const days = [];
  const more = [];
  for (let at = 0; at < plan.items.length; ) {
    const item = /** @type {PlanItem} */ (plan.items[at]);
    const whole = wholeProgramme(plan.items, at, known, isPrivate);
    if (whole) {
      written.push(whole.code);
      at += whole.parts.length;
      continue;
    }
    written.push(writeToken(item, known));
    const place = written.length;
    if (item.fixed !== null) fixed.push(`${place}-${hhmm(item.fixed)}`);
    if (item.day) days.push(`${place}-${item.day}`);
    if (item.name) more.push(`n=${place}-${encoded(item.name)}`);
    if (isPrivate && item.who) more.push(`w=${place}-${encoded(item.who)}`);
    if (isPrivate && item.note) more.push(`a=${place}-${encoded(item.note)}`);
    at++;
  }
  const values = [];
  if (plan.title) values.push(`t=${encoded(plan.title)}`);
  if (plan.items.length || plan.start !== emptyPlan().start) values.push(`s=${hhmm(plan.start)}`);
  if (written.length) values.push(`i=${written.join(".")}`);
  if (plan.date) values.push(`d=${plan.date}`);
  if (fixed.length) values.push(`v=${fixed.join(".")}`);
  if (days.length) values.push(`o=${days.join(".")}`);
  const query = [...values, ...more].join("&");
  return query && `?${query}`;
}

/** @param {PlanItem} item @param {PlanParts} known */
export function writeToken(item, known) {
  if (item.code === BREAK || item.code === OWN) return `${item.code}${item.minutes}`;
  const usual = known.parts.get(item.code)?.minutes;
  return item.minutes === null || item.minutes === usual ? item.code : `${item.code}-${item.minutes}`;
}

/**
 * The programme whose parts, untouched, start at a place in the items.
 * @param {PlanItem[]} items
 * @param {number} at
 * @param {PlanParts} known
 * @param {boolean} isPrivate
 */
function wholeProgramme(items, at, known, isPrivate) {
  const code = items[at]?.code.split("_")[0] ?? "";
  const programme = items[at]?.code === code ? undefined : known.programmes.get(code);
  if (!programme || at + programme.parts.length > items.length) return null;
  const isUntouched = programme.parts.every((part, place) => {
    const item = items[at + place];
    if (item?.code !== part || item.name || item.fixed !== null || item.day) return false;
    return writeToken(item, known) === writeToken(newItem(part), known) && !(isPrivate && (item.who || item.note));
  });
  return isUntouched ? programme : null;
}

/** @param {string} value */
function tokens(value) {
  const isCut = value.length > LONGEST_ITEMS;
  // Half an item may be another one.
  const read = isCut ? value.slice(0, LONGEST_ITEMS).replace(/[^\s.,;+]+$/u, "") : value;
  return read.toUpperCase().split(/[\s.,;+]+/).filter(Boolean).slice(0, MOST_ITEMS);
}

/**
 * @param {string} token
 * @param {PlanParts} known
 * @returns {{ token: string, items: PlanItem[], instead?: string[] }}
 */
function readToken(token, known) {
  const own = OWN_ITEM.exec(token)?.groups;
  if (own) return { token, items: [newItem((own.code ?? "").toLowerCase(), minutesOf(Number(own.minutes)))] };
  const found = ITEM.exec(token)?.groups;
  const code = found?.code ?? "";
  const minutes = found?.minutes ? minutesOf(Number(found.minutes)) : null;
  if (known.parts.has(code)) return { token, items: [newItem(code, minutes)] };
  const parts = known.programmes.get(code)?.parts;
  if (parts) return { token, items: parts.map((part) => newItem(part)) };
  const instead = (known.retired.get(code) ?? []).filter((other) => known.parts.has(other));
  if (instead.length) return { token: code, instead, items: instead.map((other) => newItem(other, instead.length === 1 ? minutes : null)) };
  return { token: shown(token), items: [] };
}

/** What is not known, no longer than a code could be. @param {string} token */
function shown(token) {
  const known = token.replace(/[^\p{L}\p{N}_-]/gu, "").slice(0, 20);
  return isItemCode(known) ? known : known.slice(0, 12) || "?";
}

/**
 * Give each text with the place that it names, from `2-text`.
 * @param {string[]} values
 * @returns {[number, string][]}
 */
function placed(values) {
  return values.slice(0, MOST_ITEMS).flatMap((value) => {
    const found = /^(\d{1,3})-([^]*)$/.exec(value);
    return found ? [/** @type {[number, string]} */ ([Number(found[1]), found[2] ?? ""])] : [];
  });
}

/**
 * @param {{ items: PlanItem[] }[]} places
 * @param {[number, string][]} texts
 * @param {(item: PlanItem, text: string) => void} give
 */
function fill(places, texts, give) {
  for (const [place, text] of texts) {
    const item = places[place - 1]?.items[0];
    if (item) give(item, text);
  }
}

/** @param {string} text hhmm or hh:mm */
function readTime(text) {
  const found = /^(\d{1,2}):?(\d\d)$/.exec(text);
  if (!found || Number(found[2]) > 59) return null;
  return timeOf(Number(found[1]) * 60 + Number(found[2]));
}

/** @param {number} time of day, in minutes */
function hhmm(time) {
  return `${String(Math.floor(time / 60)).padStart(2, "0")}${String(time % 60).padStart(2, "0")}`;
}

/** @param {string} text */
function encoded(text) {
  return encodeURIComponent(text).replaceAll("%20", "+");
}
