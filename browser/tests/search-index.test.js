import assert from "node:assert/strict";
import { test } from "node:test";
import { nearAddresses, sameAddress } from "../src/near-addresses.js";
import { readIndex } from "../src/search-index.js";
import { ready } from "./ready-engine.js";

const WHOLE = {
  kind: "Interventie",
  code: "D3",
  title: "Geef feedback",
  address: "interventies/feedback/",
  summary: "Zeg wat je zag.",
  keywords: ["roddel"],
  essence: [],
  lines: [],
  aliases: [],
  can_be_chosen: true,
};
const ODD = [null, undefined, 5, 0, 2024, "tekst", true, [], ["a"], [null, 5], {}, { a: 1 }];

/** An index with one page that is as it should be, and one that is told of in an odd way. */
const indexWith = (/** @type {unknown} */ odd) => ({ documents: [odd, WHOLE], synonyms: [], retired: [] });

test("an odd page, or an odd field of one, leaves the other pages to be found", () => {
  const oddPages = [
    ...ODD,
    ...Object.keys(WHOLE).flatMap((field) => ODD.map((value) => ({ ...WHOLE, code: "D4", [field]: value }))),
  ];
  for (const odd of oddPages) {
    const engine = ready(indexWith(odd));
    const told = JSON.stringify(odd);
    assert.ok(engine.search("feedback").found.some(({ document: page }) => page.address === WHOLE.address), told);
    for (const { document: page, line } of engine.search("feedback tekst roddel 2024").found) {
      assert.equal(typeof page.title, "string", told);
      assert.equal(typeof page.address, "string", told);
      assert.equal(typeof line, "string", told);
    }
    assert.ok(nearAddresses("interventies/feedbak/", readIndex(indexWith(odd))).length, told);
  }
});

test("a title and a keyword that are numbers are found as they are read", () => {
  const engine = ready(indexWith({ kind: "Pagina", title: 2024, address: "over/", keywords: [1917, "team"] }));
  for (const query of ["2024", "1917"]) {
    assert.deepEqual(engine.search(query).found.map(({ document: page }) => [page.title, page.address]), [["2024", "over/"]], query);
  }
});

test("an index that is none finds nothing", () => {
  for (const told of ODD) {
    assert.deepEqual(ready(told).search("feedback").found, [], JSON.stringify(told));
    for (const part of ["documents", "questions", "nothing", "sayings", "synonyms", "retired", "kinds"]) {
      assert.deepEqual(ready({ [part]: told }).search("feedback").found, [], `${part}: ${JSON.stringify(told)}`);
    }
  }
});

test("a kind with a checklist is read as one, an odd kind as one without", () => {
  const kinds = [{ name: "Thema", hasChecklist: true }, { name: "Situatie", hasChecklist: "ja" }, null];
  assert.deepEqual(readIndex({ kinds }).kinds, [
    { name: "Thema", hasChecklist: true },
    { name: "Situatie", hasChecklist: false },
    { name: "", hasChecklist: false },
  ]);
});

test("a page without a code is not meant by an address without one", () => {
  const index = readIndex(indexWith({ kind: "Pagina", title: "Over", address: "over/", code: "" }));
  assert.equal(sameAddress("", index), "");
});

test("what the build tells comes through as it is", () => {
  assert.deepEqual(readIndex(indexWith(WHOLE)).documents, [WHOLE, WHOLE]);
});

for (const field of ["sayings", "questions"]) {
  test(`what people say leads to its pages still when a page before them is left out: ${field}`, () => {
    const told = { ...indexWith(null), [field]: [[[0], ["van niemand"]], [[1, 9], ["gluren bij de buren"]], [5], null] };
    assert.deepEqual(ready(told).search("gluren").found.map(({ document: page }) => page.address), [WHOLE.address]);
    assert.deepEqual(ready(told).search("niemand").found, []);
  });
}
