// What takes a plan elsewhere: documents, calendars and QR codes. Fetched once a reader asks for one.

import { calendarFile } from "./plan-calendar.js";
import { WORD_TYPE, wordDocument } from "./plan-word.js";
import { qrPicture } from "./qr-picture.js";

export const planOut = {
  calendarFile,
  wordDocument,
  wordType: WORD_TYPE,
  qr: qrPicture,
};

window.handboekPlanOut = planOut;
