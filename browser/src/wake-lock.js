// Keeps the screen on, where a browser can.

let isWanted = false;

/** @param {boolean} isOn */
export function keepScreenOn(isOn) {
  if (isOn && !isWanted) document.addEventListener("visibilitychange", request);
  if (!isOn) document.removeEventListener("visibilitychange", request);
  isWanted = isOn;
  if (isOn) request();
}

function request() {
  // A browser lets go of it each time that the page is out of sight.
  if (isWanted && document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => undefined);
}
