// Bars made of parts. Parts differ by pattern as well as by colour, and a row
// of swatches on top names them.
import type { Stacks } from "./spec";
import type { Picture, Scene } from "./scene";
import { cut, textWidth } from "./lines";
import { beyond, boundSwatches, steps } from "./bounds";
import { ink } from "./scale";

const row = 28;

export function stacks(spec: Stacks, scene: Scene): Picture {
  const items = spec.items ?? [];
  const parts = (spec.parts ?? []).map((t) => scene.say(t));
  const styles = styling(scene).slice(0, parts.length);
  const legend = swatches(parts, styles, scene, boundSwatches(spec, scene));
  const totals = items.some((i) => i.total !== undefined && i.total !== null);
  const nameWidth = Math.min(Math.max(0, ...items.map((i) => textWidth(scene.say(i.label)))) + 12, scene.narrow ? 96 : 220);
  const left = nameWidth + (totals ? 64 : 0) + 8;
  const plot = scene.width - left - 16;
  const total = (i: number) => (items[i]?.total !== undefined ? scene.number(spec.axis, items[i]!.total ?? null) : "");
  return {
    height: items.length * row + legend.height + 64,
    marks: parts.flatMap((part, series) =>
      items.map((item, index) => ({
        series,
        index,
        title: scene.say(item.label),
        details: [
          `${part} ${scene.measured(spec.axis, item.values?.[series] ?? null)}`,
          ...(item.total !== undefined ? [`${scene.say(spec.axis.title)} ${total(index)}`] : []),
          ...(item.bound !== undefined ? [`${scene.say(spec.bound)} ${scene.measured(spec.axis, item.bound)}${beyond(item) ? " ▲" : ""}`] : []),
        ],
        href: item.href,
      })),
    ),
    option: {
      grid: { left, right: 16, top: legend.height + 8, bottom: 48 },
      graphic: legend.elements,
      xAxis: { ...scene.valueAxis(spec.axis, "x"), ...(spec.whole ? { min: 0, max: 1 } : {}), nameGap: 28 },
      yAxis: {
        ...scene.categoryAxis(items.map((_, i) => String(i))),
        inverse: true,
        axisLine: { show: !spec.whole, onZero: true, lineStyle: { color: scene.colours.muted } },
        axisLabel: {
          interval: 0,
          // Names stand at the edge, whatever bars go to the left of zero.
          margin: 8,
          formatter: (i: string) => {
            const item = items[Number(i)]!;
            const name = cut(scene.say(item.label), nameWidth - 8);
            const bold = item.role === "chosen" ? "b" : "n";
            return `{${bold}|${name}}` + (totals ? `{t${bold}|${total(Number(i))}}` : "");
          },
          rich: {
            n: { color: scene.colours.text, fontSize: scene.normal, align: "right" },
            b: { color: scene.colours.text, fontSize: scene.normal, fontWeight: 700, align: "right" },
            tn: { color: scene.colours.muted, fontSize: scene.small, width: 58, align: "right" },
            tb: { color: scene.colours.text, fontSize: scene.small, fontWeight: 700, width: 58, align: "right" },
          },
        },
        offset: 0,
        position: "left",
      },
      series: [...parts.map((part, series) => ({
        type: "bar",
        name: part,
        stack: "all",
        barWidth: Math.round(row * 0.62),
        itemStyle: { color: styles[series]!.fill, decal: styles[series]!.decal, borderColor: scene.colours.bg, borderWidth: 1 },
        label: {
          show: !!spec.whole,
          fontSize: scene.small,
          color: ink(styles[series]!.fill),
          ...(styles[series]!.decal ? { textBorderColor: styles[series]!.fill, textBorderWidth: 3 } : {}),
          formatter: (p: { dataIndex: number }) => {
            const v = items[p.dataIndex]?.values?.[series] ?? 0;
            const text = scene.number({ ...spec.axis, format: { ...spec.axis.format, decimals: 0 } }, v);
            return v * plot >= textWidth(text) + 6 ? text : "";
          },
        },
        data: items.map((item) => item.values?.[series] ?? 0),
        emphasis: { itemStyle: { opacity: 0.85 } },
      })), ...steps(spec, row, scene)],
    },
  };
}

interface Style {
  fill: string;
  decal?: object;
  mark?: string; // colour of the pattern, for the swatch
  slope?: number; // which way its stripes go; none for dots
}

// styling gives six looks that stay apart in grey and for the colour-blind.
function styling(scene: Scene): Style[] {
  const c = scene.colours;
  const stripes = (colour: string, rotation: number) => ({ symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation, color: colour });
  return [
    { fill: c.scale[3]! },
    { fill: c.scale[1]!, decal: stripes(c.scale[2]!, -Math.PI / 4), mark: c.scale[3]!, slope: 1 },
    { fill: c.low[0]! },
    { fill: c.low[1]!, decal: stripes(c.low[0]!, Math.PI / 4), mark: c.low[0]!, slope: -1 },
    { fill: c.other },
    { fill: c.empty, decal: { symbol: "circle", symbolSize: 0.4, color: c.muted, dashArrayX: [5, 5], dashArrayY: [5, 5] }, mark: c.muted },
  ];
}

function swatches(parts: string[], styles: Style[], scene: Scene, more: { name: string; draw(x: number, y: number): object }[]): { height: number; elements: object[] } {
  const line = 22;
  let x = 0;
  let y = 4;
  const children: object[] = [];
  const add = (whole: string, draw: () => object[]) => {
    const part = cut(whole, scene.width - 50); // the narrowest screens cannot hold every name
    const width = 18 + textWidth(part) + 18;
    if (x > 0 && x + width > scene.width - 16) {
      x = 0;
      y += line;
    }
    children.push(...draw(), { type: "text", style: { x: x + 18, y: y + 1, text: part, fill: scene.colours.text, font: `${scene.normal}px ${scene.font}` } });
    x += width;
  };
  parts.forEach((part, i) => {
    const style = styles[i]!;
    add(part, () => [
      { type: "rect", shape: { x, y, width: 13, height: 13, r: 2 }, style: { fill: style.fill, stroke: scene.colours.line, lineWidth: 1 } },
      ...pattern(style, x, y),
    ]);
  });
  for (const m of more) add(m.name, () => [m.draw(x, y)]);
  return { height: y + line, elements: [{ type: "group", left: 8, top: 0, silent: true, children }] };
}

// pattern draws a swatch's stripes or dot: graphics cannot be filled with them.
function pattern(style: Style, x: number, y: number): object[] {
  if (!style.mark) return [];
  if (!style.slope) return [{ type: "circle", shape: { cx: x + 6.5, cy: y + 6.5, r: 2 }, style: { fill: style.mark } }];
  return [-5, 0, 5].map((d) => ({
    type: "line",
    shape: {
      x1: x + Math.max(1, 1 + d),
      y1: style.slope! > 0 ? y + Math.min(12, 12 + d) : y + Math.max(1, 1 - d),
      x2: x + Math.min(12, 12 + d),
      y2: style.slope! > 0 ? y + Math.max(1, 1 + d) : y + Math.min(12, 12 - d),
    },
    style: { stroke: style.mark, lineWidth: 1.5 },
  }));
}
