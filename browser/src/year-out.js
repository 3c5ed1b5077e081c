// What takes a plan for a school year elsewhere. Fetched once a reader asks for it.

import { WORKBOOK_TYPE } from "./workbook.js";
import { yearCalendar } from "./year-calendar.js";
import { yearWorkbook } from "./year-workbook.js";

export const yearOut = { calendar: yearCalendar, workbook: yearWorkbook, workbookType: WORKBOOK_TYPE };

window.handboekYearOut = yearOut;
