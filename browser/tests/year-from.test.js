import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayNumber, textOf } from "../src/school-calendar.js";
import { readYearAddress, writeYearAddress } from "../src/year-address.js";
import { yearCalendar } from "../src/year-calendar.js";
import { begun, settled, weeksBefore, weeksOfDone } from "../src/year-from.js";
import { YearParts } from "../src/year-parts.js";
import { emptyYearPlan, forYear, newEntry, readYearPlan, withEntries, withEntry } from "../src/year-plan.js";
import { propose } from "../src/year-proposal.js";

const days = (first, last) => ({ noord: [first, last], midden: [first, last], zuid: [first, last] });
const KNOWN = new YearParts({
  parts: [
    { code: "D1", title: "Agenda", minutes: 30, times: 4, isForTeam: true },
    { code: "D3", title: "Oefen", minutes: 30, times: 10, isForTeam: true },
    { code: "G5", title: "Benoem", minutes: 5, times: 40, isForTeam: true },
    { code: "L6", title: "Terug", minutes: 60, times: 1, isForTeam: true },
  ],
  years: [
    { year: 2025, holidays: [{ name: "Zomervakantie", ...days("2026-07-18", "2026-08-30") }] },
    { year: 2026, holidays: [{ name: "Herfstvakantie", ...days("2026-10-17", "2026-10-25") }, { name: "Zomervakantie", ...days("2027-07-17", "2027-08-29") }] },
  ],
});
const NOVEMBER = dayNumber("2026-11-30");
const daysOf = (plan, code) => propose(plan, KNOWN).rows.find(({ part }) => part.code === code).meetings.map(({ day }) => textOf(day));
const added = (plan, codes, today) => withEntries(settled(plan, KNOWN, today), codes.map((code) => newEntry(code)));

test("what one adds in November is planned from that day on, and the link says so: before, it stood in September", () => {
  const plan = added(emptyYearPlan(2026), ["D1", "L6", "G5"], NOVEMBER);
  for (const code of ["D1", "L6"]) for (const day of daysOf(plan, code)) assert.ok(day >= "2026-11-30", `${code} ${day}`);
  assert.equal(daysOf(plan, "D1").length, 4);
  const { weekly, times } = propose(plan, KNOWN).rows[2];
  assert.deepEqual([textOf(weekly[0].day), times], ["2026-12-01", weekly.length]);
  assert.match(writeYearAddress(plan, KNOWN), /&v=1130$/);
  assert.deepEqual(readYearAddress(writeYearAddress(plan, KNOWN), KNOWN, 2026).plan, plan);
  const calendar = yearCalendar({ plan, proposal: propose(plan, KNOWN), address: "https://x.example/", site: "https://x.example/", now: new Date() });
  for (const [, day] of calendar.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)) assert.ok(day >= "20261130", day);
});

test("a link that one kept, without that day, plans the whole school year, as it did", () => {
  const { plan } = readYearAddress("?j=2026&i=D1", KNOWN, 2026);
  assert.equal(plan.from, null);
  assert.deepEqual(daysOf(plan, "D1"), ["2026-10-06", "2026-12-22", "2027-03-09", "2027-05-25"].map((day, at) => daysOf(readYearPlan({ year: 2026, entries: [newEntry("D1")] }), "D1")[at]));
  assert.ok(daysOf(plan, "D1")[0] < "2026-11-30");
});

test("a plan for a coming year begins at its beginning, and so does a copy", () => {
  const plan = added(emptyYearPlan(2027), ["D1"], NOVEMBER);
  assert.equal(plan.from, null);
  assert.equal(forYear(added(emptyYearPlan(2026), ["D1"], NOVEMBER), 2027).from, null);
  assert.equal(begun(emptyYearPlan(2025), KNOWN, NOVEMBER).from, null);
});

test("a plan does not move as weeks go by, nor when one adds to it later; what is added comes from then on", () => {
  fc.assert(
    fc.property(fc.integer({ min: dayNumber("2026-08-03"), max: dayNumber("2027-05-01") }), fc.integer({ min: 0, max: 60 }), fc.subarray(["D1", "L6", "G5"], { minLength: 1 }), (first, later, codes) => {
      const before = added(readYearPlan({ year: 2026, hours: 40 }), codes, first);
      const after = added(before, ["D3"], first + later);
      const isUnderWay = propose(before, KNOWN).meetings.some(({ day }) => day < first + later && day >= (before.from ? dayNumber(before.from) : 0));
      if (isUnderWay) for (const code of codes) assert.deepEqual(daysOf(after, code), daysOf(before, code));
      for (const day of daysOf(after, "D3")) assert.ok(!after.from || day >= after.from);
      const weekly = (plan) => propose(plan, KNOWN).rows.filter(({ state }) => state === "weekly").map((row) => row.weekly);
      if (isUnderWay) assert.deepEqual(weekly(after), weekly(before));
    }),
  );
});

test("what one chose by hand stays; done more often from November on, what is over stays too", () => {
  const chosen = readYearPlan({ year: 2026, entries: [{ ...newEntry("D1"), weeks: [7, 20, 30, 40] }] });
  assert.deepEqual(daysOf(added(chosen, ["L6"], NOVEMBER), "D1"), daysOf(chosen, "D1"));
  const old = readYearPlan({ year: 2026, entries: [newEntry("D1")] });
  const [row] = propose(old, KNOWN).rows;
  const more = withEntry(settled(old, KNOWN, NOVEMBER), "D1", { times: 6, weeks: weeksBefore(row, NOVEMBER) });
  const over = daysOf(old, "D1").filter((day) => day < "2026-11-30");
  assert.deepEqual(daysOf(more, "D1").filter((day) => day < "2026-11-30"), over);
  assert.equal(daysOf(more, "D1").length, 6);
});

test("what was looked back upon keeps its week, and the rest of it is planned from now on", () => {
  const weeks = weeksOfDone("2026-10-05", 2026);
  const plan = withEntries(settled(emptyYearPlan(2026), KNOWN, NOVEMBER), [{ ...newEntry("D1"), weeks }]);
  const [first, ...rest] = daysOf(plan, "D1");
  assert.equal(first, "2026-10-06");
  assert.equal(rest.length, 3);
  for (const day of rest) assert.ok(day >= "2026-11-30");
  assert.deepEqual([weeksOfDone("2026-06-05", 2026), weeksOfDone(undefined, 2026)], [null, null]);
});

test("at the end of a school year no meeting is left: what one adds says that it does not fit", () => {
  const [row] = propose(added(emptyYearPlan(2026), ["D1"], dayNumber("2027-07-16")), KNOWN).rows;
  assert.deepEqual([row.state, row.isTooMuch, row.times], ["not-now", true, 0]);
});

test("a day to plan from that one chose before anything else counts", () => {
  const plan = added(readYearPlan({ year: 2026, from: "2026-09-15" }), ["D1"], NOVEMBER);
  assert.equal(plan.from, "2026-09-15");
  for (const from of ["2026-07-31", "2027-08-01", "x", 3]) assert.equal(readYearPlan({ year: 2026, from }).from, null, String(from));
});
