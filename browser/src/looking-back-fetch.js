// Fetches what makes and reads files of what a reader looked back on, once one asks for it.

import { announce } from "./announce.js";
import { loadScript } from "./load-script.js";

/** Give what makes and reads files; undefined, which the reader is told, when it cannot be fetched. */
export async function lookingBackOut() {
  try {
    if (!window.handboekLookingBackOut) await loadScript("assets/scripts/looking-back-out.js");
  } catch {
    announce("Dit kan nu niet worden opgehaald. Ben je online? Probeer het nog eens.");
  }
  return window.handboekLookingBackOut;
}
