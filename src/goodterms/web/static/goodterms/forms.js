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
// is writing, what they wrote stays, and it is said: <form data-failed="This could not be looked at.">.
for (const sign of ["htmx:responseError", "htmx:sendError"])
  addEventListener(sign, ({ detail }) => {
    const said = detail.elt.closest("[data-failed]")?.dataset.failed;
    if (!said) return location.reload();
    const line = document.createElement("p");
    line.className = "errors";
    line.setAttribute("role", "alert");
    line.textContent = said;
    detail.target.replaceChildren(line);
  });
