// Locks when nobody is there, in all tabs at once, and tells the program of someone who only writes.
// <body data-idle="900" data-here-url data-lock-url data-home-url>; without data-idle there is nothing to lock.
"use strict";
{
  const { hide, post, tabs } = goodterms;
  const { idle, hereUrl, lockUrl, homeUrl } = document.body.dataset;
  const MINUTE = 60_000;
  let touched = Date.now();
  let told = touched;
  let closed = false;

  const goHome = () => {
    closed = true;
    hide();
    location.replace(homeUrl);
  };
  const lock = async () => {
    if (closed) return;
    closed = true;
    hide();
    await post(lockUrl).catch(() => {}); // a program that does not answer has already gone, and its key with it
    tabs.postMessage("lock");
    goHome();
  };
  const tellHere = async () => {
    told = Date.now();
    const answer = await post(hereUrl).catch(() => null);
    if (answer && !answer.ok) goHome();
  };
  const touch = ({ isTrusted }) => {
    const now = Date.now();
    if (closed || !isTrusted || now - touched < 1000) return;
    if (now - touched >= idle * 1000) return void lock();
    touched = now;
    tabs.postMessage("here");
  };
  // Somebody waits for files to go out or to be read: that is no idling, in no tab.
  const busy = () => {
    touched = Date.now();
    tabs.postMessage("here");
  };
  const look = () => {
    const now = Date.now();
    if (closed) return;
    if (now - touched >= idle * 1000) lock();
    else if (touched > told && now - told >= MINUTE) tellHere();
  };

  if (idle) {
    for (const sign of ["pointerdown", "keydown", "input", "wheel", "touchmove"])
      addEventListener(sign, touch, { capture: true, passive: true });
    document.addEventListener("goodterms:busy", busy);
    document.addEventListener("htmx:afterSwap", ({ target }) => target.closest("[data-busy]") && busy());
    document.addEventListener("visibilitychange", look);
    setInterval(look, 1000);
    document.getElementById("lock")?.addEventListener("submit", (event) => {
      event.preventDefault();
      lock();
    });
    tabs.postMessage("here");
  }
  tabs.addEventListener("message", ({ data }) => {
    if (data === "here") touched = Date.now();
    if (data === "lock") goHome();
  });

  // A page that the browser kept for Back is never shown again as it was.
  addEventListener("pagehide", ({ persisted }) => persisted && hide());
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    hide();
    location.reload();
  });
}
