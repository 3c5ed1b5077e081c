import assert from "node:assert/strict";
import { test } from "node:test";
import { foundParts, partsToFind } from "../src/plan-find.js";
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

test("entries are found by words of their title and kind, without their accents", () => {
  const codes = (words) => foundParts(words, partsToFind(KNOWN)).map(({ code }) => code);
  assert.deepEqual([codes("groep dialoog"), codes("een overleg"), codes("interventie"), codes("xyz"), codes("")], [["F4"], ["P1"], ["D3"], [], ["P1", "F4"]]);
});

/** Who types the begin of a code would get everything with that letter in its title. */
test("a code that is typed in part finds those that begin so, and the one that it names first", () => {
  const all = ["F10", "F1", "F4", "D3"].map((code) => ({ code, title: "Feedback", kind: "Gespreksvorm", minutes: 5 }));
  const codes = (words) => foundParts(words, all, ["D3"]).map(({ code }) => code);
  assert.deepEqual([codes("f"), codes("F1"), codes("d 3"), codes("f7")], [["F10", "F1", "F4"], ["F1", "F10"], ["D3"], ["D3"]]);
});

/** Who types words that no title has would find nothing, though the search of the site does. */
test("what the search finds comes after what has the words, each once", () => {
  const codes = (words) => foundParts(words, partsToFind(KNOWN), ["D3", "X1", "P1"]).map(({ code }) => code);
  assert.deepEqual([codes("kringgesprek"), codes("overleg")], [["D3", "P1"], ["P1", "D3"]]);
});
