// What takes a plan elsewhere: documents, calendars and QR codes. Fetched once a reader asks for one.

import { generate } from "lean-qr";
import { toSvg } from "lean-qr/extras/svg";
import { calendarFile } from "./plan-calendar.js";
import { WORD_TYPE, wordDocument } from "./plan-word.js";

export const planOut = {
  calendarFile,
  wordDocument,
  wordType: WORD_TYPE,
  /** A QR code of an address; null for one that is too long. @param {string} address */
  qr(address) {
    try {
      return toSvg(generate(address), document, { on: "#000", off: "#fff", padX: 0, padY: 0 });
    } catch {
      return null;
    }
  },
};

window.handboekPlanOut = planOut;
