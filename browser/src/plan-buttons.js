// Buttons that put an entry in the plan that a reader works at. What does so is fetched at a press.

import { askedFor } from "./asked-for.js";

/** @param {ParentNode} part */
export function startPlanButtons(part) {
  for (const button of part.querySelectorAll("button[data-plan-add]")) {
    if (!(button instanceof HTMLButtonElement) || button.dataset.started) continue;
    button.dataset.started = "true";
    button.hidden = false;
    button.addEventListener("click", () => add(button.dataset.planAdd ?? ""));
  }
}

/** @param {string} code */
async function add(code) {
  (await askedFor("handboekAddToPlan", "assets/scripts/plan-add.js"))?.(code);
}
