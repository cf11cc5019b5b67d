// Saves a picture as PNG or SVG, with its title, in the colours of the theme.
import { init } from "./echarts";
import { Scene, type Picture } from "./scene";
import type { Block } from "./spec";

const titleRoom = 40;

export function offerExport(plot: HTMLElement, block: Block, picture: () => Picture): void {
  const tools = plot.closest("figure")?.querySelector<HTMLElement>("[data-chart-tools]");
  if (!tools) return;
  tools.hidden = false;
  tools.addEventListener("click", (e) => {
    const button = (e.target as HTMLElement).closest<HTMLElement>("[data-export]");
    if (button) save(plot, block, picture(), button.dataset.export === "svg");
  });
}

function save(plot: HTMLElement, block: Block, picture: Picture, vector: boolean): void {
  const scene = new Scene(plot);
  const title = scene.say(block.title);
  const paper = document.createElement("div");
  const size = { width: plot.clientWidth, height: plot.clientHeight };
  const chart = init(paper, null, { renderer: vector ? "svg" : "canvas", devicePixelRatio: 2, ssr: vector, ...size });
  chart.setOption({ ...scene.base(), ...picture.option, backgroundColor: scene.colours.bg });
  const name = `${title.replace(/[\\/:*?"<>|]/g, " ").trim()}.${vector ? "svg" : "png"}`;
  if (vector) {
    const drawn = chart.renderToSVGString();
    download(new Blob([withTitle(drawn, title, scene, size)], { type: "image/svg+xml" }), name);
    chart.dispose();
    return;
  }
  const drawn = chart.renderToCanvas({ pixelRatio: 2 });
  const page = document.createElement("canvas");
  page.width = drawn.width;
  page.height = drawn.height + titleRoom * 2;
  const pen = page.getContext("2d")!;
  pen.fillStyle = scene.colours.bg;
  pen.fillRect(0, 0, page.width, page.height);
  pen.fillStyle = scene.colours.text;
  pen.font = `700 32px ${scene.font}`;
  pen.fillText(title, 16, 52);
  pen.drawImage(drawn, 0, titleRoom * 2);
  page.toBlob((blob) => blob && download(blob, name), "image/png");
  chart.dispose();
}

function withTitle(svg: string, title: string, scene: Scene, size: { width: number; height: number }): string {
  const inner = svg.replace(/<svg /, `<svg y="${titleRoom}" `);
  const text = title.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  const height = size.height + titleRoom;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${height}" viewBox="0 0 ${size.width} ${height}">` +
    `<title>${text}</title><rect width="100%" height="100%" fill="${scene.colours.bg}"/>` +
    `<text x="8" y="26" font-family="Pretendard GOV, sans-serif" font-size="16" font-weight="700" fill="${scene.colours.text}">${text}</text>${inner}</svg>`
  );
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
