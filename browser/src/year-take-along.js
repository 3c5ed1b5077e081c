// Takes a plan for a school year elsewhere: on paper, as a link or QR code, for a calendar and for Excel.

import { announce } from "./announce.js";
import { askedFor } from "./asked-for.js";
import { copy } from "./copy-buttons.js";
import { publicAddress } from "./public-address.js";
import { qrPicture } from "./qr-picture.js";
import { save } from "./save-file.js";
import { yearName } from "./school-words.js";
import { writeYearAddress } from "./year-address.js";
import { yearPaper } from "./year-paper.js";

/** @typedef {import("./year-plan.js").YearPlan} YearPlan */
/** @typedef {import("./year-proposal.js").Proposal} Proposal */

export class YearTakeAlong {
  /**
   * @param {HTMLElement} root
   * @param {import("./year-parts.js").YearParts} known
   * @param {() => { plan: YearPlan, proposal: Proposal, done: Map<string, import("./year-looking-back.js").DoneDays> }} shown gives what the page shows
   */
  constructor(root, known, shown) {
    this.root = root;
    this.known = known;
    this.shown = shown;
    this.paper = "a4";
    window.addEventListener("beforeprint", () => this.draw());
    window.addEventListener("afterprint", () => (this.paper = "a4"));
  }

  /** @param {string} act what a button asks for */
  act(act) {
    switch (act) {
      case "print-a4":
      case "print-a3":
        this.paper = act.slice(-2);
        window.print();
        return;
      case "link":
        copy(this.address());
        return;
      case "qr":
        this.showQr(qrPicture(this.address()));
        return;
      default:
        this.saveAs(act);
    }
  }

  /** Draw the plan as it is printed. */
  draw() {
    const { plan, proposal, done } = this.shown();
    document.documentElement.dataset.yearPaper = this.paper;
    this.root.querySelector('[data-year-paper]')?.replaceChildren(yearPaper(plan, proposal, done, this.address()));
  }

  address() {
    return publicAddress(writeYearAddress(this.shown().plan, this.known));
  }

  /** What makes files is fetched once a reader asks for one. @param {string} act */
  async saveAs(act) {
    const out = await askedFor("handboekYearOut", "assets/scripts/year-out.js");
    if (!out) return;
    const about = { ...this.shown(), address: this.address(), site: new URL("../", publicAddress("")).href, now: new Date() };
    const name = `jaarplan-${yearName(about.plan.year)}`;
    if (act === "calendar") save(out.calendar(about), `${name}.ics`, "text/calendar");
    else if (act === "workbook") save(out.workbook(about), `${name}.xlsx`, out.workbookType);
  }

  /** @param {SVGElement | null} picture */
  showQr(picture) {
    const dialog = this.root.querySelector("dialog");
    if (!picture || !dialog) {
      announce("De link is te lang voor een QR-code. Kopieer de link.");
      return;
    }
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", "QR-code van de link naar dit jaarplan");
    dialog.querySelector('[data-year-qr]')?.replaceChildren(picture);
    const address = dialog.querySelector('[data-year-address]');
    if (address) address.textContent = this.address();
    dialog.showModal();
  }
}
