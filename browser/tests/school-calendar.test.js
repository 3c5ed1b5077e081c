import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayIn, dayNumber, easter, freeTimes, holidaysOf, meetings, mondayOf, publicHolidays, schoolWeeks, schoolYearOf, textOf, weekNumber, weekdayOf } from "../src/school-calendar.js";

const YEAR = fc.integer({ min: 1980, max: 2200 });
const DAY = fc.integer({ min: dayIn(1975, 1, 1), max: dayIn(2200, 1, 1) });
const REGION = fc.constantFrom("noord", "midden", "zuid");
const holiday = (name, first, last) => ({ name, days: Object.fromEntries(["noord", "midden", "zuid"].map((region) => [region, [dayNumber(first), dayNumber(last)]])) });
const YEARS = new Map([
  [2025, [holiday("Zomervakantie", "2026-07-18", "2026-08-30")]],
  [2026, [holiday("Herfstvakantie", "2026-10-17", "2026-10-25"), holiday("Zomervakantie", "2027-07-17", "2027-08-29")]],
]);

test("a day and its text tell the same, on leap years and at the ends of months too", () => {
  fc.assert(fc.property(DAY, (day) => assert.equal(dayNumber(textOf(day)), day)));
  assert.equal(textOf(dayNumber("2028-02-28") + 1), "2028-02-29");
  assert.equal(textOf(dayNumber("2027-02-28") + 1), "2027-03-01");
  for (const none of ["2027-02-29", "2027-13-01", "2027-00-10", "", "27-1-1", "2027-1-1", "2027-01-01T00"]) assert.ok(Number.isNaN(dayNumber(none)), none);
});

test("a day of the week is that of the clock, and seven days further it is the same", () => {
  fc.assert(
    fc.property(DAY, (day) => {
      assert.equal(weekdayOf(day) % 7, new Date(day * 86_400_000).getUTCDay());
      assert.equal(weekdayOf(day + 7), weekdayOf(day));
      assert.equal(weekdayOf(mondayOf(day)), 1);
    }),
  );
});

test("weeks are numbered as calendars do", () => {
  // From the examples of ISO 8601, and years with 53 weeks.
  const known = { "2005-01-01": 53, "2005-01-03": 1, "2007-12-31": 1, "2008-12-29": 1, "2010-01-03": 53, "2026-12-31": 53, "2027-01-03": 53, "2027-01-04": 1, "2028-01-01": 52, "2026-09-01": 36 };
  for (const [day, week] of Object.entries(known)) assert.equal(weekNumber(dayNumber(day)), week, day);
  fc.assert(
    fc.property(DAY, (day) => {
      const [week, next] = [weekNumber(day), weekNumber(day + 7)];
      assert.ok(week >= 1 && week <= 53);
      assert.ok(next === week + 1 || (next === 1 && week >= 52));
      assert.equal(weekNumber(mondayOf(day) + 6), week);
    }),
  );
});

test("each week is in one school year, the last one of July and the first one of August too", () => {
  fc.assert(
    fc.property(YEAR, (year) => {
      const [weeks, next] = [schoolWeeks(year), schoolWeeks(year + 1)];
      assert.ok(weeks.length === 52 || weeks.length === 53);
      assert.equal(next[0], weeks[weeks.length - 1] + 7);
      for (const monday of weeks) {
        assert.equal(weekdayOf(monday), 1);
        assert.equal(schoolYearOf(monday + 6), year);
      }
    }),
  );
  // In this year both ends are in a week 31: a number alone would not tell them apart.
  const weeks = schoolWeeks(2024);
  assert.deepEqual([weekNumber(weeks[0]), weekNumber(weeks[weeks.length - 1]), weeks.length], [31, 31, 53]);
});

test("Easter and what goes with it fall as published", () => {
  const known = { 2024: "2024-03-31", 2025: "2025-04-20", 2026: "2026-04-05", 2027: "2027-03-28", 2028: "2028-04-16", 2038: "2038-04-25", 2285: "2285-03-22" };
  for (const [year, day] of Object.entries(known)) assert.equal(textOf(easter(Number(year))), day);
  fc.assert(fc.property(YEAR, (year) => assert.equal(weekdayOf(easter(year)), 7)));
  const days = Object.fromEntries(publicHolidays(2026).map(({ name, first }) => [name, textOf(first)]));
  assert.equal(days.Hemelvaartsdag, "2027-05-06");
  assert.equal(days["Tweede pinksterdag"], "2027-05-17");
  // The 27th is a Sunday.
  assert.equal(Object.fromEntries(publicHolidays(2024).map(({ name, first }) => [name, textOf(first)])).Koningsdag, "2025-04-26");
});

test("no meeting is on a free day, whatever the year, region, day and rhythm, known holidays or not", () => {
  fc.assert(
    fc.property(YEAR, REGION, fc.integer({ min: 1, max: 5 }), fc.constantFrom(1, 2, 4), (year, region, weekday, every) => {
      const free = freeTimes(year, region, YEARS);
      const found = meetings({ year, weekday, every }, free);
      assert.ok(found.length > 5);
      const weeks = schoolWeeks(year);
      for (const [at, { day, place, number }] of found.entries()) {
        assert.equal(number, at + 1);
        assert.equal(weekdayOf(day), weekday);
        assert.equal(weeks[place - 1], mondayOf(day));
        assert.ok(!free.some(({ first, last }) => first <= day && day <= last), textOf(day));
      }
      for (const [at, one] of found.slice(1).entries()) assert.ok(one.day > found[at].day);
    }),
  );
});

test("every other week stays every other week: a holiday or a free day of one's own moves no other meeting", () => {
  fc.assert(
    fc.property(fc.constantFrom(2, 4), fc.integer({ min: 1, max: 5 }), fc.array(fc.integer({ min: dayNumber("2026-08-01"), max: dayNumber("2027-07-31") })), (every, weekday, off) => {
      const free = freeTimes(2026, "midden", YEARS);
      const closed = off.map((day) => ({ name: "Eigen vrije dag", first: day, last: day }));
      const days = (own) => meetings({ year: 2026, weekday, every }, free, own).map(({ day }) => day);
      assert.deepEqual(days(closed), days([]).filter((day) => !off.includes(day)));
      for (const day of days([])) assert.equal((day - days([])[0]) % (every * 7), 0);
    }),
  );
});

test("a school year knows the end of the summer before it, and its own autumn", () => {
  assert.deepEqual(holidaysOf(2026, "midden", YEARS).map(({ name, last }) => [name, textOf(last)]), [
    ["Zomervakantie", "2026-08-30"], ["Herfstvakantie", "2026-10-25"], ["Zomervakantie", "2027-08-29"],
  ]);
  const found = meetings({ year: 2026, weekday: 2, every: 1 }, freeTimes(2026, "midden", YEARS));
  assert.equal(textOf(found[0].day), "2026-09-01");
  assert.equal(textOf(found[found.length - 1].day), "2027-07-13");
  assert.ok(!found.some(({ day }) => textOf(day) === "2026-10-20"));
});
