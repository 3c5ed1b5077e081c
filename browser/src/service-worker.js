// Keeps the site for when there is no network.
//
// Pages come from the network while there is one, so that a new edition is seen at once; from what is
// kept when the network fails or is too slow. Files with a fingerprint in their name never change: they
// come from what is kept. Each edition has a keep of its own; the ones before are thrown away when the
// new one is complete. The one after it may be on its way already: that stays.

/** @type {{ name: string, addresses: string[] }} put in by the build (macros/publishing/web_app.py) */
const edition = /** @type {any} */ (self).handboekEdition;
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
// Another handbook may stand at the same host.
const PREFIX = `handboek ${worker.registration.scope} `;
const KEEP = PREFIX + edition.name;
// Stands in a keep that is complete. Nothing else is kept under an address with a query.
const COMPLETE = new URL("?alles-bewaard", worker.registration.scope).href;
const withoutNetwork = new URL("offline/#geen-verbinding", worker.registration.scope).href;
const PATIENCE = 4000; // milliseconds that a page may take before the kept one is shown
const UNCHANGING = /\.[0-9a-f]{8}\.(?:min\.)?(?:css|js|svg|woff2)$/;

worker.addEventListener("install", (event) => {
  event.waitUntil(keepAll().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(forgetEarlierEditions().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = request.url.startsWith(worker.registration.scope);
  if (request.method !== "GET" || !isOurs || request.headers.has("range")) return;
  if (request.mode === "navigate") event.waitUntil(restore());
  const isUnchanging = UNCHANGING.test(new URL(request.url).pathname);
  event.respondWith(isUnchanging ? fromKeep(request).then((kept) => kept ?? fetch(request)) : fromNetwork(request));
});

/** Keep this edition. Rejects when the site cannot be fetched, or is another edition by now. */
async function keepAll() {
  const keep = await caches.open(KEEP);
  await keep.addAll(edition.addresses.map(anew));
  const now = await fetch(anew("service-worker.js"));
  if (!(await now.text()).includes(edition.name)) throw new Error("the site changed while it was fetched");
  await keep.put(COMPLETE, new Response());
}

/**
 * Give what asks past the browser's own cache: it may hold a page of the edition before.
 * @param {string} address relative to the site's root
 */
function anew(address) {
  return new Request(new URL(address, worker.registration.scope), { cache: "no-cache" });
}

async function isComplete() {
  return (await caches.match(COMPLETE, { cacheName: KEEP })) !== undefined;
}

async function forgetEarlierEditions() {
  if (!(await isComplete())) return;
  // They are named in the order in which they were made.
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const earlier = names.slice(0, Math.max(0, names.indexOf(KEEP)));
  await Promise.all(earlier.map((name) => caches.delete(name)));
}

let isTried = false;

/**
 * Keep the site anew where what was kept is gone, thrown away by a person, or by the edition before
 * when editions went to and fro. Tried once each time that a browser starts this worker.
 */
async function restore() {
  if ((await isComplete()) || isTried) return;
  isTried = true;
  await keepAll().then(forgetEarlierEditions).catch(() => undefined); // no network, or no room left
}

/** @param {Request} request */
async function fromKeep(request) {
  const address = new URL(request.url);
  address.hash = "";
  address.search = "";
  address.pathname = address.pathname.replace(/\/index\.html$/, "/");
  // A browser whose store fails, as at shutting down, still has the network.
  return caches.match(address.href, { cacheName: KEEP }).catch(() => undefined);
}

/**
 * Give the answer of the network; what is kept, when that fails or takes too long.
 * @param {Request} request
 */
async function fromNetwork(request) {
  const kept = await fromKeep(request);
  const asked = fetch(request).then(async (answer) => {
    // What is not kept from the start, such as a PDF, is there again once it has been opened.
    const isWhole = answer.ok && answer.type === "basic" && !answer.redirected;
    if (!kept && isWhole && (await isComplete())) {
      const copy = answer.clone();
      const keep = await caches.open(KEEP);
      await keep.put(request.url.replace(/[?#].*$/, ""), copy).catch(() => undefined); // no room left
    }
    return answer;
  });
  if (!kept) return asked.catch(() => (request.mode === "navigate" ? ledOn(request) : Response.error()));
  const tooLong = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([asked.catch(() => kept), tooLong]);
}

/**
 * Lead to the page that is meant, as the server does: /D5 stands for /d5/, and so it is printed.
 * @param {Request} request for a page that is not kept under this address
 */
async function ledOn(request) {
  const { scope } = worker.registration;
  const address = new URL(request.url);
  const path = address.href.slice(scope.length).replace(/[?#].*$/, "");
  // From ./ on: a path that starts with // would be another host.
  const meant = new URL(`./${path.replace(/\/+$/, "").toLowerCase()}/${address.search}`, scope);
  for (const target of [meant.href, withoutNetwork]) {
    if (await fromKeep(new Request(target))) return Response.redirect(target);
  }
  return Response.error(); // nothing is kept
}
