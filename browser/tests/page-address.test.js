import assert from "node:assert/strict";
import { test } from "node:test";
import { pageAddress } from "../src/page-address.js";

test("another query leaves a page at its own host, whatever its path looks like", () => {
  for (const host of ["https://handboek.example", "http://127.0.0.1:8000"]) {
    for (const path of ["/", "/handboek/", "//evil.example/..%2f/", "///evil.example/", "/\\evil.example/", "/;//evil.example/"]) {
      for (const search of ["", "?s=D1.G4", "?q=%2F%2Fevil.example"]) {
        const address = new URL(pageAddress(search, "", `${host}${path}mijn-checklist/?s=A2#aanpak`));
        assert.equal(address.origin, host, path);
        assert.equal(address.search, search);
        assert.equal(address.hash, "");
        assert.equal(address.pathname, new URL(`${host}${path}mijn-checklist/`).pathname);
      }
    }
  }
});

test("an anchor that is given stays", () => {
  assert.equal(pageAddress("?thema=D", "#lijst", "https://a.example/x/?thema=G"), "https://a.example/x/?thema=D#lijst");
});

test("a page in a folder keeps its file", () => {
  assert.equal(pageAddress("?s=D1", "", "file:///stick/handboek/index.html?s=A2"), "file:///stick/handboek/index.html?s=D1");
});
