// After a part of the page was replaced, the focus goes to what is wrong in it, or else to its heading.
"use strict";
addEventListener("htmx:afterSwap", ({ target }) => {
  const place = target.querySelector("[autofocus]") ?? target.querySelector("h1");
  if (!place) return;
  if (place.tabIndex < 0) place.tabIndex = -1; // what cannot be focused by itself
  place.focus();
  place.scrollIntoView({ block: "nearest" });
});
// An answer that is no page of ours, or none at all, is shown as it is rather than passed over in silence; where somebody
// writes, what they wrote stays, and write.js says it.
for (const sign of ["htmx:responseError", "htmx:sendError"])
  addEventListener(sign, ({ detail }) => detail.elt.closest("[data-failed]") || location.reload());
// For when the program does not answer.
navigator.serviceWorker?.register("/worker").catch(() => {});
