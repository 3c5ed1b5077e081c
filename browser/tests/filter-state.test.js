import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, fits, readState, writeState } from "../src/filter-state.js";

const CONTROLS = /** @type {const} */ ([
  { name: "thema", kind: "one" },
  { name: "tijd", kind: "most" },
  { name: "woorden", kind: "words" },
]);
const FACTS = { code: "D1", thema: "D", tijd: "30", aanbeveling: "A1 A3" };

test("an address that was written is read back, and keeps what else it holds", () => {
  const address = writeState({ thema: "D", woorden: "ze zeggen niks & zo" }, CONTROLS, "?van=mail&tijd=5");
  assert.deepEqual(readState(address, CONTROLS), { thema: "D", woorden: "ze zeggen niks & zo" });
  assert.match(address, /van=mail/);
});

test("nothing chosen leaves a clean address", () => {
  assert.equal(writeState({}, CONTROLS, "?thema=D&tijd="), "");
  assert.deepEqual(readState("?thema=&tijd=%20", CONTROLS), {});
});

test("an entry belongs in the list when it fits everything that is chosen", () => {
  assert.equal(fits(FACTS, {}, CONTROLS, null), true);
  assert.equal(fits(FACTS, { thema: "D", tijd: "30" }, CONTROLS, null), true);
  assert.equal(fits(FACTS, { thema: "D", tijd: "15" }, CONTROLS, null), false);
  assert.equal(fits(FACTS, { thema: "O" }, CONTROLS, null), false);
});

test("a fact of several values fits each of them", () => {
  const control = [{ name: "aanbeveling", kind: /** @type {const} */ ("one") }];
  assert.equal(fits(FACTS, { aanbeveling: "A3" }, control, null), true);
  assert.equal(fits(FACTS, { aanbeveling: "A" }, control, null), false);
});

test("an entry without a time fits no limit of time", () => {
  assert.equal(fits({ code: "D1", tijd: "" }, { tijd: "60" }, CONTROLS, null), false);
});

test("words leave what the search found", () => {
  assert.equal(fits(FACTS, { woorden: "ruzie" }, CONTROLS, new Set(["D1"])), true);
  assert.equal(fits(FACTS, { woorden: "ruzie" }, CONTROLS, new Set()), false);
});

test("the number of entries is said in a sentence", () => {
  assert.equal(counted(26, 26, "interventies"), "Alle 26 interventies");
  assert.equal(counted(1, 26, "interventies"), "1 van 26 interventies");
  assert.equal(counted(0, 26, "interventies"), "Geen van 26 interventies");
});
