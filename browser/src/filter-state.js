// What a list is filtered by, and how an address holds it: `?thema=D&tijd=30&woorden=stil`.

import { readQuery } from "./query.js";

/**
 * @typedef {object} Control One choice in a filter.
 * @property {string} name its name in the address, and that of the fact it is held against
 * @property {"one" | "most" | "words"} kind whether an entry must have the value, have at most that
 *   number, or be found by the words
 */
/** @typedef {Record<string, string>} State the value of each control that is set */

/**
 * Give the state that an address holds; whatever no control knows is left out.
 * @param {string} search the part of the address from the question mark
 * @param {Control[]} controls
 * @returns {State}
 */
export function readState(search, controls) {
  const values = new URLSearchParams(search);
  return Object.fromEntries(
    controls.flatMap(({ name }) => {
      const value = readQuery((values.get(name) ?? "").trim());
      return value ? [[name, value]] : [];
    }),
  );
}

/**
 * Give the part of an address that holds a state; empty when nothing is set. What else the address
 * holds stays.
 * @param {State} state
 * @param {Control[]} controls
 * @param {string} search the part of the address as it is
 */
export function writeState(state, controls, search) {
  const values = new URLSearchParams(search);
  for (const { name } of controls) {
    const value = state[name]?.trim();
    if (value) values.set(name, value);
    else values.delete(name);
  }
  const text = values.toString();
  return text ? `?${text}` : "";
}

/**
 * Tell whether an entry belongs in the list.
 * @param {Record<string, string | undefined>} facts its facts by name; several values with spaces between
 * @param {State} state
 * @param {Control[]} controls
 * @param {Set<string> | null} found codes that the words find; null while there are none
 */
export function fits(facts, state, controls, found) {
  return controls.every(({ name, kind }) => {
    const value = state[name];
    if (!value) return true;
    if (kind === "words") return found === null || found.has(facts["code"] ?? "");
    const fact = facts[name] ?? "";
    if (kind === "most") return fact !== "" && Number(fact) <= Number(value);
    return fact.split(" ").includes(value);
  });
}

/**
 * Say how many entries there are.
 * @param {number} shown
 * @param {number} all
 * @param {string} many
 */
export function counted(shown, all, many) {
  if (shown === all) return `Alle ${all} ${many}`;
  return `${shown || "Geen"} van ${all} ${many}`;
}
