// What one sees of a plan for a school year: a row for each entry, and the months with their meetings.

import { duration } from "./dutch-duration.js";
import { element } from "./element.js";
import { dayIn, dayNumber, schoolWeeks, schoolYearOf, textOf } from "./school-calendar.js";
import { monthName, period, shortDay, weekName } from "./school-words.js";
import { needsOwnDay } from "./year-parts.js";
import { movedMeeting } from "./year-proposal.js";
import { WEEKLY } from "./year-plan.js";

/** @typedef {import("./year-proposal.js").YearRow} YearRow */
/** @typedef {import("./year-proposal.js").Proposal} Proposal */
/** @typedef {import("./school-calendar.js").Meeting} Meeting */
/** @typedef {import("./year-looking-back.js").DoneDays} DoneDays */

/** What stands in the place of a meeting's number. */
export const OWN_DAY = "eigen dag of dagdeel";
/** What is told of an entry that no meeting is left for. */
export const NO_MEETING_LEFT = "past niet meer in dit schooljaar";
const TIMES = [0, 1, 2, 3, 4, 5, 6, 8, 10, WEEKLY];

/**
 * @typedef {object} YearActs what rows ask of the page, each with the code of an entry
 * @property {(code: string, times: number) => void} often
 * @property {(code: string, by: 1 | -1) => void} rank
 * @property {(code: string, isNotNow: boolean) => void} wait
 * @property {(code: string) => void} remove
 * @property {(row: YearRow, at: number, way: 1 | -1) => void} move
 */

/** Give how often something is done, in words. @param {number} times */
export function often(times) {
  return times >= WEEKLY ? "elke week" : times === 0 ? "als het nodig is" : `${times} keer`;
}

/** Give what an entry takes of the team in the year, in words. @param {YearRow} row */
export function taken({ part, times, minutes, state }) {
  if (state === "when-needed") return `${duration(part.minutes)} als het nodig is; telt niet mee`;
  const each = state === "weekly" ? `elke week ${duration(part.minutes)}` : `${often(times)} ${duration(part.minutes)}`;
  if (!part.isForTeam) return `${each}, ${part.group}; telt niet mee`;
  return times > 1 ? `${each}, samen ${duration(minutes)}` : each;
}

/** @param {YearRow} row @param {string} base */
function title({ part }, base) {
  return element("a", { href: new URL(part.address, base).href }, part.title);
}

/** @param {string} code */
function badge(code) {
  return element("span", { class: "badge", "data-theme": code[0] ?? "" }, element("span", { class: "badge-code" }, code));
}

/**
 * A button that finds its focus again when the row is drawn anew.
 * @param {string} key
 * @param {string} text
 * @param {string} about what it is for, to who cannot see the row
 * @param {() => void} press
 */
function button(key, text, about, press) {
  const made = element("button", { type: "button", class: "button", "data-key": key, "aria-label": `${text}: ${about}` }, text);
  made.addEventListener("click", press);
  return made;
}

/**
 * @param {YearRow} row
 * @param {{ at: number, count: number, base: string, lookingBack?: HTMLElement }} place with where one looks back on it
 * @param {YearActs} acts
 */
export function entryRow(row, { at, count, base, lookingBack }, acts) {
  const { entry, part, state } = row;
  const { code } = part;
  const about = `${code} ${part.title}`;
  const tools = element("div", { class: "year-tools" });
  if (state === "not-now") {
    tools.append(button(`${code} wait`, "Doe het wel", about, () => acts.wait(code, false)));
  } else {
    const usual = entry.times ?? part.times;
    const options = [...new Set([...TIMES, usual])].sort((one, other) => one - other);
    const choice = element("select", { "data-key": `${code} often`, "aria-label": `Hoe vaak: ${about}` });
    choice.append(...options.map((times) => new Option(often(times), String(times), false, times === usual)));
    choice.addEventListener("change", () => acts.often(code, Number(choice.value)));
    const up = button(`${code} up`, "Belangrijker", about, () => acts.rank(code, -1));
    const down = button(`${code} down`, "Minder", about, () => acts.rank(code, 1));
    down.setAttribute("aria-label", `Minder belangrijk: ${about}`);
    up.toggleAttribute("disabled", at === 0);
    down.toggleAttribute("disabled", at === count - 1);
    tools.append(choice, up, down, button(`${code} wait`, "Niet nu", about, () => acts.wait(code, true)));
  }
  tools.append(button(`${code} remove`, "Haal weg", about, () => acts.remove(code)));
  const told = [row.isTooMuch ? (row.times ? `past niet meer: ${taken(row)}` : NO_MEETING_LEFT) : taken(row), part.preparation ? `voorbereiden: ${duration(part.preparation)}` : "", needsOwnDay(part) ? "duurt langer dan een teamoverleg: kies er een eigen dag of dagdeel voor" : ""];
  return element(
    "li",
    { class: "year-row", "data-item": code },
    element("p", { class: "year-title" }, badge(code), " ", title(row, base)),
    element("p", { class: "year-taken" }, told.filter(Boolean).join(" · ")),
    tools,
    ...(lookingBack ? [lookingBack] : []),
  );
}

