// A line that tells what just happened, on screen and to a screen reader, with a way back.
//
// The place for it stands in the page, in each dialog and in what folds out over the page, before anything
// is said: a screen reader reads only what changes in a place that it knows.

const SHOWN_FOR = 10_000; // milliseconds
const SHOWN_WITH_BUTTON_FOR = 20_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Make the places for what will be said. */
export function prepareAnnouncements() {
  for (const host of [document.body, ...document.querySelectorAll("dialog, #page-card")]) {
    if (placeIn(host)) continue;
    const place = document.createElement("div");
    place.className = "announcement screen-only";
    place.setAttribute("role", "status");
    host.append(place);
    // What was said there stays to be read, and pressed, when it closes.
    const handOn = () => placeIn(document.body)?.replaceChildren(...place.childNodes);
    host.addEventListener("close", handOn);
    host.addEventListener("toggle", (event) => {
      if (/** @type {ToggleEvent} */ (event).newState === "closed" && place.hasChildNodes()) handOn();
    });
  }
}

/** What lies over the page, where something does: one would not see what is said beneath it. */
function onTop() {
  const folded = CSS.supports("selector(:popover-open)") && document.querySelector("#page-card:popover-open");
  return document.querySelector("dialog[open]") ?? (folded || document.body);
}

/**
 * @param {Element} host
 * @returns {HTMLElement | null}
 */
function placeIn(host) {
  return host.querySelector(":scope > .announcement");
}

/**
 * Say something at the foot of the window for a while.
 * @param {string} text
 * @param {{label: string, act: () => void}} [way] a button beside it, such as "Zet terug"
 */
export function announce(text, way) {
  const place = placeIn(onTop());
  const before = document.activeElement;
  place?.replaceChildren(text);
  if (way) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = way.label;
    button.addEventListener("click", () => {
      way.act();
      placeIn(onTop())?.replaceChildren("Teruggezet.");
      const isLost = document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
    });
    place?.append(" ", button);
  }
  clearTimeout(timer);
  const remove = () => {
    const said = [...document.querySelectorAll(".announcement")];
    // Not while a person is on its button.
    if (said.some((one) => one.contains(document.activeElement))) timer = setTimeout(remove, SHOWN_FOR);
    else for (const one of said) one.replaceChildren();
  };
  timer = setTimeout(remove, way ? SHOWN_WITH_BUTTON_FOR : SHOWN_FOR);
}
