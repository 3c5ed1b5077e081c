import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { schoolWeeks, textOf } from "../src/school-calendar.js";
import { readYearAddress, writeYearAddress } from "../src/year-address.js";
import { YearParts } from "../src/year-parts.js";
import { WEEKLY, emptyYearPlan, newEntry, readYearPlan, withEntries } from "../src/year-plan.js";
import { movedMeeting, propose } from "../src/year-proposal.js";
import { doneMeeting, months } from "../src/year-row.js";
import { YEARS_KEY, YearStore, readYears } from "../src/year-store.js";

const days = (first, last) => ({ noord: [first, last], midden: [first, last], zuid: [first, last] });
const KNOWN = new YearParts({
  parts: [
    { code: "D1", title: "Agenda", minutes: 30, times: 4, isForTeam: true },
    { code: "D2", title: "Vorm", minutes: 30, times: 10, isForTeam: true },
    { code: "D7", title: "Doelen", minutes: 60, times: 1, isForTeam: true },
    { code: "G2", title: "Spanning", minutes: 15, times: 40 },
    { code: "G5", title: "Benoem", minutes: 5, times: 40, isForTeam: true },
    { code: "L2", title: "Merk op", minutes: 15, times: 0 },
    { code: "L6", title: "Terug", minutes: 60, times: 4, isForTeam: true },
  ],
  several: [{ code: "A5", entries: [{ code: "D1", times: 4 }, { code: "L6", times: 1 }, { code: "X9" }] }],
  retired: [{ code: "G7", instead: ["G5"] }],
  years: [
    { year: 2025, holidays: [{ name: "Zomervakantie", ...days("2026-07-18", "2026-08-30") }, { name: "stuk", noord: ["x"] }] },
    { year: 2026, holidays: [{ name: "Herfstvakantie", ...days("2026-10-17", "2026-10-25") }, { name: "Zomervakantie", ...days("2027-07-17", "2027-08-29") }] },
  ],
});
const CODES = [...KNOWN.parts.keys()];
const ENTRY = fc.record({ code: fc.constantFrom(...CODES), times: fc.option(fc.integer({ min: 0, max: WEEKLY })), isNotNow: fc.boolean(), weeks: fc.option(fc.array(fc.integer({ min: -3, max: 60 }), { maxLength: 12 })) });
const MONTH_DAY = fc.integer({ min: 0, max: 360 }).map((at) => textOf(20_667 + at)); // from August 2026
const PLAN = fc
  .record({
    year: fc.constant(2026),
    region: fc.constantFrom("noord", "midden", "zuid"),
    weekday: fc.integer({ min: 1, max: 5 }),
    every: fc.constantFrom(1, 2, 4),
    start: fc.option(fc.integer({ min: 0, max: 1439 })),
    hours: fc.integer({ min: 1, max: 80 }),
    title: fc.string({ unit: "grapheme", maxLength: 60 }),
    entries: fc.array(ENTRY, { maxLength: 12 }),
    closed: fc.array(fc.tuple(MONTH_DAY, MONTH_DAY), { maxLength: 6 }),
    from: fc.option(MONTH_DAY),
  })
  .map((found) => readYearPlan(found));
const of = (codes, more = {}) => readYearPlan({ ...emptyYearPlan(2026), entries: codes.map((code) => newEntry(code)), ...more });
const read = (search) => readYearAddress(search, KNOWN, 2026);

test("an address holds a whole plan: writing and reading give the same", () => {
  fc.assert(
    fc.property(PLAN, (plan) => {
      const there = writeYearAddress(plan, KNOWN);
      const back = read(there).plan;
      const usual = (one) => ({ ...one, entries: one.entries.map((entry) => ({ ...entry, times: KNOWN.timesOf(entry) })) });
      assert.deepEqual(usual(back), usual(plan));
      assert.equal(writeYearAddress(back, KNOWN), there);
    }),
  );
});

