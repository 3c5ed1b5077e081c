// Slides that go on at an arrow key, a button or a presenter's remote. The slides stand below one
// another; without this script one scrolls. The window of who leads has the same slides with notes:
// the two follow each other.

import { fillScreen } from "./fill-screen.js";
import { slideInAddress } from "./slide-address.js";
import { addTimer } from "./slide-timer.js";

const slides = [...document.querySelectorAll("main > .slide")];
const number = document.querySelector("[data-slide-number]");
const steps = document.querySelector(".slide-steps");
// From the slides to their notes, and back.
const linkToOther = document.querySelector(".slide-nav a[target]");
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
  if (isFacilitator) return false;
  const box = slides[current()]?.getBoundingClientRect();
  if (!box || box.height <= window.innerHeight) return false;
  return step > 0 ? box.bottom > window.innerHeight + 1 : box.top < -1;
}

/** The slide that is shown, or on its way. */
let shown = current();
const isFacilitator = document.body.classList.contains("facilitator");
const code = document.querySelector("main")?.dataset.code ?? "";
// Not every browser has one, nor every page that was opened from a folder.
const otherWindow = "BroadcastChannel" in window ? new BroadcastChannel(`handboek-dias-${code}`) : null;

/**
 * @param {number} place
 * @param {{ tellOthers?: boolean }} [options]
 */
function show(place, { tellOthers = true } = {}) {
  const slide = slides[Math.max(0, Math.min(slides.length - 1, place))];
  if (!(slide instanceof HTMLElement)) return;
  shown = slides.indexOf(slide);
  slide.scrollIntoView();
  slide.focus({ preventScroll: true });
  tell();
  if (tellOthers) otherWindow?.postMessage(shown);
}

function tell() {
  if (number) number.textContent = `${shown + 1} van ${slides.length}`;
  slides.forEach((slide, place) => slide.toggleAttribute("data-current", place === shown));
  // Who opens the notes halfway reads those of the slide that is shown.
  if (linkToOther instanceof HTMLAnchorElement) linkToOther.hash = shown ? `#${shown + 1}` : "";
  if (window.location.hash !== `#${shown + 1}` && (shown > 0 || window.location.hash)) {
    window.history.replaceState(null, "", `#${shown + 1}`);
  }
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
    if (isFacilitator) return; // one slide at a time stands there
    shown = current();
    tell();
  }, 150);
});
if (otherWindow) {
  otherWindow.onmessage = ({ data }) => {
    if (Number.isInteger(data) && data >= 0 && data < slides.length) show(data, { tellOthers: false });
  };
}

function fillAll() {
  for (const slide of slides) if (slide instanceof HTMLElement) fillScreen(slide);
}

function goToAddress() {
  const asked = slideInAddress(window.location.hash, slides.length);
  if (asked !== null) show(asked, { tellOthers: false });
}

for (const line of document.querySelectorAll("[data-minutes]")) {
  if (line instanceof HTMLElement) addTimer(line);
}
if (isFacilitator) {
  for (const [place, slide] of slides.entries()) {
    const next = slide.querySelector("[data-next]");
    const following = slides[place + 1]?.getAttribute("aria-label");
    if (!(next instanceof HTMLElement) || !following) continue;
    next.textContent = `Hierna: ${following}`;
    next.hidden = false;
  }
  const clock = document.querySelector("[data-clock]");
  if (clock instanceof HTMLElement) {
    const showTime = () => {
      clock.textContent = new Date().toLocaleTimeString("nl", { hour: "2-digit", minute: "2-digit" });
    };
    clock.hidden = false;
    showTime();
    setInterval(showTime, 5000);
  }
  document.body.classList.add("one-by-one");
} else {
  fillAll();
  document.fonts.ready.then(() => {
    fillAll();
    goToAddress();
  });
  window.addEventListener("resize", fillAll);
}
window.addEventListener("hashchange", goToAddress);
if (steps instanceof HTMLElement) steps.hidden = false;
goToAddress();
tell();
