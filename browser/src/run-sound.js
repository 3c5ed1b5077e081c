// A short tone, for who switched it on.

/** @type {AudioContext | undefined} */
let context;

/** Let the browser sound; it does so only after a press. */
export function allowSound() {
  context ??= "AudioContext" in window ? new AudioContext() : undefined;
  context?.resume();
}

/** @param {number} tones */
export function sound(tones) {
  if (!context) return;
  for (let at = 0; at < tones; at++) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    volume.gain.value = 0.2;
    tone.frequency.value = 660;
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + at * 0.35);
    tone.stop(context.currentTime + at * 0.35 + 0.2);
  }
}
