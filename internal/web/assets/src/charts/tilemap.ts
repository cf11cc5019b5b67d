// Each region as a square of equal size, roughly where it lies: small ones are
// as easy to see as large ones.
import type { TileMap } from "./spec";
import type { Picture, Scene } from "./scene";
import { classes, colourOf, ink, legend } from "./scale";

const legendRoom = 48;

export function tilemap(spec: TileMap, scene: Scene): Picture {
  const tiles = spec.tiles ?? [];
  const columns = Math.max(1, ...tiles.map((t) => t.column + 1));
  const rows = Math.max(1, ...tiles.map((t) => t.row + 1));
  const scale = classes(spec.scale, tiles.map((t) => t.value), scene);
  const side = Math.min((scene.width - 16) / columns, 76);
  return {
    height: rows * side + legendRoom + 8,
    marks: tiles.map((t, index) => ({
      series: 0,
      index,
      title: scene.say(t.label),
      details: [scene.detail(spec.scale, t.value, t.note)],
      href: t.href,
    })),
    option: {
      graphic: legend(scale, spec.scale, scene),
      series: [
        {
          type: "custom",
          coordinateSystem: "none",
          data: tiles.map((_, i) => [i]),
          renderItem: (params: { dataIndex: number }, api: { getWidth(): number }) => {
            const t = tiles[params.dataIndex]!;
            const left = (api.getWidth() - columns * side) / 2;
            const fill = colourOf(scale, t.value) ?? scene.colours.empty;
            const onFill = t.value === null ? scene.colours.text : ink(fill);
            const chosen = t.role === "chosen";
            const border = chosen || t.role === "comparison";
            const x = left + t.column * side + 2;
            const y = t.row * side + 2;
            const middle = x + (side - 4) / 2;
            const text = (content: string, top: number, weight: number, size: number) => ({
              type: "text",
              silent: true,
              style: { text: content, x: middle, y: top, align: "center", fill: onFill, font: `${weight} ${size}px ${scene.font}`, width: side - 4, overflow: "truncate", ellipsis: "…" },
            });
            const roomy = side >= 52;
            return {
              type: "group",
              children: [
                {
                  type: "rect",
                  shape: { x, y, width: side - 4, height: side - 4, r: 4 },
                  style: {
                    fill,
                    stroke: border ? scene.colours.text : t.value === null ? scene.colours.line : "none",
                    lineWidth: chosen ? 4 : 2,
                    lineDash: t.value === null && !border ? [3, 3] : undefined,
                  },
                },
                // A ring of the ground parts the border from a fill of its colour.
                ...(chosen ? [{ type: "rect", silent: true, shape: { x: x + 2, y: y + 2, width: side - 8, height: side - 8, r: 3 }, style: { fill: "none", stroke: scene.colours.bg, lineWidth: 2 } }] : []),
                text(scene.say(t.label), roomy ? y + side / 2 - 20 : y + side / 2 - 8, chosen ? 800 : 600, fitting(scene, scene.say(t.label), side - (chosen ? 14 : 6), roomy ? 14 : 12)),
                ...(roomy ? [text(scene.number(spec.scale, t.value), y + side / 2 + 2, 400, 13)] : []),
              ],
            } as never;
          },
        },
      ],
    },
  };
}

// fitting is the size of type that shows a name whole, down to a readable one.
function fitting(scene: Scene, name: string, room: number, size: number): number {
  return Math.max(9, Math.min(size, Math.floor((room / scene.wide(name, size, 800)) * size)));
}
