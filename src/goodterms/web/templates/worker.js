// Shows one fixed page where the program does not answer. No page of ours is ever kept, or read here: pages come from the
// program alone. The two files named here are all that lies in the browser, and they are the same for everybody. Where
// they lie is named by what is in them, so that another version of them takes the place of the one before.
"use strict";
const PAGE = "{% url 'offline' %}";
const LOOK = "{% static 'notes/offline.css' %}";
const KEPT = "{{ kept }}";

const keep = async () => {
  const kept = await caches.open(KEPT);
  await kept.addAll([PAGE, LOOK].map((path) => new Request(path, { cache: "reload" })));
};
const begin = async () => {
  const old = (await caches.keys()).filter((name) => name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
  // the browser itself asks for the page, with the cookies and marks of a real visit: a page of another site that leads
  // here does not pass for one of ours
  await registration.navigationPreload?.enable();
};
const page = async ({ request, preloadResponse }) => {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch {
    return (await caches.match(PAGE, { ignoreVary: true })) ?? Response.error();
  }
};
const look = (request) => fetch(request).catch(async () => (await caches.match(LOOK, { ignoreVary: true })) ?? Response.error());

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate" && request.method === "GET") event.respondWith(page(event));
  else if (new URL(request.url).pathname === LOOK) event.respondWith(look(request));
});
