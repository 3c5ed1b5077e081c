// Reads QR codes with the camera, in a browser that can (BarcodeDetector). The picture stays on the device.

const BETWEEN = 250; // milliseconds

/** @returns {any} what finds codes in a picture; not in every browser yet, nor in the types of TypeScript */
function detector() {
  return /** @type {any} */ (window).BarcodeDetector;
}

/** Tell whether this browser can read QR codes with a camera. */
export async function canScan() {
  try {
    const formats = (await detector()?.getSupportedFormats()) ?? [];
    return Boolean(navigator.mediaDevices?.getUserMedia) && formats.includes("qr_code");
  } catch {
    return false;
  }
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
  // Until there is a picture, looking at it fails, and is tried again.
  video.play().catch(() => undefined);
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
