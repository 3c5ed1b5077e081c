// What the build tells of each entry that can be part of a plan (macros/downloads/plan_parts.py), as
// far as it can be used. Fetched by a script element: a page from a folder may fetch nothing else.

import { list, text, texts } from "./json-values.js";
import { BREAK, MOST_ITEMS, OWN, isItemCode, minutesOf, newItem } from "./plan.js";
import { fromScript } from "./load-script.js";

/** @typedef {import("./plan.js").PlanItem} PlanItem */

/**
 * @typedef {object} PlanStep
 * @property {string} title
 * @property {string} text
 * @property {number | null} minutes
 * @property {string} assignment what participants do, as they may read it
 */

/**
 * @typedef {object} PlanPart
 * @property {string} code
 * @property {string} title
 * @property {string} kind such as Gespreksvorm
 * @property {string} form code and title of what is done in a part of a programme
 * @property {string} meeting title of the meeting of a series that it belongs to; empty for none
 * @property {string} address relative to the site's root
 * @property {number} minutes
 * @property {string} aim
 * @property {string} people
 * @property {string} room
 * @property {string[]} material what has to be there
 * @property {string} watch
 * @property {string} moveOn when to go on
 * @property {string} short what to do with less time
 * @property {string[]} says
 * @property {string[]} assignment what participants do, as they may read it
 * @property {PlanStep[]} steps
 * @property {boolean} isBreak
 * @property {boolean} isForLeader its title is not meant for the room
 */

/**
 * @typedef {object} PlanProgramme
 * @property {string} code
 * @property {string} title
 * @property {string} address relative to the site's root, as those that follow
 * @property {string} participants of the page for participants
 * @property {string} evaluation of the form on which they look back
 * @property {string[]} material what has to be there
 * @property {string[]} parts
 */

/**
 * @typedef {object} PlanParts
 * @property {Map<string, PlanPart>} parts by code
 * @property {Map<string, PlanProgramme>} programmes by code
 * @property {Map<string, string[]>} retired what to use instead of a code that is no longer there
 */

const UNTIMED = 15; // minutes, for an entry that names none

/**
 * Give what the build tells, with nothing in it but what can be used.
 * @param {any} found
 * @returns {PlanParts}
 */
export function readParts(found) {
  const named = list(found?.parts).filter((one) => isItemCode(text(one?.code)));
  const parts = new Map(named.map((one) => [text(one.code), readPart(one)]));
  const programmes = list(found?.programmes)
    .map((one) => ({
      code: text(one?.code),
      title: text(one?.title),
      address: text(one?.address),
      participants: text(one?.participants),
      evaluation: text(one?.evaluation),
      material: texts(one?.material),
      parts: texts(one?.parts).filter((code) => code === BREAK || parts.has(code)),
    }))
    .filter((one) => one.code && one.parts.length);
  const retired = list(found?.retired).map((one) => /** @type {[string, string[]]} */ ([text(one?.code), texts(one?.instead)]));
  return { parts, programmes: new Map(programmes.map((one) => [one.code, one])), retired: new Map(retired) };
}

/** @param {any} one @returns {PlanPart} */
function readPart(one) {
  return {
    code: text(one.code),
    title: text(one.title) || text(one.code),
    kind: text(one.kind),
    address: text(one.address),
    form: text(one.form),
    meeting: text(one.meeting),
    material: texts(one.material),
    minutes: minutesOf(one.minutes) ?? UNTIMED,
    aim: text(one.aim),
    people: text(one.people),
    room: text(one.room),
    watch: text(one.watch),
    moveOn: text(one.moveOn),
    short: text(one.short),
    says: texts(one.says),
    assignment: texts(one.assignment),
    steps: list(one.steps).map((step) => ({ title: text(step?.title), text: text(step?.text), minutes: minutesOf(step?.minutes), assignment: text(step?.assignment) })),
    isBreak: one.isBreak === true,
    isForLeader: one.isForLeader === true,
  };
}

/**
 * Give what a plan says of an item: its entry's, or that of a break or an item of one's own.
 * @param {PlanItem} item
 * @param {PlanParts} known
 * @returns {PlanPart}
 */
export function partOf(item, known) {
  const part = known.parts.get(item.code);
  if (part) return part;
  const isBreak = item.code === BREAK;
  const title = isBreak ? "Pauze" : item.code === OWN ? "Eigen onderdeel" : item.code;
  return { ...readPart({ code: item.code, title, isBreak }), kind: isBreak ? "Pauze" : "Eigen onderdeel" };
}

/**
 * Give a plan with the parts of each programme in its place, and what replaced entries that are gone.
 * @template {{ items: PlanItem[] }} T
 * @param {T} plan
 * @param {PlanParts} known
 * @returns {T}
 */
export function withParts(plan, known) {
  if (plan.items.every(({ code }) => known.parts.has(code))) return plan;
  const items = plan.items.flatMap((item) => {
    if (known.parts.has(item.code)) return [item];
    const codes = known.programmes.get(item.code)?.parts ?? known.retired.get(item.code)?.filter((code) => known.parts.has(code)) ?? [];
    return codes.length ? codes.map((code, at) => ({ ...newItem(code), ...(at ? {} : { note: item.note, who: item.who, fixed: item.fixed, day: item.day }) })) : [item];
  });
  return { ...plan, items: items.slice(0, MOST_ITEMS) };
}

/**
 * Give the programmes that parts of a plan come from, each once.
 * @param {PlanItem[]} items
 * @param {PlanParts} known
 */
export function programmesOf(items, known) {
  const codes = new Set(items.filter(({ code }) => code.includes("_")).map(({ code }) => code.split("_")[0] ?? ""));
  return [...codes].flatMap((code) => known.programmes.get(code) ?? []);
}

/** What the build tells; rejects when it cannot be fetched. @returns {Promise<PlanParts>} */
export async function loadParts() {
  return readParts(await fromScript("handboekParts", "assets/scripts/plan-parts.js"));
}
