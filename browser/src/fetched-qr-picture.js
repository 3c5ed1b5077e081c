// The QR code of an address, as a picture with words. What draws it is fetched once a page needs it.

import { fromScript } from "./load-script.js";

/**
 * Give the picture of an address; null for one that is too long. Rejects when what draws it cannot be
 * fetched.
 * @param {string} address
 * @param {string} words what it is, for who does not see it
 */
export async function fetchedQrPicture(address, words) {
  const picture = (await fromScript("handboekPlanOut", "assets/scripts/plan-out.js"))?.qr(address) ?? null;
  picture?.setAttribute("role", "img");
  picture?.setAttribute("aria-label", words);
  return picture;
}
