// What of a meeting goes to other devices: the meeting itself, and the page for the room's telephones.

import { announce } from "./announce.js";
import { copy } from "./copy-buttons.js";
import { element } from "./element.js";
import { publicAddress } from "./public-address.js";
import { fetchedQrPicture } from "./fetched-qr-picture.js";
import { forRoom } from "./run-meeting.js";
import { writeStand } from "./run-stand.js";

/** @typedef {import("./plan-parts.js").PlanProgramme} PlanProgramme */

/**
 * Show the code by which another device goes on from here: the picture for the room on a computer, and
 * from there the facilitator's on a telephone.
 * @param {HTMLElement} root
 * @param {{ address: string, run: import("./run-clock.js").Run | null, isRoom: boolean }} meeting
 */
export async function handOver(root, { address, run, isRoom }) {
  const one = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-run-${name}]`));
  const link = publicAddress(`${isRoom ? address : forRoom(address)}${run ? `&stand=${writeStand(run)}` : ""}`);
  try {
    const picture = await fetchedQrPicture(link, "QR-code om op een ander apparaat verder te gaan");
    one("other-qr").replaceChildren(...(picture ? [picture] : []));
    if (!picture) announce("De link is te lang voor een QR-code. Kopieer de link.");
  } catch {
    announce("De code kan nu niet worden opgehaald. Kopieer de link.");
  }
  one("other-title").textContent = isRoom ? "Op je telefoon verder als begeleider" : "Beeld voor de zaal op een ander apparaat";
  one("copy").onclick = () => copy(link);
  /** @type {HTMLDialogElement} */ (one("other")).showModal();
}

/** The page of a programme for those in the room: what they do, and once it is over the form to look back. */
export class PageForRoom {
  /** @param {HTMLElement} root @param {boolean} isRoom whether the room sees this window */
  constructor(root, isRoom) {
    this.isRoom = isRoom;
    this.links = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("a[data-run-page-link]")]);
    this.place = /** @type {HTMLElement} */ (root.querySelector("[data-run-page]"));
    this.shown = "";
  }

  /** @param {PlanProgramme | undefined} programme @param {boolean} isOver */
  async show(programme, isOver) {
    const path = (isOver ? programme?.evaluation : programme?.participants) ?? "";
    if (this.shown === path) return;
    this.shown = path;
    for (const link of this.links) {
      link.hidden = !path;
      link.href = new URL(path, window.handboek.base).href;
      link.textContent = isOver ? "Evaluatieformulier" : "Blad voor deelnemers";
    }
    this.place.hidden = !path || !this.isRoom;
    if (this.place.hidden) return;
    // This page stands two folders below the root.
    const address = new URL(`../../${path}`, publicAddress("")).href;
    const words = isOver ? "Terugkijken op je telefoon" : "Opdrachten op je telefoon";
    const picture = await fetchedQrPicture(address, `QR-code: ${words.toLowerCase()}`).catch(() => null);
    const printed = address.replace(/^https?:\/\//, "").replace(/\/$/, "");
    this.place.replaceChildren(...(picture ? [picture] : []), ...[words, printed].map((text) => element("p", {}, text)));
  }
}
