// A scatter whose areas are a third number; lines of reference make quadrants.
import type { Bubbles } from "./spec";
import type { Picture, Scene } from "./scene";

const smallest = 8;
const plain = 14;

export function bubbles(spec: Bubbles, scene: Scene): Picture {
  const points = spec.points ?? [];
  const most = Math.max(0, ...points.map((p) => p.size ?? 0));
  const largest = scene.narrow ? 36 : 60;
  const diameter = (size: number | null) => (spec.uniform ? plain : most > 0 && size ? Math.max(smallest, Math.sqrt(size / most) * largest) : smallest);
  const grid = { left: 56, right: 28, top: 44, bottom: 56 };
  const lines = [...scene.reference(spec.xLine, "xAxis"), ...scene.reference(spec.yLine, "yAxis")];
  const xs = points.map((p) => p.x ?? 0);
  const right = Math.min(...xs) + (Math.max(...xs) - Math.min(...xs)) * 0.6;
  const room = scene.narrow ? 110 : 200;
  // Large ones first, so that small ones are drawn on top and stay reachable.
  const order = points.map((_, i) => i).sort((a, b) => (points[b]?.size ?? 0) - (points[a]?.size ?? 0));
  return {
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
      yAxis: { ...scene.valueAxis(spec.y, "y"), scale: true },
      graphic: corners(spec, scene, grid),
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
              label: { show: !!p.labelled, position: (p.x ?? 0) > right ? "left" : "right", formatter: scene.say(p.label), fontWeight: p.role === "chosen" ? 700 : 400 },
            };
          }),
          label: { distance: 5, width: room, overflow: "truncate", opacity: 1, color: scene.colours.text, fontSize: scene.normal, textBorderColor: scene.colours.bg, textBorderWidth: 3 },
          labelLayout: { hideOverlap: true, moveOverlap: "shiftY" },
          emphasis: { scale: 1.08, itemStyle: { opacity: 1, borderColor: scene.colours.text, borderWidth: 2 } },
          markLine: scene.markLine(lines),
        },
      ],
    },
  };
}

function corners(spec: Bubbles, scene: Scene, grid: { left: number; right: number; top: number; bottom: number }): object[] {
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
