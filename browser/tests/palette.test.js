import assert from "node:assert/strict";
import { test } from "node:test";
import { readPalette } from "../src/palette.js";

test("a choice of colours is read as it was kept", () => {
  const chosen = { index: 1, color: { media: "", scheme: "slate", primary: "custom", accent: "custom" } };
  assert.deepEqual(readPalette(chosen), chosen);
});

test("whatever else a storage holds is no choice", () => {
  const others = [null, undefined, 5, 0, "slate", true, [], {}, { index: 1 }, { color: { scheme: "slate" } }];
  const nearly = [
    { index: "1", color: { scheme: "slate" } },
    { index: 0.5, color: { scheme: "slate" } },
    { index: 1, color: 5 },
    { index: 1, color: null },
    { index: 1, color: { scheme: "roze" } },
  ];
  for (const found of [...others, ...nearly]) assert.equal(readPalette(found), null, JSON.stringify(found));
});
