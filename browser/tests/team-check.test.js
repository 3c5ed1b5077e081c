import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { SIGNS, chance, codeLength, codesIn, readCode, writeCode } from "../src/team-check-code.js";
import { CodesStore } from "../src/team-check-codes-store.js";
import { ROUNDS_KEY, RoundsStore } from "../src/team-check-rounds.js";
import { answered, mean, mostDividedFirst, readCodes, spread, tally } from "../src/team-check-tally.js";
import { inWords } from "../src/team-check-words.js";

const STATEMENTS = 16;
const answers = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: STATEMENTS, maxLength: STATEMENTS });
const salt = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 });
const edition = fc.integer({ min: 1, max: 30 });

test("a code holds the answers and nothing else, in fourteen letters", () => {
  fc.assert(
    fc.property(edition, answers, salt, (number, given, by) => {
      const code = writeCode(number, given, by);
      assert.equal(code.length, 14);
      assert.deepEqual(readCode(code.toLowerCase(), number, STATEMENTS), { answers: given });
    }),
  );
});

test("a code that stands in an address, as a camera app reads it, counts once beside itself without", () => {
  fc.assert(
    fc.property(fc.array(answers, { minLength: 1, maxLength: 5 }), salt, (members, by) => {
      const codes = [...new Set(members.map((given) => writeCode(1, given, by)))];
      const scanned = codes.map((code) => `https://handboek.example/boek/teamcheck/optellen/#code=${code}`);
      assert.deepEqual(codesIn(scanned.join("\n"), 14), codes);
      assert.equal(readCodes([...scanned, ...codes].join(" "), 1, STATEMENTS).members.length, codes.length);
    }),
  );
  assert.equal(readCodes("https://handboek.example/#code= https://elders.example/", 1, STATEMENTS).members.length, 0);
});

test("codes stay until they are wiped, and whatever else a storage holds is none", () => {
  const kept = new Map();
  const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text), removeItem: (key) => kept.delete(key) };
  new CodesStore(() => storage).set("ABC\nDEF ");
  assert.equal(new CodesStore(() => storage).get(), "ABC\nDEF ");
  new CodesStore(() => storage).set(" \n");
  assert.equal(kept.size, 0);
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => assert.equal(typeof new CodesStore(() => ({ getItem: () => text })).get(), "string")));
});

test("rounds that a later edition keeps are not lost to who keeps one with an older edition", () => {
  const later = '{"version":2,"rondes":[]}';
  const kept = new Map([[ROUNDS_KEY, later]]);
  const store = new RoundsStore(() => ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text), removeItem: (key) => kept.delete(key) }));
  const round = { date: "2026-11-29", edition: 1, members: 6, counts: [[1, 1, 2, 1, 1]] };
  store.set([round]);
  assert.deepEqual([kept.get(ROUNDS_KEY), store.isKept, store.all()], [later, false, [round]]);
  store.set([]);
  assert.equal(kept.get(ROUNDS_KEY), later);
});

test("any number of statements fits", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 30 }), salt, (given, by) => {
      const code = writeCode(1, given, by);
      assert.equal(code.length, codeLength(given.length));
      assert.deepEqual(readCode(code, 1, given.length), { answers: given });
    }),
  );
});

test("each other letter in any place is refused", () => {
  fc.assert(
    fc.property(edition, answers, salt, (number, given, by) => {
      const code = writeCode(number, given, by);
      for (let at = 0; at < code.length; at++) {
        for (const sign of SIGNS) {
          if (sign === code[at]) continue;
          assert.ok("problem" in readCode(code.slice(0, at) + sign + code.slice(at + 1), number, STATEMENTS));
        }
      }
    }),
    { numRuns: 30 },
  );
});

test("two letters that changed places are refused, neighbours or not", () => {
  fc.assert(
    fc.property(answers, salt, (given, by) => {
      const code = [...writeCode(1, given, by)];
      for (let one = 0; one < code.length; one++) {
        for (let other = one + 1; other < code.length; other++) {
          if (code[one] === code[other]) continue;
          const swapped = [...code];
          [swapped[one], swapped[other]] = [code[other] ?? "", code[one] ?? ""];
          assert.ok("problem" in readCode(swapped.join(""), 1, STATEMENTS));
        }
      }
    }),
    { numRuns: 50 },
  );
});

test("any text is read without an error, and says why it is no code", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const code of codesIn(text, 14)) {
        const read = readCode(code, 1, STATEMENTS);
        assert.ok("problem" in read || read.answers.length === STATEMENTS);
      }
    }),
  );
});

