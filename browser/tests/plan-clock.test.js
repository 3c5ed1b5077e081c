import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clock, lengthInWords, lunchAfter, meetingsOf, readClock, schedule } from "../src/plan-clock.js";
import { emptyPlan, newItem } from "../src/plan.js";
import { readParts } from "../src/plan-parts.js";

const KNOWN = readParts({
  parts: [
    { code: "F4", title: "Kgotla", minutes: 60 },
    { code: "P7_1", title: "Openen", minutes: 40, meeting: "Kijken" },
    { code: "P7_2", title: "Voordoen", minutes: 50, meeting: "Kijken" },
    { code: "P7_3", title: "Doorvragen", minutes: 30, meeting: "Vragen" },
  ],
});
const plan = (start, ...items) => ({ ...emptyPlan(), start, items });
const rows = (...values) => schedule(plan(...values), KNOWN);

test("each item starts where the one before ends", () => {
  const found = rows(570, newItem("F4"), newItem("pauze", 15), newItem("F4", 45));
  assert.deepEqual(found.map((row) => [clock(row.start), clock(row.end)]), [["09:30", "10:30"], ["10:30", "10:45"], ["10:45", "11:30"]]);
});

/** Who plans around a lunch would miss how many minutes are left before it, or how late it really is. */
test("an item with a fixed time says how many minutes are left before it, or how late it starts", () => {
  const lunch = { ...newItem("pauze", 45), fixed: 720 };
  const [, early] = rows(600, newItem("F4"), lunch);
  assert.deepEqual([early.spare, clock(early.start)], [60, "12:00"]);
  const [, late, after] = rows(690, newItem("F4"), lunch, newItem("F4"));
  assert.deepEqual([late.spare, clock(late.start), clock(after.start)], [-30, "12:30", "13:15"]);
});

/** Who begins after noon, or plans more than fits before a fixed time, would read a total below zero or too small a one. */
test("the whole takes at least as long as its items together, whatever the fixed times", () => {
  const lunch = { ...newItem("pauze", 45), fixed: 720 };
  const total = (...values) => lengthInWords(meetingsOf(plan(...values), rows(...values)));
  assert.equal(total(810, lunch, newItem("pauze", 15)), "Samen 1 uur, klaar om 14:30");
  const own = [10, 60, 30, 15, 90, 60].map((minutes) => newItem("eigen", minutes));
  assert.equal(total(555, ...own, lunch, newItem("eigen", 30)), "Samen 5 uur en 40 minuten, klaar om 14:55");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.option(fc.integer({ min: 0, max: 1439 }))), { minLength: 1, maxLength: 9 }), (start, all) => {
      const found = rows(start, ...all.map(([minutes, fixed]) => ({ ...newItem("eigen", minutes), fixed })));
      assert.ok((found.at(-1)?.end ?? 0) - start >= all.reduce((sum, [minutes]) => sum + minutes, 0));
    }),
  );
});

/** Who adds a lunch to a plan that is not done by noon would have it pinned to a time that is past. */
test("a lunch that is added stands at noon only where the plan gets there in time", () => {
  const added = (...values) => lunchAfter(plan(...values), KNOWN).fixed;
  assert.deepEqual([added(600, newItem("F4")), added(660, newItem("F4")), added(675, newItem("F4")), added(810)], [720, 720, null, null]);
});

test("a meeting past midnight goes on the next day", () => {
  const [, second] = rows(1410, newItem("F4"), { ...newItem("F4"), fixed: 40 });
  assert.deepEqual([second.start, second.spare, clock(second.end)], [1480, 10, "01:40"]);
});

test("who sits longer than people can is told once, until there is a break", () => {
  const found = rows(540, newItem("F4"), newItem("F4"), newItem("F4"), newItem("pauze", 15), newItem("F4"));
  assert.deepEqual(found.map((row) => row.unbroken), [0, 120, 0, 0, 0]);
});

test("each meeting of a series begins on its own clock, and what is put in belongs to the one before", () => {
  const items = [newItem("eigen"), newItem("P7_1"), newItem("P7_2"), newItem("pauze"), newItem("P7_3"), { ...newItem("F4"), day: "2027-03-16", fixed: 600 }, newItem("F4")];
  const whole = plan(930, ...items);
  const found = schedule(whole, KNOWN);
  const meetings = meetingsOf(whole, found);
  assert.deepEqual(meetings.map(({ title, date, start, end }) => [title, date, clock(start), clock(end)]), [
    ["Kijken", "", "15:30", "17:25"],
    ["Vragen", "", "15:30", "16:00"],
    ["", "2027-03-16", "10:00", "12:00"],
  ]);
  assert.deepEqual(found.map((row) => row.unbroken), [0, 0, 100, 0, 0, 0, 120]);
  assert.equal(lengthInWords(meetings), "3 bijeenkomsten, samen 4 uur en 25 minuten");
});

test("without fixed times the whole takes as long as its items together", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1 }), (start, all) => {
      const found = rows(start, ...all.map((minutes) => newItem("eigen", minutes)));
      assert.equal((found.at(-1)?.end ?? 0) - start, all.reduce((sum, one) => sum + one, 0));
    }),
  );
});

test("any time of day that is shown is read back", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1439 }), (time) => assert.equal(readClock(clock(time)), time)));
  assert.deepEqual(["", "24:00", "9.30", "12:60"].map(readClock), [null, null, null, null]);
});
