// Reads codes from QR codes before the camera, in a browser that can (BarcodeDetector). The picture stays on the device.

const PAUSE = 250; // milliseconds between two looks

/** @typedef {{ detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> }} Detector */
/** @typedef {{ new (options: { formats: string[] }): Detector, getSupportedFormats: () => Promise<string[]> }} DetectorMaker */

/** @returns {DetectorMaker | undefined} */
function detectorMaker() {
  return /** @type {any} */ (window).BarcodeDetector;
}

/** Whether this browser reads QR codes. */
export async function canScan() {
  try {
    return !!navigator.mediaDevices && ((await detectorMaker()?.getSupportedFormats()) ?? []).includes("qr_code");
  } catch {
    return false;
  }
}

/**
 * Look for codes until the dialog around the picture closes. Rejects when there is no camera, or none may be used.
 * @param {HTMLVideoElement} video in a dialog that is open
 * @param {(text: string) => void} found is told what each QR code holds
 */
export async function scan(video, found) {
  const Maker = detectorMaker();
  if (!Maker) return;
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const isOpen = () => video.closest("dialog")?.open === true;
  try {
    const detector = new Maker({ formats: ["qr_code"] });
    video.srcObject = stream;
    // Until there is a picture, looking at it fails, and is tried again.
    video.play().catch(() => undefined);
    while (isOpen()) {
      for (const { rawValue } of await detector.detect(video).catch(() => [])) found(rawValue);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}
