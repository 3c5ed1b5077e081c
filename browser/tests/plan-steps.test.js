import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { schedule } from "../src/plan-clock.js";
import { asHtml, asText } from "../src/plan-rich-text.js";
import { leaderSheet } from "../src/plan-sheet.js";
import { stepMinutes } from "../src/plan-steps.js";
import { wordDocument } from "../src/plan-word.js";
import { emptyPlan, newItem } from "../src/plan.js";
import { readParts } from "../src/plan-parts.js";
import { beatsOf } from "../src/run-clock.js";

const USUAL = [5, 5, 10, 20, 10, 10];
const KNOWN = readParts({ parts: [{ code: "F4", title: "Kgotla", minutes: 60, steps: USUAL.map((minutes, at) => ({ title: `Stap${at}`, minutes })) }] });
const PART = /** @type {import("../src/plan-parts.js").PlanPart} */ (KNOWN.parts.get("F4"));

/** Who shortens a part would read other minutes on paper than the countdown gives. */
test("a part with other minutes has the same whole minutes for its steps on paper, in documents and as it is held", () => {
  const plan = { ...emptyPlan(), items: [newItem("F4", 50)] };
  const rows = schedule(plan, KNOWN);
  const shared = [4, 4, 9, 17, 8, 8];
  assert.deepEqual(beatsOf(rows).map(({ minutes }) => minutes), shared);
  const sheet = leaderSheet(plan, rows, KNOWN);
  for (const text of [asText(sheet), asHtml(sheet), new TextDecoder().decode(wordDocument(sheet))]) {
    assert.deepEqual([...text.matchAll(/Stap\d \((\d+) min\)/g)].map((found) => Number(found[1])), shared);
  }
});

test("the minutes of steps are whole, their part's together, and the entry's own where it takes what it usually does", () => {
  assert.deepEqual(stepMinutes(PART, 60), USUAL);
  assert.deepEqual(stepMinutes(PART, 30), [3, 2, 5, 10, 5, 5]);
  assert.deepEqual(stepMinutes(PART, 5), []);
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 600 }), (minutes) => {
      const given = stepMinutes(PART, minutes);
      assert.equal(given.reduce((sum, one) => sum + one, 0), minutes);
      assert.ok(given.every((one) => Number.isInteger(one) && one > 0));
    }),
  );
});
