// A plan for a school year as it hangs on a wall: twelve months, on A4 or A3.

import { dutchDate } from "./dutch-date.js";
import { duration } from "./dutch-duration.js";
import { element } from "./element.js";
import { qrPicture } from "./qr-picture.js";
import { dayNumber, schoolYearOf } from "./school-calendar.js";
import { period, shortDay, yearName } from "./school-words.js";
import { needsOwnDay } from "./year-parts.js";
import { OWN_DAY, months, taken } from "./year-row.js";

/** @typedef {import("./year-plan.js").YearPlan} YearPlan */
/** @typedef {import("./year-proposal.js").Proposal} Proposal */

/**
 * @param {YearPlan} plan
 * @param {Proposal} proposal
 * @param {Map<string, import("./year-looking-back.js").DoneDays>} done
 * @param {string} address
 */
export function yearPaper(plan, proposal, done, address) {
  const grid = element("div", { class: "year-wall" });
  for (const { name, lines } of months(proposal, plan.year, done)) {
    const list = element("ul");
    for (const line of lines) {
      const { day, last, name: title } = line;
      if (line.kind === "meeting") {
        const { code, minutes } = line.row.part;
        const place = needsOwnDay(line.row.part) ? `, ${OWN_DAY}` : "";
        list.append(element("li", { class: "year-wall-moment" }, element("b", {}, `${line.isDone ? "☑" : "☐"} ${shortDay(day)} ${code}`), ` ${title} (${duration(minutes)}${place})`));
      } else if (line.kind === "ask") list.append(element("li", {}, element("b", {}, `☐ ${shortDay(day)}`), ` ${title}`));
      else list.append(element("li", { class: "year-wall-free" }, `${title} ${period(day, last)}`));
    }
    grid.append(element("section", {}, element("h3", {}, name), list));
  }
  const some = (/** @type {string} */ heading, /** @type {string[]} */ texts) => (texts.length ? [element("p", {}, element("b", {}, `${heading}: `), texts.join("; "))] : []);
  const named = (/** @type {import("./year-proposal.js").YearRow["state"]} */ state) => proposal.rows.filter((row) => row.state === state);
  // In this school year; what was done before stands on the plan of that year.
  const isNow = (/** @type {string} */ day) => schoolYearOf(dayNumber(day)) === plan.year;
  const days = proposal.rows.flatMap(({ part }) => {
    const found = done.get(part.code);
    return found && isNow(found.done) ? [`${part.code} op ${dutchDate(found.done)}`] : [];
  });
  const foot = element(
    "div",
    { class: "year-wall-foot" },
    element(
      "div",
      {},
      element("p", {}, element("b", {}, `Samen ${duration(proposal.minutes)} teamtijd`), ` van de ${plan.hours} uur. Dit doen we: ${named("planned").map((row) => `${row.part.code} ${taken(row)}`).join("; ") || "nog niets"}.`),
      ...some("Gedaan", days),
      ...some("Elke week", named("weekly").map((row) => `${row.part.code} ${row.part.title} (${duration(row.part.minutes)})`)),
      ...some("Als het nodig is", named("when-needed").map((row) => `${row.part.code} ${row.part.title}`)),
      ...some("Niet nu", named("not-now").map((row) => `${row.part.code} ${row.part.title}`)),
    ),
  );
  const code = qrPicture(address);
  if (code) {
    code.setAttribute("role", "img");
    code.setAttribute("aria-label", "QR-code van de link naar dit jaarplan");
    foot.append(element("div", { class: "year-wall-qr" }, code));
  }
  return element("div", {}, element("h2", {}, `${plan.title || "Jaarplan"} ${yearName(plan.year)}`), grid, foot);
}
