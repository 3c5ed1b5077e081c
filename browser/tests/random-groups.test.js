import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { groupSizes, randomGroups } from "../src/random-groups.js";

test("everyone is in one group, and nobody alone", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200 }), fc.constantFrom(2, 3, 4), (people, size) => {
      const groups = randomGroups(people, size);
      assert.deepEqual(groups.flat().sort((a, b) => a - b), Array.from({ length: people }, (_, at) => at + 1));
      const sizes = groups.map((group) => group.length);
      assert.ok(Math.min(...sizes) >= 2 && Math.max(...sizes) - Math.min(...sizes) <= 1);
    }),
  );
});

test("groups are as near to the size as can be", () => {
  assert.deepEqual([groupSizes(7, 2), groupSizes(8, 3), groupSizes(7, 4), groupSizes(1, 2), groupSizes(0, 3)], [[3, 2, 2], [3, 3, 2], [4, 3], [1], []]);
});
