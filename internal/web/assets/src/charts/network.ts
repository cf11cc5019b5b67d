// Things and what is near to what. The server says where each stands; hover,
// touch and keyboard light up a thing with its neighbours.
import type { Network } from "./spec";
import type { Picture, Scene } from "./scene";
import { textWidth } from "./lines";

const smallest = 11;

// shapes tell the groups apart without colour, in units of their own size; the
// second is a circle.
const shapes: number[][][] = [
  [[0, 0.95], [1, 0.95], [0.5, 0]],
  [],
  [[0.06, 0.06], [0.94, 0.06], [0.94, 0.94], [0.06, 0.94]],
  [[0, 0.05], [1, 0.05], [0.5, 1]],
  [[0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5]],
  [[0.25, 0.05], [0.75, 0.05], [1, 0.5], [0.75, 0.95], [0.25, 0.95], [0, 0.5]],
];
const shape = (group: number) => shapes[group % shapes.length]!;
const symbol = (group: number) => (shape(group).length > 0 ? `path://M${shape(group).map((p) => p.join(",")).join("L")}Z` : "circle");

export function network(spec: Network, scene: Scene): Picture {
  const nodes = spec.nodes ?? [];
  const ties = spec.ties ?? [];
  const most = Math.max(0, ...nodes.map((n) => n.size ?? 0));
  const largest = scene.narrow ? 34 : 54;
  const diameter = (size: number | null) => (most > 0 && size ? Math.max(smallest, Math.sqrt(size / most) * largest) : smallest);
  const legend = names(spec, scene);
  const height = scene.narrow ? 560 : 640;
  const pad = { x: scene.narrow ? 28 : 72, top: legend.height + 32, bottom: 36 };
  // The picture is wider than high: on a phone it is turned.
  const place = (n: { x: number | null; y: number | null }) => {
    const [x, y] = scene.narrow ? [n.y ?? 0, n.x ?? 0] : [n.x ?? 0, n.y ?? 0];
    return { x: pad.x + x * (scene.width - 2 * pad.x), y: pad.top + y * (height - pad.top - pad.bottom) };
  };
  const colour = (group: number) => scene.colours.group[group % scene.colours.group.length]!;
  return {
    height,
    marks: nodes.map((n, index) => ({
      series: 0,
      index,
      title: scene.say(n.label),
      details: [scene.detail(spec.size, n.size), ...(n.details ?? []).map((d) => scene.say(d))],
      href: n.href,
    })),
    option: {
      graphic: legend.elements,
      series: [
        {
          type: "graph",
          layout: "none",
          // The places fill this box, so that they are drawn as they are.
          left: pad.x,
          right: pad.x,
          top: pad.top,
          bottom: pad.bottom,
          roam: false,
          data: nodes.map((n, i) => ({
            id: String(i),
            name: String(i),
            ...place(n),
            symbol: symbol(n.group),
            symbolSize: diameter(n.size),
            itemStyle: {
              color: n.lit ? colour(n.group) : scene.colours.bg,
              borderColor: n.chosen ? scene.colours.text : n.lit ? scene.colours.bg : colour(n.group),
              borderWidth: n.chosen ? 4 : n.lit ? 1 : 2,
            },
            label: {
              show: !!n.labelled || !!n.chosen,
              position: ((scene.narrow ? n.y : n.x) ?? 0) > (scene.narrow ? 0.5 : 0.75) ? "left" : "right",
              formatter: scene.say(n.label),
              fontWeight: n.chosen || n.lit ? 700 : 400,
            },
          })),
          links: ties.map((t) => ({
            source: String(t.from),
            target: String(t.to),
            lineStyle: t.faint ? { width: 1, opacity: 0.4 } : { width: 1 + 2.5 * (t.value ?? 0), opacity: 0.9 },
          })),
          lineStyle: { color: scene.colours.line, curveness: 0 },
          label: { distance: 4, width: scene.narrow ? 96 : 150, overflow: "truncate", color: scene.colours.text, fontSize: scene.small, textBorderColor: scene.colours.bg, textBorderWidth: 3 },
          labelLayout: { hideOverlap: true },
          emphasis: { focus: "adjacency", scale: 1.1, label: { show: true }, lineStyle: { color: scene.colours.text, width: 2, opacity: 1 }, itemStyle: { borderColor: scene.colours.text, borderWidth: 3 } },
          blur: { itemStyle: { opacity: 0.25 }, lineStyle: { opacity: 0.08 }, label: { opacity: 0.2 } },
        },
      ],
    },
  };
}

// names is a row of swatches: what a colour, a filled and a hollow circle mean.
function names(spec: Network, scene: Scene): { height: number; elements: object[] } {
  const line = 22;
  const r = 6;
  let x = 0;
  let y = 0;
  const children: object[] = [];
  const add = (text: string, fill: string, stroke: string, group: number) => {
    const width = 3 * r + textWidth(text) + 18;
    if (x > 0 && x + width > scene.width - 16) {
      x = 0;
      y += line;
    }
    children.push(
      swatch(group, x + 1, y + 9 - r, 2 * r, { fill, stroke, lineWidth: 2 }),
      { type: "text", style: { x: x + 3 * r, y: y + 2, text, fill: scene.colours.text, font: `${scene.normal}px ${scene.font}` } },
    );
    x += width;
  };
  add(scene.say(spec.lit), scene.colours.muted, scene.colours.muted, 1);
  add(scene.say(spec.unlit), scene.colours.bg, scene.colours.muted, 1);
  (spec.groups ?? []).forEach((g, i) => {
    const colour = scene.colours.group[i % scene.colours.group.length]!;
    if (scene.say(g)) add(scene.say(g), colour, colour, i);
  });
  return { height: y + line, elements: [{ type: "group", left: 8, top: 4, silent: true, children }] };
}

function swatch(group: number, x: number, y: number, size: number, style: object): object {
  const points = shape(group).map(([dx = 0, dy = 0]) => [x + dx * size, y + dy * size]);
  if (points.length > 0) return { type: "polygon", shape: { points }, style };
  return { type: "circle", shape: { cx: x + size / 2, cy: y + size / 2, r: size / 2 }, style };
}
