// Draws one chart from its data block and keeps it fitting its room.
import type { EChartsType } from "echarts/core";
import { bars } from "./bars";
import { boundarymap } from "./boundarymap";
import { bubbles } from "./bubbles";
import { init } from "./echarts";
import { offerExport } from "./export";
import { heatmap } from "./heatmap";
import { followKeys } from "./keyboard";
import { intervals } from "./intervals";
import { lines } from "./lines";
import { network } from "./network";
import { pointedAt, Scene, type Picture } from "./scene";
import { slopes } from "./slopes";
import type { Block } from "./spec";
import { stacks } from "./stacks";
import { strips } from "./strips";
import { tilemap } from "./tilemap";
import { tooltip } from "./tip";
import { waterfall } from "./waterfall";

export async function mount(plot: HTMLElement): Promise<void> {
  plot.dataset.drawn = "";
  const source = document.getElementById(plot.dataset.chart ?? "");
  const block = JSON.parse(source?.textContent ?? "") as Block;
  await document.fonts.ready; // labels are measured with the page's own font
  let chart: EChartsType | undefined;
  let picture: Picture;
  const draw = async () => {
    const scene = new Scene(plot);
    picture = await compose(block, scene);
    if (picture.height) plot.style.height = `${picture.height}px`;
    chart ??= init(plot, null, { renderer: "svg" });
    chart.resize();
    chart.setOption({ ...scene.base(), ...picture.option, tooltip: tooltip(picture, scene) }, true);
  };
  await draw();
  const drawn = chart!;
  drawn.on("click", (e) => {
    const href = pointedAt(picture, e)?.href;
    if (href) location.assign(href);
  });
  followKeys(plot, drawn, () => picture);
  offerExport(plot, block, () => picture);

  let width = plot.clientWidth;
  new ResizeObserver(() => {
    if (plot.clientWidth === width || plot.clientWidth === 0) return;
    width = plot.clientWidth;
    void draw();
  }).observe(plot);
  for (const media of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(media).addEventListener("change", () => void draw());
  }
}

async function compose(block: Block, scene: Scene): Promise<Picture> {
  switch (block.kind) {
    case "bars":
      return bars(block.spec, scene);
    case "stacks":
      return stacks(block.spec, scene);
    case "strips":
      return strips(block.spec, scene);
    case "bubbles":
      return bubbles(block.spec, scene);
    case "network":
      return network(block.spec, scene);
    case "lines":
      return lines(block.spec, scene);
    case "waterfall":
      return waterfall(block.spec, scene);
    case "intervals":
      return intervals(block.spec, scene);
    case "slopes":
      return slopes(block.spec, scene);
    case "heatmap":
      return heatmap(block.spec, scene);
    case "tilemap":
      return tilemap(block.spec, scene);
    case "boundarymap":
      return boundarymap(block.spec, scene);
  }
}
