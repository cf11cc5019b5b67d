// Lets files be dropped on a file field. Without this the field works by click.
export function enhanceFileDrops(root: ParentNode): void {
  for (const zone of root.querySelectorAll<HTMLElement>("[data-file-drop]:not([data-ready])")) {
    const input = zone.querySelector<HTMLInputElement>("input[type=file]");
    if (!input) continue;
    zone.dataset.ready = "";
    const over = (on: boolean) => (e: DragEvent) => {
      e.preventDefault();
      if (on) zone.dataset.over = "";
      else delete zone.dataset.over;
    };
    zone.addEventListener("dragover", over(true));
    zone.addEventListener("dragleave", over(false));
    zone.addEventListener("drop", (e) => {
      over(false)(e);
      if (!e.dataTransfer?.files.length) return;
      input.files = e.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}
