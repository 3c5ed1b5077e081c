import assert from "node:assert/strict";
import { test } from "node:test";
import { writeAddress } from "../src/plan-address.js";
import { readParts } from "../src/plan-parts.js";
import { emptyPlan, newItem } from "../src/plan.js";
import { addressOf, forRoom, heldMeeting } from "../src/run-meeting.js";

const KNOWN = readParts({ parts: ["F4", "D3", "D1"].map((code) => ({ code, title: code, minutes: 20 })) });
const plan = (...items) => ({ ...emptyPlan(), title: "Overleg", date: "2027-03-09", items });
const ONE = plan(newItem("F4"), newItem("D3"));
const SERIES = plan(newItem("F4"), newItem("D3"), { ...newItem("D1"), day: "2027-03-16" });
const address = (one) => writeAddress(one, KNOWN);
const held = (search, own = []) => heldMeeting(search, own, KNOWN);
const codes = ({ rows }) => rows.map(({ item }) => item.code);

test("a plan of one meeting is held at once, whatever else its address says", () => {
  for (const more of ["", "&bijeenkomst=2", "&bijeenkomst=x"]) {
    const found = held(address(ONE) + more);
    assert.deepEqual([found.place, found.address, codes(found), found.beats.length, found.isRoom], [0, address(ONE), ["F4", "D3"], 2, false]);
  }
});

test("of a series one meeting is held, under an address of its own; a number that is none leaves the choice", () => {
  const second = held(addressOf(address(SERIES), 1));
  assert.deepEqual([second.place, second.address, codes(second), second.meetings.length], [1, addressOf(address(SERIES), 1), ["D1"], 2]);
  for (const none of ["", "&bijeenkomst=0", "&bijeenkomst=3", "&bijeenkomst=1.5", "&bijeenkomst=x"]) {
    const found = held(`${address(SERIES)}${none}&stand=1-tbq1x0-5-0`);
    assert.deepEqual([found.place, found.address, codes(found), found.stand], [null, address(SERIES), [], null], none);
  }
});

test("an address without a plan holds no meeting", () => {
  const { place, meetings, rows } = held("");
  assert.deepEqual([place, meetings, rows], [null, [], []]);
});

test("one's own plan brings its notes, which no link has", () => {
  const own = { ...ONE, id: "a", items: ONE.items.map((item) => ({ ...item, note: "let op" })) };
  assert.deepEqual(held(address(ONE), [SERIES, own]).plan, own);
  assert.equal(held(address(ONE), [SERIES]).plan.items[0].note, "");
});

test("another device holds the same meeting from where one is, and the room sees it under the same address", () => {
  const found = held(forRoom(`${addressOf(address(SERIES), 0)}&stand=1-tbq1x0-5-0`));
  assert.deepEqual([found.place, found.isRoom, found.stand?.at, found.address], [0, true, 1, addressOf(address(SERIES), 0)]);
});
