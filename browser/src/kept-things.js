// Everything that this handbook keeps in a browser: one row for each name in its storage, with what it
// holds and how that is checked. Whoever keeps something new adds its row (browser/tests/along.test.js
// finds what is missing).

import { CHECKLIST_KEY, CHECKLIST_VERSION, readChecklist } from "./checklist-store.js";
import { isLater } from "./kept-text.js";
import { LOOKING_BACK_KEY, LOOKING_BACK_VERSION, readLookingBack } from "./looking-back-store.js";
import { readPalette } from "./palette.js";
import { PLANS_KEY, PLANS_VERSION, readPlans } from "./plan-store.js";
import { readRun } from "./run-clock.js";
import { RUN_KEY, RUN_VERSION } from "./run-store.js";
import { ORIGIN_KEY } from "./show-origin.js";
import { CODES_KEY } from "./team-check-codes-store.js";
import { ROUNDS_KEY, ROUNDS_VERSION, readRounds } from "./team-check-rounds.js";
import { YEARS_KEY, YEARS_VERSION, readYears } from "./year-store.js";

/** Where parts of what comes from another device wait for the rest (along-code.js). */
export const WAITING_KEY = "handboek.meenemen";
/** What stays on its device: those parts, and the codes of a team. */
export const STAYING_KEYS = [WAITING_KEY, CODES_KEY];

/**
 * @typedef {object} KeptThing
 * @property {string} id what a file calls it
 * @property {string} key its name in the storage; one that begins with a dot comes after the site's path
 * @property {number} version of what it holds; what a later edition keeps stays on its device as it is
 * @property {string} name
 * @property {string} what it holds
 * @property {(text: string) => string | null} clean gives it as it would be read; null for what is none
 * @property {(text: string) => string} count how much there is, of what is clean
 */

/** @type {KeptThing[]} */
export const KEPT_THINGS = [
  {
    id: CHECKLIST_KEY,
    key: CHECKLIST_KEY,
    version: CHECKLIST_VERSION,
    name: "Mijn checklist en vinkjes",
    what: "wat je koos, aanvinkte en invulde",
    clean: (text) => (isGroup(text, CHECKLIST_VERSION) ? JSON.stringify(readChecklist(text)) : null),
    count: (text) => {
      const { codes, ticks } = readChecklist(text);
      return `${many(codes.length, "onderdeel", "onderdelen")}, ${many(ticks.length, "vinkje", "vinkjes")}`;
    },
  },
  {
    id: PLANS_KEY,
    key: PLANS_KEY,
    version: PLANS_VERSION,
    name: "Draaiboeken",
    what: "je eigen bijeenkomsten, met namen en notities",
    clean: (text) => (isKnown(text, PLANS_VERSION) ? JSON.stringify({ version: PLANS_VERSION, ...readPlans(text) }) : null),
    count: (text) => many(readPlans(text).plans.length, "draaiboek", "draaiboeken"),
  },
  {
    id: YEARS_KEY,
    key: YEARS_KEY,
    version: YEARS_VERSION,
    name: "Jaarplannen",
    what: "wat je per schooljaar plande",
    clean: (text) => (isKnown(text, YEARS_VERSION) ? JSON.stringify({ version: YEARS_VERSION, plans: readYears(text) }) : null),
    count: (text) => many(readYears(text).length, "jaarplan", "jaarplannen"),
  },
  {
    id: LOOKING_BACK_KEY,
    key: LOOKING_BACK_KEY,
    version: LOOKING_BACK_VERSION,
    name: "Terugblikken",
    what: "wat je deed, verwachtte, zag en wilt houden",
    clean: (text) => (isGroup(text, LOOKING_BACK_VERSION) ? JSON.stringify(readLookingBack(text)) : null),
    count: (text) => many(Object.keys(readLookingBack(text)).length, "terugblik", "terugblikken"),
  },
  {
    id: ROUNDS_KEY,
    key: ROUNDS_KEY,
    version: ROUNDS_VERSION,
    name: "Rondes van de teamcheck",
    what: "per ronde hoe vaak elk antwoord is gegeven",
    clean: (text) => (isKnown(text, ROUNDS_VERSION) ? JSON.stringify({ version: ROUNDS_VERSION, rounds: readRounds(text) }) : null),
    count: (text) => many(readRounds(text).length, "ronde", "rondes"),
  },
  {
    id: RUN_KEY,
    key: RUN_KEY,
    version: RUN_VERSION,
    name: "Bijeenkomst die loopt",
    what: "bij welk onderdeel je bent",
    clean: cleanRun,
    count: () => "één bijeenkomst",
  },
  {
    id: ORIGIN_KEY,
    key: ORIGIN_KEY,
    version: 1,
    name: "Toon herkomst",
    what: "of je bij elke tekst ziet waar die vandaan komt",
    clean: (text) => (text === "1" ? text : null),
    count: () => "aan",
  },
  {
    id: "kleuren",
    key: ".__palette",
    version: 1,
    name: "Kleuren",
    what: "of je lichte of donkere kleuren koos",
    clean: (text) => {
      const palette = readPalette(parsed(text));
      return palette && JSON.stringify({ index: palette.index, color: { scheme: palette.color.scheme } });
    },
    count: (text) => (readPalette(parsed(text))?.color.scheme === "slate" ? "donker" : "licht"),
  },
];

