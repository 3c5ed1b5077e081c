// Puts an entry in the plan that a reader works at. Fetched once a reader asks for it.

import { announce } from "./announce.js";
import { NOT_KEPT } from "./kept-text.js";
import { withItems } from "./plan-changes.js";
import { PlanStore, newId } from "./plan-store.js";
import { MOST_ITEMS, emptyPlan, newItem } from "./plan.js";

const store = new PlanStore(() => window.localStorage);

/** @param {string} code */
window.handboekAddToPlan = (code) => {
  const before = store.all();
  const plan = store.current() ?? before.plans[before.plans.length - 1] ?? { ...emptyPlan(), id: newId() };
  if (plan.items.length >= MOST_ITEMS) {
    announce(`Je draaiboek is vol: er passen ${MOST_ITEMS} onderdelen in.`);
    return;
  }
  const after = withItems(plan, [newItem(code)]);
  if (!store.keep(after)) {
    announce("Je hebt te veel draaiboeken om er een bij te maken. Verwijder er eerst een.");
    return;
  }
  const kept = store.isKept ? "" : ` ${NOT_KEPT}`;
  announce(`${code} staat in draaiboek ‘${after.title || "zonder titel"}’ (${after.items.length}).${kept}`, {
    label: "Zet terug",
    act: () => store.set(before),
  });
};
