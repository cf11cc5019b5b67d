// Classes of colour for maps and grids: five steps, or two below and three
// above a middle, with a legend in numbers.
import type { Axis, MapScale, Real } from "./spec";
import type { Scene } from "./scene";

export interface Class {
  from: number; // inclusive
  to: number; // exclusive; the last includes its end
  colour: string;
}

export function classes(scale: MapScale, values: Real[], scene: Scene): Class[] {
  const known = values.filter((v): v is number => v !== null).sort((a, b) => a - b);
  if (known.length === 0) return [];
  const middle = scale.middle?.at;
  const breaks =
    middle === undefined || middle === null
      ? quantiles(known, 5)
      : [...quantiles(known.filter((v) => v < middle), 2).slice(0, -1), middle, ...quantiles(known.filter((v) => v >= middle), 3).slice(1)];
  const edges = [...new Set(breaks)];
  if (edges.length === 1) edges.push(edges[0]!);
  const below = middle === undefined || middle === null ? 0 : edges.filter((e) => e < middle).length;
  const above = edges.length - 1 - below;
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1]!;
    // A lone class of nothing but zeros has the colour of little, not of much.
    if (edges.length === 2 && from === 0 && to === 0) return { from, to, colour: scene.colours.scale[0]! };
    const colour = i < below ? scene.colours.low[below === 1 ? 1 : i]! : pick(scene.colours.scale, i - below, above, below > 0 || middle != null);
    return { from, to, colour };
  });
}

// classOf finds the colour of a value.
export function colourOf(list: Class[], value: Real): string | undefined {
  if (value === null) return undefined;
  const found = list.find((c) => value >= c.from && value < c.to);
  return (found ?? list[list.length - 1])?.colour;
}

// legend draws the classes as a row of swatches at the bottom, with the
// numbers that part them.
export function legend(list: Class[], axis: Axis, scene: Scene): object[] {
  const width = Math.min(72, (scene.width - 48) / Math.max(list.length, 1));
  const number = (at: number, i: number) => ({
    type: "text",
    style: { x: i * width, y: 14, align: "center", text: scene.number(axis, at), fill: scene.colours.muted, font: `${scene.small}px ${scene.font}` },
  });
  const swatches = list.map((c, i) => ({
    type: "rect",
    shape: { x: i * width, y: 0, width, height: 8 },
    style: { fill: c.colour, stroke: scene.colours.line, lineWidth: 0.5 },
  }));
  const last = list[list.length - 1];
  const numbers = [...list.map((c, i) => number(c.from, i)), ...(last ? [number(last.to, list.length)] : [])];
  return [{ type: "group", left: 24, bottom: 4, silent: true, children: [...swatches, ...numbers] }];
}

// ink is white wherever it has a contrast of 4.5 : 1 on a colour, else black.
export function ink(colour: string): string {
  const hex = /^#(..)(..)(..)/.exec(colour.length === 4 ? colour.replace(/[^#]/g, "$&$&") : colour);
  if (!hex) return "#000";
  const [r = 0, g = 0, b = 0] = hex.slice(1).map((h) => {
    const c = parseInt(h, 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.1833 ? "#000" : "#fff";
}

function quantiles(sorted: number[], n: number): number[] {
  if (sorted.length === 0) return [];
  return Array.from({ length: n + 1 }, (_, i) => sorted[Math.round(((sorted.length - 1) * i) / n)]!);
}

function pick(scale: string[], i: number, n: number, diverging: boolean): string {
  const usable = diverging ? scale.slice(1) : scale;
  if (n <= 1) return usable[usable.length - 2]!;
  return usable[Math.round((i * (usable.length - 1)) / (n - 1))]!;
}
