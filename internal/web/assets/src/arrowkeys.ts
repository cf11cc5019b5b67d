// A table whose cells are links is one stop of the Tab key: the arrow keys,
// Home and End move within it. Without this script every link is a stop.
export function arrowKeys(table: HTMLTableElement): void {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows].map((row) => [...row.querySelectorAll<HTMLAnchorElement>("a")])).filter((row) => row.length > 0);
  if (rows.length === 0) return;
  for (const link of rows.flat()) link.tabIndex = -1;
  rows[0]![0]!.tabIndex = 0;

  const move = (from: HTMLAnchorElement, row: number, column: number) => {
    const line = rows[Math.min(Math.max(row, 0), rows.length - 1)]!;
    const to = line[Math.min(Math.max(column, 0), line.length - 1)]!;
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  table.addEventListener("keydown", (e) => {
    const at = document.activeElement;
    const row = rows.findIndex((line) => line.includes(at as HTMLAnchorElement));
    if (row < 0 || e.ctrlKey || e.metaKey || e.altKey) return;
    const link = at as HTMLAnchorElement;
    const column = rows[row]!.indexOf(link);
    const steps: Record<string, [number, number]> = {
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      Home: [row, 0],
      End: [row, Number.MAX_SAFE_INTEGER],
    };
    const to = steps[e.key];
    if (!to) return;
    e.preventDefault();
    move(link, ...to);
  });
  table.addEventListener("focusin", (e) => {
    for (const link of rows.flat()) if (link.tabIndex === 0 && link !== e.target) link.tabIndex = -1;
    if (e.target instanceof HTMLAnchorElement) e.target.tabIndex = 0;
  });
}
