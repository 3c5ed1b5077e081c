// Holding a meeting by a plan (/draaiboek/uitvoeren/): what is now, how long still, what to say. With
// `&beeld=zaal` what the room may read: the assignment and the time. With `&bijeenkomst=2` the second
// of a series; with `&stand=…` from where another device is.

import { dutchDate } from "./dutch-date.js";
import { element } from "./element.js";
import { clock, meetingsOf, schedule } from "./plan-clock.js";
import { readAddress, writeAddress } from "./plan-address.js";
import { loadParts, programmesOf, withParts } from "./plan-parts.js";
import { PlanStore } from "./plan-store.js";
import { meetingTitle, titleForRoom } from "./plan-sheet.js";
import { pageAddress } from "./page-address.js";
import { randomGroups } from "./random-groups.js";
import { beatsOf, begun, countdown, inWords, leftInWords, viewOf, wentTo, withMore } from "./run-clock.js";
import { PageForRoom, handOver } from "./run-elsewhere.js";
import { readStand } from "./run-stand.js";
import { allowSound, sound } from "./run-sound.js";
import { keepRun, keptRun } from "./run-store.js";
import { keepScreenOn } from "./wake-lock.js";

/** @typedef {import("./plan-parts.js").PlanParts} PlanParts */
/** @typedef {import("./run-clock.js").Run} Run */

const storage = () => window.localStorage;

class RunPage {
  /** @param {HTMLElement} root @param {PlanParts} known */
  constructor(root, known) {
    this.root = root;
    this.known = known;
    const query = new URLSearchParams(location.search);
    const asked = readAddress(location.search, known).plan;
    const address = writeAddress(asked, known);
    // Notes and initials are in no link: one's own plan has them.
    const own = new PlanStore(storage).all().plans.find((one) => writeAddress(withParts(one, known), known) === address);
    this.plan = own ? withParts(own, known) : asked;
    const rows = schedule(this.plan, known);
    this.meetings = meetingsOf(this.plan, rows);
    /** which meeting of a series, from 0; -1 while that is still to be chosen */
    this.meeting = this.meetings.length > 1 ? Number(query.get("bijeenkomst")) - 1 : 0;
    if (!this.meetings[this.meeting]) this.meeting = -1;
    this.rows = this.meetings.length > 1 ? (this.meetings[this.meeting]?.rows ?? []) : rows;
    this.address = this.meetings.length > 1 && this.rows.length ? `${address}&bijeenkomst=${this.meeting + 1}` : address;
    this.beats = beatsOf(this.rows);
    this.isRoom = query.get("beeld") === "zaal";
    root.dataset.view = this.isRoom ? "zaal" : "begeleider";
    this.run = keptRun(storage, this.address);
    const stand = readStand(query.get("stand"));
    if (stand && this.rows.length) {
      this.run = stand;
      keepRun(storage, this.address, stand);
      // Whoever opens the page anew goes on where this device is by then.
      history.replaceState(history.state, "", pageAddress(this.isRoom ? `${this.address}&beeld=zaal` : this.address));
    }
    this.shownBeat = -2;
    this.saidPhase = "";
    for (const button of this.all("[data-run-act]")) button.addEventListener("click", () => this.act(button.dataset.runAct ?? ""));
    for (const button of this.all("[data-run-groups]")) button.addEventListener("click", () => this.divide(Number(button.dataset.runGroups)));
    for (const link of this.all("a[data-run-room]")) /** @type {HTMLAnchorElement} */ (link).href = pageAddress(`${this.address}&beeld=zaal`);
    for (const link of this.all("a[data-run-room]")) /** @type {HTMLAnchorElement} */ (link).target = "_blank";
    const back = /** @type {HTMLAnchorElement} */ (this.one("[data-run-back]"));
    back.href = pageAddress(address, "", back.href);
    this.showChoice(address);
    this.page = new PageForRoom(root, this.isRoom);
    this.one("[data-run-sound]").addEventListener("change", allowSound);
    document.addEventListener("keydown", (event) => this.key(event));
    // The other window went on.
    window.addEventListener("storage", () => {
      this.run = keptRun(storage, this.address);
      this.show();
    });
    setInterval(() => this.show(), 500);
    root.hidden = false;
    this.show();
  }

  /** @param {string} selector @returns {HTMLElement} */
  one(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }

