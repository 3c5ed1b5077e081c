// What Material and browsers do with keys, mended.

/**
 * The switch between light and dark is a radio button to Material: let the space bar work it too.
 * @param {ParentNode} part
 */
export function letSpaceSwitchColours(part) {
  for (const option of part.querySelectorAll("[data-md-component=palette] input")) {
    if (!(option instanceof HTMLInputElement) || option.dataset.started) continue;
    option.dataset.started = "true";
    option.addEventListener("keydown", (event) => {
      const label = option.nextElementSibling;
      if (event.key !== " " || !(label instanceof HTMLElement)) return;
      label.click();
      // Another option takes its place: let that have the focus.
      setTimeout(() => {
        const shown = part.querySelector("[data-md-component=palette] input:has(+ label:not([hidden]))");
        if (shown instanceof HTMLElement) shown.focus();
      });
    });
  }
}

/**
 * Material listens for single letters (s, f, n, p …). People who dictate, or who type beside a
 * field, set them off by accident (WCAG 2.1.4): keep them from Material outside text fields.
 */
export function keepLettersFromMaterial() {
  window.addEventListener(
    "keydown",
    (event) => {
      const field = event.target instanceof Element && event.target.closest("input, textarea, select");
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (!field && !modified && event.key.length === 1) event.stopPropagation();
    },
    { capture: true },
  );
}

/** A field of several lines that gets the focus comes into view whole: browsers show its first line alone. */
export function showFieldsWhole() {
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLTextAreaElement) target.scrollIntoView({ block: "nearest" });
  });
}
