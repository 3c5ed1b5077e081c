// Dates in words.

/**
 * Give a date such as 2026-11-23 as "23 november 2026"; empty when it is none.
 * @param {string} date
 */
export function dutchDate(date) {
  const moment = new Date(`${date}T12:00:00`);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(moment.getTime())) return "";
  return new Intl.DateTimeFormat("nl-NL", { dateStyle: "long" }).format(moment);
}
