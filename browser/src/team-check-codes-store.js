// Keeps the codes of a team on the device on which they are added up, until they are wiped there: a telephone throws
// a page away while its camera is open. They stay on that device: no file takes them along (kept-things.js).

import { KeptText } from "./kept-text.js";

export const CODES_KEY = "handboek.teamcheck-codes";
const VERSION = 1;
const LONGEST = 20_000; // letters: a code for each of a thousand members

export class CodesStore extends KeptText {
  /** @param {() => Storage} storage gives localStorage; may throw */
  constructor(storage) {
    super(storage, CODES_KEY, VERSION);
  }

  /** What was typed, pasted and scanned, as it stands in the field. */
  get() {
    try {
      const found = JSON.parse(this.text() ?? "null");
      return found?.version === VERSION && typeof found.codes === "string" ? found.codes.slice(0, LONGEST) : "";
    } catch {
      return "";
    }
  }

  /** @param {string} codes */
  set(codes) {
    this.setText(codes.trim() ? JSON.stringify({ version: VERSION, codes: codes.slice(0, LONGEST) }) : "");
  }
}
