// Series over time, each named at its end. The chosen one is solid and thick,
// the comparison dashed, the others thin: colour is never the only sign.
import type { Lines } from "./spec";
import type { Picture, Scene } from "./scene";

const labelled = 5;

export function lines(spec: Lines, scene: Scene): Picture {
  const periods = spec.periods ?? [];
  const series = spec.series ?? [];
  const names = series.map((s) => scene.say(s.label));
  const named = (i: number) => series.length <= labelled || !!series[i]?.role;
  const longest = Math.max(0, ...names.filter((_, i) => named(i)).map((n) => textWidth(n)));
  return {
    marks: series.flatMap((s, i) =>
      periods.map((period, index) => ({
        series: i,
        index,
        title: `${names[i]} · ${period}`,
        details: [scene.detail(spec.y, s.values?.[index] ?? null)],
      })),
    ),
    option: {
      grid: { left: 56, right: Math.min((longest * scene.normal) / 13 + 20, scene.width * 0.35), top: 40, bottom: 32 },
      xAxis: { ...scene.categoryAxis(periods), boundaryGap: false },
      yAxis: { ...scene.valueAxis(spec.y, "y"), scale: !spec.fromZero },
      tooltip: { trigger: "axis" },
      series: series.map((s, i) => ({
        type: "line",
        name: names[i],
        data: (s.values ?? []).map((v) => v ?? "-"),
        connectNulls: false,
        symbol: s.role === "comparison" ? "rect" : "circle",
        symbolSize: s.role === "chosen" ? 8 : 6,
        showAllSymbol: true,
        z: s.role === "chosen" ? 4 : s.role ? 3 : 2,
        itemStyle: { color: scene.colour(s.role) },
        lineStyle: { color: scene.colour(s.role), width: s.role === "chosen" ? 3 : 2, type: s.role === "comparison" ? "dashed" : "solid" },
        endLabel: {
          show: named(i),
          formatter: names[i],
          color: s.role === "chosen" ? scene.colours.chosen : scene.colours.text,
          fontWeight: s.role === "chosen" ? 700 : 400,
          fontSize: scene.normal,
          distance: 8,
          // One that ends before the others is named above its end, where none of them goes on.
          ...(endsEarly(s.values ?? []) ? { offset: [-14, -16] } : {}),
        },
        labelLayout: { moveOverlap: "shiftY" },
        emphasis: { focus: "series" },
        markLine: i === 0 ? scene.markLine(scene.reference(spec.reference, "yAxis")) : undefined,
      })),
    },
  };
}

function endsEarly(values: (number | null)[]): boolean {
  return values.length > 0 && values[values.length - 1] == null;
}

// textWidth guesses a label's width at 13px: Hangul is square, Latin half.
export function textWidth(text: string): number {
  let width = 0;
  for (const c of text) width += c.charCodeAt(0) > 0x1100 ? 13 : 7.5;
  return width;
}

// cut shortens a name to a width.
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let out = text;
  while (out && textWidth(out) > width - 10) out = out.slice(0, -1);
  return out.trimEnd() + "…";
}
