// Several scales beneath each other, one dot for each thing. The chosen one is
// filled and named above its line; the ends are named beneath.
import type { Strips } from "./spec";
import type { Mark, Picture, Scene } from "./scene";
import { textWidth } from "./lines";

interface Drawn {
  value: [number, number];
  symbol?: string;
  symbolSize?: number | number[];
  z2?: number;
  itemStyle?: object;
  label?: object;
}

export function strips(spec: Strips, scene: Scene): Picture {
  const rows = spec.rows ?? [];
  const stacked = scene.width < 700;
  // Where there is no room beneath the line, the reference stands beside the name.
  const names = rows.map((r) => scene.named(r.axis) + (stacked && r.reference?.label.ko ? ` · ${spoken(r, scene)}` : ""));
  const left = stacked ? 24 : Math.min(Math.max(0, ...names.map(textWidth)) + 40, 280);
  const rowHeight = stacked ? 96 : 66;
  const plot = scene.width - left - 28;
  const marks: Mark[] = [];
  const data: Drawn[] = [];
  const ticks: Drawn[] = [];
  rows.forEach((row, at) => {
    const dots = (row.dots ?? []).filter((d) => d.value !== null);
    const all = [...dots.map((d) => d.value!), ...(row.reference && row.reference.at !== null ? [row.reference.at] : [])];
    const low = Math.min(...all);
    const span = Math.max(...all) - low || 1;
    const x = (v: number) => (v - low) / span;
    const first = dots.reduce((a, b) => (b.value! < a.value! ? b : a), dots[0]!);
    const last = dots.reduce((a, b) => (b.value! > a.value! ? b : a), dots[0]!);
    // The chosen one is drawn last, on top of the others.
    for (const d of [...dots].sort((a, b) => Number(a.role === "chosen") - Number(b.role === "chosen"))) {
      const chosen = d.role === "chosen";
      marks.push({ series: 0, index: data.length, title: scene.say(d.label), details: [scene.detail(row.axis, d.value)], href: d.href });
      const words = `${scene.say(d.label)} ${scene.number(row.axis, d.value)}`;
      const align = x(d.value!) < 0.08 ? "left" : x(d.value!) > 0.92 ? "right" : "center";
      data.push({
        value: [x(d.value!), at],
        symbolSize: chosen ? 18 : 12,
        itemStyle: {
          color: chosen ? scene.colours.chosen : scene.colours.other,
          opacity: chosen ? 1 : 0.75,
          borderColor: chosen ? scene.colours.bg : scene.colours.comparison,
          borderWidth: chosen ? 2 : 1,
        },
        label: {
          show: chosen || d === first || d === last,
          position: chosen ? "top" : "bottom",
          distance: chosen ? 4 : 6,
          align,
          formatter: words,
          color: chosen ? scene.colours.text : scene.colours.muted,
          fontWeight: chosen ? 700 : 400,
          fontSize: chosen ? scene.normal : scene.small,
        },
      });
    }
    if (!row.reference || row.reference.at === null) return;
    const words = spoken(row, scene);
    const ends = [first, last].filter((d) => d && d.role !== "chosen").map((d) => textWidth(`${scene.say(d.label)} ${scene.number(row.axis, d.value)}`));
    const half = textWidth(words) / 2 + 8;
    const mid = x(row.reference.at) * plot;
    const free = mid - half > (ends[0] ?? 0) && mid + half < plot - (ends[1] ?? 0);
    ticks.push(tick(free && !stacked ? words : "", x(row.reference.at), at, scene));
  });
  return {
    height: rows.length * rowHeight + 24,
    marks,
    option: {
      grid: { left, right: 28, top: 8, bottom: 16 },
      xAxis: { type: "value", min: 0, max: 1, show: false },
      yAxis: {
        ...scene.categoryAxis(names),
        inverse: true,
        axisLine: { show: false },
        axisLabel: {
          show: !stacked,
          interval: 0,
          color: scene.colours.text,
          fontSize: scene.normal,
          fontWeight: 600,
          margin: left - 8,
          align: "left",
          width: left - 36,
          overflow: "break",
        },
      },
      series: [
        {
          type: "scatter",
          data,
          z: 3,
          labelLayout: { hideOverlap: false },
          emphasis: { scale: 1.15, itemStyle: { opacity: 1, borderColor: scene.colours.text, borderWidth: 2 } },
          markLine: {
            silent: true,
            symbol: "none",
            animation: false,
            z: 1,
            label: { show: false },
            lineStyle: { color: scene.colours.line, width: 2, type: "solid" },
            data: rows.map((_, at) => [{ coord: [0, at] }, { coord: [1, at] }]),
          },
        },
        { type: "scatter", silent: true, z: 2, data: ticks },
        ...(stacked
          ? [
              {
                type: "scatter",
                silent: true,
                symbolSize: 0.1,
                data: names.map((name, at) => ({
                  value: [0, at],
                  label: { show: true, position: [-12, -48], align: "left", formatter: name, color: scene.colours.text, fontSize: scene.normal, fontWeight: 600 },
                })),
              },
            ]
          : []),
      ],
    },
  };
}

// spoken is the reference in words: whose it is, and how much.
function spoken(row: NonNullable<Strips["rows"]>[number], scene: Scene): string {
  return row.reference ? `${scene.say(row.reference.label)} ${scene.number(row.axis, row.reference.at)}`.trim() : "";
}

// tick is a short upright line at the reference, with its words beneath.
function tick(words: string, x: number, row: number, scene: Scene): Drawn {
  return {
    value: [x, row],
    symbol: "rect",
    symbolSize: [2, 24],
    itemStyle: { color: scene.colours.comparison },
    label: { show: words !== "", position: "bottom", distance: 2, formatter: words, color: scene.colours.text, fontSize: scene.small },
  };
}
