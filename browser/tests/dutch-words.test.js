import assert from "node:assert/strict";
import { test } from "node:test";
import { distance, stem, words } from "../src/dutch-words.js";

test("a text gives its words, without accents, capitals and punctuation", () => {
  assert.deepEqual(words("Thema’s, één-op-één: ‘Wát zég je?’"), ["thema", "een", "op", "een", "wat", "zeg", "je"]);
  assert.deepEqual(words(" …!? "), []);
});

test("the forms of a word are one word to the search", () => {
  for (const forms of [
    ["vergadering", "vergaderingen", "vergaderen", "vergadert"],
    ["zwijgen", "zwijgt", "zwijgend", "zwijger", "zwijgers"],
    ["geven", "geef", "geeft"],
    ["leraar", "leraren"],
    ["praten", "praat"],
    ["roddel", "roddels", "roddelen", "roddelt"],
    ["stilte", "stiltes"],
    ["methode", "methodes", "methoden"],
  ]) {
    assert.equal(new Set(forms.map(stem)).size, 1, forms.map((form) => `${form}: ${stem(form)}`).join(", "));
  }
});

test("words that mean something else stay apart", () => {
  for (const [one, other] of [["feest", "feedback"], ["team", "thema"], ["dialoog", "dagelijks"], ["kracht", "krach"]]) {
    assert.notEqual(stem(one), stem(other));
  }
});

test("a code is no word to take apart", () => {
  assert.equal(stem("d10"), "d10");
});

test("typing errors are counted: put in, left out, changed, swapped", () => {
  assert.equal(distance("vergadering", "vergaderring", 2), 1);
  assert.equal(distance("vergadering", "vergadring", 2), 1);
  assert.equal(distance("vergadering", "vergadaring", 2), 1);
  assert.equal(distance("weerstand", "weertsand", 2), 1);
  assert.equal(distance("weerstand", "weerstand", 2), 0);
  assert.equal(distance("ruzie", "feedback", 2), 3);
});
