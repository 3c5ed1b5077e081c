// What a reader takes along of a plan: paper, a document, appointments, a link and its code.

import { announce } from "./announce.js";
import { askedFor } from "./asked-for.js";
import { copy } from "./copy-buttons.js";
import { fetchedQrPicture } from "./fetched-qr-picture.js";
import { writeAddress } from "./plan-address.js";
import { meetingsOf, schedule } from "./plan-clock.js";
import { paperSheet } from "./plan-paper.js";
import { asHtml, asText } from "./plan-rich-text.js";
import { leaderSheet, participantsSheet, shortSheet } from "./plan-sheet.js";
import { publicAddress } from "./public-address.js";
import { save } from "./save-file.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan-parts.js").PlanParts} PlanParts */

const SHEETS = { leader: leaderSheet, short: shortSheet, room: participantsSheet };

const fetchedOut = () => askedFor("handboekPlanOut", "assets/scripts/plan-out.js");

export class TakingAlong {
  /** @param {HTMLElement} root @param {() => Plan} plan the one that the page shows @param {PlanParts} known */
  constructor(root, plan, known) {
    this.root = root;
    this.plan = plan;
    this.known = known;
    /** which sheet prints; that of Ctrl+P is the facilitator's */
    this.printed = /** @type {keyof typeof SHEETS} */ ("leader");
    for (const button of root.querySelectorAll("[data-plan-out] [data-plan-act]")) {
      const act = /** @type {HTMLElement} */ (button).dataset.planAct ?? "";
      button.addEventListener("click", () => this.act(act));
    }
    /** the QR code that prints with it; none with Ctrl+P, which does not wait for it */
    this.printedQr = /** @type {SVGElement | null} */ (null);
    window.addEventListener("beforeprint", () => this.layOut());
    window.addEventListener("afterprint", () => {
      this.printed = "leader";
      this.printedQr = null;
    });
  }

  /** @param {string} selector @returns {HTMLElement} */
  one(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }

  /** @param {keyof typeof SHEETS} name */
  sheet(name) {
    const plan = this.plan();
    return SHEETS[name](plan, schedule(plan, this.known), this.known);
  }

  /** @param {string} act */
  act(act) {
    const printed = /^print-(leader|short|room)$/.exec(act)?.[1];
    if (printed) this.print(/** @type {keyof typeof SHEETS} */ (printed));
    else if (act === "link") copy(this.address());
    else if (act === "rich") this.copyTable();
    else if (act === "qr") this.showQr();
    else this.takeAlong(act);
  }

  /** @param {keyof typeof SHEETS} name */
  async print(name) {
    this.printed = name;
    if (name !== "room") this.printedQr = await fetchedQrPicture(this.paperAddress(), "QR-code van de link naar dit draaiboek").catch(() => null);
    window.print();
  }

  /** Make the sheet that prints. The link stays off that for the room: in it stand titles that are no titles for a wall. */
  layOut() {
    this.one("[data-plan-paper]").replaceChildren(paperSheet(this.sheet(this.printed)));
    this.one("[data-plan-link]").hidden = this.printed === "room";
    this.one("[data-plan-link-qr]").replaceChildren(...(this.printedQr ? [this.printedQr] : []));
    this.one("[data-plan-link-address]").textContent = this.paperAddress();
  }

  /** The link as it prints: notes and initials stand on the sheet itself. */
  paperAddress() {
    return publicAddress(writeAddress(this.plan(), this.known));
  }

  address() {
    const isPrivate = /** @type {HTMLInputElement} */ (this.one("[data-plan-private]")).checked;
    return publicAddress(writeAddress(this.plan(), this.known, { isPrivate }));
  }

  async copyTable() {
    const sheet = this.sheet("leader");
    try {
      const kinds = { "text/html": asHtml(sheet), "text/plain": asText(sheet) };
      const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      announce("Gekopieerd. Plak het in Word of in een bericht.");
    } catch {
      announce("Je browser laat dit kopiëren niet toe. Kies ‘Word-bestand’.");
    }
  }

  /** @param {string} act what needs the script that takes a plan elsewhere */
  async takeAlong(act) {
    const out = await fetchedOut();
    if (!out) return;
    const plan = this.plan();
    if (act === "word") save(out.wordDocument(this.sheet("leader")), `${fileName(plan)}.docx`, out.wordType);
    else if (act === "calendar") this.saveAppointments(plan, out);
  }

  /** @param {Plan} plan @param {typeof import("./plan-out.js").planOut} out */
  saveAppointments(plan, out) {
    const rows = schedule(plan, this.known);
    const meetings = meetingsOf(plan, rows);
    const undated = meetings.find(({ date }) => !date);
    if (undated) {
      announce(meetings.length > 1 ? "Vul eerst bij elke bijeenkomst een datum in." : "Vul eerst een datum in.");
      const row = this.root.querySelectorAll("[data-item]")[rows.indexOf(/** @type {any} */ (undated.rows[0]))];
      /** @type {HTMLElement} */ ((plan.date && row?.querySelector("[data-field=day]")) || this.one("[name=date]")).focus();
      return;
    }
    const address = publicAddress(writeAddress(plan, this.known));
    const uid = `${plan.id || `${plan.date}-${plan.start}`}@${new URL(address).hostname || "handboek"}`;
    save(out.calendarFile(plan, rows, { address, uid, now: new Date() }), `${fileName(plan)}.ics`, "text/calendar");
  }

  async showQr() {
    if (!(await fetchedOut())) return;
    const picture = await fetchedQrPicture(this.address(), "QR-code van de link naar dit draaiboek");
    const dialog = this.root.querySelector("dialog");
    if (!picture || !dialog) {
      announce("De link is te lang voor een QR-code. Kopieer de link.");
      return;
    }
    this.one("[data-plan-qr]").replaceChildren(picture);
    this.one("[data-plan-address]").textContent = this.address();
    dialog.showModal();
  }
}

/** @param {Plan} plan */
function fileName(plan) {
  const name = plan.title.normalize("NFD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60);
  return name ? `draaiboek-${name.toLowerCase()}` : "draaiboek";
}
