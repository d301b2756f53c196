// Brings files with a real progress bar and a way to cancel. Without this file the form is posted as it is.
//
// <form class="drop" data-upload method="post" enctype="multipart/form-data"
//   data-sending="Sending: {percent} in 100" data-sent="Sent. Reading begins." data-cancelled="Cancelled. Nothing was kept."
//   data-failed="The files did not arrive. Please try again.">
//   … <input type="file" name="files" multiple required> <ul class="files" data-names></ul>
//   <div class="progress" data-progress hidden><progress max="100" aria-labelledby="sent"></progress><p id="sent"></p></div>
//   <p role="status" data-said></p>
//   <button class="btn">Bring them in</button> <button type="button" class="btn quiet" data-cancel hidden>Cancel</button>
"use strict";
{
  const formOf = ({ target }) => (target instanceof Element ? target.closest("form[data-upload]") : null);
  const inside = (form, name) => form.querySelector(`[data-${name}]`);
  const filesOf = (form) => form.querySelector("input[type=file]");
  let request = null;

  const showNames = (form) =>
    inside(form, "names").replaceChildren(
      ...Array.from(filesOf(form).files, (file) => {
        const row = document.createElement("li");
        row.textContent = file.name;
        return row;
      }),
    );
  const rest = (form, said) => {
    request = null;
    inside(form, "progress").hidden = inside(form, "cancel").hidden = true;
    form.querySelector("button:not([type=button])").disabled = false;
    inside(form, "said").textContent = said;
  };
  const showProgress = (form, { loaded, total }) => {
    const percent = Math.floor((100 * loaded) / total);
    const { sending, sent } = form.dataset;
    inside(form, "progress").querySelector("progress").value = percent;
    inside(form, "progress").querySelector("p").textContent =
      loaded < total ? sending.replace("{percent}", percent) : sent;
    if (loaded === total) inside(form, "cancel").hidden = true; // it may have begun; the next page can stop it
    document.dispatchEvent(new Event("goodterms:busy"));
  };
  // The answer to files that could not be taken is this page with what is wrong, said once: it is shown, not asked again.
  const showAgain = (html) => {
    request = null;
    const main = document.getElementById("main");
    main.replaceChildren(...new DOMParser().parseFromString(html, "text/html").getElementById("main").childNodes);
    main.dispatchEvent(new Event("htmx:afterSwap", { bubbles: true }));
  };
  const arrive = (form, { status, responseURL, responseText }) => {
    if (status >= 400) rest(form, form.dataset.failed);
    else if (new URL(responseURL).pathname === location.pathname) showAgain(responseText);
    else location.assign(responseURL);
  };
  const send = (form) => {
    request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (event) => showProgress(form, event));
    request.addEventListener("load", () => arrive(form, request));
    request.addEventListener("error", () => rest(form, form.dataset.failed));
    request.addEventListener("abort", () => rest(form, form.dataset.cancelled));
    request.send(new FormData(form));
    form.querySelector("button:not([type=button])").disabled = true;
    inside(form, "said").textContent = "";
    inside(form, "progress").hidden = inside(form, "cancel").hidden = false;
    inside(form, "cancel").focus();
  };

  document.addEventListener("change", (event) => formOf(event) && showNames(formOf(event)));
  document.addEventListener("submit", (event) => {
    const form = formOf(event);
    if (!form) return;
    event.preventDefault();
    if (!request) send(form);
  });
  document.addEventListener("click", (event) => formOf(event) && event.target.closest("[data-cancel]") && request?.abort());
  for (const sign of ["dragover", "dragleave", "drop"])
    document.addEventListener(sign, (event) => {
      event.preventDefault(); // a file that misses the form is not opened by the browser
      const form = formOf(event);
      form?.classList.toggle("over", sign === "dragover");
      if (!form || sign !== "drop" || request) return;
      filesOf(form).files = event.dataTransfer.files;
      showNames(form);
    });
}
