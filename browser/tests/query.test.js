import assert from "node:assert/strict";
import { test } from "node:test";
import { readState } from "../src/filter-state.js";
import { nearAddresses } from "../src/near-addresses.js";
import { LONGEST_QUERY, readQuery } from "../src/query.js";
import { ready } from "./ready-engine.js";

const INDEX = {
  documents: [
    { kind: "Interventie", title: "Geef feedback", address: "interventies/feedback/", code: "D3", lines: ["Zeg wat je zag."] },
    { kind: "Begrip", title: "les", address: "begrippen/#les" },
  ],
  synonyms: [],
  retired: [],
};
const BOOK = "feedback " + "les ".repeat(50_000);

test("what is typed is read to its end, what is pasted by the book is not", () => {
  assert.equal(readQuery("hoe geef ik feedback?"), "hoe geef ik feedback?");
  assert.equal(readQuery(BOOK), BOOK.slice(0, LONGEST_QUERY));
});

test("a sign that would be cut in half goes, so that an address can hold what is read", () => {
  for (const text of [`${"x".repeat(LONGEST_QUERY - 1)}😀`, "\ud83d", "a\ude00b"]) {
    assert.doesNotThrow(() => encodeURIComponent(readQuery(text)), JSON.stringify(text.slice(-3)));
  }
  assert.equal(readQuery("blij 😀"), "blij 😀");
});

test("the search looks for no more than that", () => {
  const engine = ready(INDEX);
  assert.deepEqual(engine.search(BOOK), engine.search(readQuery(BOOK)));
  const far = `${"xyzzy ".repeat(100)}feedback`;
  assert.deepEqual(engine.search(far).found, []);
  assert.deepEqual(engine.wordsToMark(far), new Set());
});

test("a filter takes no more from an address either", () => {
  const controls = [{ name: "woorden", kind: /** @type {const} */ ("words") }];
  const state = readState(`?woorden=${encodeURIComponent(BOOK)}`, controls);
  assert.equal(state.woorden, readQuery(BOOK));
});

test("of a wrong address of a mile long only the start is held against the pages", () => {
  assert.equal(nearAddresses("interventies/feedbak/", INDEX)[0]?.address, "interventies/feedback/");
  assert.deepEqual(nearAddresses(`${"xyzzy/".repeat(1000)}feedback/`, INDEX), []);
});
