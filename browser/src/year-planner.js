// A reader's own plan for a school year: chosen, laid around the holidays, moved, kept and taken along
// (/jaarplan/).

import { announce } from "./announce.js";
import { pageAddress } from "./page-address.js";
import { weekName, yearName } from "./school-words.js";
import { readYearAddress, writeYearAddress } from "./year-address.js";
import { begun, dayOf, settled, weeksBefore, weeksOfDone } from "./year-from.js";
import { YearLookingBack } from "./year-looking-back.js";
import { loadYearParts, needsOwnDay } from "./year-parts.js";
import { emptyYearPlan, forYear, readYearPlan, withEntries, withEntry } from "./year-plan.js";
import { movedMeeting, propose } from "./year-proposal.js";
import { SchoolFields } from "./year-school.js";
import { YEARS_KEY, YearStore } from "./year-store.js";
import { NO_MEETING_LEFT } from "./year-row.js";
import { YearTakeAlong } from "./year-take-along.js";
import { YearView } from "./year-view.js";

/** @typedef {import("./year-plan.js").YearPlan} YearPlan */
/** @typedef {import("./year-parts.js").YearParts} YearParts */

/** The school year that one plans for: from April on the next one. @param {Date} now */
function thisYear(now) {
  return now.getFullYear() - (now.getMonth() < 3 ? 1 : 0);
}

/** What changes of a school without what is over, or what stands in the plan already, being planned anew. */
const STAYING = ["region", "weekday", "hours", "closed"];

class YearPlanner {
  /** @param {HTMLElement} root @param {YearParts} known */
  constructor(root, known) {
    this.root = root;
    this.known = known;
    this.now = thisYear(new Date());
    this.store = new YearStore(() => window.localStorage);
    const { plan: found, unknown, replaced } = readYearAddress(location.search, known, this.now);
    const isForYear = /[?&]j=/.test(location.search);
    // A link without a year, as pages have it, is for who begins now.
    const plan = isForYear ? found : begun(found, known, this.today());
    this.told = [
      ...(unknown.length ? [`${unknown.slice(0, 20).join(", ")} ${unknown.length === 1 ? "is hier niet bekend of past" : "zijn hier niet bekend of passen"} niet in een jaarplan. Misschien is de link niet helemaal overgenomen.`] : []),
      ...replaced.slice(0, 20).map(([code, instead]) => `${code} staat niet meer in het handboek. In plaats daarvan staat hier ${instead.join(" en ")}.`),
    ].join(" ");
    this.year = isForYear || plan.entries.length || !this.store.all().length ? plan.year : (this.store.all().find(({ year }) => year >= this.now) ?? plan).year;
    const own = this.store.of(this.year);
    const isOwn = own && writeYearAddress(own, known) === writeYearAddress(plan, known);
    /** @type {YearPlan | null} a plan that came with the address and is not one's own (yet) */
    this.shared = plan.entries.length && !isOwn ? plan : null;
    this.lookedBack = new YearLookingBack(root, () => window.localStorage);
    this.view = new YearView(root, known, this.lookedBack, this.acts);
    this.along = new YearTakeAlong(root, known, () => ({ plan: this.plan(), proposal: this.proposal(), done: this.lookedBack.done() }));
    this.school = new SchoolFields(root, {
      keep: (changes, text) => this.keep({ ...(Object.keys(changes).some((name) => STAYING.includes(name)) ? this.settled() : this.plan()), ...changes }, text),
      choose: (year) => {
        this.year = year;
        // What came with a link goes along to the year that one chooses.
        this.shared = this.shared && begun(forYear(this.shared, year), known, this.today());
        this.show();
      },
    });
    this.listen();
    root.hidden = false;
    this.show();
  }