  /** @param {string} selector @returns {HTMLElement[]} */
  all(selector) {
    return [...this.root.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = event.target instanceof Element && event.target.closest("input, button, a, summary");
    if (target || event.ctrlKey || event.metaKey || event.altKey || !this.run) return;
    const act = { ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back" }[event.key];
    if (!act) return;
    event.preventDefault();
    this.act(act);
  }

  /** @param {string} act */
  act(act) {
    const now = Date.now();
    const { run } = this;
    if (act === "other") {
      handOver(this.root, { address: this.address, run: this.run, isRoom: this.isRoom });
      return;
    }
    if (act === "begin") this.run = begun(this.beats, now, timeOfDay());
    else if (act === "stop") this.run = null;
    else if (run && act === "more") this.run = withMore(run, 5);
    else if (run) this.run = wentTo(run, run.at + (act === "next" ? 1 : -1), this.beats, now);
    keepRun(storage, this.address, this.run);
    this.show();
    if (act === "begin" && !this.isRoom) this.one("[data-run-act=next]").focus();
    if (act === "stop") this.one("[data-run-act=begin]").focus();
    if (act === "next" || act === "back") window.scrollTo(0, 0);
  }

  /** The meetings of a series, to choose one from. @param {string} address */
  showChoice(address) {
    const links = this.meetings.map((meeting, at) => {
      const link = element("a", { href: pageAddress(`${address}&bijeenkomst=${at + 1}${this.isRoom ? "&beeld=zaal" : ""}`) }, meetingTitle(meeting, at));
      return element("li", {}, link, ` ${[dutchDate(meeting.date), `${clock(meeting.start)} tot ${clock(meeting.end)}`].filter(Boolean).join(", ")}`);
    });
    this.one("[data-run-meetings]").replaceChildren(...links);
  }

  /** The programme that is held now, as far as the plan comes from one. */
  programme() {
    const row = this.rows[this.beats[this.run?.at ?? 0]?.row ?? 0];
    return this.known.programmes.get(row?.item.code.split("_")[0] ?? "") ?? programmesOf(this.plan.items, this.known)[0];
  }

  /** @param {number} size */
  divide(size) {
    const people = Number(/** @type {HTMLInputElement} */ (this.one("[data-run-people]")).value);
    const groups = randomGroups(people, size).map((group, at) => element("li", {}, element("b", {}, `Groep ${at + 1}`), ` ${group.join(", ")}`));
    this.one("[data-run-divided]").replaceChildren(...groups);
    this.one("[data-run-nobody]").textContent = groups.length ? "" : "Vul eerst in hoeveel mensen er zijn.";
  }

  show() {
    const { run, beats, plan, rows } = this;
    const view = run && viewOf(run, beats, Date.now(), timeOfDay());
    const isGoing = Boolean(view && !view.isOver);
    const toggle = (/** @type {string} */ name, /** @type {boolean} */ isShown) => (this.one(`[data-run-${name}]`).hidden = !isShown);
    toggle("empty", !this.meetings.length);
    toggle("choose", this.meeting < 0 && this.meetings.length > 0);
    toggle("ready", rows.length > 0 && !run);
    toggle("going", isGoing);
    toggle("over", Boolean(view?.isOver));
    toggle("tools", isGoing && !this.isRoom);
    this.root.classList.toggle("is-running", isGoing || (this.isRoom && run !== null));
    keepScreenOn(isGoing);
    if (rows.length) this.page.show(this.programme(), Boolean(view?.isOver));
    if (!view || !run) {
      this.shownBeat = -2;
      const meeting = this.meetings[this.meeting];
      const title = plan.title || "Draaiboek";
      delete this.root.dataset.phase;
      this.one("[data-run-title]").textContent = meeting && this.meetings.length > 1 ? `${title}: ${meetingTitle(meeting, this.meeting)}` : title;
      if (meeting) this.one("[data-run-plan]").textContent = `${rows.length} onderdelen, van ${clock(meeting.start)} tot ${clock(meeting.end)}`;
      return;
    }
    this.root.dataset.phase = view.phase;
    if (view.isOver) {
      this.one("[data-run-behind-over]").textContent = `${inWords(view.behind)}.`;
      return;
    }
    if (run.at !== this.shownBeat) this.showBeat(run);
    this.one("[data-run-left]").textContent = countdown(view.left);
    const words = leftInWords(view);
    // A screen reader hears it when it changes, once a minute at most.
    if (this.one("[data-run-words]").textContent !== words) this.one("[data-run-words]").textContent = words;
    this.one("[data-run-behind]").textContent = this.isRoom ? "" : `${inWords(view.behind)} · klaar om ${clock(view.end)}`;
    this.sound(run, view.phase);
  }

  /** @param {Run} run */
  showBeat(run) {
    this.shownBeat = run.at;
    const beat = this.beats[run.at];
    const row = beat && this.rows[beat.row];
    if (!beat || !row) return;
    const step = row.part.steps[beat.step];
    const title = this.isRoom ? titleForRoom(row) : row.title;
    const steps = step ? `, stap ${beat.step + 1} van ${row.part.steps.length}` : "";
    this.one("[data-run-part]").textContent = step ? `${title}${this.isRoom ? "" : steps}` : this.isRoom ? "" : `Onderdeel ${beat.row + 1} van ${this.rows.length}`;
    this.one("[data-run-step]").textContent = step?.title || title;
    this.one("[data-run-help]").replaceChildren(...(this.isRoom ? listOrLine(assignmentOf(row, beat)) : this.help(run)));
  }

  /** What the facilitator does, says and watches. @param {Run} run */
  help(run) {
    const beat = this.beats[run.at];
    const row = beat && this.rows[beat.row];
    if (!beat || !row) return [];
    const step = row.part.steps[beat.step];
    const does = step ? [element("p", {}, step.text)] : list(row.part.steps.map((one) => [one.title, one.text].filter(Boolean).join(": ")));
    const next = this.beats[run.at + 1];
    const nextRow = next && this.rows[next.row];
    const nextTitle = next && nextRow ? (nextRow.part.steps[next.step]?.title ?? nextRow.title) : "klaar";
    const says = list(row.part.says);
    for (const one of says) one.classList.add("run-says");
    return [
      ...does,
      ...under("Opdracht", list(assignmentOf(row, beat))),
      ...under("Zeg", says),
      ...under("Ga verder als", text(row.part.moveOn)),
      ...under("Let op", text(row.part.watch)),
      ...under("Weinig tijd?", text(row.part.short)),
      ...under("Mijn notitie", text(row.item.note)),
      ...under("Wie leidt", text(row.item.who)),
      ...under("Hierna", text(`${next ? `${clock(next.start + run.shift)} ` : ""}${nextTitle}`)),
    ];
  }

  /** @param {Run} run @param {string} phase */
  sound(run, phase) {
    const isOn = /** @type {HTMLInputElement} */ (this.one("[data-run-sound]")).checked;
    const said = `${run.at} ${run.more} ${phase}`;
    if (said === this.saidPhase) return;
    this.saidPhase = said;
    if (isOn && phase !== "ruim") sound(phase === "bijna" ? 1 : 2);
  }
}

/** Now, in minutes from midnight. */
function timeOfDay() {
  const now = new Date();
  return now.getHours() * 60 + now.getMinutes() + now.getSeconds() / 60;
}

/** What participants do now: in this step, or in the whole part. @param {import("./plan-clock.js").PlanRow} row @param {import("./run-clock.js").Beat} beat */
function assignmentOf({ part }, { step }) {
  const ofStep = part.steps[step]?.assignment;
  return ofStep ? [ofStep] : part.assignment;
}

/** @param {string} words */
function text(words) {
  return words ? [element("p", {}, words)] : [];
}

/** @param {string[]} texts */
function list(texts) {
  return texts.length ? [element("ul", {}, ...texts.map((one) => element("li", {}, one)))] : [];
}

/** One text is no list. @param {string[]} texts */
function listOrLine(texts) {
  return texts.length === 1 ? text(texts[0] ?? "") : list(texts);
}

/** @param {string} title @param {HTMLElement[]} parts */
function under(title, parts) {
  return parts.length ? [element("h2", {}, title), ...parts] : [];
}

const root = document.querySelector("[data-run]");
if (root instanceof HTMLElement) {
  loadParts()
    .then((known) => new RunPage(root, known))
    .catch((error) => {
      root.hidden = false;
      console.warn(error);
    });
}
