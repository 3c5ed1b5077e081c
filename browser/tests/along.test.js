import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { AlongError, findParts, joined, ofOneWhole, partsOf, readAlong, writeAlong } from "../src/along-code.js";
import { KEPT_THINGS, STAYING_KEYS, keptThings, keyOf, laterThings, replaceThings, wipeThings } from "../src/kept-things.js";

const BASE = "https://handboek.example/boek/";
const TEXT = fc.string({ unit: "grapheme", maxLength: 40 });
const CODE = fc.constantFrom("D1", "O7", "A5", "F4", "G5");
const DAY = fc.constantFrom("2026-09-01", "2027-02-28", "");
/** What a browser may keep of each thing, as its pages keep it. */
const KEPT = {
  "handboek.mijn-checklist": fc.record({ codes: fc.array(CODE), ticks: fc.array(CODE.map((code) => `${code}.before.1`)), title: TEXT, team: TEXT, date: DAY, notes: TEXT, address: TEXT }).map((one) => JSON.stringify(one)),
  "handboek.draaiboeken": fc.array(fc.record({ id: fc.constantFrom("a", "b1"), title: TEXT, date: DAY, start: fc.nat(1439), items: fc.array(fc.record({ code: CODE, minutes: fc.integer({ min: 1, max: 90 }), note: TEXT })) }), { maxLength: 4 }).map((plans) => JSON.stringify({ version: 1, current: "a", plans })),
  "handboek.jaarplan": fc.array(fc.record({ year: fc.integer({ min: 2024, max: 2030 }), title: TEXT, hours: fc.integer({ min: 1, max: 80 }), entries: fc.array(fc.record({ code: CODE, times: fc.nat(10) })) }), { maxLength: 3 }).map((plans) => JSON.stringify({ version: 1, plans })),
  "handboek.terugblik": fc.dictionary(CODE, fc.record({ done: DAY, expected: TEXT, seen: TEXT, keep: TEXT })).map((one) => JSON.stringify(one)),
  "handboek.teamcheck": fc.array(fc.record({ date: fc.constantFrom("2026-09-01", "2027-02-28"), edition: fc.integer({ min: 1, max: 3 }), members: fc.constant(6), counts: fc.constant([[1, 1, 2, 1, 1]]) }), { maxLength: 3 }).map((rounds) => JSON.stringify({ version: 1, rounds })),
  "handboek.uitvoeren": fc.record({ at: fc.nat(20), since: fc.nat(), more: fc.nat(60), shift: fc.nat(60) }).map((run) => JSON.stringify({ version: 1, plan: "?i=F4", run })),
  "handboek.herkomst": fc.constant("1"),
  kleuren: fc.constantFrom("default", "slate").map((scheme) => JSON.stringify({ index: 1, color: { scheme, media: "x" } })),
};
const STATE = fc.record(KEPT, { requiredKeys: [] }).map((state) => new Map(Object.entries(state)));
/** The same state as the pages would read it. */
const cleaned = (state) => new Map(KEPT_THINGS.flatMap(({ id, clean }) => (clean(state.get(id) ?? "") === null ? [] : [[id, clean(state.get(id))]])));

function storage(items = new Map()) {
  return { items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value), removeItem: (key) => void items.delete(key) };
}

test("whatever is kept, by a file or by codes, comes out as it went in", async () => {
  await fc.assert(
    fc.asyncProperty(STATE, async (state) => {
      fc.pre(state.size > 0);
      const text = writeAlong(state);
      assert.deepEqual(readAlong(text).things, cleaned(state));
      const parts = await partsOf(text);
      fc.pre(parts.length > 0);
      const mixed = parts.map((part) => `https://x.example/meenemen/#${part}`).reverse().join("\n");
      const all = ofOneWhole(findParts(mixed));
      assert.equal(await joined(all), text);
    }),
    { numRuns: 60 },
  );
});

test("what is clean stays as it is, and each thing can be put away and read again", () => {
  fc.assert(
    fc.property(STATE, (state) => {
      const kept = storage();
      const things = cleaned(state);
      assert.deepEqual(cleaned(things), things);
      assert.deepEqual(replaceThings(things, () => kept, BASE), { isKept: true, later: [] });
      assert.deepEqual(keptThings(() => kept, BASE), things);
      for (const thing of KEPT_THINGS) if (things.has(thing.id)) assert.ok(thing.count(things.get(thing.id)).length > 1);
    }),
  );
});

test("a file that is foreign, broken off, too large or of a later edition is told, and gives nothing", () => {
  const whole = writeAlong(new Map([["handboek.herkomst", "1"]]));
  const bad = ["", "{", "3", "null", "[]", "{}", whole.slice(0, -2), '{"what":"iets anders","version":1,"kept":{}}', whole.replace('"version":1', '"version":2'), whole.replace('"handboek.herkomst":1', '"handboek.herkomst":5'), " ".repeat(2_000_001), '{"what":"Handboek professionele dialoog","version":1,"kept":{"__proto__":{"x":1}}}'];
  for (const text of bad) assert.throws(() => readAlong(text), AlongError, text.slice(0, 80));
  fc.assert(
    fc.property(fc.json(), (text) => {
      assert.throws(() => readAlong(text), AlongError);
    }),
  );
});

