// Slides that go on at an arrow key, a button or a presenter's remote. The slides stand below one
// another; without this script one scrolls.

const slides = [...document.querySelectorAll("main > .slide")];
const number = document.querySelector("[data-slide-number]");
const steps = document.querySelector(".slide-steps");
const FORWARD = new Set(["ArrowRight", "ArrowDown", "PageDown", " "]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);

/** The slide that fills most of the window. */
function current() {
  const middle = window.innerHeight / 2;
  const at = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > middle);
  return at < 0 ? slides.length - 1 : at;
}

/**
 * Tell whether a part of the slide that is shown lies beyond the window, on the way one goes.
 * @param {number} step
 */
function isCut(step) {
  const box = slides[current()]?.getBoundingClientRect();
  if (!box || box.height <= window.innerHeight) return false;
  return step > 0 ? box.bottom > window.innerHeight + 1 : box.top < -1;
}

/** The slide that is shown, or on its way. */
let shown = current();

/** @param {number} place */
function show(place) {
  const slide = slides[Math.max(0, Math.min(slides.length - 1, place))];
  if (!(slide instanceof HTMLElement)) return;
  shown = slides.indexOf(slide);
  slide.scrollIntoView();
  slide.focus({ preventScroll: true });
  tell();
}

function tell() {
  if (number) number.textContent = `${shown + 1} van ${slides.length}`;
  const atEnd = { "-1": shown === 0, 1: shown === slides.length - 1 };
  for (const [step, isEnd] of Object.entries(atEnd)) {
    document.querySelector(`[data-step="${step}"]`)?.toggleAttribute("disabled", isEnd);
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const onButton = event.target instanceof HTMLElement && event.target.closest("a, button");
  if (onButton && (event.key === " " || event.key === "Enter")) return;
  const step = FORWARD.has(event.key) && !(event.key === " " && event.shiftKey) ? 1 : BACK.has(event.key) || event.key === " " ? -1 : 0;
  if (step && isCut(step)) return; // what is above or below comes first: the browser scrolls
  if (step) show(shown + step);
  else if (event.key === "Home") show(0);
  else if (event.key === "End") show(slides.length - 1);
  else return;
  event.preventDefault();
});

for (const button of document.querySelectorAll("button[data-step]")) {
  if (!(button instanceof HTMLElement)) continue;
  button.addEventListener("click", () => show(shown + Number(button.dataset.step)));
}

const fullScreen = document.querySelector("button[data-full-screen]");
if (fullScreen instanceof HTMLElement && document.fullscreenEnabled) {
  fullScreen.hidden = false;
  fullScreen.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  });
  document.addEventListener("fullscreenchange", () => {
    fullScreen.textContent = document.fullscreenElement ? "Sluit volledig scherm" : "Volledig scherm";
  });
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let settled;
window.addEventListener("scroll", () => {
  clearTimeout(settled);
  settled = setTimeout(() => {
    shown = current();
    tell();
  }, 150);
});
if (steps instanceof HTMLElement) steps.hidden = false;
tell();