test("the short address of a trainer gives a plan; what holds others stands for those", () => {
  const { plan, unknown } = read("?j=2026&i=D1.D7.A5");
  assert.deepEqual([plan.year, plan.entries.map(({ code, times }) => [code, times])], [2026, [["D1", null], ["D7", null], ["L6", 1]]]);
  assert.deepEqual(unknown, []);
});

test("what an old or hostile address names is told, and the rest is there", () => {
  const { plan, unknown, replaced } = read("?j=2026&i=d1-3.G7.Z9.<b>.L6-x&u=1e9&r=oost&o=9&f=3&b=2599&w=D1-99-2.Q-1&d=1301.0230.1005");
  assert.deepEqual(plan.entries.map(({ code, times, weeks }) => [code, times, weeks]), [["D1", 3, [2]], ["G5", null, null], ["L6", null, null]]);
  assert.deepEqual([unknown, replaced], [["Z9", "B"], [["G7", ["G5"]]]]);
  assert.deepEqual([plan.hours, plan.region, plan.weekday, plan.every, plan.start, plan.closed], [12, "midden", 2, 1, null, [["2026-10-05", "2026-10-05"]]]);
});

test("no address breaks the plan", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(..."jirofbunwdvt"), fc.string({ unit: "binary", maxLength: 80 })), fc.string(), (query, rest) => {
      const { plan } = read(`?${new URLSearchParams(query)}&${rest}`);
      const proposal = propose(plan, KNOWN);
      assert.ok(proposal.minutes >= 0);
      assert.deepEqual(read(writeYearAddress(plan, KNOWN)).plan.closed, plan.closed);
    }),
  );
  assert.ok(read(`?i=${"D1.".repeat(1e5)}&w=${"1-".repeat(1e5)}`).plan.entries.length === 1);
});

test("a proposal keeps to the limit, and says of the rest that it is not for now", () => {
  fc.assert(
    fc.property(PLAN, (plan) => {
      const { rows, minutes, meetings, free } = propose(plan, KNOWN);
      assert.ok(minutes <= plan.hours * 60);
      assert.equal(minutes, rows.filter(({ state }) => state !== "not-now").reduce((sum, row) => sum + row.minutes, 0));
      assert.equal(rows.length, plan.entries.length);
      for (const row of rows) {
        assert.equal(row.meetings.length, row.state === "planned" ? row.times : 0, row.part.code);
        assert.equal(new Set(row.meetings.map(({ place }) => place)).size, row.meetings.length);
        for (const [at, meeting] of row.meetings.entries()) {
          assert.ok(meetings.includes(meeting));
          assert.ok(at === 0 || meeting.day > row.meetings[at - 1].day);
          assert.ok(!free.some(({ first, last }) => first <= meeting.day && meeting.day <= last));
        }
      }
    }),
  );
});

test("what comes back is spread over the year, what is done once stands in the order of the plan", () => {
  const { rows, meetings } = propose(of(["D1", "D7"]), KNOWN);
  const at = rows[0].meetings.map(({ number }) => number / meetings.length);
  assert.equal(at.length, 4);
  for (const [place, part] of at.entries()) assert.ok(part > place / 4 && part <= (place + 1) / 4, String(at));
  const once = propose(readYearPlan({ year: 2026, entries: [newEntry("D7"), newEntry("L6", 1), newEntry("D2", 1)] }), KNOWN).rows.map((row) => row.meetings[0].day);
  assert.deepEqual(once, [...once].sort((one, other) => one - other));
});

test("each week and when it is needed take no meeting; one to one takes no time of the team", () => {
  const { rows, minutes } = propose(of(["G5", "G2", "L2"]), KNOWN);
  assert.deepEqual(rows.map(({ state, meetings }) => [state, meetings.length]), [["weekly", 0], ["weekly", 0], ["when-needed", 0]]);
  assert.equal(minutes, rows[0].times * 5);
  assert.ok(rows[0].times > 30 && rows[0].times <= 40);
});

