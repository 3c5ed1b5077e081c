// The clock of a slide whose step has minutes: it counts down once someone starts it.

const LAST = 60; // seconds from which on it says, in words and in colour, that time is nearly up

/**
 * What a clock shows, for the seconds that are left; below zero the time is over.
 * @param {number} seconds
 * @returns {{ text: string, state: "running" | "last" | "over" }}
 */
export function timeLeft(seconds) {
  const over = seconds < 0;
  const whole = Math.abs(Math.ceil(seconds));
  const clock = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  if (seconds <= 0) return { text: whole ? `De tijd is om (${clock} erover)` : "De tijd is om", state: "over" };
  return { text: seconds <= LAST && !over ? `Nog ${clock}, rond af` : `Nog ${clock}`, state: seconds <= LAST ? "last" : "running" };
}

/**
 * Give the minutes of a slide a button that starts the clock.
 * @param {HTMLElement} line
 */
export function addTimer(line) {
  const minutes = Number(line.dataset.minutes);
  const button = document.createElement("button");
  const clock = document.createElement("span");
  clock.setAttribute("role", "timer");
  button.type = "button";
  button.textContent = "Start de klok";
  line.append(" ", button, " ", clock);
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;
  let end = 0;
  const show = () => {
    const { text, state } = timeLeft((end - Date.now()) / 1000);
    clock.textContent = text;
    line.dataset.clock = state;
  };
  button.addEventListener("click", () => {
    clearInterval(ticking);
    if (end) {
      end = 0;
      clock.textContent = "";
      delete line.dataset.clock;
      button.textContent = "Start de klok";
      return;
    }
    end = Date.now() + minutes * 60_000;
    ticking = setInterval(show, 1000);
    button.textContent = "Stop";
    show();
  });
}
