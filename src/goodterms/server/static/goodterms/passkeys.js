// Shows what needs passkeys where the browser has them, and says in the page when one was not used.
// <button data-passkey hidden> · <p data-without-passkeys>: why there is none · <p data-passkey-said hidden>
"use strict";
{
  const able = Boolean(globalThis.PublicKeyCredential);
  for (const each of document.querySelectorAll("[data-passkey]")) each.hidden = !able;
  for (const each of document.querySelectorAll("[data-without-passkeys]")) each.hidden = able;
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    for (const each of document.querySelectorAll("[data-passkey-said]")) each.hidden = false;
  });
}