test("the limit holds what comes first; more is for another year until one raises the limit", () => {
  const codes = ["D2", "L6", "G5", "D7"];
  const states = (hours) => propose(of(codes, { hours }), KNOWN).rows.map(({ state, isTooMuch }) => (isTooMuch ? "te veel" : state));
  assert.deepEqual(states(13), ["planned", "planned", "weekly", "te veel"]);
  assert.deepEqual(states(20), ["planned", "planned", "weekly", "planned"]);
});

test("a meeting moves to the next one that is free, never onto another and never off the year", () => {
  fc.assert(
    fc.property(PLAN, fc.nat(), fc.constantFrom(1, -1), (plan, which, way) => {
      const { rows, meetings } = propose(plan, KNOWN);
      const row = rows.filter((one) => one.meetings.length)[which % 3];
      if (!row) return;
      const at = which % row.meetings.length;
      const weeks = movedMeeting(row, at, way, meetings);
      if (!weeks) return;
      assert.equal(new Set(weeks).size, row.meetings.length);
      const moved = propose({ ...plan, entries: plan.entries.map((entry) => (entry.code === row.part.code ? { ...entry, weeks } : entry)) }, KNOWN);
      const after = moved.rows.find((one) => one.part.code === row.part.code);
      assert.deepEqual(after.meetings.map(({ place }) => place), weeks);
    }),
  );
});

test("a week that one chose stays where there is school, also when free days come or meetings are fewer", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 7, max: 50 }), { minLength: 4, maxLength: 4 }), fc.constantFrom(1, 2, 4), MONTH_DAY, (weeks, every, off) => {
      const plan = readYearPlan({ year: 2026, every, closed: [[off, off]], entries: [{ code: "D1", weeks }] });
      const { rows, free } = propose(plan, KNOWN);
      const days = plan.entries[0].weeks.map((week) => schoolWeeks(2026)[week - 1] + 1);
      const found = rows[0].meetings.map(({ day }) => day);
      for (const day of days) assert.ok(found.includes(day) || free.some(({ first, last }) => first <= day && day <= last), textOf(day));
    }),
  );
});

test("whatever a storage holds, plans come out; the same plan comes back", () => {
  for (const text of [null, "", "{", "3", "[]", '{"version":1}', '{"version":2,"plans":[]}', '{"version":1,"plans":[3,null,{"year":"x"}]}']) assert.deepEqual(readYears(text), [], String(text));
  fc.assert(
    fc.property(PLAN, (plan) => {
      const kept = new Map();
      const store = new YearStore(() => ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }));
      store.keep(plan);
      assert.deepEqual(readYears(kept.get(YEARS_KEY)), [plan]);
    }),
  );
});

test("what one adds comes after what is there, once", () => {
  assert.deepEqual(withEntries(of(["D1"]), [newEntry("D1", 1), newEntry("L6")]).entries.map(({ code, times }) => [code, times]), [["D1", null], ["L6", null]]);
});

test("what was done ticks the nearest meeting of that school year, and the day to ask stands in its month", () => {
  const proposal = propose(of(["D1", "L2"]), KNOWN);
  const [row] = proposal.rows;
  const days = row.meetings.map(({ day }) => day);
  const marked = (done, ask) => new Map([["D1", { done: textOf(done), ask: textOf(ask) }], ["L2", { done: "2026-10-01", ask: "" }]]);
  const found = marked(days[1] + 3, days[1] + 3 + 42);
  assert.equal(doneMeeting(row, 2026, found), 1);
  assert.equal(doneMeeting(row, 2026, marked(days[1] - 365, days[1])), -1);
  assert.equal(doneMeeting(proposal.rows[1], 2026, found), -1);
  const lines = months(proposal, 2026, found).flatMap((month) => month.lines);
  assert.deepEqual(lines.filter(({ isDone }) => isDone).map(({ day }) => day), [days[1]]);
  assert.deepEqual(lines.filter(({ kind }) => kind === "ask").map(({ day, name }) => [day, name]), [[days[1] + 45, "D1 terugkijken: Agenda"]]);
  assert.equal(lines.length, months(proposal, 2026, new Map()).flatMap((month) => month.lines).length + 1);
});
