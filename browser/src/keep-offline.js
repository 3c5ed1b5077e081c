// Lets the browser keep the site for when there is no network, once a page has been shown.

/** Throw away what the browser keeps of the site, until the next page is opened. */
export async function keepNothing() {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  const registered = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registered.filter(({ scope }) => scope === window.handboek.base).map((one) => one.unregister()));
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(`handboek ${window.handboek.base} `)).map((name) => caches.delete(name)));
}

/** @param {string} base address of the site's root */
export function keepOffline(base) {
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  // Who asked the browser to use little data is not sent everything unasked.
  const connection = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection;
  if (connection?.saveData) return;
  const register = () => navigator.serviceWorker.register(new URL("service-worker.js", base)).catch(() => undefined);
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register);
}
