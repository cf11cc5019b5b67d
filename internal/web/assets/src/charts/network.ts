// Things and what is near to what. The server says where each stands; hover,
// touch and keyboard light up a thing with its neighbours.
import type { Network } from "./spec";
import type { Picture, Scene } from "./scene";
import { cut, textWidth } from "./lines";
import { place, type Box, type Circle } from "./placing";

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
  const strongest = Math.max(1, ...ties.map((t) => t.value ?? 0));
  const largest = scene.narrow ? 34 : 54;
  const diameter = (size: number | null) => (most > 0 && size ? Math.max(smallest, Math.sqrt(size / most) * largest) : smallest);
  const legend = key(spec, scene);
  const height = scene.narrow ? 560 : 640;
  const pad = { x: scene.narrow ? 28 : 72, top: legend.height + 32, bottom: 36 };
  // The picture is wider than high: on a phone it is turned.
  const spot = (n: { x: number | null; y: number | null }) => {
    const [x, y] = scene.narrow ? [n.y ?? 0, n.x ?? 0] : [n.x ?? 0, n.y ?? 0];
    return { x: pad.x + x * (scene.width - 2 * pad.x), y: pad.top + y * (height - pad.top - pad.bottom) };
  };
  const colour = (group: number) => scene.colours.group[group % scene.colours.group.length]!;
  // With one industry in focus only what lies near it stands out; without, what
  // is held or suggested does.
  const focused = nodes.some((n) => n.chosen);
  const shown = (n: (typeof nodes)[number]) => n.chosen || (focused ? n.near : n.lit || n.marked);
  const ring = (n: (typeof nodes)[number]) => (n.chosen ? 4 : n.marked || n.near ? 3 : n.lit ? 1 : 2);
  return {
    height,
    marks: nodes.map((n, index) => ({
      series: 0,
      index,
      title: scene.say(n.label),
      details: [scene.detail(spec.size, n.size), ...(n.details ?? []).map((d) => scene.say(d))],
      href: n.href,
    })),
    ties: ties.map((t, index) => ({
      series: 0,
      index,
      title: `${scene.say(nodes[t.from]?.label)} – ${scene.say(nodes[t.to]?.label)}`,
      details: [scene.detail(spec.tie, t.value)],
    })),
    option: {
      graphic: [
        ...legend.elements,
        ...names(nodes, scene, nodes.map((n) => ({ ...spot(n), radius: diameter(n.size) / 2 })), {
          left: 4,
          right: scene.width - 4,
          top: legend.height + 8,
          bottom: height - 4,
        }),
      ],
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
            ...spot(n),
            symbol: symbol(n.group),
            symbolSize: diameter(n.size),
            itemStyle: {
              color: n.lit ? colour(n.group) : scene.colours.bg,
              borderColor: n.chosen || n.marked || n.near ? scene.colours.text : n.lit ? scene.colours.bg : colour(n.group),
              borderWidth: ring(n),
              opacity: shown(n) ? 1 : 0.4,
            },
          })),
          links: ties.map((t) => ({
            source: String(t.from),
            target: String(t.to),
            lineStyle: t.bold
              ? { width: 2, color: scene.colours.text, opacity: 0.8 }
              : t.faint
                ? { width: 1, opacity: 0.4 }
                : { width: 1 + (2.5 * (t.value ?? 0)) / strongest, opacity: 0.9 },
          })),
          lineStyle: { color: scene.colours.line, curveness: 0 },
          label: { show: false },
          emphasis: { focus: "adjacency", scale: 1.1, label: { show: false }, lineStyle: { color: scene.colours.text, width: 3, opacity: 1 }, itemStyle: { borderColor: scene.colours.text, borderWidth: 3, opacity: 1 } },
          blur: { itemStyle: { opacity: 0.25 }, lineStyle: { opacity: 0.08 } },
        },
      ],
    },
  };
}

// names are written beside their shapes: first what is chosen, then what is
// suggested and what is near, then what is held. What must be read goes further
// off where there is no room.
function names(nodes: NonNullable<Network["nodes"]>, scene: Scene, circles: Circle[], within: Box): object[] {
  const size = scene.small;
  const weight = (i: number) => (nodes[i]!.chosen ? 0 : nodes[i]!.marked ? 1 : nodes[i]!.near ? 2 : 3);
  const bold = (i: number) => (nodes[i]!.chosen || nodes[i]!.marked || nodes[i]!.lit ? 700 : 400);
  const words = nodes.map((n) => cut(scene.say(n.label), scene.narrow ? 110 : 200));
  const wanted = nodes
    .map((n, of) => ({ of, width: n.labelled || n.chosen ? scene.wide(words[of]!, size, bold(of)) : 0, must: !!n.chosen || !!n.marked || !!n.near }))
    .filter(({ width }) => width > 0)
    .sort((a, b) => weight(a.of) - weight(b.of) || (nodes[b.of]!.size ?? 0) - (nodes[a.of]!.size ?? 0));
  const placed = place(circles, wanted, { within, taken: [], lines: [] }, size + 4);
  const out: object[] = [];
  for (const [of, box] of placed) {
    if (box.lead) out.push({ type: "line", silent: true, z: 9, shape: box.lead, style: { stroke: scene.colours.muted, lineWidth: 1 } });
    out.push({
      type: "text",
      silent: true,
      z: 10,
      style: { text: words[of]!, x: box.left, y: (box.top + box.bottom) / 2, verticalAlign: "middle", fill: scene.colours.text, stroke: scene.colours.bg, lineWidth: 3, font: `${bold(of)} ${size}px ${scene.font}` },
    });
  }
  return out;
}

// key is a row of swatches: what a colour, a filled, a hollow and a ringed shape mean.
function key(spec: Network, scene: Scene): { height: number; elements: object[] } {
  const line = 22;
  const r = 6;
  let x = 0;
  let y = 0;
  const children: object[] = [];
  const add = (text: string, fill: string, stroke: string, group: number, lineWidth = 2) => {
    const width = 3 * r + textWidth(text) + 18;
    if (x > 0 && x + width > scene.width - 16) {
      x = 0;
      y += line;
    }
    children.push(
      swatch(group, x + 1, y + 9 - r, 2 * r, { fill, stroke, lineWidth }),
      { type: "text", style: { x: x + 3 * r, y: y + 2, text, fill: scene.colours.text, font: `${scene.normal}px ${scene.font}` } },
    );
    x += width;
  };
  add(scene.say(spec.lit), scene.colours.muted, scene.colours.muted, 1);
  add(scene.say(spec.unlit), scene.colours.bg, scene.colours.muted, 1);
  if (scene.say(spec.marked)) add(scene.say(spec.marked), scene.colours.bg, scene.colours.text, 1, 3);
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
