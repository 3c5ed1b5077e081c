// The team check for who adds up: codes become a picture of where the team differs.

import { announce } from "./announce.js";
import { dutchDate } from "./dutch-date.js";
import { element } from "./element.js";
import { TeamCodes } from "./team-check-codes.js";
import { KeptRounds } from "./team-check-kept.js";
import { RoundsStore } from "./team-check-rounds.js";
import { FEWEST, answered, mostDividedFirst, spread, tally } from "./team-check-tally.js";
import { STEP, inWords } from "./team-check-words.js";

/** @typedef {import("./team-check-rounds.js").Round} Round */
/** @typedef {import("./team-check-tally.js").Counts} Counts */

class TeamResult {
  /** @param {HTMLElement} root @param {HTMLElement} kept where the rounds that are kept stand */
  constructor(root, kept) {
    this.root = root;
    this.edition = Number(root.dataset.edition);
    this.store = new RoundsStore(() => window.localStorage);
    this.choose = /** @type {HTMLSelectElement} */ (this.part("round"));
    this.date = /** @type {HTMLInputElement} */ (this.part("date"));
    /** @type {Map<number, HTMLElement>} the item of each statement, by its place */
    this.items = new Map();
    for (const item of root.querySelectorAll("[data-statement]")) if (item instanceof HTMLElement) this.items.set(Number(item.dataset.statement) - 1, item);
    this.words = [...(root.querySelector("thead tr")?.querySelectorAll("th") ?? [])].map((cell) => cell.textContent ?? "");
    /** @type {Round | null} what is shown; without a date where codes were added up */
    this.shown = null;
    this.kept = new KeptRounds(kept, { fits: (round) => this.fits(round), view: (date) => this.view(date), forget: (date) => this.forgetKept(date) });
    for (const button of root.querySelectorAll("[data-team-act]")) {
      if (button instanceof HTMLButtonElement) button.addEventListener("click", () => this.act(button.dataset.teamAct ?? ""));
    }
    this.codes = new TeamCodes(root, this.edition, this.items.size);
    this.codes.addEventListener("change", () => this.follow());
    this.choose.addEventListener("change", () => this.draw());
    this.date.addEventListener("input", () => this.draw());
    window.addEventListener("storage", () => this.listRounds());
    this.date.value = localDate(new Date());
    this.nameOnPaper();
    this.listRounds();
    this.follow();
    root.hidden = false;
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-team-${name}]`));
  }

  /** @param {string} act */
  button(act) {
    return /** @type {HTMLButtonElement} */ (this.root.querySelector(`[data-team-act=${act}]`));
  }

  /** @param {string} act */
  act(act) {
    switch (act) {
      case "show":
        return this.show();
      case "scan":
        return this.codes.scan();
      case "clear":
        return this.codes.wipe();
      case "keep":
        return this.keep();
      case "forget":
        this.forget(this.choose.value);
        this.part("outcome").focus();
    }
  }

  /** What was shown no longer fits. */
  hide() {
    this.shown = null;
    this.part("outcome").hidden = true;
  }

  /** What is shown is of the codes that count, as soon as there are enough. */
  follow() {
    const members = this.codes.members();
    if (members.length < FEWEST) this.hide();
    else this.present({ date: "", edition: this.edition, members: members.length, counts: tally(members, this.items.size) });
  }

  /** Go to what the codes say together. */
  show() {
    this.follow();
    if (this.shown) this.goTo();
    else if (!this.codes.field.value.trim()) this.part("count").textContent = "Plak, typ of scan eerst de codes van je team.";
  }

  /** Show a round as it was kept. @param {string} date */
  view(date) {
    const round = this.store.all().find((one) => one.date === date);
    if (!round) return;
    this.present(round);
    this.goTo();
  }

  /** @param {Round} round */
  present(round) {
    this.shown = round;
    this.root.classList.toggle("shows-kept", round.date !== "");
    this.part("outcome").hidden = false;
    this.listRounds();
    this.draw();
  }

  /** Bring who reads to what is shown. */
  goTo() {
    this.part("outcome").focus();
    this.part("outcome").scrollIntoView({ block: "start" });
  }

  /** Whether the statements of a round are those of this page, and enough answered. @param {Round} round */
  fits({ edition, counts, members }) {
    return edition === this.edition && counts.length === this.items.size && members >= FEWEST;
  }

  /** The rounds that can lie beside what is shown: what was kept is older than that. */
  rounds() {
    const shown = this.shown?.date ?? "";
    return this.store.all().filter((round) => this.fits(round) && (!shown || round.date < shown));
  }

  /** What stands above the result, and on paper above all. */
  title() {
    return `Uitslag van de teamcheck van ${dutchDate(this.shown?.date || this.day())}`;
  }

  /** A browser prints the title of the page at the edge of the sheet, and saves a PDF under it. */
  nameOnPaper() {
    const { title } = document;
    window.addEventListener("beforeprint", () => {
      if (this.shown && this.root.isConnected) document.title = this.title();
    });
    window.addEventListener("afterprint", () => {
      if (this.root.isConnected) document.title = title;
    });
  }

  /** The day of the codes that were added up. */
  day() {
    return this.date.value || localDate(new Date());
  }

  listRounds() {
    const rounds = this.rounds();
    const chosen = this.choose.value;
    this.part("rounds").hidden = !rounds.length;
    this.choose.replaceChildren(new Option("geen", ""), ...rounds.map(({ date, members }) => new Option(`${dutchDate(date)} (${members} codes)`, date)));
    this.choose.value = rounds.some(({ date }) => date === chosen) ? chosen : "";
    this.kept.show(this.store.isKept ? this.store.all() : []);
  }

  draw() {
    if (!this.shown) return;
    const now = this.shown;
    const before = this.rounds().find(({ date }) => date === this.choose.value);
    this.button("forget").hidden = !before;
    const heading = this.part("outcome").querySelector("h2");
    if (heading) heading.textContent = this.title();
    const name = now.date ? "Bewaarde ronde" : "Opgeteld";
    this.part("about").textContent = `${name}: ${now.members} codes.${before ? ` Ernaast ligt de ronde van ${dutchDate(before.date)}, met ${before.members} codes.` : ""} ${STEP}`;
    for (const list of this.root.querySelectorAll("[data-team-list]")) {
      const places = [...this.items].filter(([, item]) => item.parentElement === list).map(([place]) => place);
      const order = mostDividedFirst(places, now.counts);
      list.append(...order.map((place) => /** @type {HTMLElement} */ (this.items.get(place))));
      for (const [rank, place] of order.entries()) this.drawStatement(place, rank === 0, now, before);
    }
  }

  /**
   * @param {number} place
   * @param {boolean} isFirst of its theme
   * @param {Round} now
   * @param {Round | undefined} before
   */
  drawStatement(place, isFirst, now, before) {
    const item = this.items.get(place);
    if (!item) return;
    const counts = now.counts[place] ?? [];
    const divides = isFirst && answered(counts) >= FEWEST && spread(counts) > 0;
    const most = item.querySelector("[data-team-most]");
    if (most instanceof HTMLElement) most.hidden = !divides;
    const choices = item.querySelector("details");
    if (choices) choices.open = divides;
    const rows = this.rowsOf(before ? dutchDate(now.date) || "nu" : "", counts);
    const earlier = before ? this.rowsOf(dutchDate(before.date), before.counts[place] ?? []) : [];
    item.querySelector("table")?.classList.toggle("has-rounds", !!before);
    item.querySelector("[data-team-rows]")?.replaceChildren(...rows, ...earlier);
  }

  /**
   * A row with how often each answer was given, and one that says how far apart they are.
   * @param {string} name
   * @param {Counts} counts
   */
  rowsOf(name, counts) {
    const row = document.createElement("tr");
    const about = document.createElement("tr");
    // A heading says something; where there is one round it would say nothing.
    const label = name ? element("th", { scope: "row" }, name) : element("td");
    const total = answered(counts);
    const said = element("td", { class: "team-said", colspan: String(this.words.length + 1) }, inWords(counts, this.words, name));
    about.append(said);
    if (total < FEWEST) return [about];
    row.append(label, ...counts.map((count) => countCell(count, total)));
    return [row, about];
  }

  keep() {
    const now = this.shown;
    if (!now) return;
    const date = this.day();
    const before = this.store.all();
    this.store.set([{ ...now, date }, ...before.filter((round) => round.date !== date)]);
    this.listRounds();
    if (!this.store.isKept) announce("Je browser bewaart dit niet. Druk de uitslag af als je hem wilt houden.");
    else {
      const what = before.some((round) => round.date === date) ? "vervangt die je al had van die dag" : "is bewaard in deze browser";
      announce(`De ronde van ${dutchDate(date)} ${what}.`, { label: "Zet terug", act: () => this.restore(before) });
    }
  }

  /** @param {string} date */
  forget(date) {
    const before = this.store.all();
    this.store.set(before.filter((round) => round.date !== date));
    this.listRounds();
    this.draw();
    announce(`De ronde van ${dutchDate(date)} is weg.`, { label: "Zet terug", act: () => this.restore(before) });
  }

  /** Delete a round from the list of those that are kept. @param {string} date */
  forgetKept(date) {
    if (this.shown?.date === date) this.follow();
    this.forget(date);
    if (!this.kept.focus()) this.codes.field.focus();
  }

  /** @param {Round[]} rounds */
  restore(rounds) {
    this.store.set(rounds);
    this.listRounds();
    this.draw();
  }
}

/** Of all answers, so that rounds of unlike size can be compared. @param {number} count @param {number} total */
function countCell(count, total) {
  const cell = document.createElement("td");
  const bar = document.createElement("span");
  bar.className = "team-bar";
  bar.style.blockSize = `${(3.5 * count) / total}em`;
  cell.append(bar, String(count));
  return cell;
}

/** The day where the reader is, as a field of a date holds it. @param {Date} moment */
function localDate(moment) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

const root = document.querySelector("[data-team-add]");
const kept = document.querySelector("[data-team-kept]");
if (root instanceof HTMLElement && kept instanceof HTMLElement) new TeamResult(root, kept);
