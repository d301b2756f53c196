// Copy, share, and links that take the words as they stand in the field; what only works with this file is shown by it.
// <button data-copy="#text" data-copied="Copied." hidden> · <button data-share="#text" hidden> · <a data-link="sms">
// · <p data-by-hand>: how to copy without any of it · <form data-failed="This could not be looked at.">
"use strict";
{
  const able = { copy: Boolean(navigator.clipboard), share: Boolean(navigator.share) };
  const value = (id) => document.getElementById(id)?.value ?? "";
  const show = () => {
    for (const [what, can] of Object.entries(able))
      for (const button of document.querySelectorAll(`[data-${what}]`)) button.hidden = !can;
    for (const line of document.querySelectorAll("[data-by-hand]")) line.hidden = able.copy;
  };
  const copy = async (button) => {
    try {
      await navigator.clipboard.writeText(value("text"));
    } catch {
      able.copy = false; // the browser does not allow it
      return show();
    }
    button.textContent = document.getElementById("said").textContent = button.dataset.copied;
  };
  const fill = (link) => {
    const body = encodeURIComponent(value("text").trim().replaceAll("\n", "\r\n"));
    link.href =
      link.dataset.link === "sms"
        ? `sms:?&body=${body}`
        : `mailto:?subject=${encodeURIComponent(value("subject"))}&body=${body}`;
  };
  const act = ({ target }) => {
    const meant = target instanceof Element ? target.closest("[data-copy],[data-share],[data-link]") : null;
    if (meant?.dataset.copy) copy(meant);
    else if (meant?.dataset.share) navigator.share({ text: value("text") }).catch(() => {}); // put away by the person
    else if (meant) fill(meant);
  };
  const fail = ({ detail }) => {
    const line = document.createElement("p");
    line.className = "errors";
    line.setAttribute("role", "alert");
    line.textContent = detail.elt.dataset.failed;
    detail.target.replaceChildren(line);
  };
  // What was typed before htmx was there has told nobody.
  const catchUp = ({ target }) => {
    const early = target === document.body ? document.querySelectorAll("[hx-post] textarea") : [];
    for (const field of early)
      if (field.value !== field.defaultValue) field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  addEventListener("htmx:load", catchUp);
  for (const sign of ["htmx:responseError", "htmx:sendError"]) addEventListener(sign, fail);
  addEventListener("click", act);
  addEventListener("htmx:afterSwap", show);
  show();
}
