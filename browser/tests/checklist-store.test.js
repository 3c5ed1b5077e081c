import assert from "node:assert/strict";
import { test } from "node:test";
import { ChecklistStore, emptyChecklist, readChecklist } from "../src/checklist-store.js";

const KEY = "handboek.mijn-checklist";

/** A storage in memory. */
function storage(items = {}) {
  const kept = new Map(Object.entries(items));
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) };
}

test("whatever a storage holds, a checklist comes out", () => {
  for (const text of [null, "", "{", "null", "3", "[]", '"D1"', '{"codes":3,"ticks":{},"title":[]}']) {
    assert.deepEqual(readChecklist(text), emptyChecklist(), String(text));
  }
});

test("what is no code is left out, and no code stands twice", () => {
  assert.deepEqual(readChecklist('{"codes":["D1",3,"d1","D1","D0","<b>","G4"]}').codes, ["D1", "G4"]);
});

test("a storage that someone filled to the brim gives no more than a page can show", () => {
  const codes = Array.from({ length: 9000 }, (_, at) => `D${at + 1}`);
  const found = readChecklist(JSON.stringify({ codes, title: "x".repeat(1e6) }));
  assert.equal(found.codes.length, 200);
  assert.equal(found.title.length, 5000);
});

test("what is set is there again for the next page", () => {
  const kept = storage();
  new ChecklistStore(() => kept).set({ codes: ["D1"], title: "Maandag" });
  const next = new ChecklistStore(() => kept);
  assert.deepEqual(next.get(), { ...emptyChecklist(), codes: ["D1"], title: "Maandag" });
  assert.equal(next.isKept, true);
});

test("a storage that is refused costs only that nothing is kept", () => {
  const store = new ChecklistStore(() => {
    throw new Error("SecurityError");
  });
  store.set({ codes: ["D1"] });
  assert.deepEqual(store.get().codes, ["D1"]);
  assert.equal(store.isKept, false);
  store.wiped();
  assert.deepEqual([store.get(), store.isKept], [emptyChecklist(), false]);
});

test("a storage that is full keeps what it has, and works again when there is room", () => {
  const kept = storage({ [KEY]: '{"codes":["D1"]}' });
  let isFull = true;
  const setItem = kept.setItem;
  const guarded = new Proxy(kept, {
    get: (target, name) =>
      name !== "setItem"
        ? target[name]
        : (key, value) => {
            if (isFull) throw new Error("QuotaExceededError");
            setItem(key, value);
          },
  });
  const store = new ChecklistStore(() => guarded);
  store.set({ codes: ["D1", "G4"] });
  assert.equal(store.isKept, false);
  assert.deepEqual(store.get().codes, ["D1", "G4"]);
  isFull = false;
  store.set({ title: "Maandag" });
  assert.equal(store.isKept, true);
  assert.deepEqual(new ChecklistStore(() => kept).get().codes, ["D1", "G4"]);
});

test("who listens hears each change", () => {
  const store = new ChecklistStore(() => storage());
  let heard = 0;
  store.addEventListener("change", () => heard++);
  store.set({ codes: ["D1"] });
  store.wiped();
  assert.equal(heard, 2);
});

test("nothing is kept that would not be read again", () => {
  const kept = storage();
  new ChecklistStore(() => kept).set({ notes: "n".repeat(200_000), ticks: ["D1 kort", "t".repeat(1e6)], title: "Maandag" });
  assert.ok((kept.getItem(KEY) ?? "").length < 6000);
  const found = new ChecklistStore(() => kept).get();
  assert.deepEqual([found.ticks, found.title, found.notes.length], [["D1 kort"], "Maandag", 5000]);
});
