// Spans of ranks: a dot where a thing stands, a bar where it mostly lies, a thin
// line from its best to its worst. The chosen ones are solid, the others hollow.
import type { Intervals } from "./spec";
import type { Picture, Scene } from "./scene";
import { cut, textWidth } from "./lines";

const row = 28;

interface Api {
  value(dimension: number): number;
  coord(point: [number, number]): [number, number];
}

export function intervals(spec: Intervals, scene: Scene): Picture {
  const items = spec.items ?? [];
  const names = items.map((i) => scene.say(i.label));
  const nameWidth = Math.min(Math.max(0, ...names.map(textWidth)) + 12, scene.narrow ? 112 : 240);
  const most = Math.max(1, ...items.map((i) => i.most ?? i.at ?? 1));
  const span = (low: number | null, high: number | null) => `${scene.number(spec.axis, low)}–${scene.number(spec.axis, high)}`;
  return {
    height: items.length * row + 76,
    marks: items.map((item, index) => ({
      series: 0,
      index,
      title: scene.say(item.label),
      details: [scene.detail(spec.axis, item.at), `90% ${span(item.low, item.high)}`, span(item.least, item.most), scene.say(item.note)].filter(Boolean),
    })),
    option: {
      grid: { left: nameWidth + 8, right: 24, top: 28, bottom: 44 },
      xAxis: { ...scene.valueAxis(spec.axis, "x"), min: 0, max: most + 1, interval: 1, axisLabel: { ...ticks(scene), formatter: (v: number) => (v >= 1 && v <= most ? String(v) : "") }, splitLine: { show: false }, nameGap: 28 },
      yAxis: {
        ...scene.categoryAxis(items.map((_, i) => String(i))),
        inverse: true,
        axisLine: { show: false },
        axisLabel: {
          interval: 0,
          formatter: (i: string) => `{${items[Number(i)]?.role === "chosen" ? "b" : "n"}|${cut(names[Number(i)] ?? "", nameWidth - 8)}}`,
          rich: {
            n: { color: scene.colours.text, fontSize: scene.normal, align: "right" },
            b: { color: scene.colours.text, fontSize: scene.normal, fontWeight: 700, align: "right" },
          },
        },
      },
      series: [
        {
          type: "custom",
          data: items.map((i, at) => [i.at, at, i.low, i.high, i.least, i.most]),
          encode: { x: [0, 4, 5], y: 1 },
          clip: true,
          markLine: scene.markLine(scene.reference(spec.reference, "xAxis")),
          renderItem: (params: { dataIndex: number }, api: Api) => drawn(api, items[params.dataIndex]?.role === "chosen", scene),
        },
      ],
    },
  };
}

function ticks(scene: Scene): object {
  return { color: scene.colours.muted, fontSize: scene.small, hideOverlap: true };
}

// drawn is one thing of the picture, with room around it to be pointed at.
function drawn(api: Api, chosen: boolean, scene: Scene): object {
  const y = api.coord([0, api.value(1)])[1];
  const x = (dimension: number) => api.coord([api.value(dimension), 0])[0];
  const colour = chosen ? scene.colours.chosen : scene.colours.comparison;
  const low = Math.min(x(2), x(3)) - 4;
  return {
    type: "group",
    children: [
      { type: "rect", shape: { x: x(4) - 8, y: y - row / 2, width: x(5) - x(4) + 16, height: row }, style: { fill: "transparent" } },
      { type: "line", shape: { x1: x(4), y1: y, x2: x(5), y2: y }, style: { stroke: scene.colours.muted, lineWidth: 1.5 } },
      {
        type: "rect",
        shape: { x: low, y: y - 6, width: Math.abs(x(3) - x(2)) + 8, height: 12, r: 4 },
        style: { fill: chosen ? colour : scene.colours.bg, opacity: chosen ? 0.35 : 1, stroke: colour, lineWidth: 1 },
      },
      { type: "circle", shape: { cx: x(0), cy: y, r: 5 }, style: { fill: colour, stroke: scene.colours.bg, lineWidth: 1.5 } },
    ],
  };
}
