import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { calendarFile } from "../src/plan-calendar.js";
import { schedule } from "../src/plan-clock.js";
import { asHtml, asText } from "../src/plan-rich-text.js";
import { leaderSheet, participantsSheet, shortSheet } from "../src/plan-sheet.js";
import { wordDocument } from "../src/plan-word.js";
import { zipped } from "../src/zip.js";
import { emptyPlan, newItem } from "../src/plan.js";
import { readParts } from "../src/plan-parts.js";

const KNOWN = readParts({
  programmes: [{ code: "P7", title: "Reeks", parts: ["P7_1", "P7_2"], material: ["Een klok"] }],
  parts: [
    { code: "P7_1", title: "Openen", minutes: 40, meeting: "Kijken", form: "F4 Kgotla" },
    { code: "P7_2", title: "Doorvragen", minutes: 30, meeting: "Vragen" },
    { code: "F4", title: "Kgotla", minutes: 90, says: ["‘Wie begint?’"], assignment: ["Luister."], steps: [{ text: "Zet een kring." }] },
    { code: "S1", title: "Ruzie in het team", isForLeader: true },
  ],
});
const plan = (...items) => ({ ...emptyPlan(), id: "a1", title: "Dag; met, komma’s", date: "2027-03-28", start: 570, items });
const about = { address: "https://handboek.example/draaiboek/?i=F4", uid: "a1@handboek.example", now: new Date("2026-11-29T12:00:00Z") };

/** The appointments in an .ics, as another program reads them. */
function appointments(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone"));
  ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
}
const appointment = (text) => appointments(text)[0];

test("another program reads the appointment: name, times on the Dutch clock, and what is on", () => {
  const one = plan(newItem("F4"), newItem("S1", 20));
  const event = appointment(calendarFile(one, schedule(one, KNOWN), about));
  assert.deepEqual([event.uid, event.summary], ["a1@handboek.example", "Dag; met, komma’s"]);
  // Summer time began that night.
  assert.equal(event.startDate.toJSDate().toISOString(), "2027-03-28T07:30:00.000Z");
  assert.equal(event.endDate.toJSDate().toISOString(), "2027-03-28T09:20:00.000Z");
  assert.match(event.description, /^09:30 Kgotla\n11:00 Gesprek\n\nhttps/);
});

test("a later file is the later one to a calendar, under the same name", () => {
  const one = plan(newItem("F4"));
  const read = (now) => appointment(calendarFile(one, schedule(one, KNOWN), { ...about, now }));
  assert.ok(read(new Date("2026-11-30")).sequence > read(new Date("2026-11-29")).sequence);
});

test("a series is an appointment for each meeting, on its own day and clock, each with a lasting name", () => {
  const one = plan(newItem("P7_1"), { ...newItem("P7_2"), day: "2027-04-06", fixed: 900 });
  const read = () => appointments(calendarFile(one, schedule(one, KNOWN), about)).map((event) => [event.uid, event.summary.split(": ")[1], event.startDate.toJSDate().toISOString()]);
  assert.deepEqual(read(), [
    ["a1@handboek.example", "1. Kijken", "2027-03-28T07:30:00.000Z"],
    ["2-a1@handboek.example", "2. Vragen", "2027-04-06T13:00:00.000Z"],
  ]);
});

test("sheets and documents of a series head each meeting, and say no end of the whole", () => {
  const one = plan(newItem("P7_1"), { ...newItem("P7_2"), day: "2027-04-06" });
  const sheet = shortSheet(one, schedule(one, KNOWN), KNOWN);
  assert.deepEqual(sheet.groups.map(({ title }) => title), ["1. Kijken · 28 maart 2027 · 09:30 tot 10:10", "2. Vragen · 6 april 2027 · 09:30 tot 10:00"]);
  assert.deepEqual([sheet.about, sheet.ready], ["2 bijeenkomsten, samen 1 uur en 10 minuten", ["Een klok"]]);
  for (const text of [asText(sheet), asHtml(sheet), new TextDecoder().decode(wordDocument(sheet))]) {
    for (const part of ["2. Vragen · 6 april 2027", "☐ Een klok", "F4 Kgotla"]) assert.ok(text.includes(part), part);
  }
});

test("any title arrives whole in a calendar, on lines of at most 75 octets", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 120 }).map((text) => text.replace(/[\p{C}\p{Z}]+/gu, " ").trim()), (title) => {
      const one = { ...plan(newItem("F4")), title };
      const text = calendarFile(one, schedule(one, KNOWN), about);
      for (const line of text.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
      assert.equal(appointment(text).summary, title || "Draaiboek");
    }),
  );
});

test("the facilitator gets steps and words, the room neither those nor what is going on", () => {
  const items = [{ ...newItem("F4"), note: "Let op", who: "AB" }, newItem("S1")];
  const rows = schedule(plan(...items), KNOWN);
  const leader = asText(leaderSheet(plan(...items), rows, KNOWN));
  for (const part of ["Zet een kring.", "‘Wie begint?’", "AB", "Let op", "Ruzie in het team"]) assert.ok(leader.includes(part), part);
  const room = asText(participantsSheet(plan(...items), rows));
  assert.ok(room.includes("Luister.") && room.includes("Gesprek"));
  for (const part of ["Zet een kring.", "Wie begint", "AB", "Let op", "Ruzie"]) assert.ok(!room.includes(part), part);
});

/** Who gave a part a name of its own would not find back on paper which form it is. */
test("a part with a name of its own says beside it what the handbook calls it", () => {
  const one = plan({ ...newItem("F4"), name: "Samen kijken" }, newItem("F4"), { ...newItem("P7_2"), name: "Oefenen" }, { ...newItem("pauze"), name: "Thee" });
  const rows = schedule(one, KNOWN);
  const of = (sheet, at) => sheet.groups.flatMap((group) => group.rows.map((cells) => cells[at]));
  assert.deepEqual(of(shortSheet(one, rows, KNOWN), 3), [["F4 Kgotla"], ["F4"], ["Doorvragen"], [""]]);
  assert.deepEqual(of(leaderSheet(one, rows, KNOWN), 1), [["Samen kijken", "F4 Kgotla"], ["Kgotla", "F4"], ["Oefenen", "Doorvragen"], ["Thee"]]);
});

test("a title with markup is text in the table that one pastes", () => {
  const one = plan({ ...newItem("eigen"), name: '<img src="x"> & <b>' });
  const html = asHtml(leaderSheet(one, schedule(one, KNOWN), KNOWN));
  assert.ok(html.includes("&lt;img src=&quot;x&quot;&gt; &amp; &lt;b&gt;"));
  assert.ok(!html.includes("<img"));
});

test("a zip says of each file how long it is and its sum, and where the list of files begins", () => {
  const zip = zipped({ "a.txt": "123456789", "map/é.txt": "x" });
  const view = new DataView(zip.buffer);
  assert.equal(view.getUint32(0, true), 0x04034b50);
  assert.equal(view.getUint32(14, true), 0xcbf43926); // of 123456789, as the standard has it
  const end = zip.length - 22;
  assert.equal(view.getUint16(end + 10, true), 2);
  assert.equal(view.getUint32(view.getUint32(end + 16, true), true), 0x02014b50);
});

test("a document holds whatever is in a plan as text", () => {
  const one = plan({ ...newItem("eigen"), name: "A & <B>", note: "\u0001\u0000é" });
  const text = new TextDecoder().decode(wordDocument(leaderSheet(one, schedule(one, KNOWN), KNOWN)));
  assert.ok(text.includes("A &amp; &lt;B&gt;") && text.includes(">é<"));
});
