// Where names stand beside the shapes of a picture. A name never covers another.
// It stands beside its shape wherever it covers nothing; a name that must be read
// goes further off where there is no room, with a line that leads to its shape.
// A name without a free place is left to hover, focus and the table.

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
  must: boolean; // goes further off rather than be left out
}

// Placed is where a name stands; a lead joins a far one to its circle.
export interface Placed extends Box {
  lead?: Lead;
}

export interface Lead {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

// Ground is what names stand on: the plot, the boxes that are taken already, and
// lines that are better not crossed.
export interface Ground {
  within: Box;
  taken: Box[];
  lines: Box[];
}

// place gives a box for each name that found room. Names come in the order of
// their weight: earlier ones choose first, but one that must be read and found no
// room goes before them.
export function place(circles: Circle[], names: Name[], ground: Ground, height: number): Map<number, Placed> {
  let order = names;
  let placed = placeInOrder(circles, order, ground, height);
  for (let round = 0; round < 6; round++) {
    const left = order.filter((n) => n.must && !placed.has(n.of));
    if (left.length === 0) break;
    order = [...left, ...order.filter((n) => !left.includes(n))];
    const again = placeInOrder(circles, order, ground, height);
    if (order.filter((n) => n.must && !again.has(n.of)).length <= left.length) placed = again;
  }
  return placed;
}

function placeInOrder(circles: Circle[], names: Name[], { within, taken, lines }: Ground, height: number): Map<number, Placed> {
  const boxes = [...taken];
  const named: Box[] = [];
  const leads: Lead[] = [];
  const placed = new Map<number, Placed>();
  const best = (own: Circle, options: Placed[]) => {
    let found: { box: Placed; cost: number } | undefined;
    for (const box of options) {
      if (!inside(box, within) || crossed(box, boxes) > 0 || leads.some((l) => cuts(l, box))) continue;
      if (box.lead && named.some((b) => cuts(box.lead!, b))) continue;
      const cost = covered(box, own, circles) + 0.4 * crossed(box, lines) + far(box);
      if (!found || cost < found.cost) found = { box, cost };
    }
    return found;
  };
  for (const name of names) {
    const own = circles[name.of]!;
    let found = best(own, around(own, name.width, height));
    if (found && found.cost >= 1) found = undefined;
    if (!found && name.must) found = best(own, beyond(own, name.width, height));
    if (!found) continue;
    placed.set(name.of, found.box);
    boxes.push(found.box);
    named.push(found.box);
    if (found.box.lead) leads.push(found.box.lead);
  }
  return placed;
}

const gap = 4;

// around are the places beside a circle: right, left, above, beneath, and the
// corners between them.
function around({ x, y, radius }: Circle, width: number, height: number): Placed[] {
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const middle = y - height / 2;
  const [right, left] = [x + radius + gap, x - radius - gap - width];
  const [above, beneath] = [y - radius - gap / 2 - height, y + radius + gap / 2];
  const slant = radius * 0.7;
  const corners = [x + slant, x - slant - width].flatMap((l) => [at(l, y - slant - height), at(l, y + slant)]);
  return [at(right, middle), at(left, middle), at(x - width / 2, above), at(x - width / 2, beneath), ...corners];
}

// beyond are places further off, all around, each with the line that leads there.
function beyond({ x, y, radius }: Circle, width: number, height: number): Placed[] {
  const out: Placed[] = [];
  for (const distance of [16, 28, 42, 58, 76, 96, 120, 150, 185]) {
    for (let k = 0; k < 24; k++) {
      const [cos, sin] = [Math.cos((k * Math.PI) / 12), Math.sin((k * Math.PI) / 12)];
      const [px, py] = [x + cos * (radius + distance), y + sin * (radius + distance)];
      const left = cos > 0.3 ? px : cos < -0.3 ? px - width : px - width / 2;
      const top = sin > 0.7 ? py : sin < -0.7 ? py - height : py - height / 2;
      out.push({ left, top, right: left + width, bottom: top + height, lead: { x1: x + cos * radius, y1: y + sin * radius, x2: px - 2 * cos, y2: py - 2 * sin } });
    }
  }
  return out;
}

// far is what the length of a lead costs.
function far({ lead }: Placed): number {
  return lead ? Math.hypot(lead.x2 - lead.x1, lead.y2 - lead.y1) / 60 : 0;
}

function inside(b: Box, w: Box): boolean {
  return b.left >= w.left && b.right <= w.right && b.top >= w.top && b.bottom <= w.bottom;
}

// covered counts the circles that a box would cover.
function covered(box: Box, own: Circle, circles: Circle[]): number {
  return circles.filter((c) => c !== own && near(c, box) < c.radius).length;
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

// cuts reports whether a lead runs through a box, to a pixel or two.
function cuts(l: Lead, b: Box): boolean {
  const steps = Math.max(2, Math.ceil(Math.hypot(l.x2 - l.x1, l.y2 - l.y1) / 3));
  for (let k = 0; k <= steps; k++) {
    const [x, y] = [l.x1 + ((l.x2 - l.x1) * k) / steps, l.y1 + ((l.y2 - l.y1) * k) / steps];
    if (x > b.left && x < b.right && y > b.top && y < b.bottom) return true;
  }
  return false;
}
