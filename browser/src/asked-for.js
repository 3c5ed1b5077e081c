// What is fetched only once a reader asks for it.

import { announce } from "./announce.js";
import { fromScript } from "./load-script.js";

/**
 * Give what a script puts on the window; undefined, which the reader is told, when it cannot be fetched.
 * @template {keyof Window} Name
 * @param {Name} name
 * @param {string} address as loadScript takes it
 */
export async function askedFor(name, address) {
  try {
    return await fromScript(name, address);
  } catch {
    announce("Dit kan nu niet worden opgehaald. Ben je online? Probeer het nog eens.");
    return undefined;
  }
}
