// The day to ask a team what came of something, as an appointment.

import { calendarText } from "./calendar-file.js";

/**
 * @typedef {object} Review
 * @property {string} code of the entry
 * @property {string} title
 * @property {string} day 2026-11-29
 * @property {string} question
 * @property {string} page address of the entry
 * @property {string} all address where one looks back on everything
 * @property {Date} now
 */

/**
 * Give the text of an .ics file. The appointment is named by the entry: who changes the day it was done, and puts it in the
 * calendar again, moves it. What one wrote down is not in it.
 * @param {Review} review
 */
export function reviewCalendar({ code, title, day, question, page, all, now }) {
  const host = new URL(page).hostname || "handboek";
  const appointment = {
    uid: `terugblik-${code}@${host}`,
    summary: `Terugkijken: ${code} ${title}`,
    description: [question, "", `Zo pak je het aan: ${page}`, `Wat je opschreef: ${all}`].join("\n"),
    url: all,
    day,
    alarm: "PT8H", // at eight in the morning of that day
  };
  return calendarText([appointment], now);
}
