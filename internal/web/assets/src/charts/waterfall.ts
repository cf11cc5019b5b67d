// How parts lead from a start to an end. Gains and losses differ by sign,
// direction and pattern, not only by colour. On a phone the bars lie down.
import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import { cut, textWidth } from "./lines";
import type { Waterfall } from "./spec";
import type { Picture, Scene } from "./scene";

interface Bar {
  step: NonNullable<Waterfall["steps"]>[number];
  value: number;
  from: number;
  to: number;
}

export function waterfall(spec: Waterfall, scene: Scene): Picture {
  const steps = spec.steps ?? [];
  let level = 0;
  const bars = steps.map((step): Bar => {
    const value = step.value ?? 0;
    const from = step.total ? 0 : level;
    const to = from + value;
    level = to;
    return { step, value, from, to };
  });
  const words = steps.map((step) => {
    const axis = step.total ? spec.axis : { ...spec.axis, format: { ...spec.axis.format, signed: true } };
    return scene.number(axis, step.value);
  });
  const marks = steps.map((step, index) => ({
    series: 0,
    index,
    title: scene.say(step.label),
    details: [`${scene.say(spec.axis.title)} ${words[index]!}${scene.say(spec.axis.unit)}`],
  }));
  return scene.narrow ? { marks, ...lying(spec, scene, bars, words) } : { marks, option: standing(spec, scene, bars, words) };
}

function standing(spec: Waterfall, scene: Scene, bars: Bar[], words: string[]): Picture["option"] {
  const band = (scene.width - 80) / Math.max(bars.length, 1);
  const most = Math.max(1, ...words.map(textWidth));
  const size = Math.max(10, Math.min(scene.normal, Math.floor(((band - 4) / most) * 13)));
  const labels = bars.map((b) => inTwoLines(scene.say(b.step.label), band - 8));
  const draw = (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    const i = params.dataIndex;
    const b = bars[i]!;
    const [x = 0, yFrom = 0] = api.coord([i, b.from]);
    const [, yTo = 0] = api.coord([i, b.to]);
    const band = (api.size?.([1, 0]) as number[] | undefined)?.[0] ?? 0;
    const width = Math.min(band * 0.6, 72);
    const top = Math.min(yFrom, yTo);
    const children: object[] = [
      { type: "rect", shape: { x: x - width / 2, y: top, width, height: Math.max(Math.abs(yTo - yFrom), 1) }, style: paint(spec, scene, b) },
      {
        type: "text",
        style: { text: words[i]!, x, y: top - 6, align: "center", verticalAlign: "bottom", fill: scene.colours.text, font: `600 ${size}px ${scene.font}` },
      },
    ];
    if (i + 1 < bars.length) children.push(thread(scene, { x1: x + width / 2, y1: yTo, x2: x + band - width / 2, y2: yTo }));
    return { type: "group", children } as never;
  };
  return {
    // The name of the axis stands above the number of the tallest bar.
    grid: { left: 64, right: 16, top: 58, bottom: 24 + 16 * Math.max(1, ...labels.map((l) => l.split("\n").length)) },
    xAxis: { ...scene.categoryAxis(labels), axisLabel: { color: scene.colours.text, fontSize: scene.normal, interval: 0 } },
    yAxis: { ...scene.valueAxis(spec.axis, "y"), nameGap: 32, axisLine: { show: false } },
    series: [{ type: "custom", renderItem: draw, data: bars.map((b, i) => [i, b.from, b.to]), encode: { x: 0, y: [1, 2] } }],
  };
}

const row = 46; // pixels of one bar that lies

function lying(spec: Waterfall, scene: Scene, bars: Bar[], words: string[]): Omit<Picture, "marks"> {
  const left = Math.round(scene.width * 0.32);
  const labels = bars.map((b) => inTwoLines(scene.say(b.step.label), left - 14));
  const room = Math.max(0, ...words.map((w) => scene.wide(w, scene.small, 600))) + 10;
  const draw = (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    const i = params.dataIndex;
    const b = bars[i]!;
    const [xFrom = 0, y = 0] = api.coord([b.from, i]);
    const [xTo = 0] = api.coord([b.to, i]);
    const band = (api.size?.([0, 1]) as number[] | undefined)?.[1] ?? row;
    const height = band * 0.55;
    const right = Math.max(xFrom, xTo);
    const children: object[] = [
      { type: "rect", shape: { x: Math.min(xFrom, xTo), y: y - height / 2, width: Math.max(Math.abs(xTo - xFrom), 1), height }, style: paint(spec, scene, b) },
      { type: "text", style: { text: words[i]!, x: right + 5, y, align: "left", verticalAlign: "middle", fill: scene.colours.text, font: `600 ${scene.small}px ${scene.font}` } },
    ];
    if (i + 1 < bars.length) children.push(thread(scene, { x1: xTo, y1: y + height / 2, x2: xTo, y2: y + band - height / 2 }));
    return { type: "group", children } as never;
  };
  const axis = scene.valueAxis(spec.axis, "x");
  return {
    height: 72 + row * bars.length,
    option: {
      grid: { left, right: room, top: 8, bottom: 56 },
      yAxis: { ...scene.categoryAxis(labels), inverse: true, axisLabel: { color: scene.colours.text, fontSize: scene.small, interval: 0, lineHeight: scene.small + 3 } },
      xAxis: { ...axis, splitNumber: 3 },
      series: [{ type: "custom", renderItem: draw, data: bars.map((b, i) => [i, b.from, b.to]), encode: { y: 0, x: [1, 2] } }],
    },
  };
}

// paint colours a bar by its role, where the picture gives roles, or by its sign;
// what falls is hatched either way.
function paint(spec: Waterfall, scene: Scene, b: Bar): object {
  const bySign = b.step.total ? scene.colours.comparison : b.value < 0 ? scene.colours.minus : scene.colours.plus;
  const falls = b.value < 0 && (spec.roles || !b.step.total);
  return {
    fill: spec.roles ? scene.colour(b.step.role) : bySign,
    decal: falls ? { symbol: "line", color: scene.colours.bg, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 } : undefined,
  };
}

function thread(scene: Scene, shape: { x1: number; y1: number; x2: number; y2: number }): object {
  return { type: "line", silent: true, shape, style: { stroke: scene.colours.line, lineDash: [3, 3] } };
}

// inTwoLines breaks a label between words or after a point that joins them, and
// cuts what two lines do not hold: hover, focus and the table tell it in full.
function inTwoLines(label: string, room: number): string {
  const rows = [""];
  for (const part of label.split(/(?<=[·,/]|\s)/)) {
    const last = rows[rows.length - 1]!;
    if (last === "" || textWidth((last + part).trimEnd()) <= room) rows[rows.length - 1] = last + part;
    else rows.push(part);
  }
  const [first = "", ...rest] = rows;
  const two = rest.length === 0 ? [first] : [first, rest.join("")];
  return two.map((text) => cut(text.trim(), room)).join("\n");
}
