// Holding a meeting by a plan (/draaiboek/uitvoeren/): what is now, how long still, what to say. With
// `&beeld=zaal` what the room may read: the assignment and the time. With `&bijeenkomst=2` the second
// of a series; with `&stand=…` from where another device is.

import { dutchDate } from "./dutch-date.js";
import { element } from "./element.js";
import { clock } from "./plan-clock.js";
import { loadParts, programmesOf } from "./plan-parts.js";
import { PlanStore } from "./plan-store.js";
import { meetingTitle, titleForRoom } from "./plan-sheet.js";
import { pageAddress } from "./page-address.js";
import { randomGroups } from "./random-groups.js";
import { begun, countdown, inWords, leftInWords, viewOf, wentTo, withMore } from "./run-clock.js";
import { PageForRoom, handOver } from "./run-elsewhere.js";
import { helpForLeader, helpForRoom, nextInWords } from "./run-help.js";
import { addressOf, forRoom, heldMeeting } from "./run-meeting.js";
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
    this.held = heldMeeting(location.search, new PlanStore(storage).all().plans, known);
    const { address, isRoom, stand, planAddress } = this.held;
    root.dataset.view = isRoom ? "zaal" : "begeleider";
    this.run = stand ?? keptRun(storage, address);
    if (stand) {
      keepRun(storage, address, stand);
      // Whoever opens the page anew goes on where this device is by then.
      history.replaceState(history.state, "", pageAddress(isRoom ? forRoom(address) : address));
    }
    /** place of the beat that shows; null while none does */
    this.shownBeat = /** @type {number | null} */ (null);
    this.heardPhase = "";
    for (const button of this.all("[data-run-act]")) button.addEventListener("click", () => this.act(button.dataset.runAct ?? ""));
    for (const button of this.all("[data-run-groups]")) button.addEventListener("click", () => this.divide(Number(button.dataset.runGroups)));
    for (const link of /** @type {HTMLAnchorElement[]} */ (this.all("a[data-run-room]"))) {
      link.href = pageAddress(forRoom(address));
      link.target = "_blank";
    }
    const back = /** @type {HTMLAnchorElement} */ (this.one("[data-run-back]"));
    back.href = pageAddress(planAddress, "", back.href);
    this.showChoice();
    this.page = new PageForRoom(root, isRoom);
    this.one("[data-run-sound]").addEventListener("change", allowSound);
    document.addEventListener("keydown", (event) => this.key(event));
    // The other window went on.
    window.addEventListener("storage", () => {
      this.run = keptRun(storage, address);
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
    const { address, beats, isRoom } = this.held;
    if (act === "other") {
      handOver(this.root, { address, run, isRoom });
      return;
    }
    if (act === "begin") this.run = begun(beats, now, timeOfDay());
    else if (act === "stop") this.run = null;
    else if (run && act === "more") this.run = withMore(run, 5);
    else if (run) this.run = wentTo(run, run.at + (act === "next" ? 1 : -1), beats, now);
    keepRun(storage, address, this.run);
    this.show();
    if (act === "begin" && !isRoom) this.one("[data-run-act=next]").focus();
    if (act === "stop") this.one("[data-run-act=begin]").focus();
    if (act === "next" || act === "back") window.scrollTo(0, 0);
  }

  /** The meetings of a series, to choose one from. */
  showChoice() {
    const { isRoom, meetings, planAddress } = this.held;
    const lines = meetings.map((meeting, place) => {
      const address = addressOf(planAddress, place);
      const link = element("a", { href: pageAddress(isRoom ? forRoom(address) : address) }, meetingTitle(meeting, place));
      return element("li", {}, link, ` ${[dutchDate(meeting.date), `${clock(meeting.start)} tot ${clock(meeting.end)}`].filter(Boolean).join(", ")}`);
    });
    this.one("[data-run-meetings]").replaceChildren(...lines);
  }

  /** The programme that is held now, as far as the plan comes from one. */
  programme() {
    const { beats, plan, rows } = this.held;
    const row = rows[beats[this.run?.at ?? 0]?.row ?? 0];
    return this.known.programmes.get(row?.item.code.split("_")[0] ?? "") ?? programmesOf(plan.items, this.known)[0];
  }

  /** @param {number} size */
  divide(size) {
    const people = Number(/** @type {HTMLInputElement} */ (this.one("[data-run-people]")).value);
    const groups = randomGroups(people, size).map((group, at) => element("li", {}, element("b", {}, `Groep ${at + 1}`), ` ${group.join(", ")}`));
    this.one("[data-run-divided]").replaceChildren(...groups);
    this.one("[data-run-nobody]").textContent = groups.length ? "" : "Vul eerst in hoeveel mensen er zijn.";
  }

  show() {
    const { run } = this;
    const { beats, isRoom, meetings, place, rows } = this.held;
    const view = run && viewOf(run, beats, Date.now(), timeOfDay());
    const isGoing = Boolean(view && !view.isOver);
    const toggle = (/** @type {string} */ name, /** @type {boolean} */ isShown) => (this.one(`[data-run-${name}]`).hidden = !isShown);
    toggle("empty", !meetings.length);
    toggle("choose", place === null && meetings.length > 0);
    toggle("ready", rows.length > 0 && !run);
    toggle("going", isGoing);
    toggle("over", Boolean(view?.isOver));
    toggle("tools", isGoing && !isRoom);
    this.root.classList.toggle("is-running", isGoing || (isRoom && run !== null));
    keepScreenOn(isGoing);
    if (rows.length) this.page.show(this.programme(), Boolean(view?.isOver));
    if (!view || !run) {
      this.showReady();
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
    this.one("[data-run-behind]").textContent = isRoom ? "" : `${inWords(view.behind)} · klaar om ${clock(view.end)}`;
    const next = this.root.querySelector("[data-run-next]");
    if (next) next.textContent = nextInWords(beats[run.at + 1], rows, view.next);
    this.letHear(run, view.phase);
  }

  /** What is there before the meeting begins. */
  showReady() {
    const { meetings, place, plan, rows } = this.held;
    this.shownBeat = null;
    delete this.root.dataset.phase;
    if (place === null) return;
    const meeting = /** @type {import("./plan-clock.js").Meeting} */ (meetings[place]);
    const title = plan.title || "Draaiboek";
    this.one("[data-run-title]").textContent = meetings.length > 1 ? `${title}: ${meetingTitle(meeting, place)}` : title;
    this.one("[data-run-plan]").textContent = `${rows.length} onderdelen, van ${clock(meeting.start)} tot ${clock(meeting.end)}`;
  }

  /** @param {Run} run */
  showBeat(run) {
    this.shownBeat = run.at;
    const { beats, isRoom, rows } = this.held;
    const beat = beats[run.at];
    const row = beat && rows[beat.row];
    if (!beat || !row) return;
    const { steps } = row.part;
    const step = steps[beat.step];
    const title = isRoom ? titleForRoom(row) : row.title;
    const where = step ? `${title}, stap ${beat.step + 1} van ${steps.length}` : `Onderdeel ${beat.row + 1} van ${rows.length}`;
    this.one("[data-run-part]").textContent = isRoom ? (step ? title : "") : where;
    this.one("[data-run-step]").textContent = step?.title || title;
    const help = isRoom ? helpForRoom(row, beat) : helpForLeader(row, beat);
    this.one("[data-run-help]").replaceChildren(...help);
  }

  /** Sound once when time is nearly up, and when it is. @param {Run} run @param {string} phase */
  letHear(run, phase) {
    const isOn = /** @type {HTMLInputElement} */ (this.one("[data-run-sound]")).checked;
    const heard = `${run.at} ${run.more} ${phase}`;
    if (heard === this.heardPhase) return;
    this.heardPhase = heard;
    if (isOn && phase !== "ruim") sound(phase === "bijna" ? 1 : 2);
  }
}

/** Now, in minutes from midnight. */
function timeOfDay() {
  const now = new Date();
  return now.getHours() * 60 + now.getMinutes() + now.getSeconds() / 60;
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