/**
 * Give which of its meetings an entry was done at: the one nearest to the day on which it was done; -1 where it
 * was done in another school year, or not.
 * @param {YearRow} row
 * @param {number} year first year of the school year
 * @param {Map<string, DoneDays>} done
 */
export function doneMeeting({ part, meetings }, year, done) {
  const day = dayNumber(done.get(part.code)?.done ?? "");
  if (Number.isNaN(day) || schoolYearOf(day) !== year) return -1;
  const away = meetings.map((meeting) => Math.abs(meeting.day - day));
  return away.indexOf(Math.min(...away));
}

/**
 * @typedef {object} MonthLine
 * @property {"free" | "meeting" | "ask"} kind a holiday, something that is done, or the day to ask what came of it
 * @property {number} day
 * @property {number} last
 * @property {string} name
 */
/** @typedef {MonthLine & { kind: "meeting", row: YearRow, nth: number, meeting: Meeting, isDone: boolean }} MeetingLine */
/**
 * @typedef {object} Month
 * @property {string} name
 * @property {number} first day
 * @property {(MeetingLine | MonthLine & { kind: "free" | "ask" })[]} lines
 */

/**
 * Give the months of a school year with what is in them.
 * @param {Proposal} proposal
 * @param {number} year
 * @param {Map<string, DoneDays>} done
 * @returns {Month[]}
 */
export function months(proposal, year, done) {
  const free = proposal.free.map(({ name, first, last }) => ({ kind: /** @type {const} */ ("free"), day: first, last, name }));
  const planned = proposal.rows.flatMap((row) =>
    row.meetings.map((meeting, nth) => ({ kind: /** @type {const} */ ("meeting"), day: meeting.day, last: meeting.day, name: row.part.title, row, nth, meeting, isDone: doneMeeting(row, year, done) === nth })),
  );
  const asked = proposal.rows.flatMap(({ part }) => {
    const day = dayNumber(done.get(part.code)?.ask ?? "");
    return schoolYearOf(day) === year ? [{ kind: /** @type {const} */ ("ask"), day, last: day, name: `${part.code} terugkijken: ${part.title}` }] : [];
  });
  const lines = [...free, ...planned, ...asked].sort((one, other) => one.day - other.day);
  // The first week may begin in July, and the last one end in August.
  const start = schoolWeeks(year)[0] ?? 0;
  return Array.from({ length: 12 }, (_, at) => {
    const first = dayIn(year, 8 + at, 1);
    const after = dayIn(year, 9 + at, 1);
    const from = at === 0 ? Math.min(first, start) : first;
    return { name: monthName(first), first, lines: lines.filter(({ day, last }) => (day >= from || (at === 0 && last >= from)) && (day < after || at === 11)) };
  });
}

/**
 * @param {Month} month
 * @param {Proposal} proposal
 * @param {string} base
 * @param {number} today
 * @param {YearActs} acts
 */
export function monthPart({ name, lines }, proposal, base, today, acts) {
  const list = element("ul", { class: "year-lines" });
  for (const line of lines) {
    const { day, last } = line;
    if (line.kind !== "meeting") {
      const text = line.kind === "ask" ? `${shortDay(day)}: ${line.name}` : `${line.name}: ${period(day, last)}`;
      list.append(element("li", { class: `year-${line.kind}` }, text));
      continue;
    }
    const { row, nth, meeting, isDone } = line;
    const about = `${row.part.code} op ${shortDay(day)}`;
    const earlier = button(`${row.part.code} ${nth} earlier`, "Eerder", about, () => acts.move(row, nth, -1));
    const later = button(`${row.part.code} ${nth} later`, "Later", about, () => acts.move(row, nth, 1));
    earlier.toggleAttribute("disabled", !movedMeeting(row, nth, -1, proposal.meetings));
    later.toggleAttribute("disabled", !movedMeeting(row, nth, 1, proposal.meetings));
    list.append(
      element(
        "li",
        { class: "year-moment", "data-moment": `${row.part.code}-${meeting.place}` },
        element("p", { class: "year-day" }, element("time", { datetime: textOf(day) }, shortDay(day)), ` · ${weekName(day)} · ${needsOwnDay(row.part) ? OWN_DAY : `overleg ${meeting.number}`}${isDone ? " · ✓ gedaan" : day < today ? " · voorbij" : ""}`),
        element("p", {}, badge(row.part.code), " ", title(row, base), ` · ${duration(row.part.minutes)}`),
        element("div", { class: "year-tools" }, earlier, later),
      ),
    );
  }
  const none = element("p", { class: "year-none" }, "Niets gepland.");
  return element("section", { class: "year-month" }, element("h3", {}, name), lines.length ? list : none);
}