  listen() {
    for (const button of this.root.querySelectorAll("[data-year-act]")) {
      if (button instanceof HTMLElement) button.addEventListener("click", () => this.act(button.dataset.yearAct ?? ""));
    }
    for (const link of document.querySelectorAll("[data-year-use]")) {
      if (!(link instanceof HTMLAnchorElement)) continue;
      link.hidden = false;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.add(readYearAddress(link.search, this.known, this.year).plan.entries);
        this.root.querySelector("h2")?.scrollIntoView();
        this.view.chooser.focus({ preventScroll: true });
      });
    }
    // In another tab; what one is writing in here stays as it is.
    window.addEventListener("storage", ({ key }) => {
      if (key === null || key === YEARS_KEY) this.store.changed();
    });
    this.store.addEventListener("change", () => this.show());
    this.lookedBack.addEventListener("change", () => this.view.showMonths(this.plan(), this.proposal()));
  }

  /** The plan that the page shows. */
  plan() {
    return this.shared ?? this.store.of(this.year) ?? begun(emptyYearPlan(this.year), this.known, this.today());
  }

  today() {
    return dayOf(new Date());
  }

  /** The plan that the page shows, with what is over, and what stands there already, where it is. */
  settled() {
    return settled(this.plan(), this.known, this.today());
  }

  /** The week in which something was done. @param {string} code */
  weeksOfDone(code) {
    return weeksOfDone(this.lookedBack.done().get(code)?.done, this.year);
  }

  proposal() {
    return propose(this.plan(), this.known);
  }

  /**
   * Keep what was changed. A plan that came with a link stays beside one's own until one takes it over.
   * @param {YearPlan} plan
   * @param {string} [text] what to say, with a way back
   */
  keep(plan, text) {
    const before = { all: this.store.all(), shared: this.shared };
    const changed = readYearPlan(plan, this.year);
    if (this.shared && this.store.of(this.year)) {
      this.shared = changed;
      this.show();
    } else {
      this.shared = null;
      this.store.keep(changed);
    }
    if (text) this.undoable(text, before);
  }

  /** @param {string} text @param {{ all: YearPlan[], shared: YearPlan | null }} before */
  undoable(text, before) {
    const year = this.year;
    announce(text, {
      label: "Zet terug",
      act: () => {
        this.year = year;
        this.shared = before.shared;
        this.store.set(before.all);
      },
    });
  }

  /** @param {import("./year-plan.js").YearEntry[]} entries */
  add(entries) {
    const before = this.settled();
    const plan = withEntries(before, entries.map((entry) => ({ ...entry, weeks: entry.weeks ?? this.weeksOfDone(entry.code) })));
    const added = plan.entries.length - before.entries.length;
    if (!added) announce("Dat staat er al.");
    else this.keep(plan, added === 1 ? `${plan.entries[plan.entries.length - 1]?.code} staat in je jaarplan.` : `${added} onderdelen staan in je jaarplan.`);
  }

  /** @type {import("./year-row.js").YearActs} */
  acts = {
    often: (code, times) => {
      const row = this.proposal().rows.find(({ part }) => part.code === code);
      this.keep(withEntry(this.settled(), code, { times, weeks: weeksBefore(row, this.today()) }), `${code}: aangepast.`);
    },
    rank: (code, by) => {
      const plan = this.settled();
      const order = this.proposal().rows.filter(({ state }) => state !== "not-now").map((row) => row.part.code);
      const other = order[order.indexOf(code) + by];
      const at = (/** @type {string | undefined} */ one) => plan.entries.findIndex((entry) => entry.code === one);
      const entries = [...plan.entries];
      const [moved] = entries.splice(at(code), 1);
      if (!moved || !other) return;
      entries.splice(at(other), 0, moved);
      this.keep({ ...plan, entries }, `${code} staat nu op plaats ${order.indexOf(code) + by + 1} van ${order.length}.`);
    },
    wait: (code, isNotNow) => this.wait(code, isNotNow),
    remove: (code) => {
      const plan = this.settled();
      this.keep({ ...plan, entries: plan.entries.filter((entry) => entry.code !== code) }, `${code} is uit je jaarplan.`);
    },
    move: (row, at, way) => {
      const all = this.proposal().meetings;
      const weeks = movedMeeting(row, at, way, all);
      if (!weeks) return;
      const moved = weeks.find((week) => !row.meetings.some(({ place }) => place === week));
      const to = all.find(({ place }) => place === moved);
      this.keep(withEntry(this.settled(), row.part.code, { weeks }), `${row.part.code} staat nu ${needsOwnDay(row.part) ? `in ${weekName(to?.day ?? 0)}` : `bij overleg ${to?.number}`}.`);
      // Whoever moves on stays with the one that moved.
      const nth = weeks.indexOf(moved ?? 0);
      this.view.focus(`${row.part.code} ${nth} ${way > 0 ? "later" : "earlier"}`);
    },
  };

  /** @param {string} code @param {boolean} isNotNow */
  wait(code, isNotNow) {
    const plan = withEntry(this.settled(), code, { isNotNow });
    if (isNotNow) {
      this.keep(plan, `${code} staat bij ‘Niet nu’.`);
      return;
    }
    // What one wants all the same comes before the others.
    const first = plan.entries.filter((entry) => entry.code === code);
    const isTooMuch = propose(plan, this.known).rows.some((row) => row.part.code === code && row.isTooMuch);
    const entries = isTooMuch ? [...first, ...plan.entries.filter((entry) => entry.code !== code)] : plan.entries;
    const changed = { ...plan, entries };
    const dropped = propose(changed, this.known).rows.filter((row) => row.isTooMuch).map((row) => row.part.code);
    const row = propose(changed, this.known).rows.find(({ part }) => part.code === code);
    if (row && !row.times && row.isTooMuch) announce(`${code} ${NO_MEETING_LEFT}.`);
    else if (dropped.includes(code)) announce(`${code} vraagt meer dan de ${plan.hours} uur van dit jaar. Kies minder keren of zet de grens hoger.`);
    else this.keep(changed, isTooMuch ? `${code} staat nu bovenaan.${dropped.length ? ` Niet nu: ${dropped.join(", ")}.` : ""}` : `${code} staat weer in je jaarplan.`);
  }

  /** @param {string} act */
  act(act) {
    const plan = this.plan();
    const own = this.store.of(this.year);
    const before = { all: this.store.all(), shared: this.shared };
    switch (act) {
      case "adopt":
      case "add":
        this.shared = null;
        this.store.keep(act === "add" && own ? withEntries(settled(own, this.known, this.today()), plan.entries) : plan);
        this.undoable(act === "add" ? "Toegevoegd aan je jaarplan." : "Dit is nu jouw jaarplan.", before);
        this.view.chooser.focus();
        return;
      case "own":
        this.shared = null;
        this.show();
        this.view.chooser.focus();
        return;
      case "choose":
        this.add(this.known.entriesFor(this.view.chooser.value, null).entries);
        return;
      case "from-checklist": {
        const codes = window.handboek.store.get().codes;
        this.add(codes.flatMap((code) => this.known.entriesFor(code, null).entries));
        return;
      }
      case "again":
        this.keep({ ...begun(plan, this.known, this.today()), entries: plan.entries.map((entry) => ({ ...entry, weeks: this.weeksOfDone(entry.code) })) }, "Alles is opnieuw verdeeld.");
        return;
      case "next": {
        this.year = plan.year + 1;
        this.shared = null;
        if (this.store.of(this.year)?.entries.length) announce(`Je hebt al een plan voor ${yearName(this.year)}. Dit is het.`);
        else {
          this.store.keep(begun(forYear(plan, this.year), this.known, this.today()));
          announce(`Dit is de kopie, voor ${yearName(this.year)}. Het plan van dit jaar staat er nog.`);
        }
        this.show();
        return;
      }
      case "empty":
        this.keep(begun({ ...plan, entries: [] }, this.known, this.today()), "Je jaarplan is leeg.");
        this.view.chooser.focus();
        return;
      default:
        this.along.act(act);
    }
  }

  /** Bring the page in line with the plan. */
  show() {
    const plan = this.plan();
    history.replaceState(history.state, "", pageAddress(writeYearAddress(plan, this.known), location.hash));
    this.school.show(plan, [...this.known.years.keys(), ...this.store.all().map(({ year }) => year), this.now]);
    this.view.show(plan, this.proposal(), { isShared: this.shared !== null, hasOwn: !!this.store.of(this.year)?.entries.length, isKept: this.store.isKept, told: this.told });
  }
}

const root = document.querySelector("[data-year]");
if (root instanceof HTMLElement) {
  loadYearParts()
    .then((known) => new YearPlanner(root, known))
    .catch((error) => {
      root.hidden = false;
      for (const part of root.children) if (part instanceof HTMLElement) part.hidden = !part.matches("[data-year-failed]");
      console.warn(error);
    });
}
