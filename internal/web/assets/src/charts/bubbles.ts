// A scatter whose areas are a third number; lines of reference make quadrants.
import { cut } from "./lines";
import { place, type Box, type Placed } from "./placing";
import type { Picture, Scene } from "./scene";
import type { Bubbles } from "./spec";

const smallest = 8;
const plain = 14;

export function bubbles(spec: Bubbles, scene: Scene): Picture {
  const points = spec.points ?? [];
  const most = Math.max(0, ...points.map((p) => p.size ?? 0));
  const largest = scene.narrow ? 36 : 60;
  const diameter = (size: number | null) => (spec.uniform ? plain : most > 0 && size ? Math.max(smallest, Math.sqrt(size / most) * largest) : smallest);
  const numbered = numbers(spec, scene);
  const line = scene.normal + 7;
  const grid = { left: 56, right: 28, top: 58, bottom: 56 + (numbered.size > 0 ? line * numbered.size + 8 : 0) };
  const lines = [...scene.reference(spec.xLine, "xAxis"), ...scene.reference(spec.yLine, "yAxis")];
  // Large ones first, so that small ones are drawn on top and stay reachable.
  const order = points.map((_, i) => i).sort((a, b) => (points[b]?.size ?? 0) - (points[a]?.size ?? 0));
  return {
    ...(numbered.size > 0 ? { height: 440 + line * numbered.size } : {}),
    marks: order.map((i, index) => {
      const p = points[i]!;
      return {
        series: 0,
        index,
        title: scene.say(p.label),
        details: [scene.detail(spec.x, p.x), scene.detail(spec.y, p.y), scene.detail(spec.size, p.size)],
        href: p.href,
      };
    }),
    option: {
      grid,
      xAxis: { ...scene.valueAxis(spec.x, "x"), scale: true, axisLine: { show: true, onZero: false, lineStyle: { color: scene.colours.line } }, splitNumber: scene.narrow ? 4 : 6 },
      yAxis: { ...scene.valueAxis(spec.y, "y"), scale: true, nameGap: 30 }, // above the name of the line across
      graphic: [...corners(spec, scene, grid), ...numberKey(spec, scene, numbered, line)],
      series: [
        {
          type: "scatter",
          data: order.map((i) => {
            const p = points[i]!;
            return {
              value: [p.x, p.y],
              symbolSize: diameter(p.size),
              itemStyle: {
                color: scene.colour(p.role),
                opacity: p.role ? 0.85 : 0.6,
                borderColor: scene.colours.bg,
                borderWidth: 1,
              },
            };
          }),
          emphasis: { scale: 1.08, itemStyle: { opacity: 1, borderColor: scene.colours.text, borderWidth: 2 } },
          markLine: scene.markLine(lines),
        },
        names(spec, scene, order, diameter, grid, numbered),
      ],
    },
  };
}