/**
 * Give the name of something in the storage of this site.
 * @param {KeptThing} thing
 * @param {string} base address of the site's root
 */
export function keyOf({ key }, base) {
  return key.startsWith(".") ? `${new URL(base).pathname}${key}` : key;
}

/**
 * Give what a browser keeps, by the ids of things; what is none is left out.
 * @param {() => Storage} storage gives localStorage; may throw
 * @param {string} base
 * @returns {Map<string, string>}
 */
export function keptThings(storage, base) {
  try {
    const found = KEPT_THINGS.map((thing) => /** @type {[string, string | null]} */ ([thing.id, storage().getItem(keyOf(thing, base))]));
    return new Map(found.flatMap(([id, text]) => (text === null ? [] : [/** @type {[string, string]} */ ([id, text])])));
  } catch {
    return new Map();
  }
}

/**
 * Give the things that a later edition keeps here.
 * @param {() => Storage} storage
 * @param {string} base
 */
export function laterThings(storage, base) {
  const here = keptThings(storage, base);
  return KEPT_THINGS.filter(({ id, version }) => isLater(here.get(id) ?? null, version));
}

/**
 * Put things in the storage of this site, in the place of what was there; null takes one away. When one
 * does not fit, all of it stays as it was: gives whether it is kept. Gives also the things that stay as
 * they are, because a later edition keeps them.
 * @param {Map<string, string | null>} things by their ids
 * @param {() => Storage} storage
 * @param {string} base
 */
export function replaceThings(things, storage, base) {
  /** @type {[string, string | null][]} */
  const before = [];
  /** @type {KeptThing[]} */
  const later = [];
  const put = (/** @type {string} */ key, /** @type {string | null} */ text) => (text === null ? storage().removeItem(key) : storage().setItem(key, text));
  try {
    for (const thing of KEPT_THINGS) {
      const text = things.get(thing.id);
      if (text === undefined) continue;
      const key = keyOf(thing, base);
      const now = storage().getItem(key);
      if (isLater(now, thing.version)) {
        later.push(thing);
        continue;
      }
      before.push([key, now]);
      put(key, text);
    }
    return { isKept: true, later };
  } catch {
    try {
      for (const [key, text] of before.reverse()) put(key, text);
    } catch {
      // a storage that takes nothing kept nothing either
    }
    return { isKept: false, later };
  }
}

/**
 * Take away everything that this handbook keeps in a browser, and nothing of another site on its host.
 * @param {() => Storage} storage
 * @param {string} base
 */
export function wipeThings(storage, base) {
  try {
    for (const key of [...KEPT_THINGS.map((thing) => keyOf(thing, base)), ...STAYING_KEYS]) storage().removeItem(key);
  } catch {
    // a storage that is refused holds nothing
  }
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether this is an object that this edition keeps, which does not say its version. @param {string} text @param {number} version */
function isGroup(text, version) {
  const value = parsed(text);
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLater(text, version);
}

/** Whether this is what this edition keeps. @param {string} text @param {number} version */
function isKnown(text, version) {
  return parsed(text)?.version === version;
}

/** @param {number} count @param {string} one @param {string} more */
function many(count, one, more) {
  return `${count} ${count === 1 ? one : more}`;
}

/** @param {string} text */
function cleanRun(text) {
  const found = parsed(text);
  const run = readRun(found?.run);
  const isRun = found?.version === RUN_VERSION && typeof found.plan === "string" && found.plan.length < 100_000 && run;
  return isRun ? JSON.stringify({ version: RUN_VERSION, plan: found.plan, run }) : null;
}
