// Shows what a mark in a table tells, beside the mark and inside the window: a
// table's own box would cut it off. Esc puts it away.

export function placeTips(): void {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.popover = "manual";
  tip.setAttribute("aria-hidden", "true"); // the mark's own name says the same
  document.body.append(tip);
  document.documentElement.dataset.tips = "";
  let marked: HTMLElement | null = null;

  const hide = () => {
    marked = null;
    tip.hidePopover();
  };
  const show = (e: Event) => {
    const mark = e.target instanceof Element ? e.target.closest<HTMLElement>("[data-tip]") : null;
    if (mark === marked) return;
    if (!mark) return hide();
    marked = mark;
    tip.textContent = mark.dataset.tip ?? "";
    tip.showPopover();
    beside(tip, mark.getBoundingClientRect());
  };
  document.addEventListener("pointerover", show);
  document.addEventListener("focusin", show);
  document.addEventListener("focusout", hide);
  document.addEventListener("scroll", () => marked && hide(), { capture: true, passive: true });
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && marked) hide();
  });
}

// beside stands beneath the mark, or above it where there is no room.
function beside(tip: HTMLElement, mark: DOMRect): void {
  const gap = 8;
  const { width, height } = tip.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(gap, Math.min(mark.left + mark.width / 2 - width / 2, clientWidth - width - gap));
  const beneath = mark.bottom + gap;
  const top = beneath + height + gap > clientHeight ? mark.top - height - gap : beneath;
  tip.style.left = `${left}px`;
  tip.style.top = `${Math.max(gap, top)}px`;
}