test("of a file with something unknown or garbled the rest comes, and what is left is told", () => {
  const { things, left } = readAlong(JSON.stringify({ what: "Handboek professionele dialoog", version: 1, kept: { "handboek.herkomst": 1, "handboek.later": {}, "handboek.draaiboeken": { version: 9 }, "handboek.terugblik": { D1: { done: "2027-01-01", "<b>": "x", seen: 3 }, __proto__: {}, "<i>": {} } } }));
  assert.deepEqual([...things.keys()], ["handboek.herkomst", "handboek.terugblik"]);
  assert.equal(things.get("handboek.terugblik"), '{"D1":{"done":"2027-01-01","expected":"","seen":"","keep":""}}');
  assert.equal(left.length, 2);
});

test("parts that miss one, are changed, or are of two wholes make nothing", async () => {
  const long = writeAlong(new Map([["handboek.terugblik", JSON.stringify({ D1: { seen: Array.from({ length: 400 }, (_, at) => (at * 7919) % 9973).join(" ") } })]]));
  const parts = findParts((await partsOf(long)).join(" "));
  assert.ok(parts.length > 1);
  await assert.rejects(joined(parts.slice(1)), AlongError);
  await assert.rejects(joined(parts.map((part, at) => (at ? part : { ...part, data: `${part.data.slice(0, -4)}AAAA` }))), AlongError);
  const other = findParts((await partsOf(`${long} `)).join(" "));
  assert.equal(ofOneWhole([...other, parts[0]]).length, 1);
  for (const hostile of ["#deel=", "deel=00000000.z.9.3.AA", "deel=00000000.z.1.99.AA", "deel=xx", "deel=00000000.q.1.1.AA"]) assert.deepEqual(findParts(hostile), [], hostile);
  await assert.rejects(joined(findParts("deel=00000000.z.1.1.AAAA")), AlongError);
});

test("what deflates to more than a file may hold is refused", async () => {
  const bomb = (await partsOf("0".repeat(30_000_000))).join(" ");
  const parts = findParts(bomb);
  if (parts.length) await assert.rejects(joined(parts), AlongError);
  const [first] = findParts((await partsOf("0".repeat(2_500_000))).slice(0, 1).join(" "));
  assert.ok(first);
  await assert.rejects(joined(ofOneWhole(findParts((await partsOf("0".repeat(2_500_000))).join(" ")))), AlongError);
});

test("what a later edition keeps is not lost to an older one: it stays as it is and is told, the rest comes", () => {
  const later = '{"version":2,"boeken":[]}';
  for (const { id, version } of KEPT_THINGS.filter(({ key }) => key.startsWith("handboek."))) {
    const items = new Map([[id, later]]);
    const { isKept, later: told } = replaceThings(new Map([...KEPT_THINGS.map((thing) => [thing.id, "{}"]), [id, null]]), () => storage(items), BASE);
    assert.deepEqual([isKept, told.map((thing) => thing.id), items.get(id), items.size, version], [true, [id], later, KEPT_THINGS.length, 1]);
    assert.deepEqual(laterThings(() => storage(items), BASE), told);
    assert.equal(told[0].clean(later), null);
  }
});

test("when one thing does not fit, all of them stay as they were", () => {
  const kept = storage(new Map([["handboek.mijn-checklist", "oud"]]));
  const full = { ...kept, setItem: (key, value) => { if (key === "handboek.jaarplan") throw new Error("QuotaExceededError"); kept.setItem(key, value); } };
  assert.equal(replaceThings(new Map([["handboek.mijn-checklist", "{}"], ["handboek.jaarplan", "{}"]]), () => full, BASE).isKept, false);
  assert.deepEqual([...kept.items], [["handboek.mijn-checklist", "oud"]]);
});

test("wiping all takes away whatever is kept here, and leaves the colours that were chosen on another site of the host", () => {
  const ours = [...KEPT_THINGS.map((thing) => keyOf(thing, BASE)), ...STAYING_KEYS];
  const others = ["/ander-boek/.__palette", "/.__palette", "van-een-ander"];
  const items = new Map([...ours, ...others].map((key) => [key, "{}"]));
  wipeThings(() => storage(items), BASE);
  assert.deepEqual([...items.keys()], others);
  wipeThings(() => { throw new Error("SecurityError"); }, BASE);
});

test("every name under which this handbook keeps something has its row, or stays on its device", () => {
  const folder = new URL("../src/", import.meta.url);
  const names = readdirSync(folder).flatMap((file) => readFileSync(new URL(file, folder), "utf8").match(/(?<=KEY = ")handboek\.[\w.-]+(?=")/g) ?? []);
  const rows = [...KEPT_THINGS.map(({ key }) => key), ...STAYING_KEYS];
  assert.ok(names.length > 4);
  for (const name of names) assert.ok(rows.includes(name), name);
  assert.equal(keyOf(KEPT_THINGS.find(({ id }) => id === "kleuren"), BASE), "/boek/.__palette");
});
