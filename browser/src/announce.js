// A line that tells what just happened, on screen and to a screen reader, with a way back.

const SHOWN_FOR = 10_000; // milliseconds

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Say something at the foot of the window for a while.
 * @param {string} text
 * @param {{label: string, act: () => void}} [way] a button beside it, such as "Zet terug"
 */
export function announce(text, way) {
  let line = document.querySelector(".announcement");
  if (!line) {
    line = document.createElement("div");
    line.className = "announcement screen-only";
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  // An open dialog makes the rest of the page inert: say it inside.
  const host = document.querySelector("dialog[open]") ?? document.body;
  if (line.parentElement !== host) host.append(line);
  line.replaceChildren(text);
  if (way) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = way.label;
    button.addEventListener("click", () => {
      line?.replaceChildren();
      way.act();
    });
    line.append(" ", button);
  }
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!line?.contains(document.activeElement)) line?.replaceChildren();
  }, way ? 3 * SHOWN_FOR : SHOWN_FOR);
}
