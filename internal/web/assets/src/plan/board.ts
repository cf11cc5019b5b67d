// Cards of the board by drag. Without this, and by key, the buttons of a card
// do the same.
export function liveBoard(board: HTMLElement): void {
  const action = board.dataset.board;
  if (!action) return;
  let dragged: HTMLElement | null = null;
  for (const card of board.querySelectorAll<HTMLElement>("[data-card]")) card.draggable = true;

  board.addEventListener("dragstart", (e) => {
    dragged = (e.target as Element).closest<HTMLElement>("[data-card]");
    if (e.dataTransfer) e.dataTransfer.effectAllowed = "move";
  });
  board.addEventListener("dragend", () => {
    dragged = null;
    mark(null);
  });
  const mark = (column: Element | null) => {
    for (const c of board.querySelectorAll<HTMLElement>("[data-column]")) {
      if (c === column) c.dataset.over = "";
      else delete c.dataset.over;
    }
  };
  const columnAt = (e: DragEvent) => {
    const column = (e.target as Element).closest<HTMLElement>("[data-column]");
    return dragged && column && column.dataset.column !== dragged.dataset.state ? column : null;
  };
  board.addEventListener("dragover", (e) => {
    const column = columnAt(e);
    mark(column);
    if (column) e.preventDefault();
  });
  board.addEventListener("drop", (e) => {
    const column = columnAt(e);
    if (!column || !dragged) return;
    e.preventDefault();
    const form = document.createElement("form");
    form.method = "post";
    form.action = action;
    for (const [name, value] of [["task", dragged.dataset.card], ["status", column.dataset.column]]) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name!;
      field.value = value ?? "";
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  });
}
