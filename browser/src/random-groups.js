// Groups at random from a number of people. They count off: nobody's name is asked.

/** How many people are divided at most. */
const MOST_PEOPLE = 200;

/**
 * Give how large each group is: as near to the size as can be, and nobody alone.
 * @param {number} people
 * @param {number} size
 */
export function groupSizes(people, size) {
  const whole = Math.max(0, Math.min(MOST_PEOPLE, Math.floor(people)));
  if (!whole || size < 1) return [];
  // Of pairs one is a three rather than someone alone.
  const count = Math.max(1, size > 2 ? Math.round(whole / size) : Math.floor(whole / size));
  return Array.from({ length: count }, (_, at) => Math.floor(whole / count) + (at < whole % count ? 1 : 0));
}

/**
 * Divide the numbers from one on; those of a group in order.
 * @param {number} people
 * @param {number} size
 * @param {(below: number) => number} [random] gives a whole number from zero up to one below
 */
export function randomGroups(people, size, random = below) {
  const sizes = groupSizes(people, size);
  const numbers = Array.from({ length: sizes.reduce((sum, one) => sum + one, 0) }, (_, at) => at + 1);
  for (let at = numbers.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [numbers[at], numbers[other]] = [/** @type {number} */ (numbers[other]), /** @type {number} */ (numbers[at])];
  }
  return sizes.map((one) => numbers.splice(0, one).sort((a, b) => a - b));
}

/** @param {number} most */
function below(most) {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.floor((random / 2 ** 32) * most);
}
