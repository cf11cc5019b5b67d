// Horizontal bars from zero, in the order given, each with its number.
import type { Bars } from "./spec";
import type { Picture, Scene } from "./scene";
import { textWidth } from "./lines";

export function bars(spec: Bars, scene: Scene): Picture {
  const items = spec.items ?? [];
  const labels = items.map((i) => scene.say(i.label));
  const row = items.length > 12 ? 26 : 34;
  // Numbers of bars to the left of zero need room between bar and name.
  const values = items.map((i) => i.value ?? 0);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const names = Math.min(Math.max(0, ...labels.map(textWidth)) + 12, scene.width * 0.36, 240);
  const need = Math.max(0, ...items.filter((i) => (i.value ?? 0) < 0).map((i) => textWidth(scene.number(spec.axis, i.value)) + 14));
  const plot = Math.max(scene.width - names - 88, need + 40);
  const room = low < 0 ? ((high - low) * need) / (plot - need) : 0;
  return {
    height: items.length * row + 64 + (spec.reference ? 16 : 0),
    marks: items.map((item, index) => ({
      series: 0,
      index,
      title: scene.say(item.label),
      details: [scene.detail(spec.axis, item.value, item.note)],
      href: item.href,
    })),
    option: {
      grid: { left: 8, right: 72, top: spec.reference ? 24 : 8, bottom: 32, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: valueAxis(spec, scene, room > 0 ? low - room : undefined),
      yAxis: {
        ...scene.categoryAxis(labels),
        inverse: true,
        axisLabel: {
          color: scene.colours.text,
          fontSize: scene.normal,
          width: Math.min(240, scene.width * 0.36),
          overflow: "truncate",
          interval: 0,
          formatter: (name: string, i: number) => (items[i]?.role === "chosen" ? `{chosen|${name}}` : name),
          rich: { chosen: { fontWeight: 700, fontSize: scene.normal, color: scene.colours.text } },
        },
      },
      series: [
        {
          type: "bar",
          barWidth: Math.round(row * 0.6),
          data: items.map((item) => ({
            value: item.value ?? 0,
            itemStyle: { color: scene.colour(item.role), borderRadius: (item.value ?? 0) < 0 ? [2, 0, 0, 2] : [0, 2, 2, 0] },
            label: { position: (item.value ?? 0) < 0 ? "left" : "right" },
          })),
          label: {
            show: true,
            color: scene.colours.text,
            fontSize: scene.normal,
            textBorderColor: scene.colours.bg,
            textBorderWidth: 3,
            formatter: (p: { dataIndex: number }) => {
              const item = items[p.dataIndex];
              if (!item) return "";
              const note = item.value === null ? " " + scene.say(item.note) : "";
              return scene.number(spec.axis, item.value) + note;
            },
          },
          emphasis: { itemStyle: { opacity: 0.85 } },
          markLine: scene.markLine(scene.reference(spec.reference, "xAxis", "start")),
        },
      ],
    },
  };
}

// valueAxis begins further left where numbers need the room; that odd beginning
// has no number of its own.
function valueAxis(spec: Bars, scene: Scene, min: number | undefined): object {
  const axis = scene.valueAxis(spec.axis, "x") as { axisLabel: object };
  if (min === undefined) return { ...axis, nameGap: 28 };
  return { ...axis, min, axisLabel: { ...axis.axisLabel, showMinLabel: false }, nameGap: 28 };
}
