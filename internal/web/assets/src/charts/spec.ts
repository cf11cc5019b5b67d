// The shapes that the server sends, as package ui writes them.
import type { Format } from "./format";

export interface Text {
  ko: string;
  en: string;
}
export type Real = number | null;
export type Role = "chosen" | "comparison" | "" | undefined;

export interface Axis {
  title: Text;
  unit: Text;
  format: Format;
  log?: boolean;
}
export interface Marker {
  at: Real;
  label: Text;
}

export interface Bars {
  axis: Axis;
  items: { label: Text; value: Real; role?: Role; note?: Text; href?: string }[] | null;
  reference?: Marker;
}
export interface Stacks {
  axis: Axis;
  parts: Text[] | null;
  items: { label: Text; values: Real[] | null; total?: Real; bound?: Real; role?: Role; href?: string }[] | null;
  whole?: boolean;
  bound?: Text;
}
export interface Strips {
  rows: { axis: Axis; dots: { label: Text; value: Real; role?: Role; href?: string }[] | null; reference?: Marker }[] | null;
}
export interface Bubbles {
  x: Axis;
  y: Axis;
  size: Axis;
  uniform?: boolean;
  keyed?: boolean;
  points: { label: Text; x: Real; y: Real; size: Real; role?: Role; labelled?: boolean; href?: string }[] | null;
  xLine?: Marker;
  yLine?: Marker;
  quadrants: { topLeft: Text; topRight: Text; bottomLeft: Text; bottomRight: Text };
}
export interface Network {
  size: Axis;
  tie: Axis;
  groups: Text[] | null;
  lit: Text;
  unlit: Text;
  marked?: Text;
  nodes: { label: Text; x: Real; y: Real; size: Real; group: number; lit?: boolean; marked?: boolean; near?: boolean; chosen?: boolean; labelled?: boolean; details: Text[] | null; href?: string }[] | null;
  ties: { from: number; to: number; value: Real; faint?: boolean; bold?: boolean }[] | null;
}
export interface Lines {
  y: Axis;
  periods: string[] | null;
  series: { label: Text; values: Real[] | null; role?: Role }[] | null;
  fromZero?: boolean;
  reference?: Marker;
}
export interface Waterfall {
  axis: Axis;
  steps: { label: Text; value: Real; total?: boolean; role?: Role }[] | null;
  roles?: boolean; // bars have the colours of their roles, not of their signs
}
export interface Intervals {
  axis: Axis;
  items: { label: Text; at: Real; low: Real; high: Real; least: Real; most: Real; role?: Role; note?: Text }[] | null;
  reference?: Marker;
}
export interface Slopes {
  axis: Axis;
  from: Text;
  to: Text;
  items: { label: Text; from: Real; to: Real; role?: Role }[] | null;
}
export interface Heatmap {
  x: Axis;
  y: Axis;
  columns: Text[] | null;
  rows: Text[] | null;
  cells: { column: number; row: number; value: Real; note?: Text }[] | null;
  value: Axis;
  min: Real;
  max: Real;
  middle?: Marker;
}
export interface MapScale extends Axis {
  middle?: Marker;
}
export interface Region {
  code: string;
  label: Text;
  value: Real;
  role?: Role;
  note?: Text;
  href?: string;
}
export interface TileMap {
  scale: MapScale;
  tiles: (Region & { column: number; row: number })[] | null;
}
export interface BoundaryMap {
  scale: MapScale;
  geojson: string;
  key: string;
  regions: Region[] | null;
}

export type Block =
  | { kind: "bars"; title: Text; spec: Bars }
  | { kind: "stacks"; title: Text; spec: Stacks }
  | { kind: "strips"; title: Text; spec: Strips }
  | { kind: "bubbles"; title: Text; spec: Bubbles }
  | { kind: "network"; title: Text; spec: Network }
  | { kind: "lines"; title: Text; spec: Lines }
  | { kind: "waterfall"; title: Text; spec: Waterfall }
  | { kind: "intervals"; title: Text; spec: Intervals }
  | { kind: "slopes"; title: Text; spec: Slopes }
  | { kind: "heatmap"; title: Text; spec: Heatmap }
  | { kind: "tilemap"; title: Text; spec: TileMap }
  | { kind: "boundarymap"; title: Text; spec: BoundaryMap };
