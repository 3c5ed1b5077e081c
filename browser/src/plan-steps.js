// How many minutes each step of a part gets, where a plan gives the part more or less than it usually takes.

/** @typedef {import("./plan-parts.js").PlanPart} PlanPart */

/**
 * Give the minutes of each step: whole ones, together those of the part, and shared as the entry shares
 * them. None where the steps are untimed, or more than there are minutes.
 * @param {PlanPart} part
 * @param {number} minutes of the part in the plan
 * @returns {number[]}
 */
export function stepMinutes({ steps }, minutes) {
  const usual = steps.flatMap((step) => step.minutes ?? []);
  if (!usual.length || usual.length < steps.length || usual.length > minutes) return [];
  const given = usual.map(() => 1);
  // Each next minute goes to the step that is furthest short of its share (the method of Webster).
  for (let left = minutes - given.length; left > 0; left--) {
    const short = usual.map((share, at) => share / (2 * (given[at] ?? 0) + 1));
    const at = short.indexOf(Math.max(...short));
    given[at] = (given[at] ?? 0) + 1;
  }
  return given;
}
