// A QR code as a picture.

import { generate } from "lean-qr";
import { toSvg } from "lean-qr/extras/svg";

/**
 * Give the QR code of a text; null for a text that is too long.
 * @param {string} text
 * @returns {SVGElement | null}
 */
export function qrPicture(text) {
  try {
    return toSvg(generate(text), document, { on: "#000", off: "#fff", padX: 0, padY: 0 });
  } catch {
    return null;
  }
}
