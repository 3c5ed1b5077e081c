// Pictures that do not arrive, as without a network: the words beside them do.

/** @param {ParentNode} part */
export function removeMissingPictures(part) {
  for (const picture of part.querySelectorAll("article img")) {
    if (!(picture instanceof HTMLImageElement)) continue;
    picture.addEventListener("error", () => picture.remove());
    if (picture.complete && !picture.naturalWidth) picture.remove();
  }
}
