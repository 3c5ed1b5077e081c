import assert from "node:assert/strict";
import { test } from "node:test";
import { duration } from "../src/dutch-duration.js";

test("time is said as the pages say it, and a sum of nothing as minutes too", () => {
  assert.deepEqual([0, 1, 45, 60, 61, 150].map(duration), [
    "0 minuten",
    "1 minuut",
    "45 minuten",
    "1 uur",
    "1 uur en 1 minuut",
    "2 uur en 30 minuten",
  ]);
});
