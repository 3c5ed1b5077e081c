import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readAddress, writeAddress } from "../src/plan-address.js";
import { emptyPlan, newItem, readPlan } from "../src/plan.js";
import { readParts } from "../src/plan-parts.js";

const KNOWN = readParts({
  parts: [
    { code: "F4", title: "Kgotla", minutes: 90 },
    { code: "D3", title: "Stel een open vraag", minutes: 20 },
    { code: "P1_1", title: "Openen", minutes: 5 },
    { code: "P1_3", title: "Afronden", minutes: 10 },
  ],
  programmes: [{ code: "P1", title: "Overleg", address: "p1/", parts: ["P1_1", "pauze", "P1_3"] }],
  retired: [{ code: "D9", instead: ["D3", "F4"] }],
});
const read = (search) => readAddress(search, KNOWN);
const codes = (search) => read(search).plan.items.map((item) => item.code);

test("an address gives title, start, and items in order with their minutes", () => {
  const { plan, unknown } = read("?t=Studiedag&s=0930&i=F4.pauze15.D3-45.P1");
  assert.deepEqual([plan.title, plan.start, unknown], ["Studiedag", 570, []]);
  assert.deepEqual(plan.items.map(({ code, minutes }) => [code, minutes]), [
    ["F4", null], ["pauze", 15], ["D3", 45], ["P1_1", null], ["pauze", 15], ["P1_3", null],
  ]);
});

test("what is gone leads to what took its place, and what is not known is named", () => {
  const { plan, unknown, replaced } = read("?i=D9.X7.<b>.F4");
  assert.deepEqual(plan.items.map((item) => item.code), ["D3", "F4", "F4"]);
  assert.deepEqual([unknown, replaced], [["X7", "B"], [["D9", ["D3", "F4"]]]]);
});

test("small letters and what a mail program made of the dots cost nothing", () => {
  assert.deepEqual(codes("?i=f4,%20PAUZE10;d3.."), ["F4", "pauze", "D3"]);
});

test("an untouched programme stands in the address as its code, a changed one as its parts", () => {
  const { plan } = read("?i=P1.F4");
  assert.match(writeAddress(plan, KNOWN), /i=P1\.F4$/);
  plan.items[2].minutes = 20;
  assert.match(writeAddress(plan, KNOWN), /i=P1_1\.pauze15\.P1_3-20\.F4$/);
});

test("initials and notes stay out of an address unless one asks for them", () => {
  const item = { ...newItem("F4"), who: "AB", note: "let op de deur" };
  const plan = { ...emptyPlan(), items: [item] };
  assert.doesNotMatch(writeAddress(plan, KNOWN), /AB|deur/);
  assert.deepEqual(read(writeAddress(plan, KNOWN, { isPrivate: true })).plan.items, [item]);
});

const item = fc.record({
  code: fc.constantFrom("F4", "D3", "P1_1", "P1_3", "pauze", "eigen"),
  minutes: fc.option(fc.integer({ min: 1, max: 600 })),
  name: fc.string({ unit: "grapheme" }),
  fixed: fc.option(fc.integer({ min: 0, max: 1439 })),
  day: fc.constantFrom("", "2027-03-16", "2027-13-40"),
  who: fc.string(),
  note: fc.string({ unit: "grapheme" }),
});
const plans = fc
  .record({
    title: fc.string({ unit: "grapheme" }),
    date: fc.constantFrom("", "2027-03-09"),
    start: fc.integer({ min: 0, max: 1439 }),
    items: fc.array(item, { maxLength: 40 }),
  })
  .map(readPlan);

test("any plan that is written is read back the same", () => {
  const usual = (plan) => ({
    ...plan,
    items: plan.items.map((one) => ({ ...one, minutes: one.minutes === KNOWN.parts.get(one.code)?.minutes ? null : one.minutes })),
  });
  fc.assert(
    fc.property(plans, (plan) => {
      const back = read(writeAddress(plan, KNOWN, { isPrivate: true })).plan;
      if (!plan.items.length) back.start = plan.start; // an empty plan has no need of one
      assert.deepEqual(usual(back), usual(plan));
    }),
  );
});

test("whatever an address says, a plan comes out that can be written and is read back the same", () => {
  const query = fc.oneof(fc.string({ unit: "binary" }), fc.webQueryParameters().map((text) => `?${text}`), fc.string().map((text) => `?i=${text}&v=${text}&n=1-${text}&o=1-${text}.2-2027-03-16&s=${text}`));
  fc.assert(
    fc.property(query, (search) => {
      const { plan } = read(search);
      const written = writeAddress(plan, KNOWN, { isPrivate: true });
      assert.equal(writeAddress(read(written).plan, KNOWN, { isPrivate: true }), written);
    }),
  );
});

test("an address of a mile long gives no more than a plan can hold, and no half item", () => {
  const { plan, unknown } = read(`?t=${"x".repeat(1e6)}&i=${"F4.".repeat(100_000)}`);
  assert.deepEqual([plan.items.length, plan.title.length], [200, 120]);
  assert.deepEqual(read(`?i=${"Q1".repeat(100_000)}`).unknown, []);
  assert.deepEqual(unknown, []);
});
