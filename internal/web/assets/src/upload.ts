// Shows how far a large file has been sent. Without this the form is sent as
// any other, and the browser's own sign is all there is.
export function enhanceUploads(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-upload]:not([data-ready])")) {
    const panel = form.querySelector<HTMLElement>("[data-upload-progress]");
    const bar = panel?.querySelector("progress");
    if (!panel || !bar) continue;
    form.dataset.ready = "";
    refuseLarge(form);
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      send(form, (share) => {
        panel.hidden = false;
        if (share < 1) bar.value = Math.round(share * 100);
        else bar.removeAttribute("value"); // sent; the server is looking at it
      });
    });
  }
}

// A file beyond the limit is refused before it is sent: the server would close
// the connection, and the reader would see the browser's own error page.
function refuseLarge(form: HTMLFormElement): void {
  const limit = Number(form.dataset.uploadLimit);
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  input?.addEventListener("change", () => {
    const file = input.files?.[0];
    const large = file !== undefined && limit > 0 && file.size >= limit;
    input.setCustomValidity(large ? (form.dataset.uploadRefusal ?? "") : "");
    if (large) input.reportValidity();
  });
}

function send(form: HTMLFormElement, progress: (share: number) => void): void {
  const buttons = [...form.querySelectorAll("button")];
  const hold = (on: boolean) => buttons.forEach((b) => (b.disabled = on));
  hold(true);
  const request = new XMLHttpRequest();
  request.upload.onprogress = (e) => e.lengthComputable && progress(e.loaded / e.total);
  // A file that was taken leads on; one that was refused comes back with the reason.
  request.onload = () => {
    if (request.status < 400) {
      location.assign(request.responseURL);
      return;
    }
    const answer = new DOMParser().parseFromString(request.responseText, "text/html").querySelector("main");
    const main = document.querySelector("main");
    if (!answer || !main) {
      form.submit();
      return;
    }
    main.replaceWith(answer);
    enhanceUploads(document);
    document.dispatchEvent(new Event("htmx:after:swap"));
    document.getElementById("errors")?.focus();
  };
  // The connection broke: sent the plain way, the browser itself says so.
  request.onerror = () => {
    hold(false);
    form.submit();
  };
  request.open("POST", form.action);
  request.send(new FormData(form));
}
