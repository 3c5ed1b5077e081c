// Reads QR codes with the camera, where the browser can.

const BETWEEN = 250; // milliseconds

/** @returns {any} what finds codes in a picture; not in every browser yet, nor in the types of TypeScript */
function detector() {
  return /** @type {any} */ (window).BarcodeDetector;
}

/** Tell whether this browser can read codes with a camera. */
export function scans() {
  return Boolean(detector() && navigator.mediaDevices?.getUserMedia);
}

/**
 * Read codes until it is stopped. Rejects when there is no camera, or it may not be used.
 * @param {HTMLVideoElement} video shows what the camera sees
 * @param {(text: string) => void} found is called with each code, once
 * @returns {Promise<() => void>} stops it
 */
export async function scanCodes(video, found) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const codes = new (detector())({ formats: ["qr_code"] });
  const seen = new Set();
  video.srcObject = stream;
  video.muted = true;
  await video.play();
  const timer = setInterval(async () => {
    for (const { rawValue } of await codes.detect(video).catch(() => [])) {
      if (seen.has(rawValue)) continue;
      seen.add(rawValue);
      found(rawValue);
    }
  }, BETWEEN);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}
