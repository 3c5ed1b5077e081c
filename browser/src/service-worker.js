// Keeps the site for when there is no network.
//
// Pages come from the network while there is one, so that a new edition is seen at once; from what is
// kept when the network fails or is too slow. Files with a fingerprint in their name never change: they
// come from what is kept. Each edition has a keep of its own; the one before is thrown away when the
// new one is complete.

/** @type {{ name: string, addresses: string[] }} put in by the build (macros/publishing/web_app.py) */
const edition = /** @type {any} */ (self).handboekEdition;
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
// Another handbook may stand at the same host.
const PREFIX = `handboek ${worker.registration.scope} `;
const KEEP = PREFIX + edition.name;
const withoutNetwork = new URL("offline/#geen-verbinding", worker.registration.scope).href;
const PATIENCE = 4000; // milliseconds that a page may take before the kept one is shown
const UNCHANGING = /\.[0-9a-f]{8}\.(?:min\.)?(?:css|js|svg|woff2)$/;

worker.addEventListener("install", (event) => {
  event.waitUntil(keepAll().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(forgetOtherEditions().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = request.url.startsWith(worker.registration.scope);
  if (request.method !== "GET" || !isOurs || request.headers.has("range")) return;
  const isUnchanging = UNCHANGING.test(new URL(request.url).pathname);
  event.respondWith(isUnchanging ? fromKeep(request).then((kept) => kept ?? fetch(request)) : fromNetwork(request));
});

async function keepAll() {
  const keep = await caches.open(KEEP);
  // Past the browser's own cache: it may hold a page of the edition before.
  await keep.addAll(edition.addresses.map((address) => new Request(new URL(address, worker.registration.scope), { cache: "no-cache" })));
}

async function forgetOtherEditions() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== KEEP).map((name) => caches.delete(name)));
}

/** @param {Request} request */
async function fromKeep(request) {
  const keep = await caches.open(KEEP);
  const address = new URL(request.url);
  address.hash = "";
  address.search = "";
  address.pathname = address.pathname.replace(/\/index\.html$/, "/");
  return keep.match(address.href);
}

/**
 * Give the answer of the network; what is kept, when that fails or takes too long.
 * @param {Request} request
 */
async function fromNetwork(request) {
  const kept = await fromKeep(request);
  const asked = fetch(request).then(async (answer) => {
    // What is not kept from the start, such as a PDF, is there again once it has been opened.
    if (!kept && answer.ok && answer.type === "basic" && !answer.redirected) {
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
  const meant = new URL(`${path.replace(/\/+$/, "").toLowerCase()}/${address.search}`, scope);
  return Response.redirect((await fromKeep(new Request(meant))) ? meant.href : withoutNetwork);
}
