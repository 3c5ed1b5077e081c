// What takes looking back elsewhere and brings it in again. Fetched once a reader asks for it.

import { reviewCalendar } from "./looking-back-calendar.js";
import { differences, lookingBackJson, lookingBackWorkbook, readLookingBackFile } from "./looking-back-file.js";
import { WORKBOOK_TYPE } from "./workbook.js";

export const lookingBackOut = { calendar: reviewCalendar, differences, json: lookingBackJson, workbook: lookingBackWorkbook, workbookType: WORKBOOK_TYPE, read: readLookingBackFile };

window.handboekLookingBackOut = lookingBackOut;
