// What every page loads: partial updates, the drop field, the words of marks,
// and the charts' code, which is fetched only where there is a chart.
import "htmx.org";
import { enhanceFileDrops } from "./filedrop";
import { placeTips } from "./tips";
import { enhanceUploads } from "./upload";
import { enhanceSums } from "./weights";

function drawCharts(root: ParentNode): void {
  const plots = [...root.querySelectorAll<HTMLElement>("[data-chart]:not([data-drawn])")];
  if (plots.length === 0) return;
  const fail = (plot: HTMLElement, cause: unknown) => {
    console.error("chart", plot.dataset.chart, cause);
    plot.dataset.failed = "";
    plot.closest("figure")?.querySelector("details")?.setAttribute("open", "");
  };
  import("./charts/mount").then(
    ({ mount }) => plots.forEach((plot) => mount(plot).catch((e: unknown) => fail(plot, e))),
    (e: unknown) => plots.forEach((plot) => fail(plot, e)),
  );
}

function followArrows(root: ParentNode): void {
  const tables = [...root.querySelectorAll<HTMLTableElement>("table[data-arrow-keys]:not([data-followed])")];
  if (tables.length === 0) return;
  for (const table of tables) table.dataset.followed = "";
  import("./arrowkeys").then(
    ({ arrowKeys }) => tables.forEach(arrowKeys),
    (e: unknown) => console.error("arrow keys", e),
  );
}

function enlivenPlans(root: ParentNode): void {
  const missing = (e: unknown) => console.error("plan", e); // links and forms do without
  for (const figure of root.querySelectorAll<HTMLElement>("[data-gantt='']")) import("./plan/gantt").then(({ livePlan }) => livePlan(figure), missing);
  for (const board of root.querySelectorAll<HTMLElement>("[data-board]")) import("./plan/board").then(({ liveBoard }) => liveBoard(board), missing);
}

function enhance(root: ParentNode): void {
  followArrows(root);
  enhanceFileDrops(root);
  enhanceUploads(root);
  enhanceSums(root);
  drawCharts(root);
  enlivenPlans(root);
}

enhance(document);
placeTips();
document.addEventListener("htmx:after:swap", () => enhance(document));
document.getElementById("errors")?.focus();
