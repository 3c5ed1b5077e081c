import assert from "node:assert/strict";
import { test } from "node:test";
import { nearAddresses, sameAddress, wordsOfAddress } from "../src/near-addresses.js";

const index = {
  documents: [
    { kind: "Thema", code: "D", title: "De professionele dialoog", address: "themas/professionele-dialoog/" },
    { kind: "Interventie", code: "D1", title: "Houd de dialoog op de agenda", address: "interventies/dialoog-op-de-agenda/" },
    { kind: "Interventie", code: "D5", title: "Geef het goede voorbeeld", address: "interventies/goede-voorbeeld/", aliases: ["voordoen"] },
    { kind: "Interventie", code: "G5", title: "Benoem regelmatig wat je ziet", address: "interventies/benoemen-wat-je-ziet/" },
    { kind: "Interventie", code: "O1", title: "Zorg voor een klimaat", address: "interventies/klimaat-om-te-groeien/" },
    { kind: "Situatie", code: "S3", title: "Er zijn twee kampen", address: "situaties/twee-kampen/" },
    { kind: "Begrip", title: "dialoog", address: "begrippen/#dialoog" },
    { kind: "Pagina", title: "Interventies", address: "interventies/" },
    { kind: "Pagina", title: "Situaties", address: "situaties/" },
  ],
  synonyms: [],
  kinds: [{ name: "Thema", hasChecklist: true }, { name: "Interventie", hasChecklist: false }],
  retired: [{ code: "D7", title: "Houd een praatstok vast", address: "interventies/praatstok/", aliases: ["spreekstok"] }],
};
const found = (/** @type {string} */ path) => nearAddresses(path, index).map(({ address }) => address);

test("a code written in another way leads to its page", () => {
  for (const path of ["d01/", "D-1", "interventies/d1/", "druk/checklist-d001.pdf", "d1/presentatei/"]) {
    assert.equal(found(path)[0], "interventies/dialoog-op-de-agenda/", path);
  }
  assert.deepEqual(found("01/"), ["interventies/klimaat-om-te-groeien/"]);
});

test("what was copied along with a code from a sentence is no part of it", () => {
  for (const path of ["d1.", "d1)", "d1,", "(D1).", "‘d1’/", "interventies/d1.html).", "druk/checklist-d1.pdf."]) {
    assert.equal(found(path)[0], "interventies/dialoog-op-de-agenda/", path);
  }
});

test("a code that does not exist leads to its theme, or to the overview", () => {
  assert.deepEqual(found("d9/"), ["themas/professionele-dialoog/"]);
  assert.deepEqual(found("s99/"), ["situaties/"]);
  assert.deepEqual(found("z4/"), []);
});

test("typing errors in a slug are forgiven, with its folder, without it, and in a wrong one", () => {
  for (const path of ["interventies/goede-vorbeeld/", "goede-voorbeeld/", "themas/goede-voorbeld", "interventie/goede_voorbeeld.html"]) {
    assert.deepEqual(found(path), ["interventies/goede-voorbeeld/"], path);
  }
});

test("a word of a slug or a title is enough", () => {
  assert.deepEqual(found("benoemen/"), ["interventies/benoemen-wat-je-ziet/"]);
  assert.equal(found("agenda/")[0], "interventies/dialoog-op-de-agenda/");
});

test("former slugs and retired entries are known too", () => {
  assert.deepEqual(found("interventies/vordoen/"), ["interventies/goede-voorbeeld/"]);
  assert.deepEqual(nearAddresses("interventies/spreekstk/", index), [
    { address: "interventies/praatstok/", title: "Houd een praatstok vast", code: "D7", isRetired: true },
  ]);
});

test("the checklist of a theme is meant where the address says so", () => {
  assert.equal(found("checklists/professionele-dialog/")[0], "checklists/professionele-dialoog/");
  assert.equal(found("themas/professionele-dialog/")[0], "themas/professionele-dialoog/");
});

test("an address like nothing here gives nothing, and breaks nothing", () => {
  for (const path of ["", "wp-admin/setup.php", "../../x", "%", "//", "xyzzy/".repeat(50)]) assert.deepEqual(found(path), [], path);
});

test("capitals and a missing last slash are the same address; the address itself is not", () => {
  assert.equal(sameAddress("D1/", index), "d1/");
  assert.equal(sameAddress("D1/QR", index), "d1/qr/");
  assert.equal(sameAddress("D7", index), "d7/");
  assert.equal(sameAddress("Interventies/Goede-Voorbeeld/", index), "interventies/goede-voorbeeld/");
  for (const path of ["d1/", "d9/", "D1/weg/", ""]) assert.equal(sameAddress(path, index), "", path);
});

test("the words of an address are there to search with", () => {
  assert.equal(wordsOfAddress("interventies/goede-vorbeeld/"), "goede vorbeeld");
  assert.equal(wordsOfAddress("D99/qr/"), "d99");
  assert.equal(wordsOfAddress("druk/checklist-weerstand.pdf"), "weerstand");
  assert.equal(wordsOfAddress(""), "");
});
