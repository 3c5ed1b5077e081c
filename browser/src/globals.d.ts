// What the scripts of a page share. `handboek.js` makes it, on every page.

import type { ChecklistStore } from "./checklist-store.js";
import type { SearchIndex } from "./search-engine.js";

declare global {
  interface Window {
    handboek: {
      /** address of the site's root, with its last slash */
      base: string;
      store: ChecklistStore;
      /** bring every button in a part of the page to life */
      start: (part: ParentNode) => void;
    };
    /** set by search.js */
    handboekSearch?: { ready: Promise<void>; codesFor: (query: string, among: Set<string>) => string[] };
    /** set by search/index.js */
    handboekIndex?: SearchIndex;
    /** set by plan-parts.js, which the build makes */
    handboekParts?: unknown;
    /** set by plan-add.js */
    handboekAddToPlan?: (code: string) => void;
    /** set by plan-out.js */
    handboekPlanOut?: typeof import("./plan-out.js").planOut;
    /** set by year-parts.js, which the build makes */
    handboekYearParts?: unknown;
    /** set by year-out.js */
    handboekYearOut?: typeof import("./year-out.js").yearOut;
    /** set by looking-back-out.js */
    handboekLookingBackOut?: typeof import("./looking-back-out.js").lookingBackOut;
    /** Material's stream of pages: emits at each page when instant navigation is on */
    document$?: { subscribe: (next: () => void) => void };
    /** what Material's bundle asks of a page; head.js gives it */
    __md_scope: URL;
    __md_hash: (text: string) => number;
    __md_get: (key: string, storage?: Storage, scope?: URL) => any;
    __md_set: (key: string, value: unknown, storage?: Storage, scope?: URL) => void;
    /** not in every browser yet, nor in the types of TypeScript */
    trustedTypes?: {
      createPolicy: (
        name: string,
        rules: Record<string, (text: string, type: string, sink: string) => string | null>,
      ) => unknown;
    };
  }
}
