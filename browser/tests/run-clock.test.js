import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { beatsOf, begun, countdown, inWords, leftInWords, readRun, viewOf, wentTo, withMore } from "../src/run-clock.js";
import { clock, schedule } from "../src/plan-clock.js";
import { emptyPlan, newItem } from "../src/plan.js";
import { readParts } from "../src/plan-parts.js";

const STEPS = [{ title: "Eén", text: "", minutes: 10 }, { title: "Twee", text: "", minutes: 30 }];
const KNOWN = readParts({ parts: [{ code: "F4", minutes: 40, steps: STEPS }, { code: "D1", minutes: 20, steps: [{ text: "Vraag" }] }] });
const beats = (...items) => beatsOf(schedule({ ...emptyPlan(), start: 600, items }, KNOWN));
const MINUTE = 60_000;

test("steps with minutes share the time that the plan gives their part", () => {
  assert.deepEqual(
    beats(newItem("F4", 20), newItem("D1")).map(({ row, step, start, minutes }) => [row, step, start, minutes]),
    [[0, 0, 600, 5], [0, 1, 605, 15], [1, -1, 620, 20]],
  );
});

test("the beats of any part take its minutes together", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), (minutes) => {
      const sum = beats(newItem("F4", minutes)).reduce((total, beat) => total + beat.minutes, 0);
      assert.ok(Math.abs(sum - minutes) < 1e-6);
    }),
  );
});

test("who starts late hears how far behind, and gains it back by going on early", () => {
  const all = beats(newItem("F4"), newItem("D1"));
  const run = begun(all, 0, 607);
  assert.equal(viewOf(run, all, 0, 607).behind, 7);
  const next = wentTo(run, 1, all, 3 * MINUTE);
  assert.equal(viewOf(next, all, 3 * MINUTE, 610).behind, 0);
  assert.equal(viewOf(withMore(next, 5), all, 3 * MINUTE, 610).behind, 5);
  assert.equal(viewOf(next, all, 3 * MINUTE, 610).end, 660);
});

test("who starts at quite another time has the schedule move along", () => {
  const all = beats(newItem("D1"));
  const run = begun(all, 0, 1200);
  assert.equal(viewOf(run, all, 0, 1200).behind, 0);
  assert.equal(viewOf(run, all, 0, 1200).end, 1220);
  assert.equal(begun(all, 0, 599).shift, 0);
});

/** Who runs late before a fixed lunch would be told an end that is too late, or who is early one that cannot be. */
test("a fixed time takes up what one is behind or ahead, and what comes next is never told at a time that is past", () => {
  const lunch = { ...newItem("pauze", 45), fixed: 720 };
  const all = beats(newItem("D1"), newItem("eigen", 75), lunch, newItem("D1")); // 25 minutes are left before lunch
  const view = (start, at = 0) => viewOf(wentTo(begun(all, 0, start), at, all, 0), all, 0, start);
  const told = ({ behind, next, end }) => [behind, clock(next), clock(end)];
  assert.deepEqual(told(view(600)), [0, "10:20", "13:05"]);
  assert.deepEqual(told(view(620)), [20, "10:40", "13:05"]);
  assert.deepEqual(told(view(630)), [30, "10:50", "13:10"]);
  assert.deepEqual(told(view(580)), [-20, "10:00", "13:05"]);
  assert.deepEqual(told(view(620, 1)), [0, "12:00", "13:05"]);
  assert.deepEqual(told(view(1200)), [0, "20:20", "23:05"]);
  const slow = viewOf(begun(all, 0, 600), all, 30 * MINUTE, 630);
  assert.equal(clock(slow.next), "10:30");
});

test("colour and words warn before the time is up, and say by how much it is over", () => {
  const all = beats(newItem("D1"));
  const run = begun(all, 0, 600);
  const phase = (minutes) => viewOf(run, all, minutes * MINUTE, 600 + minutes);
  assert.deepEqual([0, 15, 16, 20, 23].map((at) => phase(at).phase), ["ruim", "ruim", "bijna", "voorbij", "voorbij"]);
  assert.equal(leftInWords(phase(18)), "Nog 2 minuten: rond af");
  assert.equal(leftInWords(phase(23)), "3 minuten over de tijd: ga verder");
  assert.deepEqual([245_000, 1000, 0, -90_000].map(countdown), ["4:05", "0:01", "0:00", "+1:30"]);
});

test("ahead and behind are said in words", () => {
  assert.deepEqual([0.2, 1, -4, -125].map(inWords), ["Op schema", "1 minuut achter op het schema", "4 minuten voor op het schema", "2 uur en 5 minuten voor op het schema"]);
});

test("after the last step all is done, and whatever a storage held is a run or none", () => {
  const all = beats(newItem("D1"));
  assert.equal(viewOf(wentTo(begun(all, 0, 600), 9, all, 0), all, 0, 610).isOver, true);
  for (const text of ["null", "{}", '{"at":-1,"since":0,"more":0,"shift":0}', '{"at":"1"}', "[]"]) assert.equal(readRun(JSON.parse(text)), null);
  const run = { at: 1, since: 2, more: 5, shift: 0 };
  assert.deepEqual(readRun(JSON.parse(JSON.stringify(run))), run);
});
