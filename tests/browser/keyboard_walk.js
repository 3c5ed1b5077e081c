// Watches a walk through a page with the Tab key; tests/browser/test_accessibility.py presses the keys.
// What a stop looks like is read when the next key goes down: by then the browser has scrolled.
() => {
  const OPERABLE = "a[href], button:not([disabled]), input, select, textarea, summary";
  const THINNEST = 2; // pixels of outline
  const FAINTEST = 3; // WCAG 1.4.11
  const walk = { stops: [], back: [], faults: [], isDone: false };

  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  // A radio button that is nothing but its label.
  const seen = (element) => (element.matches(".md-option") ? element.nextElementSibling : element);
  const name = (element) =>
    `${element.tagName.toLowerCase()} ‘${(element.ariaLabel || element.innerText || element.textContent || element.name || "").trim().replace(/\s+/g, " ").slice(0, 50)}’`;

  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = parts(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if ((parts(backgroundColor)[3] ?? 1) === 1) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).getPropertyValue("color-scheme") === "dark" ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)";
  };
  const contrast = (one, other) => {
    const pair = [luminance(one), luminance(other)];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  };
  const hasOutline = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= THINNEST;
  };

  // The keys of a group of radio buttons stop at one of them; those of a date at its day, its month and its year.
  const isSameStop = (one, other) => one === other || (one.type === "radio" && other.type === "radio" && one.name === other.name && one.form === other.form);
  const hasParts = (element) => ["date", "datetime-local", "month", "time", "week"].includes(element.type);

  const look = (element) => {
    const shown = seen(element);
    const fault = (text) => walk.faults.push(`${name(element)} ${text}`);
    const box = shown.getClientRects()[0];
    if (!box) return fault("has the focus and is not there");
    const middle = [box.left + box.width / 2, box.top + box.height / 2];
    const top = document.elementFromPoint(...middle);
    const fits = box.height <= innerHeight && box.width <= innerWidth;
    const isCut = box.top < -1 || box.left < -1 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1;
    if (fits && isCut) fault("is outside the window");
    else if (fits && !shown.contains(top)) fault(`lies beneath ${top ? name(top) : "nothing"}`);
    if (!hasOutline(shown)) fault("does not show the focus");
    else {
      const ratio = contrast(getComputedStyle(shown).outlineColor, ground(shown.parentElement));
      if (ratio < FAINTEST) fault(`shows the focus at ${ratio.toFixed(1)} to 1`);
    }
    const before = walk.stops.at(-1);
    if (before) {
      if (before === element) fault("holds the focus");
      if (hasOutline(seen(before))) fault("is not alone in showing the focus");
      if (!(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) fault("comes after what it stands before");
      // Within a part of the page the eye never goes back up, but to a next column.
      const region = (one) => one.closest("header, nav, article, footer, dialog");
      const above = walk.place;
      if (region(before) === region(element) && box.bottom + scrollY <= above.top && box.left < above.right) fault(`stands above ${name(before)}`);
    }
    walk.place = { top: box.top + scrollY, right: box.right };
  };

  const finish = () => {
    walk.isDone = true;
    for (const element of document.querySelectorAll(OPERABLE)) {
      const isMeant = isShown(seen(element) ?? element) && element.tabIndex >= 0 && !element.closest("dialog:not([open]), [inert]");
      if (isMeant && !walk.stops.some((stop) => isSameStop(stop, element))) walk.faults.push(`${name(element)} is passed over`);
    }
  };

  window.addEventListener(
    "keydown",
    (event) => {
      const element = document.activeElement;
      if (event.key !== "Tab") return;
      if (event.shiftKey) {
        const stop = walk.stops.findIndex((one) => isSameStop(one, element));
        if (walk.back.at(-1) !== 0 && !(hasParts(element) && walk.back.at(-1) === stop)) walk.back.push(stop);
      } else if (walk.isDone || (hasParts(element) && element === walk.stops.at(-1))) return;
      else if (element === document.body ? walk.stops.length : element === walk.stops[0]) finish();
      else if (element !== document.body) {
        look(element);
        walk.stops.push(element);
      }
    },
    { capture: true },
  );
  window.keyboardWalk = walk;
}
