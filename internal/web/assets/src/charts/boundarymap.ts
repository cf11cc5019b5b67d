// Regions within their real boundaries, coloured by class.
import { registerMap } from "./echarts";
import type { BoundaryMap } from "./spec";
import type { Picture, Scene } from "./scene";
import { classes, colourOf, ink, legend } from "./scale";

interface Feature {
  properties: Record<string, unknown>;
  geometry: { coordinates: unknown };
}

export async function boundarymap(spec: BoundaryMap, scene: Scene): Promise<Picture> {
  const answer = await fetch(spec.geojson);
  if (!answer.ok) throw new Error(`${spec.geojson}: ${answer.status}`);
  const shapes = (await answer.json()) as { features: Feature[] };
  registerMap(spec.geojson, shapes as never);
  const regions = spec.regions ?? [];
  const scale = classes(spec.scale, regions.map((r) => r.value), scene);
  return {
    marks: regions.map((r, index) => ({
      series: 0,
      index,
      title: scene.say(r.label),
      details: [scene.detail(spec.scale, r.value, r.note)],
      href: r.href,
    })),
    option: {
      graphic: legend(scale, spec.scale, scene),
      series: [
        {
          type: "map",
          map: spec.geojson,
          nameProperty: spec.key,
          aspectScale: planar(shapes.features[0]) ? 1 : 0.8,
          top: 8,
          bottom: 48,
          left: 8,
          right: 8,
          selectedMode: false,
          itemStyle: { areaColor: scene.colours.empty, borderColor: scene.colours.bg, borderWidth: 1 },
          label: { show: false },
          emphasis: { label: { show: false }, itemStyle: { borderColor: scene.colours.text, borderWidth: 2 } },
          data: regions.map((r) => {
            const fill = colourOf(scale, r.value) ?? scene.colours.empty;
            const chosen = r.role === "chosen";
            return {
              name: r.code,
              value: r.value ?? "-",
              itemStyle: { areaColor: fill, borderColor: chosen ? scene.colours.text : scene.colours.bg, borderWidth: chosen ? 3 : 1 },
              emphasis: { itemStyle: { areaColor: fill } },
              label: { show: chosen, formatter: scene.say(r.label), color: ink(fill), fontWeight: 700, fontSize: scene.normal },
            };
          }),
        },
      ],
    },
  };
}

// planar tells metres (such as EPSG:5179) from degrees by their size.
function planar(feature: Feature | undefined): boolean {
  let at: unknown = feature?.geometry.coordinates;
  while (Array.isArray(at)) at = at[0];
  return typeof at === "number" && Math.abs(at) > 360;
}
