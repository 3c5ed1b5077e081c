import assert from "node:assert/strict";
import { test } from "node:test";
import { moved, readChoice, toggled, writeChoice } from "../src/choice.js";

const KNOWN = ["D1", "G4", "A2", "F3"];

test("an address gives the codes that we know, in its order, each once, whatever their case", () => {
  assert.deepEqual(readChoice("g4.D1.a2.G4", KNOWN), { codes: ["G4", "D1", "A2"], unknown: [] });
});

test("what a mail program made of an address still gives the choice", () => {
  assert.deepEqual(readChoice("D1,G4%20A2..", KNOWN).codes, ["D1", "G4"]);
  assert.deepEqual(readChoice(" D1 G4.\n", KNOWN), { codes: ["D1", "G4"], unknown: [] });
});

test("what is no code we know is named, and costs nothing else", () => {
  assert.deepEqual(readChoice("D1.X9.<b>.é", KNOWN), { codes: ["D1"], unknown: ["X9", "B", "É"] });
  assert.deepEqual(readChoice("", KNOWN), { codes: [], unknown: [] });
});

test("a choice that is written is read back", () => {
  assert.deepEqual(readChoice(writeChoice(["F3", "D1"]), KNOWN).codes, ["F3", "D1"]);
});

test("an entry moves one place, and stays at the ends", () => {
  assert.deepEqual(moved(["a", "b", "c"], "b", -1), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], "b", 1), ["a", "c", "b"]);
  assert.deepEqual(moved(["a", "b", "c"], "a", -1), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], "c", 1), ["a", "b", "c"]);
});

test("choosing twice is not choosing", () => {
  assert.deepEqual(toggled(toggled(["D1"], "G4"), "G4"), ["D1"]);
});

test("of an address of a mile long no more is read than a choice can hold, and no half code", () => {
  const { codes, unknown } = readChoice("Q12345678.".repeat(3).concat("D1.Q".repeat(100_000)), KNOWN);
  assert.deepEqual(codes, ["D1"]);
  assert.ok(unknown.join().length < 2000);
  for (let before = 1990; before <= 2001; before++) {
    assert.deepEqual(readChoice(`${".".repeat(before)}G41`, ["G4", "G41"]).codes, before <= 1997 ? ["G41"] : [], String(before));
  }
  const known = Array.from({ length: 900 }, (_, at) => `D${at + 1}`);
  assert.equal(readChoice(known.join("."), known).codes.length, 200);
});
