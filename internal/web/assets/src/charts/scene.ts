// What every kind of chart draws with: the colours of the theme, the language,
// and the words of axes and details.
import type { EChartsCoreOption } from "echarts/core";
import { write } from "./format";
import type { Axis, Real, Role, Text } from "./spec";

export interface Colours {
  chosen: string;
  comparison: string;
  other: string;
  text: string;
  muted: string;
  line: string;
  grid: string;
  bg: string;
  plus: string;
  minus: string;
  empty: string;
  scale: string[];
  low: string[];
  group: string[];
  middle: string;
}

// Mark is one thing of the picture that a reader can point at or move to by
// keyboard.
export interface Mark {
  series: number;
  index: number;
  title: string;
  details: string[];
  href?: string | undefined;
}

// Picture is what a chart draws and what its parts tell. Ties are the lines
// between marks, in the order of the series' links: they tell, but lead nowhere.
export interface Picture {
  option: EChartsCoreOption;
  marks: Mark[];
  ties?: Mark[];
  height?: number; // pixels, when the content decides
}

// Pointed is what an event of the picture is about.
export interface Pointed {
  seriesIndex?: number | undefined;
  dataIndex?: number | undefined;
  dataType?: string | undefined;
}

// pointedAt finds what a reader points at; a tie has a number of its own.
export function pointedAt(picture: Picture, at: Pointed): Mark | undefined {
  const among = at.dataType === "edge" ? (picture.ties ?? []) : picture.marks;
  return among.find((m) => m.series === at.seriesIndex && m.index === at.dataIndex);
}

export class Scene {
  readonly lang: string;
  readonly colours: Colours;
  readonly font: string;
  readonly width: number;
  readonly normal: number; // sizes of text in pixels; they follow the root's
  readonly small: number;
  private pen: CanvasRenderingContext2D | null | undefined;

  constructor(plot: HTMLElement) {
    this.lang = document.documentElement.lang;
    this.width = plot.clientWidth;
    const style = getComputedStyle(document.documentElement);
    const unit = parseFloat(style.fontSize) / 10;
    this.normal = Math.round(13 * unit);
    this.small = Math.round(12 * unit);
    const get = (name: string) => style.getPropertyValue("--chart-" + name).trim();
    this.font = getComputedStyle(document.body).fontFamily;
    this.colours = {
      chosen: get("chosen"),
      comparison: get("comparison"),
      other: get("other"),
      text: get("text"),
      muted: get("muted"),
      line: get("line"),
      grid: get("grid"),
      bg: get("bg"),
      plus: get("plus"),
      minus: get("minus"),
      empty: get("empty"),
      scale: [1, 2, 3, 4, 5].map((n) => get("scale-" + n)),
      low: [get("low-2"), get("low-1")],
      group: [1, 2, 3, 4, 5, 6].map((n) => get("group-" + n)),
      middle: get("middle"),
    };
  }

  get narrow(): boolean {
    return this.width < 520;
  }

  // wide is the width of a text as it will be drawn, in pixels.
  wide(text: string, size = this.normal, weight = 400): number {
    this.pen ??= document.createElement("canvas").getContext("2d");
    if (!this.pen) return text.length * size;
    this.pen.font = `${weight} ${size}px ${this.font}`;
    return this.pen.measureText(text).width;
  }

  say(text: Text | undefined): string {
    if (!text) return "";
    return (this.lang === "en" ? text.en || text.ko : text.ko || text.en) ?? "";
  }

  colour(role: Role): string {
    if (role === "chosen") return this.colours.chosen;
    if (role === "comparison") return this.colours.comparison;
    return this.colours.other;
  }

  number(axis: Axis, value: Real): string {
    return write(axis.format, value, this.lang);
  }

  // measured is a number with its unit: 1,234명, 2.30.
  measured(axis: Axis, value: Real): string {
    const unit = this.say(axis.unit);
    const gap = unit && this.lang === "en" ? " " : "";
    return this.number(axis, value) + (value === null ? "" : gap + unit);
  }

  named(axis: Axis): string {
    const unit = this.say(axis.unit);
    return this.say(axis.title) + (unit ? ` (${unit})` : "");
  }

  detail(axis: Axis, value: Real, note?: Text): string {
    const why = this.say(note);
    return `${this.say(axis.title)} ${this.measured(axis, value)}${why ? ` (${why})` : ""}`;
  }

  base(): EChartsCoreOption {
    return {
      animation: false,
      backgroundColor: "transparent",
      textStyle: { fontFamily: this.font, color: this.colours.text, fontSize: this.normal },
      aria: { enabled: false },
    };
  }

  valueAxis(axis: Axis, side: "x" | "y"): object {
    return {
      type: axis.log ? "log" : "value",
      name: this.named(axis),
      nameLocation: side === "x" ? "middle" : "end",
      nameGap: side === "x" ? 32 : 16,
      nameTextStyle: { color: this.colours.muted, fontSize: this.normal, align: side === "x" ? "center" : "left", padding: side === "y" ? [0, 0, 0, -48] : 0 },
      axisLabel: { color: this.colours.muted, fontSize: this.small, hideOverlap: true, formatter: (v: number) => this.tick(axis, v) },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: this.colours.grid } },
    };
  }

  categoryAxis(labels: string[]): object {
    return {
      type: "category",
      data: labels,
      axisLabel: { color: this.colours.text, fontSize: this.normal, hideOverlap: true },
      axisLine: { lineStyle: { color: this.colours.line } },
      axisTick: { show: false },
    };
  }

  // reference is a dashed line across at a value.
  reference(marker: { at: Real; label: Text } | undefined, side: "xAxis" | "yAxis", end: "start" | "end" = "end"): object[] {
    if (!marker || marker.at === null) return [];
    return [{ [side]: marker.at, label: { formatter: this.say(marker.label), position: side === "xAxis" ? end : "insideEndTop" } }];
  }

  markLine(lines: object[]): object | undefined {
    if (lines.length === 0) return undefined;
    return {
      silent: true,
      z: 1, // behind what it is a reference for
      symbol: "none",
      animation: false,
      lineStyle: { color: this.colours.muted, type: [5, 4], width: 1 },
      label: { color: this.colours.muted, fontSize: this.small },
      data: lines,
    };
  }

  // tick writes the axis's numbers with no more decimals than they need.
  private tick(axis: Axis, value: number): string {
    const most = axis.format.decimals ?? 0;
    for (let decimals = 0; decimals <= most; decimals++) {
      const format = { ...axis.format, decimals };
      const scaled = (axis.format.percent || axis.format.points ? value * 100 : value) / 10 ** (axis.format.shift ?? 0);
      if (Math.abs(scaled - Number(scaled.toFixed(decimals))) < 1e-9) return write(format, value, this.lang);
    }
    return write(axis.format, value, this.lang);
  }
}
