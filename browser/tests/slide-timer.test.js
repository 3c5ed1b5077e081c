import assert from "node:assert/strict";
import { test } from "node:test";

import { slideInAddress } from "../src/slide-address.js";
import { timeLeft } from "../src/slide-timer.js";

test("a clock says how long is left, warns in words before the end, and goes on after it", () => {
  assert.deepEqual(timeLeft(600), { text: "Nog 10:00", state: "running" });
  assert.deepEqual(timeLeft(61), { text: "Nog 1:01", state: "running" });
  assert.deepEqual(timeLeft(59.2), { text: "Nog 1:00, rond af", state: "last" });
  assert.deepEqual(timeLeft(0), { text: "De tijd is om", state: "over" });
  assert.deepEqual(timeLeft(-65), { text: "De tijd is om (1:05 erover)", state: "over" });
});

test("an address with a number opens that slide, or the last one where there are fewer", () => {
  assert.equal(slideInAddress("#3", 9), 2);
  assert.equal(slideInAddress("#99", 9), 8);
  for (const hash of ["", "#", "#0", "#drie", "#3a", "#-1"]) assert.equal(slideInAddress(hash, 9), null);
});
