import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { isDay } from "../src/calendar-day.js";
import { reviewCalendar } from "../src/looking-back-calendar.js";
import { differences, lookingBackJson, readLookingBackJson } from "../src/looking-back-file.js";
import { LookingBackStore, readLookingBack, weeksAfter } from "../src/looking-back-store.js";
import { readRounds } from "../src/team-check-rounds.js";

const day = fc.date({ min: new Date("1999-12-31T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true }).map((one) => one.toISOString().slice(0, 10));
const entry = fc.record({ done: fc.oneof(day, fc.constant("")), expected: fc.string(), seen: fc.string(), keep: fc.string() }, { noNullPrototype: true }).filter((one) => Object.values(one).some(Boolean));
const code = fc.tuple(fc.constantFrom("D", "O", "L", "G", "A", "S", "F", "P"), fc.integer({ min: 1, max: 9999 })).map(([letter, number]) => `${letter}${number}`);
const all = fc.dictionary(code, entry, { maxKeys: 20, noNullPrototype: true });

/** A storage in memory. */
function storage() {
  const held = new Map();
  return { getItem: (key) => held.get(key) ?? null, setItem: (key, text) => held.set(key, text), removeItem: (key) => held.delete(key) };
}

test("what is kept, and what a file holds, is read as it was written", () => {
  fc.assert(
    fc.property(all, (found) => {
      const kept = storage();
      new LookingBackStore(() => kept).replace(found);
      assert.deepEqual(new LookingBackStore(() => kept).all(), found);
      assert.deepEqual(readLookingBackJson(lookingBackJson(found)), found);
    }),
  );
});

test("anything else in the storage or in a file is left out, without an error", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      for (const [name, one] of Object.entries(readLookingBack(text))) {
        assert.match(name, /^[A-Z][1-9]\d{0,3}$/);
        assert.deepEqual(Object.keys(one), ["done", "expected", "seen", "keep"]);
      }
      assert.equal(readLookingBackJson(text), null);
    }),
  );
  const odd = { D1: { done: "2026-02-31", seen: 3, keep: "Ja." }, d1: { keep: "Nee." }, D2: null, __proto__: { keep: "x" } };
  assert.deepEqual(readLookingBack(JSON.stringify(odd)), { D1: { done: "", expected: "", seen: "", keep: "Ja." } });
});

test("a storage that refuses costs only that nothing is kept", () => {
  const store = new LookingBackStore(() => {
    throw new Error("refused");
  });
  store.set("D1", { done: "2026-11-29", expected: "", seen: "Iets.", keep: "" });
  assert.equal(store.isKept, false);
  assert.equal(store.get("D1")?.seen, "Iets.");
  store.wiped();
  assert.deepEqual(store.all(), {});
});

test("the day to look back is the same day of the week, so many weeks later", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 60 }), (from, weeks) => {
      const found = weeksAfter(from, weeks);
      assert.ok(isDay(found));
      assert.equal((Date.parse(found) - Date.parse(from)) / 86_400_000, 7 * weeks);
    }),
  );
  assert.equal(weeksAfter("2026-02-30", 1), "");
});

test("a file tells what it would bring before it is taken over", () => {
  const one = { done: "2026-11-02", expected: "", seen: "A", keep: "" };
  const found = differences({ D1: one, D2: one }, { D1: { ...one }, D2: { ...one, seen: "B" }, D3: one });
  assert.deepEqual(found, { added: ["D3"], replaced: ["D2"], same: ["D1"] });
});

test("rounds of the team check hold sums, and whatever else was kept is left out", () => {
  const round = { date: "2026-05-11", edition: 1, members: 7, counts: [[0, 0, 6, 1, 0]] };
  const read = (rounds) => readRounds(JSON.stringify({ version: 1, rounds }));
  assert.deepEqual(read([round, { ...round, date: "2026-11-29" }]).map(({ date }) => date), ["2026-11-29", "2026-05-11"]);
  assert.deepEqual(read([{ ...round, counts: [[8, 0, 0, 0, 0]] }, { ...round, counts: [[1]] }, { ...round, date: "x" }, null, 3]), []);
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => assert.ok(Array.isArray(readRounds(text)))));
});

test("the day to ask comes back in a calendar under the same name, without what one wrote down", () => {
  const review = { code: "D1", title: "Op de agenda", day: "2026-12-14", question: "Wat is er, sindsdien, anders?", page: "https://handboek.example/d1/", all: "https://handboek.example/terugkijken/", now: new Date("2026-11-29T12:00:00Z") };
  const events = (one) => new ICAL.Component(ICAL.parse(reviewCalendar(one))).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  const [first] = events(review);
  const [second] = events({ ...review, day: "2027-01-04", now: new Date("2026-11-30T12:00:00Z") });
  assert.equal(first.uid, "terugblik-D1@handboek.example");
  assert.equal(first.uid, second.uid);
  assert.ok(second.sequence > first.sequence);
  assert.deepEqual([first.startDate.isDate, first.startDate.toString(), first.summary], [true, "2026-12-14", "Terugkijken: D1 Op de agenda"]);
  assert.match(first.description, /^Wat is er, sindsdien, anders\?\n\nZo pak je het aan: https:\/\/handboek\.example\/d1\/\n/);
  assert.equal(first.component.getFirstSubcomponent("valarm").getFirstPropertyValue("trigger").toSeconds(), 8 * 3600);
});
