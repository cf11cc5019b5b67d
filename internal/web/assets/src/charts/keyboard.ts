// Moves from mark to mark with the arrow keys, tells each to screen readers,
// and follows its link on Enter.
import type { EChartsType } from "echarts/core";
import type { Picture } from "./scene";

export function followKeys(plot: HTMLElement, chart: EChartsType, picture: () => Picture): void {
  const voice = document.createElement("p");
  voice.className = "sr-only";
  voice.setAttribute("aria-live", "polite");
  plot.after(voice);
  plot.tabIndex = 0;
  let at = -1;

  const hide = () => {
    const mark = picture().marks[at];
    if (mark) chart.dispatchAction({ type: "downplay", seriesIndex: mark.series, dataIndex: mark.index });
    chart.dispatchAction({ type: "hideTip" });
  };
  const show = (next: number) => {
    const { marks } = picture();
    if (marks.length === 0) return;
    hide();
    at = Math.min(Math.max(next, 0), marks.length - 1);
    const mark = marks[at]!;
    const target = { seriesIndex: mark.series, dataIndex: mark.index };
    chart.dispatchAction({ type: "highlight", ...target });
    chart.dispatchAction({ type: "showTip", ...target });
    voice.textContent = [mark.title, ...mark.details].join(", ");
  };

  plot.addEventListener("keydown", (e) => {
    const { marks } = picture();
    const moves: Record<string, number> = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 };
    const next = moves[e.key];
    if (next !== undefined) {
      e.preventDefault();
      show(next);
    } else if (e.key === "Escape") {
      hide();
    } else if (e.key === "Enter") {
      const href = marks[at]?.href;
      if (href) location.assign(href);
    }
  });
  plot.addEventListener("blur", hide);
}
