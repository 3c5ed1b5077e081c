import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readStand, writeStand } from "../src/run-stand.js";

test("another device goes on at the same part, with a clock that is less than a second off", () => {
  const run = fc.record({
    at: fc.integer({ min: 0, max: 400 }),
    since: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2099, 0, 1) }),
    more: fc.integer({ min: 0, max: 180 }),
    shift: fc.integer({ min: -720, max: 720 }),
  });
  fc.assert(
    fc.property(run, (one) => {
      const back = readStand(writeStand(one));
      assert.ok(back && Math.abs(back.since - one.since) < 1000);
      assert.deepEqual({ ...back, since: one.since }, { ...one });
    }),
  );
});

test("an address that says nothing usable of it begins at the beginning", () => {
  for (const text of [null, "", "x", "1-2-3", "99999-a-0-0", "1-a-999-0", "1-%-0-0"]) assert.equal(readStand(text), null, String(text));
});
