// Leave: a click, or Shift three times, shows another page at once, here and in every other tab.
// Without this file the form posts itself. goodterms: what idle.js needs too.
"use strict";
{
  const WITHIN = 1500;
  const form = document.getElementById("leave");
  const tabs = new BroadcastChannel("goodterms");

  const hide = () => {
    document.documentElement.classList.add("gone");
    document.title = "\u200e";
  };
  const post = (url) =>
    fetch(url, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true });

  const turnAway = () => {
    hide();
    location.replace(form.dataset.awayUrl);
  };
  const leave = () => {
    hide();
    tabs.postMessage("leave");
    post(form.action).catch(() => {}); // nobody is here to be told; the program locks itself when idle
    turnAway();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });
  tabs.addEventListener("message", ({ data }) => data === "leave" && turnAway());

  const held = new Set();
  let presses = [];
  addEventListener("blur", () => held.clear());
  addEventListener("keyup", ({ code }) => held.delete(code), true);
  addEventListener("keydown", ({ key, code, repeat }) => {
    if (repeat) return;
    held.add(code);
    const alone = key === "Shift" && held.size === 1;
    presses = alone ? [...presses.slice(-2), performance.now()] : [];
    if (presses.length === 3 && presses[2] - presses[0] <= WITHIN) leave();
  }, true);

  globalThis.goodterms = { hide, post, tabs };
}
