// The bounds of bars: a stepped line over them, and a triangle at the end of
// each bar that goes beyond its own.
import type { Stacks } from "./spec";
import type { Scene } from "./scene";

type Item = NonNullable<Stacks["items"]>[number];

interface Plane {
  coord(at: number[]): [number, number];
}

const reach = (item: Item) => (item.values ?? []).reduce<number>((sum, v) => sum + Math.max(v ?? 0, 0), 0);

export function beyond(item: Item): boolean {
  return typeof item.bound === "number" && reach(item) > item.bound;
}

const triangle = (x: number, y: number) => [
  [x, y + 10],
  [x + 6, y],
  [x + 12, y + 10],
];

// steps draws the bounds, rows as high as the picture has them. The line goes
// on to the next bar where that has a bound too.
export function steps(spec: Stacks, row: number, scene: Scene): object[] {
  const items = spec.items ?? [];
  if (!items.some((i) => typeof i.bound === "number")) return [];
  return [
    {
      type: "custom",
      silent: true,
      z: 5,
      data: items.map((item, at) => [typeof item.bound === "number" ? Math.max(item.bound, reach(item)) : 0, at]),
      encode: { x: 0, y: 1 },
      renderItem: (params: { dataIndex: number }, api: Plane) => {
        const at = params.dataIndex;
        const item = items[at]!;
        if (typeof item.bound !== "number") return null;
        const [x, y] = api.coord([item.bound, at]);
        const points = [
          [x, y - row / 2],
          [x, y + row / 2],
        ];
        const next = items[at + 1]?.bound;
        if (typeof next === "number") points.push([api.coord([next, at + 1])[0], y + row / 2], [api.coord([next, at + 1])[0], y + row / 2 + 1]);
        const children: object[] = [
          { type: "line", shape: { x1: x, y1: y - row / 3, x2: x, y2: y + row / 3 }, style: { lineWidth: 5, stroke: scene.colours.bg } },
          { type: "polyline", shape: { points }, style: { fill: "none", lineWidth: 2, stroke: scene.colours.text } },
        ];
        if (beyond(item)) {
          const end = api.coord([reach(item), at])[0];
          children.push({ type: "polygon", shape: { points: triangle(end + 4, y - 5) }, style: { fill: scene.colours.text } });
        }
        return { type: "group", children };
      },
    },
  ];
}

// boundSwatches name the line, and the triangle where there is one.
export function boundSwatches(spec: Stacks, scene: Scene): { name: string; draw(x: number, y: number): object }[] {
  const items = spec.items ?? [];
  if (!items.some((i) => typeof i.bound === "number")) return [];
  const stroke = scene.colours.text;
  const out = [
    {
      name: scene.say(spec.bound),
      draw: (x: number, y: number): object => ({ type: "line", shape: { x1: x + 6, y1: y - 2, x2: x + 6, y2: y + 15 }, style: { stroke, lineWidth: 2 } }),
    },
  ];
  if (items.some(beyond)) {
    const over = scene.lang === "en" ? "over it" : "초과";
    out.push({ name: over, draw: (x, y) => ({ type: "polygon", shape: { points: triangle(x, y + 1) }, style: { fill: stroke } }) });
  }
  return out;
}
