import assert from "node:assert/strict";
import { test } from "node:test";
import { PLANS_KEY, PlanStore, readPlans } from "../src/plan-store.js";
import { forNextYear, stepped, withItems, withMoved, withoutItem } from "../src/plan-changes.js";
import { emptyPlan, newItem } from "../src/plan.js";

function storage(items = {}) {
  const kept = new Map(Object.entries(items));
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}
const plan = (id, title = "") => ({ ...emptyPlan(), id, title, items: [newItem("F4")] });

test("whatever a storage holds, plans come out", () => {
  for (const text of [null, "", "{", "3", "[]", '{"version":1}', '{"version":2,"plans":[]}', '{"version":1,"plans":[3,null,{"id":"<b>"}]}']) {
    assert.deepEqual(readPlans(text), { current: "", plans: [] }, String(text));
  }
});

test("several plans stand beside one another, and one is the one that one works at", () => {
  const store = new PlanStore(() => kept);
  const kept = storage();
  store.keep(plan("a", "Een"));
  store.keep(plan("b", "Twee"));
  store.keep(plan("a", "Eén"));
  assert.deepEqual(store.all().plans.map(({ title }) => title), ["Eén", "Twee"]);
  assert.equal(new PlanStore(() => kept).current()?.id, "a");
  store.remove("a");
  assert.equal(store.current()?.id, "b");
});

test("a storage that is refused costs only that nothing is kept", () => {
  const store = new PlanStore(() => {
    throw new Error("SecurityError");
  });
  store.keep(plan("a"));
  assert.deepEqual([store.isKept, store.current()?.id], [false, "a"]);
});

test("what a later edition kept is left as it is", () => {
  const later = '{"version":2,"boeken":[]}';
  const kept = storage({ [PLANS_KEY]: later });
  const store = new PlanStore(() => kept);
  store.keep(plan("a"));
  assert.deepEqual([kept.getItem(PLANS_KEY), store.isKept, store.all().plans.length], [later, false, 1]);
});

test("no more is kept than is read", () => {
  const store = new PlanStore(() => kept);
  const kept = storage();
  for (let at = 0; at < 60; at++) store.keep({ ...plan(`p${at}`), title: "x".repeat(1e4) });
  assert.equal(store.all().plans.length, 50);
  assert.equal(store.keep(plan("meer")), false);
  assert.ok((kept.getItem(PLANS_KEY) ?? "").length < 20_000);
});

test("an item moves, and the ends hold it; others keep their order", () => {
  const codes = (one) => one.items.map((item) => item.code).join(" ");
  const all = withItems(emptyPlan(), ["F1", "F2", "F3"].map((code) => newItem(code)));
  assert.deepEqual([withMoved(all, 2, 0), withMoved(all, 0, 9), withMoved(all, 1, -1), withoutItem(all, 1), withItems(all, [newItem("F9")], 1)].map(codes), [
    "F3 F1 F2", "F2 F3 F1", "F2 F1 F3", "F1 F3", "F1 F9 F2 F3",
  ]);
});

test("minutes go by fives and never to none", () => {
  assert.deepEqual([stepped(10, 1), stepped(12, 1), stepped(12, -1), stepped(5, -1), stepped(3, -1), stepped(600, 1)], [15, 15, 10, 5, 3, 600]);
});

test("a copy for next year falls on the same weekday, with the years one on", () => {
  const next = forNextYear({ ...plan("a", "Studiedag 2026-2027"), date: "2026-11-24" }, "b");
  assert.deepEqual([next.id, next.title, next.date], ["b", "Studiedag 2027-2028", "2027-11-23"]);
  assert.equal(forNextYear(forNextYear(plan("a", "Kgotla"), "b"), "c").title, "Kgotla (kopie 2)");
});