test("codes are found whatever stands between them, also in groups", () => {
  const separator = fc.constantFrom("\n", ", ", "; ", " ", "\r\n\r\n", "\t", " | ");
  const grouped = fc.constantFrom("", "-", " ");
  fc.assert(
    fc.property(fc.array(fc.tuple(answers, salt, separator, grouped), { minLength: 1, maxLength: 12 }), (members) => {
      const codes = members.map(([given, by]) => writeCode(1, given, by));
      const text = members.map(([, , between, group], at) => (codes[at] ?? "").replace(/(.{5})(?=.)/g, `$1${group}`) + between).join("");
      assert.deepEqual(codesIn(text, 14), codes);
    }),
  );
});

test("members who answer the same count each; the same code counts once, and is told", () => {
  const given = Array(STATEMENTS).fill(4);
  const [one, other] = [writeCode(1, given, [1, 2, 3]), writeCode(1, given, [1, 2, 4])];
  const read = readCodes(`${one} ${other}\n${one.toLowerCase()}`, 1, STATEMENTS);
  assert.equal(read.members.length, 2);
  assert.deepEqual(read.problems, [`‘${one}’ staat er vaker in, en telt één keer mee.`]);
  assert.ok([...one].filter((sign, at) => sign === other[at]).length < 12, "codes of the same answers look alike");
});

test("each bad code has a line that says what is wrong", () => {
  const code = writeCode(1, Array(STATEMENTS).fill(3), [7, 8, 9]);
  const wrong = `${code.slice(0, 5)}${code[5] === "2" ? "3" : "2"}${code.slice(6)}`;
  const { members, problems } = readCodes([wrong, code.slice(1), `O${code.slice(1)}`, writeCode(2, Array(STATEMENTS).fill(3), [0, 0, 0])].join("\n"), 1, STATEMENTS);
  assert.equal(members.length, 0);
  const expected = [/er is een teken verkeerd of verwisseld/, /heeft 13 tekens, en een code heeft er 14/, /heeft een O, en die komt in geen code voor/, /hoort bij uitgave 2 van de stellingen, en deze pagina telt uitgave 1 op/];
  assert.equal(problems.length, expected.length);
  expected.forEach((line, at) => assert.match(problems[at] ?? "", line));
});

test("chance gives three letters, and not always the same", () => {
  const found = Array.from({ length: 50 }, chance);
  assert.ok(found.every((one) => one.length === 3 && one.every((value) => value >= 0 && value < 31)));
  assert.ok(new Set(found.map(String)).size > 40);
});

test("every answer is counted once, and none is not", () => {
  fc.assert(
    fc.property(fc.array(answers, { maxLength: 40 }), (members) => {
      tally(members, STATEMENTS).forEach((counts, at) => {
        assert.equal(answered(counts), members.filter((given) => given[at]).length);
        const sum = members.reduce((total, given) => total + (given[at] ?? 0), 0);
        assert.ok(Math.abs(mean(counts) * answered(counts) - sum) < 1e-9);
      });
    }),
  );
});

test("the spread is the average difference between two members", () => {
  assert.equal(spread([0, 0, 7, 0, 0]), 0);
  assert.equal(spread([1, 0, 0, 0, 1]), 4);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 15 }), (given) => {
      const pairs = given.flatMap((one, at) => given.slice(at + 1).map((other) => Math.abs(one - other)));
      const counts = tally(given.map((one) => [one]), 1)[0] ?? [];
      assert.ok(Math.abs(spread(counts) - pairs.reduce((sum, one) => sum + one, 0) / pairs.length) < 1e-9);
    }),
  );
});

test("what divides the team most comes first, and what too few answered last", () => {
  const counts = [[0, 0, 7, 0, 0], [3, 0, 0, 0, 4], [2, 0, 0, 0, 2], [0, 3, 4, 0, 0], [0, 0, 0, 3, 4]];
  assert.deepEqual(mostDividedFirst([0, 1, 2, 3, 4], counts), [1, 3, 4, 0, 2]);
});

test("how far apart a team lies is said in sentences: one step, and more", () => {
  const words = ["bijna nooit", "zelden", "soms", "vaak", "bijna altijd"];
  const said = (/** @type {number[]} */ ...counts) => inWords(counts, words).split(" Gemiddeld")[0];
  assert.equal(said(0, 0, 6, 0, 0), "Iedereen zegt ‘soms’.");
  assert.equal(said(0, 1, 4, 0, 1), "Van ‘zelden’ tot ‘bijna altijd’. Twee collega’s verschillen gemiddeld 1 stap.");
  assert.equal(said(3, 0, 0, 0, 4), "Van ‘bijna nooit’ tot ‘bijna altijd’. Twee collega’s verschillen gemiddeld 2,3 stappen.");
  assert.equal(said(2, 2, 0, 0, 0), "Te weinig antwoorden om te laten zien.");
  assert.equal(inWords([2, 2, 0, 0, 0], words, "nu"), "nu: te weinig antwoorden om te laten zien.");
});
