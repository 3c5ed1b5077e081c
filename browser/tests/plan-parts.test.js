import assert from "node:assert/strict";
import { test } from "node:test";
import { foundParts } from "../src/plan-find.js";
import { partOf, readParts, withParts } from "../src/plan-parts.js";
import { emptyPlan, newItem } from "../src/plan.js";

const KNOWN = readParts({
  parts: [
    { code: "F4", title: "Dialoog met een groep", kind: "Gespreksvorm", minutes: 60 },
    { code: "D3", title: "Geef feedback", kind: "Interventie" },
    { code: "P1_1", title: "Openen", minutes: 5 },
  ],
  programmes: [{ code: "P1", title: "Overleg één", parts: ["P1_1"] }],
  retired: [{ code: "D9", instead: ["D3"] }],
});

test("whatever the build tells, what can be used of it comes out", () => {
  for (const found of [null, 3, "x", {}, { parts: 3 }, { parts: [null, { code: 5 }], programmes: [{}], retired: [null] }]) {
    assert.equal(readParts(found).parts.size, 0);
  }
});

test("what a page put in a plan shows as its parts, and what is gone as what took its place", () => {
  const plan = { ...emptyPlan(), items: [{ ...newItem("P1"), note: "let op" }, newItem("D9"), newItem("pauze")] };
  assert.deepEqual(withParts(plan, KNOWN).items.map(({ code, note }) => [code, note]), [["P1_1", "let op"], ["D3", ""], ["pauze", ""]]);
});

test("an entry that names no time takes some, and a break is one", () => {
  assert.equal(partOf(newItem("D3"), KNOWN).minutes, 15);
  assert.deepEqual([partOf(newItem("pauze"), KNOWN).title, partOf(newItem("pauze"), KNOWN).isBreak], ["Pauze", true]);
});

test("entries are found by words of their title, kind and code, without their accents", () => {
  const codes = (words) => foundParts(words, KNOWN).map(({ code }) => code);
  assert.deepEqual([codes("groep dialoog"), codes("d3"), codes("een overleg"), codes("interventie"), codes("xyz"), codes("")], [["F4"], ["D3"], ["P1"], ["D3"], [], ["P1", "F4"]]);
});
