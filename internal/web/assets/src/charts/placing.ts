// Where names stand beside the circles of a scatter: to the right, the left,
// above or beneath, wherever they cover nothing; a name without a free place is
// left to hover, focus and the table.

export interface Circle {
  x: number; // pixels
  y: number;
  radius: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Name {
  of: number; // which circle it names
  width: number;
  must: boolean; // stands even where it covers something
}

// Ground is what names stand on: the plot, the boxes that are taken already, and
// lines that are better not crossed.
export interface Ground {
  within: Box;
  taken: Box[];
  lines: Box[];
}

// place gives a box for each name that found room. Names come in the order of
// their weight: earlier ones choose first.
export function place(circles: Circle[], names: Name[], { within, taken, lines }: Ground, height: number): Map<number, Box> {
  const boxes = [...taken];
  const placed = new Map<number, Box>();
  for (const name of names) {
    const own = circles[name.of]!;
    const options = around(own, name.width, height)
      .filter((b) => inside(b, within))
      .map((box) => ({ box, cost: cost(box, own, circles, boxes) + 0.4 * crossed(box, lines) }));
    const best = options.reduce<(typeof options)[number] | undefined>((a, b) => (a && a.cost <= b.cost ? a : b), undefined);
    if (!best || (best.cost >= 1 && !name.must)) continue;
    placed.set(name.of, best.box);
    boxes.push(best.box);
  }
  return placed;
}

function around({ x, y, radius }: Circle, width: number, height: number): Box[] {
  const gap = 4;
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const middle = y - height / 2;
  const [right, left] = [x + radius + gap, x - radius - gap - width];
  const [above, beneath] = [y - radius - gap / 2 - height, y + radius + gap / 2];
  return [at(right, middle), at(left, middle), at(x - width / 2, above), at(x - width / 2, beneath)];
}

function inside(b: Box, w: Box): boolean {
  return b.left >= w.left && b.right <= w.right && b.top >= w.top && b.bottom <= w.bottom;
}

// cost counts what a box would cover: another name weighs more than a circle.
function cost(box: Box, own: Circle, circles: Circle[], boxes: Box[]): number {
  const names = crossed(box, boxes);
  const covered = circles.filter((c) => c !== own && near(c, box) < c.radius).length;
  return names * 10 + covered;
}

function crossed(box: Box, others: Box[]): number {
  return others.filter((b) => b.left < box.right && b.right > box.left && b.top < box.bottom && b.bottom > box.top).length;
}

// near is the distance from a circle's middle to the nearest point of a box.
function near(c: Circle, b: Box): number {
  const dx = Math.max(b.left - c.x, 0, c.x - b.right);
  const dy = Math.max(b.top - c.y, 0, c.y - b.bottom);
  return Math.hypot(dx, dy);
}
