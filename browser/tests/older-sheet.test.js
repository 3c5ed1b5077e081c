import assert from "node:assert/strict";
import test from "node:test";

import { isOlder } from "../src/older-sheet.js";

test("a sheet of an earlier edition is told, one of this edition or a later one is not", () => {
  assert.equal(isOlder("?e=261123", "261204"), true);
  assert.equal(isOlder("?e=261204", "261204"), false);
  assert.equal(isOlder("?e=270101", "261204"), false);
});

test("an address without an edition, or with something else in its place, tells nothing", () => {
  for (const query of ["", "?s=D1", "?e=", "?e=26112", "?e=2611230", "?e=oud"]) {
    assert.equal(isOlder(query, "261204"), false, query);
  }
});
