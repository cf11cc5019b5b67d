// One bar of the plan while it is moved: where it would lie, drawn at once, sent
// when it is dropped.
import { say } from "./words";

export type Grip = "whole" | "start" | "end";

export interface Step {
  task: string;
  revision: string;
  grip: Grip;
  quarters: number;
}

const edge = 8; // pixels at each end of a bar that take hold of that end

export class Held {
  readonly name: string;
  private readonly start: number;
  private readonly end: number;
  private readonly box: SVGRectElement;
  private readonly x: number;
  private readonly width: number;
  private readonly label: SVGTextElement;
  private grip: Grip = "whole";
  private quarters = 0;

  constructor(
    readonly link: SVGAElement,
    private readonly unit: number, // width of a quarter
  ) {
    this.name = link.dataset.name ?? "";
    this.start = Number(link.dataset.start);
    this.end = Number(link.dataset.end);
    this.box = link.querySelector<SVGRectElement>(".bar__box")!;
    this.x = Number(this.box.getAttribute("x"));
    this.width = Number(this.box.getAttribute("width"));
    this.label = document.createElementNS("http://www.w3.org/2000/svg", "text");
    this.label.setAttribute("class", "bar__dates");
    this.label.setAttribute("y", String(Number(this.box.getAttribute("y")) - 2));
    link.append(this.label);
    link.dataset.held = "";
    this.draw();
  }

  // gripAt tells what of a bar lies under the pointer.
  static gripAt(link: SVGAElement, clientX: number): Grip {
    const { left, right } = link.querySelector(".bar__box")!.getBoundingClientRect();
    if (right - left < 3 * edge) return "whole";
    if (clientX < left + edge) return "start";
    return clientX > right - edge ? "end" : "whole";
  }

  // by moves the bar so many quarters from where it was; a change of grip begins anew.
  by(grip: Grip, quarters: number): void {
    const most = this.end - this.start;
    this.grip = grip;
    this.quarters = grip === "start" ? Math.min(quarters, most) : grip === "end" ? Math.max(quarters, -most) : quarters;
    this.draw();
  }

  // further moves it on from where it is.
  further(grip: Grip, quarters: number): void {
    this.by(grip, (grip === this.grip ? this.quarters : 0) + quarters);
  }

  get dates(): string {
    const [from, to] = this.ends();
    return say.dates(from, to);
  }

  get step(): Step | null {
    if (this.quarters === 0) return null;
    return { task: this.link.dataset.task ?? "", revision: this.link.dataset.revision ?? "", grip: this.grip, quarters: this.quarters };
  }

  // release leaves the bar as it is drawn; put puts it back as it was.
  release(): void {
    this.label.remove();
    delete this.link.dataset.held;
  }

  put(): void {
    this.by("whole", 0);
    this.release();
  }

  private ends(): [number, number] {
    const from = this.start + (this.grip === "end" ? 0 : this.quarters);
    const to = this.end + (this.grip === "start" ? 0 : this.quarters);
    return [from, to];
  }

  private draw(): void {
    const [from, to] = this.ends();
    const x = this.x + (from - this.start) * this.unit;
    this.box.setAttribute("x", String(x));
    this.box.setAttribute("width", String(this.width + (to - from - this.end + this.start) * this.unit));
    this.label.setAttribute("x", String(x));
    this.label.textContent = this.dates;
  }
}
