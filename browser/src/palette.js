// The choice of colours, as Material keeps it.

/**
 * @typedef {object} Palette
 * @property {number} index which of the options was chosen
 * @property {{ scheme: string }} color
 */

/**
 * Give what a storage held as a choice of colours; null when it is none. Material takes whatever it
 * gets, and leaves its button away when that is no choice.
 * @param {any} found
 * @returns {Palette | null}
 */
export function readPalette(found) {
  const isChoice = Number.isInteger(found?.index) && ["default", "slate"].includes(found.color?.scheme);
  return isChoice ? found : null;
}
