// Values of JSON that the build made, each of the type that is wanted, whatever stands there.

/** Give a list; empty for what is none. @param {unknown} value @returns {any[]} */
export function list(value) {
  return Array.isArray(value) ? value : [];
}

/** Give a text; empty for what is none. A number is text as well: 2024. @param {unknown} value */
export function text(value) {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Give the texts of a list; empty ones are none. @param {unknown} value */
export function texts(value) {
  return list(value).map(text).filter(Boolean);
}
