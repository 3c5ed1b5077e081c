import assert from "node:assert/strict";
import { test } from "node:test";
import { SearchEngine } from "../src/search-engine.js";

const INDEX = {
  documents: [
    {
      kind: "Situatie",
      code: "S1",
      title: "Niemand zegt iets",
      address: "situaties/stilte/",
      summary: "In het overleg blijft het stil.",
      keywords: ["zwijgen", "doodse stilte"],
      lines: ["Vraag na het weekend door.", "De vergadering is om vijf uur klaar."],
    },
    {
      kind: "Interventie",
      code: "D3",
      title: "Geef feedback",
      address: "interventies/feedback/",
      summary: "Zeg wat je zag in de les.",
      keywords: ["roddel", "cultuur"],
      lines: ["Een team dat elkaar feedback geeft, leert sneller."],
    },
    { kind: "Begrip", title: "feedback", address: "begrippen/#feedback", summary: "Zeggen wat je zag." },
  ],
  synonyms: [["ruzie", "conflict"], ["stil", "muisstil"]],
};

const engine = new SearchEngine(INDEX);
const titles = (/** @type {string} */ query) => engine.search(query).map(({ document: page }) => page.title);

test("a word is found in another form, and with a typing error", () => {
  assert.equal(titles("vergaderingen")[0], "Niemand zegt iets");
  assert.equal(titles("vergaderring")[0], "Niemand zegt iets");
});

test("a compound is found by its parts, and the parts by a compound", () => {
  assert.ok(titles("teamvergadering").includes("Niemand zegt iets"));
  assert.equal(titles("roddelcultuur")[0], "Geef feedback");
});

test("a word is found by one that means the same", () => {
  assert.deepEqual(titles("muisstil"), ["Niemand zegt iets"]);
});

test("a code is its page, whatever its case", () => {
  assert.equal(titles("d3")[0], "Geef feedback");
  assert.equal(titles(" S1 ")[0], "Niemand zegt iets");
});

test("an entry comes before the explanation of its word", () => {
  assert.deepEqual(titles("feedback"), ["Geef feedback", "feedback"]);
});

test("a word that is not finished is found", () => {
  assert.equal(titles("feedb")[0], "Geef feedback");
});

test("words that say little are looked for when there are no others", () => {
  assert.deepEqual(titles("op zich"), []);
  assert.equal(titles("na het")[0], "Niemand zegt iets");
});

test("a word that nothing has finds nothing, also beside words that say little", () => {
  assert.deepEqual(titles("xyzzy het"), []);
});

test("nothing typed, or nothing but signs, finds nothing", () => {
  for (const query of ["", "  ", "?!", "<script>alert(1)</script>", "\u0000", "x".repeat(10_000)]) {
    assert.deepEqual(titles(query), [], query.slice(0, 20));
  }
});

test("a result shows the line that matches, and never a keyword", () => {
  const [found] = engine.search("weekend");
  assert.equal(found.line, "Vraag na het weekend door.");
  assert.equal(engine.search("doodse")[0].line, "In het overleg blijft het stil.");
});

test("a code is found as people write it", () => {
  const engine = new SearchEngine({
    documents: [
      { kind: "Thema", title: "De dialoog", code: "D", address: "themas/dialoog/" },
      { kind: "Interventie", title: "Luister eerst", code: "D5", address: "interventies/luister/" },
    ],
    synonyms: [],
    retired: [],
  });
  for (const typed of ["d5", "D5", "d 5", " D-5 "]) {
    assert.equal(engine.search(typed)[0]?.document.code, "D5", typed);
  }
});

test("an index without anything finds nothing and does not break", () => {
  assert.deepEqual(new SearchEngine({ documents: [], synonyms: [], retired: [] }).search("feedback"), []);
});

test("in a large handbook a word that stands nearly everywhere finds nothing beside another", () => {
  const documents = Array.from({ length: 600 }, (_, number) => ({
    kind: "Interventie",
    title: number === 7 ? "Maak het rooster niet alleen" : `Praat niet over les ${number}`,
    address: `interventies/${number}/`,
  }));
  const large = new SearchEngine({ documents, synonyms: [], retired: [] });
  const found = (/** @type {string} */ query) => large.search(query).map(({ document: page }) => page.title);
  assert.deepEqual(found("niet het rooster"), ["Maak het rooster niet alleen"]);
  assert.equal(found("niet").length, 600);
});
