import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import { textOf } from "../src/school-calendar.js";
import { yearCalendar } from "../src/year-calendar.js";
import { YearParts } from "../src/year-parts.js";
import { newEntry, readYearPlan } from "../src/year-plan.js";
import { movedMeeting, propose } from "../src/year-proposal.js";
import { yearWorkbook } from "../src/year-workbook.js";

const days = (first, last) => ({ noord: [first, last], midden: [first, last], zuid: [first, last] });
const KNOWN = new YearParts({
  parts: [
    { code: "D1", title: "Houd het; op de agenda, ook nu", address: "interventies/agenda/", goal: "Praten & luisteren", minutes: 30, preparation: 15, times: 4, group: "het hele team", lead: "de schoolleider", isForTeam: true },
    { code: "D7", title: "Doelen", address: "interventies/doelen/", minutes: 60, times: 1, isForTeam: true },
    { code: "G5", title: "Benoem", address: "interventies/benoem/", minutes: 5, times: 40, isForTeam: true },
  ],
  years: [
    { year: 2025, holidays: [{ name: "Zomervakantie", ...days("2026-07-18", "2026-08-30") }] },
    { year: 2026, holidays: [{ name: "Herfstvakantie", ...days("2026-10-17", "2026-10-25") }, { name: "Zomervakantie", ...days("2027-07-17", "2027-08-29") }] },
  ],
});
const about = (plan, now = "2026-11-29T12:00:00Z") => ({ plan, proposal: propose(plan, KNOWN), address: "https://handboek.example/jaarplan/?j=2026&i=D1", site: "https://handboek.example/", now: new Date(now) });
const plan = (more = {}) => readYearPlan({ year: 2026, entries: [newEntry("D1"), newEntry("D7"), newEntry("G5")], ...more });

/** The appointments of an .ics by their names, as another program reads them. */
function appointments(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent("vtimezone");
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return new Map(calendar.getAllSubcomponents("vevent").map((event) => [new ICAL.Event(event).uid, new ICAL.Event(event)]));
}

test("another program reads each time something is done: day, words, link and alarm", () => {
  const found = appointments(yearCalendar(about(plan())));
  assert.equal(found.size, 6);
  const event = found.get("jaarplan-2026-D1-2@handboek.example");
  assert.equal(event.summary, "D1 Houd het; op de agenda, ook nu");
  assert.ok(event.startDate.isDate);
  assert.match(event.description, /^Praten & luisteren\n30 minuten, met het hele team\. Wie leidt: de schoolleider\. Voorbereiden: 15 minuten\. Keer 2 van 4/);
  assert.match(event.description, /https:\/\/handboek\.example\/interventies\/agenda\//);
  assert.equal(event.component.getFirstPropertyValue("url"), "https://handboek.example/interventies/agenda/");
  const alarm = event.component.getFirstSubcomponent("valarm");
  assert.equal(alarm.getFirstPropertyValue("trigger").toSeconds(), -(6 * 24 + 16) * 3600);
});

test("with a time of day what shares a meeting comes one after another, on the Dutch clock", () => {
  const one = plan({ start: 15 * 60, entries: [newEntry("D1", 1), newEntry("D7")].map((entry) => ({ ...entry, weeks: [6] })) });
  const [first, second] = [...appointments(yearCalendar(about(one))).values()];
  assert.equal(first.startDate.toJSDate().toISOString().slice(11, 16), "13:00");
  assert.equal(first.endDate.toString(), second.startDate.toString());
  assert.equal(second.endDate.toString().slice(11, 16), "16:30");
});

test("what takes longer than a meeting stands in a calendar for a day of its own, without a time of the clock", () => {
  const known = new YearParts({ parts: [{ code: "P5", title: "Studiedag", address: "x/", minutes: 360, times: 1, group: "het hele team", isForTeam: true }, { code: "D1", title: "Agenda", address: "y/", minutes: 120, times: 1, isForTeam: true }] });
  const one = readYearPlan({ year: 2026, start: 15 * 60 + 15, entries: [newEntry("P5"), newEntry("D1")].map((entry) => ({ ...entry, weeks: [20] })) });
  const found = appointments(yearCalendar({ ...about(one), proposal: propose(one, known) }));
  const [long, short] = [found.get("jaarplan-2026-P5-1@handboek.example"), found.get("jaarplan-2026-D1-1@handboek.example")];
  assert.ok(long.startDate.isDate);
  assert.match(long.description, /week 51\. Het duurt langer dan een teamoverleg: kies er een eigen dag of dagdeel voor\./);
  assert.equal(long.component.getFirstSubcomponent("valarm").getFirstPropertyValue("trigger").toSeconds(), -(6 * 24 + 16) * 3600);
  // It takes nothing of the meeting in its week.
  assert.deepEqual([short.startDate.toString().slice(11, 16), short.endDate.toString().slice(11, 16)], ["15:15", "17:15"]);
});

test("a second file updates what moved: the same name, another day, a later number", () => {
  const before = plan();
  const { rows, meetings } = propose(before, KNOWN);
  const weeks = movedMeeting(rows[0], 1, 1, meetings);
  const after = plan({ entries: [{ ...newEntry("D1"), weeks }, newEntry("D7"), newEntry("G5")] });
  const [old, fresh] = [appointments(yearCalendar(about(before))), appointments(yearCalendar(about(after, "2026-11-30T12:00:00Z")))];
  assert.deepEqual([...fresh.keys()], [...old.keys()]);
  const name = "jaarplan-2026-D1-2@handboek.example";
  assert.ok(fresh.get(name).startDate.compare(old.get(name).startDate) > 0);
  assert.ok(fresh.get(name).sequence > old.get(name).sequence);
});

for (const start of [null, 8 * 60]) {
  test(`what is done each week comes back in each week with school, and in no other (${start ?? "whole day"})`, () => {
    const one = plan({ start, entries: [newEntry("G5")] });
    const [event] = appointments(yearCalendar(about(one))).values();
    const found = [];
    for (let times = event.iterator(), next = times.next(); next; next = times.next()) found.push(next.toString().slice(0, 10));
    const { rows, free } = propose(one, KNOWN);
    assert.equal(found.length, rows[0].times);
    for (const { first, last } of free) for (let day = first; day <= last; day++) assert.ok(!found.includes(textOf(day)));
  });
}

test("a workbook holds titles as text, whatever is in them, and the day on which something was done", () => {
  const known = new YearParts({ parts: [{ code: "D1", title: '=1+1 <b> & "x" \u0001', address: "x/", minutes: 30, times: 1, isForTeam: true }] });
  const one = readYearPlan({ year: 2026, entries: [newEntry("D1")] });
  const text = new TextDecoder().decode(yearWorkbook({ plan: one, proposal: propose(one, known), address: "https://x.example/", site: "https://x.example/", now: new Date(), done: new Map([["D1", { done: "2026-10-05", ask: "2026-11-16" }]]) }));
  assert.ok(text.includes(`<v>${25_569 + Date.parse("2026-10-05") / 86_400_000}</v>`));
  assert.ok(text.includes('t="inlineStr"><is><t xml:space="preserve">=1+1 &lt;b&gt; &amp; &quot;x&quot; </t>'));
});
