import assert from "node:assert/strict";
import { test } from "node:test";
import { SearchEngine } from "../src/search-engine.js";
import { ready } from "./ready-engine.js";

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
  sayings: [
    [[0], ["ze houden de kaken dicht"]],
    [[0, 1], ["gluren bij de buren"]],
  ],
  synonyms: [["ruzie", "conflict"], ["stil", "muisstil"]],
  questions: [[[1, 0], ["mag ik meekijken"]]],
  nothing: ["salaris", "verlof aanvragen"],
};

const engine = ready(INDEX);
/** @param {string} query @param {SearchEngine} [where] */
const titles = (query, where = engine) => where.search(query).found.map(({ document: page }) => page.title);

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
  const lineFor = (/** @type {string} */ query) => engine.search(query).found[0]?.line;
  assert.equal(lineFor("weekend"), "Vraag na het weekend door.");
  for (const query of ["doodse", "kaken dicht"]) assert.equal(lineFor(query), "In het overleg blijft het stil.", query);
});

test("a code is found as people write it", () => {
  const engine = ready({
    documents: [
      { kind: "Thema", title: "De dialoog", code: "D", address: "themas/dialoog/" },
      { kind: "Interventie", title: "Luister eerst", code: "D5", address: "interventies/luister/" },
    ],
    synonyms: [],
    retired: [],
  });
  for (const typed of ["d5", "D5", "d 5", " D-5 "]) {
    assert.equal(engine.search(typed).found[0]?.document.code, "D5", typed);
  }
});

test("an index without anything finds nothing and does not break", () => {
  const { found, isSure } = ready({ documents: [], synonyms: [], retired: [] }).search("feedback");
  assert.deepEqual([found, isSure], [[], false]);
});

test("in a large handbook a word that stands nearly everywhere finds nothing beside another", () => {
  const documents = Array.from({ length: 600 }, (_, number) => ({
    kind: "Interventie",
    title: number === 7 ? "Maak het rooster niet alleen" : `Praat niet over les ${number}`,
    address: `interventies/${number}/`,
  }));
  const large = ready({ documents, synonyms: [], retired: [] });
  assert.deepEqual(titles("niet het rooster", large), ["Maak het rooster niet alleen"]);
  assert.equal(titles("niet", large).length, 600);
});

test("what people say leads to each page that answers it", () => {
  assert.deepEqual(titles("gluren bij de buren").sort(), ["Geef feedback", "Niemand zegt iets"]);
});

test("a page with every word comes before one that repeats a single word", () => {
  const page = (/** @type {string} */ title, /** @type {string[]} */ lines) => ({ kind: "Situatie", title, address: `${title}/`, lines });
  const pages = ready({
    documents: [
      page("Herhaald", ["Maandag komt de toets.", "Dinsdag komt de toets.", "Woensdag komt de toets."]),
      page("Beide", ["Maandag komt de toets.", "Dinsdag komt het verslag."]),
      ...Array.from({ length: 20 }, (_, at) => page(`Ander ${at}`, ["Niets daarvan."])),
    ],
  });
  assert.deepEqual(titles("toets verslag", pages), ["Beide", "Herhaald"]);
});

test("words beside each other in a text count for more than the same words apart", () => {
  const page = (/** @type {string} */ title, /** @type {string} */ line) => ({ kind: "Situatie", title, address: `${title}/`, lines: [line] });
  const pages = ready({
    documents: [page("Los", "Plan vandaag de klas."), page("Naast", "Vandaag de klas plan."), page("Ander", "Niets.")],
  });
  assert.deepEqual(titles("klas plan", pages), ["Naast", "Los"]);
});

test("a question leads to each page that answers it, first to the one named first", () => {
  assert.deepEqual(titles("meekijken"), ["Geef feedback", "Niemand zegt iets"]);
});

test("a page that many questions name comes before one that a single question names", () => {
  const documents = ["Eerste", "Tweede"].map((title) => ({ kind: "Situatie", title, address: title }));
  const asked = ["ruzie in het team", "ruzie tussen twee collega’s", "ruzie na een besluit"];
  assert.equal(titles("ruzie", ready({ documents, questions: [[[0], ["ruzie op het plein"]], [[1], asked]] }))[0], "Tweede");
});

test("a word that the handbook has is not sought in the compounds that hold it", () => {
  const documents = ["Een overleg leiden", "Zorgoverleg plannen"].map((title) => ({ kind: "Situatie", title, address: title }));
  assert.deepEqual(titles("overleg", ready({ documents })), ["Een overleg leiden"]);
});

test("a page is no answer to a query about what the handbook is known not to have", () => {
  assert.ok(engine.search("feedback geven").isSure);
  for (const query of ["salaris", "salarisgesprek", "verlof aanvragen hoe"]) assert.ok(!engine.search(query).isSure, query);
});

test("a word of a title is what the handbook has, whatever the list of what it has not says", () => {
  assert.ok(ready({ ...INDEX, nothing: ["feedback"] }).search("geef feedback").isSure);
});

test("the index is taken up in parts, so that a page goes on answering in between", () => {
  const lines = Array.from({ length: 1000 }, (_, number) => `Zin ${number} over gesprekken.`);
  const parts = [...new SearchEngine({ documents: [{ kind: "Pagina", title: "Lang", address: "lang/", lines }] }).prepare()];
  assert.ok(parts.length > 5, `${parts.length}`);
});
