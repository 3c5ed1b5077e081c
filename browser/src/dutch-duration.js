// Durations in words.

/**
 * Give a number of minutes in words, as the pages do. Here it is often a sum, so that nothing is "0 minuten";
 * a page, which says how long a preparation takes, has "geen" (macros/shared/dutch.py).
 * @param {number} minutes
 */
export function duration(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = hours ? [`${hours} uur`] : [];
  if (rest || !hours) parts.push(rest === 1 ? "1 minuut" : `${rest} minuten`);
  return parts.join(" en ");
}
