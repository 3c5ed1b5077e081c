// Dragging a row of a list to another place, with a mouse, a pen or a finger. The keyboard has buttons.

/**
 * Follow a pointer that was put down on a row's handle.
 * @param {HTMLElement} row
 * @param {PointerEvent} event
 * @param {(from: number, to: number) => void} drop
 */
export function dragRow(row, event, drop) {
  const list = row.parentElement;
  if (!list || event.button !== 0) return;
  event.preventDefault();
  const others = [...list.children];
  const from = others.indexOf(row);
  const handle = /** @type {HTMLElement} */ (event.currentTarget);
  handle.setPointerCapture(event.pointerId);
  row.classList.add("is-dragged");
  /** @param {PointerEvent} move */
  const follow = (move) => {
    if (move.clientY < 60) window.scrollBy(0, -12);
    if (move.clientY > window.innerHeight - 60) window.scrollBy(0, 12);
    const before = [...list.children].find((one) => {
      const box = one.getBoundingClientRect();
      return one !== row && move.clientY < box.top + box.height / 2;
    });
    // The others move around it: a row that is taken out of the page loses its pointer.
    while (before && row.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_PRECEDING) row.after(/** @type {Element} */ (row.previousElementSibling));
    while (row.nextElementSibling && row.nextElementSibling !== before) row.before(row.nextElementSibling);
  };
  /** @param {Event} end */
  const stop = (end) => {
    handle.removeEventListener("pointermove", follow);
    row.classList.remove("is-dragged");
    const to = [...list.children].indexOf(row);
    // The page draws the rows in their order itself.
    list.replaceChildren(...others);
    if (end.type === "pointerup" && to !== from) drop(from, to);
  };
  handle.addEventListener("pointermove", follow);
  for (const type of ["pointerup", "pointercancel"]) handle.addEventListener(type, stop, { once: true });
}
