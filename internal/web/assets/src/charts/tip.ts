// The details that hover, touch and keyboard show alike. Built as elements, so
// that no text is ever read as markup.
import { pointedAt, type Mark, type Picture, type Pointed, type Scene } from "./scene";

export function tooltip(picture: Picture, scene: Scene): object {
  const own = (picture.option as { tooltip?: object }).tooltip ?? {};
  return {
    trigger: "item",
    confine: true,
    transitionDuration: 0,
    borderWidth: 0,
    padding: 0,
    backgroundColor: "transparent",
    extraCssText: "box-shadow:none",
    textStyle: { fontFamily: scene.font },
    axisPointer: { lineStyle: { color: scene.colours.line } },
    ...own,
    formatter: (pointed: Pointed | Pointed[]) => {
      const at = Array.isArray(pointed) ? pointed : [pointed];
      const marks = at.map((p) => pointedAt(picture, p)).filter((m): m is Mark => !!m);
      return card(marks);
    },
  };
}

function card(marks: Mark[]): HTMLElement | string {
  if (marks.length === 0) return "";
  const box = document.createElement("div");
  box.className = "chart__tip";
  for (const mark of marks) {
    const title = document.createElement("strong");
    title.textContent = mark.title;
    box.append(title);
    for (const detail of mark.details) {
      const line = document.createElement("div");
      line.textContent = detail;
      box.append(line);
    }
  }
  return box;
}
