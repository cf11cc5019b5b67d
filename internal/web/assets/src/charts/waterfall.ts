// How parts lead from a start to an end. Gains and losses differ by sign,
// direction and pattern, not only by colour.
import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import { textWidth } from "./lines";
import type { Waterfall } from "./spec";
import type { Picture, Scene } from "./scene";

export function waterfall(spec: Waterfall, scene: Scene): Picture {
  const steps = spec.steps ?? [];
  let level = 0;
  const bars = steps.map((step) => {
    const value = step.value ?? 0;
    const from = step.total ? 0 : level;
    const to = from + value;
    level = to;
    return { step, value, from, to };
  });
  const words = (i: number) => {
    const b = bars[i]!;
    const axis = b.step.total ? spec.axis : { ...spec.axis, format: { ...spec.axis.format, signed: true } };
    return scene.number(axis, b.step.value);
  };
  const band = (scene.width - 80) / Math.max(steps.length, 1);
  const most = Math.max(0, ...steps.map((_, i) => textWidth(words(i))));
  const size = Math.max(10, Math.min(scene.normal, Math.floor(((band - 4) / most) * 13)));
  const longest = Math.max(0, ...steps.flatMap((s) => scene.say(s.label).split(" ")).map(textWidth));
  const slanted = longest > band; // no word is broken: they lean instead
  const labels = slanted ? steps.map((s) => scene.say(s.label)) : steps.map((s) => wrapped(scene.say(s.label), band - 6));
  const draw = (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    const i = params.dataIndex;
    const b = bars[i]!;
    const [x = 0, yFrom = 0] = api.coord([i, b.from]);
    const [, yTo = 0] = api.coord([i, b.to]);
    const band = (api.size?.([1, 0]) as number[] | undefined)?.[0] ?? 0;
    const width = Math.min(band * 0.6, 72);
    const top = Math.min(yFrom, yTo);
    const colour = b.step.total ? scene.colours.comparison : b.value < 0 ? scene.colours.minus : scene.colours.plus;
    const children: object[] = [
      {
        type: "rect",
        shape: { x: x - width / 2, y: top, width, height: Math.max(Math.abs(yTo - yFrom), 1) },
        style: {
          fill: colour,
          decal: !b.step.total && b.value < 0 ? { symbol: "line", color: scene.colours.bg, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 } : undefined,
        },
      },
      {
        type: "text",
        style: { text: words(i), x, y: top - 6, align: "center", verticalAlign: "bottom", fill: scene.colours.text, font: `600 ${size}px ${scene.font}` },
      },
    ];
    if (i + 1 < bars.length) {
      children.push({
        type: "line",
        silent: true,
        shape: { x1: x + width / 2, y1: yTo, x2: x + band - width / 2, y2: yTo },
        style: { stroke: scene.colours.line, lineDash: [3, 3] },
      });
    }
    return { type: "group", children } as never;
  };
  return {
    marks: steps.map((step, index) => ({
      series: 0,
      index,
      title: scene.say(step.label),
      details: [`${scene.say(spec.axis.title)} ${words(index)}${scene.say(spec.axis.unit)}`],
    })),
    option: {
      grid: { left: 64, right: 16, top: 44, bottom: slanted ? 24 + 0.6 * Math.max(...labels.map(textWidth)) : 24 + 16 * Math.max(1, ...labels.map((l) => l.split("\n").length)) },
      xAxis: {
        ...scene.categoryAxis(labels),
        axisLabel: { color: scene.colours.text, fontSize: scene.narrow ? scene.small : scene.normal, interval: 0, rotate: slanted ? 40 : 0 },
      },
      yAxis: { ...scene.valueAxis(spec.axis, "y"), axisLine: { show: false } },
      series: [{ type: "custom", renderItem: draw, data: bars.map((b, i) => [i, b.from, b.to]), encode: { x: 0, y: [1, 2] } }],
    },
  };
}

// wrapped breaks a label between words; a word stays whole.
function wrapped(label: string, room: number): string {
  const rows: string[] = [];
  for (const word of label.split(" ")) {
    const last = rows[rows.length - 1];
    if (last !== undefined && textWidth(`${last} ${word}`) <= room) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows.join("\n");
}
