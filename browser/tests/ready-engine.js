// A search that has taken up its index.

import { SearchEngine } from "../src/search-engine.js";

/** @param {unknown} told the index */
export function ready(told) {
  const engine = new SearchEngine(told);
  for (const _ of engine.prepare());
  return engine;
}
