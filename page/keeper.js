// The folder kept by the browser under the digest of its contents, so that it works without a network after the first visit.
// Browsers allow this on https and localhost only.
const name = "retirecalc-MARK";
self.addEventListener("install", (event) =>
  event.waitUntil(caches.open(name).then((kept) => kept.addAll(NAMES)).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) =>
  event.waitUntil(
    caches.keys()
      .then((all) => Promise.all(all.filter((one) => one.startsWith("retirecalc-") && one !== name).map((one) => caches.delete(one))))
      .then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET")
    event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((found) => found || fetch(event.request)));
});