interface Grid {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Plane {
  coord(v: (number | null)[]): number[];
  getWidth(): number;
  getHeight(): number;
}

// numbers are what labelled points are called where the screen is too narrow for
// their names; a key beneath tells which is which.
function numbers(spec: Bubbles, scene: Scene): Map<number, number> {
  const out = new Map<number, number>();
  if (!scene.narrow || !spec.keyed) return out;
  (spec.points ?? []).forEach((p, i) => p.labelled && out.set(i, out.size + 1));
  return out;
}

function numberKey(spec: Bubbles, scene: Scene, numbered: Map<number, number>, line: number): object[] {
  return [...numbered].map(([i, n]) => ({
    type: "text",
    silent: true,
    left: 8,
    bottom: (numbered.size - n) * line,
    style: { text: `${n}  ${cut(scene.say(spec.points![i]!.label), scene.width - 40)}`, fill: scene.colours.text, font: `${scene.normal}px ${scene.font}` },
  }));
}

// names are a series of their own: only once the axes are known can it be seen
// which names have room.
function names(spec: Bubbles, scene: Scene, order: number[], diameter: (size: number | null) => number, grid: Grid, numbered: Map<number, number>): object {
  const points = order.map((i) => spec.points![i]!);
  const room = scene.narrow ? 130 : 240;
  const bold = (i: number) => (points[i]!.role === "chosen" ? 700 : 400);
  const words = points.map((p, at) => String(numbered.get(order[at]!) ?? cut(scene.say(p.label), (room * 13) / scene.normal)));
  // After those that the page names come the largest specialised ones.
  const weight = (i: number) => (points[i]!.role === "chosen" ? 0 : points[i]!.labelled ? 1 : 2);
  const named = points
    .map((p, of) => ({ of, width: scene.wide(words[of]!, scene.normal, bold(of)), must: p.role === "chosen" }))
    .filter(({ of }) => points[of]!.labelled || (points[of]!.role && numbered.size === 0))
    .sort((a, b) => weight(a.of) - weight(b.of) || a.of - b.of)
    .slice(0, scene.narrow ? 8 : 18);
  const height = scene.normal + 4;
  let placed = new Map<number, Placed>();
  const layout = (plane: Plane) => {
    const circles = points.map((p) => {
      const [x = 0, y = 0] = plane.coord([p.x, p.y]);
      return { x, y, radius: diameter(p.size) / 2 };
    });
    const plot = { left: grid.left, top: grid.top, right: plane.getWidth() - 4, bottom: plane.getHeight() - grid.bottom };
    const [x = 0, y = 0] = plane.coord([spec.xLine?.at ?? null, spec.yLine?.at ?? null]);
    const lines = [
      ...(spec.xLine ? [{ ...plot, left: x, right: x }] : []),
      ...(spec.yLine ? [{ ...plot, top: y, bottom: y }] : []),
    ];
    placed = place(circles, named, { within: plot, taken: captions(spec, scene, plot, grid), lines }, height);
  };
  return {
    type: "custom",
    silent: true,
    z: 5,
    tooltip: { show: false },
    data: points.map((p) => [p.x, p.y]),
    renderItem: (params: { dataIndex: number; dataIndexInside: number }, api: Plane) => {
      if (params.dataIndexInside === 0) layout(api);
      const box = placed.get(params.dataIndex);
      if (!box) return undefined as never;
      const text = {
        type: "text",
        silent: true,
        style: { text: words[params.dataIndex]!, x: box.left, y: (box.top + box.bottom) / 2, verticalAlign: "middle", fill: scene.colours.text, stroke: scene.colours.bg, lineWidth: 3, font: `${bold(params.dataIndex)} ${scene.normal}px ${scene.font}` },
      };
      const lead = box.lead && { type: "line", silent: true, shape: box.lead, style: { stroke: scene.colours.muted, lineWidth: 1 } };
      return { type: "group", silent: true, children: lead ? [lead, text] : [text] } as never;
    },
  };
}

// captions are the boxes that the names of the quarters take.
function captions(spec: Bubbles, scene: Scene, plot: Box, grid: Grid): Box[] {
  const q = spec.quadrants;
  const [pad, height] = [8, scene.normal + 6];
  const far = plot.right + 4 - grid.right;
  return [
    { text: q.topLeft, right: false, top: plot.top + pad },
    { text: q.topRight, right: true, top: plot.top + pad },
    { text: q.bottomLeft, right: false, top: plot.bottom - pad - height },
    { text: q.bottomRight, right: true, top: plot.bottom - pad - height },
  ].map(({ text, right, top }) => {
    const width = scene.wide(scene.say(text), scene.normal, 600);
    const left = right ? far - pad - width : plot.left + pad;
    return { left, right: left + width, top, bottom: top + height };
  });
}

function corners(spec: Bubbles, scene: Scene, grid: Grid): object[] {
  const q = spec.quadrants;
  const pad = 8;
  const at = [
    { text: q.topLeft, left: grid.left + pad, top: grid.top + pad },
    { text: q.topRight, right: grid.right + pad, top: grid.top + pad },
    { text: q.bottomLeft, left: grid.left + pad, bottom: grid.bottom + pad },
    { text: q.bottomRight, right: grid.right + pad, bottom: grid.bottom + pad },
  ];
  return at
    .filter((c) => scene.say(c.text))
    .map(({ text, ...place }) => ({
      type: "text",
      silent: true,
      z: 0,
      ...place,
      style: { text: scene.say(text), fill: scene.colours.muted, font: `600 ${scene.normal}px ${scene.font}` },
    }));
}
