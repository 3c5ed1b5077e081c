// A line that tells what just happened, on screen and to a screen reader, with a way back.
//
// The place for it stands in the page, and in each dialog, before anything is said: a screen reader
// reads only what changes in a place that it knows.

const SHOWN_FOR = 10_000; // milliseconds
const SHOWN_WITH_BUTTON_FOR = 20_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Make the places for what will be said. */
export function prepareAnnouncements() {
  for (const host of [document.body, ...document.querySelectorAll("dialog")]) {
    if (placeIn(host)) continue;
    const place = document.createElement("div");
    place.className = "announcement screen-only";
    place.setAttribute("role", "status");
    host.append(place);
    // What was said in a dialog stays to be read, and pressed, when it closes.
    host.addEventListener("close", () => placeIn(document.body)?.replaceChildren(...place.childNodes));
  }
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
  // An open dialog makes the rest of the page inert.
  const place = placeIn(document.querySelector("dialog[open]") ?? document.body);
  const before = document.activeElement;
  place?.replaceChildren(text);
  if (way) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = way.label;
    button.addEventListener("click", () => {
      way.act();
      placeIn(document.querySelector("dialog[open]") ?? document.body)?.replaceChildren("Teruggezet.");
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
