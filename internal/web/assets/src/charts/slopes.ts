// Two columns of ranks, each thing's places joined, the best on top. What moved
// is drawn strong, what stayed thin.
import type { Slopes } from "./spec";
import type { Picture, Scene } from "./scene";
import { cut, textWidth } from "./lines";

const row = 24;

export function slopes(spec: Slopes, scene: Scene): Picture {
  const items = (spec.items ?? []).filter((i) => i.from !== null && i.to !== null);
  const side = Math.min(Math.max(0, ...items.map((i) => textWidth(scene.say(i.label)))) + 44, scene.width * (scene.narrow ? 0.36 : 0.34));
  const last = Math.max(1, ...items.map((i) => Math.max(i.from!, i.to!)));
  const name = (at: number) => cut(scene.say(items[at]!.label), side - 40);
  return {
    height: last * row + 72,
    marks: items.flatMap((item, series) =>
      [0, 1].map((index) => ({
        series,
        index,
        title: scene.say(item.label),
        details: [`${scene.say(spec.from)}: ${scene.number(spec.axis, item.from)}`, `${scene.say(spec.to)}: ${scene.number(spec.axis, item.to)}`],
      })),
    ),
    option: {
      grid: { left: side, right: side, top: 44, bottom: 12 },
      xAxis: {
        ...scene.categoryAxis([scene.say(spec.from), scene.say(spec.to)]),
        position: "top",
        boundaryGap: false,
        axisLine: { show: false },
        axisLabel: { interval: 0, color: scene.colours.text, fontSize: scene.normal, fontWeight: 600, width: side * 1.6, overflow: "truncate", margin: 16 },
      },
      yAxis: { type: "value", inverse: true, min: 0.5, max: last + 0.5, show: false },
      series: items.map((item, at) => {
        const strong = item.role === "chosen";
        return {
          type: "line",
          data: [
            { value: item.from, label: { show: true, position: "left", formatter: `${name(at)}  ${scene.number(spec.axis, item.from)}` } },
            { value: item.to, label: { show: true, position: "right", formatter: `${scene.number(spec.axis, item.to)}  ${name(at)}` } },
          ],
          label: { color: scene.colours.text, fontSize: scene.normal, fontWeight: strong ? 700 : 400, distance: 8 },
          symbol: "circle",
          symbolSize: strong ? 9 : 7,
          z: strong ? 3 : 2,
          itemStyle: { color: strong ? scene.colours.chosen : scene.colours.other },
          lineStyle: { color: strong ? scene.colours.chosen : scene.colours.other, width: strong ? 2.5 : 1.5, type: strong ? "solid" : "dashed" },
          emphasis: { focus: "series" },
          clip: false,
        };
      }),
    },
  };
}
