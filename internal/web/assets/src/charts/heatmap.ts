// A grid of values. What is missing is marked with a cross, not with a colour
// that could be read as a low value.
import type { Heatmap } from "./spec";
import type { Picture, Scene } from "./scene";
import { classes, colourOf, ink, legend } from "./scale";
import { textWidth } from "./lines";

export function heatmap(spec: Heatmap, scene: Scene): Picture {
  const columns = (spec.columns ?? []).map((t) => scene.say(t));
  const rows = (spec.rows ?? []).map((t) => scene.say(t));
  const cells = new Map((spec.cells ?? []).map((c) => [c.row * columns.length + c.column, c]));
  const all = rows.flatMap((_, row) =>
    columns.map((_, column) => cells.get(row * columns.length + column) ?? { column, row, value: null, note: { ko: "자료 없음", en: "no data" } }),
  );
  const scale = classes({ ...spec.value, ...(spec.middle ? { middle: spec.middle } : {}) }, all.map((c) => c.value), scene);
  const left = Math.min(Math.max(0, ...rows.map(textWidth)) + 16, scene.narrow ? 110 : 200);
  const cellWidth = (scene.width - left - 16) / Math.max(columns.length, 1);
  const row = rows.length > 30 ? 20 : 28;
  const numbers = cellWidth >= 36 && row >= 24;
  return {
    height: rows.length * row + 96,
    marks: all.map((c, index) => ({
      series: 0,
      index,
      title: `${rows[c.row]} · ${columns[c.column]}`,
      details: [scene.detail(spec.value, c.value, c.note)],
    })),
    option: {
      grid: { left, right: 8, top: 32, bottom: 48 },
      xAxis: { ...scene.categoryAxis(columns), position: "top", axisLine: { show: false }, splitArea: { show: false } },
      yAxis: { ...scene.categoryAxis(rows), inverse: true, axisLine: { show: false }, axisLabel: { color: scene.colours.text, fontSize: scene.small, width: left - 12, overflow: "truncate", interval: rows.length > 60 ? "auto" : 0 } },
      graphic: legend(scale, spec.value, scene),
      series: [
        {
          type: "custom",
          data: all.map((c) => [c.column, c.row]),
          renderItem: (params: { dataIndex: number }, api: { coord(v: number[]): number[]; size?(v: number[]): number | number[] }) => {
            const c = all[params.dataIndex]!;
            const [x = 0, y = 0] = api.coord([c.column, c.row]);
            const [w = 0, h = 0] = (api.size?.([1, 1]) as number[]) ?? [];
            const fill = colourOf(scale, c.value) ?? scene.colours.empty;
            const text = c.value === null ? "×" : numbers ? scene.number(spec.value, c.value) : "";
            return {
              type: "rect",
              shape: { x: x - w / 2 + 1, y: y - h / 2 + 1, width: w - 2, height: h - 2, r: 2 },
              style: { fill, stroke: c.value === null ? scene.colours.grid : "none" },
              textConfig: { position: "inside" },
              textContent: { style: { text, fill: c.value === null ? scene.colours.muted : ink(fill), font: `${scene.small}px ${scene.font}` } },
            } as never;
          },
        },
      ],
    },
  };
}
