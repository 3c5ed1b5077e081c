// What a page does in the browser beyond Material. Nothing here is needed to read or to print.

// Buttons that print: shown only where they work.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Buttons that lead to the search box. Material opens its results when the box gets focus.
const searchBox = document.querySelector("[data-md-component=search-query]");
for (const button of document.querySelectorAll("button[data-search]")) {
  button.hidden = false;
  button.addEventListener("click", () => searchBox.focus());
}

// The switch between light and dark is a radio button to Material: let the space bar work it too.
for (const option of document.querySelectorAll("[data-md-component=palette] input")) {
  option.addEventListener("keydown", (event) => {
    if (event.key === " ") option.nextElementSibling.click();
  });
}

// Material listens for single letters (s, f, n, p …). People who dictate, or who type beside a
// field, set them off by accident (WCAG 2.1.4): keep them from Material outside text fields.
window.addEventListener(
  "keydown",
  (event) => {
    const field = event.target instanceof Element && event.target.closest("input, textarea");
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (!field && !modified && event.key.length === 1) event.stopPropagation();
  },
  { capture: true },
);
