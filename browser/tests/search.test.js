import assert from "node:assert/strict";
import { test } from "node:test";

const page = (/** @type {string} */ code, /** @type {string} */ kind, /** @type {string} */ line) => ({ kind, code, title: `Pagina ${code}`, address: `${code}/`, lines: [line] });
const others = Array.from({ length: 30 }, (_, at) => page(`D${at + 1}`, "Interventie", "Kijk terug op een moeilijk gesprek met je collega’s."));

Object.assign(globalThis, {
  document: { querySelectorAll: () => [] },
  window: { handboekIndex: { documents: [...others, page("A1", "Aanbeveling", "Een lange regel waarin onder veel andere woorden die niets zeggen ook een gesprek staat."), page("A2", "Aanbeveling", "Hier staat iets anders.")] } },
});
await import("../src/search.js");
const { ready, codesFor } = window.handboekSearch;
await ready;

test("who filters the list of recommendations by a word that fits none of them well still sees the page that has it", () => {
  assert.deepEqual(codesFor("moeilijk gesprek met collega", new Set(["A1", "A2"])), ["A1"]);
});
