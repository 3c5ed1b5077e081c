// A day of the calendar as a text: 2026-11-29.

/**
 * Tell whether a text is a day of the calendar.
 * @param {unknown} text
 * @returns {text is string}
 */
export function isDay(text) {
  if (typeof text !== "string" || !/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Give a day; an empty text for what is none. @param {unknown} value */
export function dayOrEmpty(value) {
  return isDay(value) ? value : "";
}
