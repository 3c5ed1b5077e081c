// Fits the weights of the search to the queries of tests/search/, and tells what they are worth for queries
// that they were not fitted to: each round is left out once. Run by `make fit-search`, after `make site`.
//
// A question, saying or subject with the very words of a query is left out of the index first: what is
// measured is how the search fares with words that nobody wrote down.

import { readFileSync, readdirSync } from "node:fs";
import { distance, STOP_WORDS, stem, words } from "../browser/src/dutch-words.js";
import { SearchEngine } from "../browser/src/search-engine.js";
import { partsOf, sumOf, WEIGHTS } from "../browser/src/search-ranking.js";

const INDEX = new URL("../site/assets/search/", import.meta.url);
const QUERIES = new URL("../tests/search/", import.meta.url);
const ROUND = /^round/;
// Queries by people who read the pages count for less, and some of them will do.
const TUNED_WEIGHT = 0.25;
const EVERY_TUNED = 3;
// How far scores lie apart that differ by a factor e in how likely they are.
const SPREAD = 1.5;
// A weight moves by such steps, and only if that gains this much: what matters little stays as it was.
const STEPS = [0.4, 0.2];
const LEAST_GAIN = 0.001;
const ROUNDS_OF_STEPS = 2;

/** @typedef {{set: string, kind: string, typed: string, accepted: string[]}} Query */

function queries() {
  return readdirSync(QUERIES)
    .filter((name) => name.endsWith(".tsv"))
    .flatMap((name) => {
      const lines = readFileSync(new URL(name, QUERIES), "utf8").split("\n").filter(Boolean);
      return lines.map((line) => {
        const [kind, typed, accepted] = line.split("\t");
        return { set: name.replace(".tsv", ""), kind, typed, accepted: accepted.split(",").filter((one) => one !== "-").map(knownBy) };
      });
    });
}

function knownBy(accepted) {
  if (accepted.startsWith("begrip:")) return accepted.replace("begrip:", "begrippen/#");
  if (!accepted.endsWith(".md")) return accepted;
  const address = accepted.replace(/(^|\/)index\.md$|\.md$/, "");
  return address && `${address}/`;
}

/** Give an engine that knows nothing in the very words of a query. */
function engineWithout(asked) {
  const [name] = readdirSync(INDEX).filter((one) => /^index\..*\.js$/.test(one));
  const index = JSON.parse(readFileSync(new URL(name, INDEX), "utf8").replace("window.handboekIndex=", "").replace(/;\s*$/, ""));
  const told = asked.filter(({ set }) => ROUND.test(set)).map(({ typed }) => key(typed));
  const isTold = (text) => {
    const own = key(text);
    return told.some((other) => other.length && other.length === own.length && other.every((word, at) => isSame(word, own[at])));
  };
  const kept = (groups) => groups.map(([pages, texts]) => [pages, texts.filter((text) => !isTold(text))]);
  const engine = new SearchEngine({
    ...index,
    questions: kept(index.questions),
    sayings: kept(index.sayings),
    nothing: index.nothing.filter((text) => !isTold(text)),
  });
  for (const _ of engine.prepare());
  return engine;
}

function key(text) {
  return [...new Set(words(text).filter((word) => !STOP_WORDS.has(word)).map(stem))].sort();
}

function isSame(one, other) {
  return one === other || (one.length > 5 && distance(one, other, 1) <= 1);
}

/** What does not depend on the weights is found once. */
function prepared(engine, query) {
  const { telling, little } = engine.soughtIn(query.typed);
  const name = (document) => document.code ?? document.address;
  const right = engine.documents.flatMap((document, page) => (query.accepted.includes(name(document)) ? [page] : []));
  return { ...query, telling, little, right, isFound: engine.pagesWith(telling) };
}

function measure(engine, asked) {
  let [gained, weight, first, three] = [0, 0, 0, 0];
  for (const query of asked) {
    const pages = partsOf(engine.lines, query.telling, query.little, query.typed);
    const scores = engine.documents.map(({ kind }, page) => (query.isFound[page] ? sumOf(pages[page].parts) + (WEIGHTS.kinds[kind] ?? 0) : -30));
    const highest = Math.max(...scores);
    const share = (places) => places.reduce((sum, page) => sum + Math.exp((scores[page] - highest) / SPREAD), 0);
    const own = ROUND.test(query.set) ? 1 : TUNED_WEIGHT;
    gained += own * Math.max(-6, Math.log(share(query.right) / share([...scores.keys()]) + 1e-9));
    weight += own;
    const best = [...scores.keys()].sort((one, other) => scores[other] - scores[one]).slice(0, 3);
    first += query.right.includes(best[0]) ? 1 : 0;
    three += best.some((page) => query.right.includes(page)) ? 1 : 0;
  }
  return { likely: gained / weight, first: first / asked.length, three: three / asked.length };
}

function fit(engine, asked) {
  const { parts, inPage, kinds } = WEIGHTS;
  const fitted = [parts, inPage, kinds].flatMap((group) => Object.keys(group).map((name) => [group, name]));
  fitted.push(...["enough", "nextPage", "likeness", "fewVotes"].map((name) => [WEIGHTS, name]));
  let best = measure(engine, asked);
  for (const step of STEPS) {
    for (let round = 0; round < ROUNDS_OF_STEPS; round++) {
      for (const [group, name] of fitted) {
        const old = group[name];
        const tried = group === kinds ? [old + 2 * step, old - 2 * step] : [old * (1 + step), old * (1 - step)];
        for (const value of tried) {
          group[name] = name === "nextPage" ? Math.min(1, value) : value;
          const found = measure(engine, asked);
          if (found.likely > best.likely + LEAST_GAIN) {
            best = found;
            break;
          }
          group[name] = old;
        }
      }
    }
  }
  return best;
}

const said = ({ first, three }) => `first ${(100 * first).toFixed(1)}%, among the first three ${(100 * three).toFixed(1)}%`;
const all = queries();
const engine = engineWithout(all);
const asked = all
  .filter(({ accepted, set }, at) => accepted.length && (ROUND.test(set) || at % EVERY_TUNED === 0))
  .map((query) => prepared(engine, query));
const start = structuredClone(WEIGHTS);
const restore = () => {
  for (const [name, value] of Object.entries(structuredClone(start))) {
    if (typeof value === "object") Object.assign(WEIGHTS[name], value);
    else WEIGHTS[name] = value;
  }
};
for (const set of [...new Set(asked.map((query) => query.set))].filter((name) => ROUND.test(name))) {
  const others = asked.filter((query) => query.set !== set);
  const own = asked.filter((query) => query.set === set);
  console.log(`${set}, as the weights are: ${said(measure(engine, own))}`);
  fit(engine, others);
  console.log(`${set}, fitted to the other sets: ${said(measure(engine, own))}`);
  restore();
}
console.log(`all sets, as the weights are: ${said(measure(engine, asked))}`);
console.log(`all sets, fitted to all: ${said(fit(engine, asked))}`);
console.log(JSON.stringify(WEIGHTS, null, 2));
