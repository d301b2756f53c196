// Copy and share: buttons that only work with this file are shown by it, here and in what htmx puts in.
// <button data-copy="#text" data-copied="Copied." hidden> · <button data-share="#text" hidden>
"use strict";
{
  const able = { copy: Boolean(navigator.clipboard), share: Boolean(navigator.share) };
  const show = () => {
    for (const [what, can] of Object.entries(able))
      for (const button of document.querySelectorAll(`[data-${what}]`)) button.hidden = !can;
  };
  const words = (place) => document.querySelector(place).value;
  const copy = async (button) => {
    await navigator.clipboard.writeText(words(button.dataset.copy));
    document.getElementById("said").textContent = button.dataset.copied;
    button.textContent = button.dataset.copied;
  };
  const act = async ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-copy],[data-share]") : null;
    if (!button) return;
    if (button.dataset.copy) await copy(button);
    else await navigator.share({ text: words(button.dataset.share) }).catch(() => {}); // put away by the person
  };
  addEventListener("click", act);
  addEventListener("htmx:afterSwap", show);
  show();
}
