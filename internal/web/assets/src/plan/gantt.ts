// The plan of a roadmap by mouse and by key. Without this a bar is a link that
// chooses the task, and the form beneath moves it.
import { Held, type Grip } from "./bar";
import { patch, remember, send } from "./patch";
import { fit, onResize } from "./room";
import { say } from "./words";

export async function livePlan(figure: HTMLElement): Promise<void> {
  figure.dataset.gantt = "still";
  await fit(figure);
  const voice = figure.querySelector<HTMLElement>("#gantt-live");
  // The picture is another one after the page became wider.
  const picture = () => figure.querySelector<SVGSVGElement>("#gantt-picture")!;
  const unit = () => Number(picture().dataset.quarter);
  const bars = () => [...picture().querySelectorAll<SVGAElement>(".bar[data-task]")];
  if (!voice || !bars().length) {
    onResize(figure, () => void fit(figure));
    return;
  }
  let held: Held | null = null;
  let byKey = false;
  let busy = false;

  const tell = (text: string) => {
    voice.textContent = text;
  };
  const action = (name: string) => `${location.pathname.replace(/\/$/, "")}/${name}${viewOf(location.search)}`;

  // One bar at a time is a stop of the Tab key; the arrows go to the others.
  const rove = (to: SVGAElement) => {
    for (const b of bars()) b.setAttribute("tabindex", b === to ? "0" : "-1");
  };
  const begin = () => {
    figure.dataset.gantt = "live";
    const [first] = bars();
    const chosen = picture().querySelector<SVGAElement>(".bar--chosen[data-task]") ?? first;
    for (const b of bars()) {
      b.setAttribute("role", "button");
      b.setAttribute("aria-describedby", "gantt-keys");
    }
    if (chosen) rove(chosen);
  };

  const take = (link: SVGAElement) => {
    held = new Held(link, unit());
    link.setAttribute("aria-pressed", "true");
    rove(link);
  };
  const letGo = (put: boolean) => {
    if (!held) return;
    const { link, name } = held;
    if (put) {
      held.put();
      tell(say.left(name));
    } else held.release();
    link.removeAttribute("aria-pressed");
    held = null;
    byKey = false;
  };

  const apply = async (to: string, fields: Record<string, string>, done: string, focus: string) => {
    busy = true;
    tell(say.saving());
    try {
      const { page, address, ok } = await send(to, fields);
      if (!patch(page)) {
        location.assign(ok ? address : location.href);
        return;
      }
      if (ok) history.replaceState(null, "", address);
      begin();
      const refused = document.querySelector("#plan-said .error-summary h2")?.textContent;
      tell(ok ? done : (refused ?? say.failed()));
      const bar = document.querySelector<SVGAElement>(`.bar[data-task="${CSS.escape(focus)}"]`);
      if (bar) {
        rove(bar);
        bar.focus();
      }
    } catch (cause) {
      console.error("plan", cause);
      tell(say.failed());
    } finally {
      busy = false;
    }
  };

  const drop = async () => {
    if (!held) return;
    const { step, name, dates, link } = held;
    if (!step) {
      letGo(true);
      return;
    }
    const moved = held;
    letGo(false);
    await apply(action("move"), { ...step, quarters: String(step.quarters) }, say.saved(name, dates), step.task);
    if (link.isConnected) moved.put(); // it was not saved
  };

  const undo = async () => {
    const form = document.querySelector<HTMLFormElement>("#undo");
    if (!form) {
      tell(say.nothingToUndo());
      return;
    }
    const fields = Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, String(v)]));
    await apply(form.action, fields, say.undone(), fields.task ?? "");
  };

  figure.addEventListener("keydown", (e) => {
    if (busy) return;
    if ((e.ctrlKey || e.metaKey) && !e.shiftKey && e.key.toLowerCase() === "z") {
      e.preventDefault();
      void undo();
      return;
    }
    const link = (e.target as Element).closest<SVGAElement>(".bar[data-task]");
    if (!link) return;
    if (held) heldKey(e);
    else freeKey(e, link);
  });

  const heldKey = (e: KeyboardEvent) => {
    const grip: Grip = e.shiftKey ? "end" : e.altKey ? "start" : "whole";
    const far: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };
    if (e.key in far) {
      held!.further(grip, far[e.key]!);
      tell(say.moved(held!.name, held!.dates));
    } else if (e.key === "Enter" || e.key === " ") void drop();
    else if (e.key === "Escape") letGo(true);
    else if (e.key !== "Tab") return;
    else letGo(true);
    if (e.key !== "Tab") e.preventDefault();
  };

  const freeKey = (e: KeyboardEvent, link: SVGAElement) => {
    const all = bars();
    const at = all.indexOf(link);
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    if (e.key === "Enter" || e.key === " ") {
      e.preventDefault();
      take(link);
      byKey = true;
      tell(say.taken(held!.name, held!.dates));
    } else if (e.key in to) {
      const next = all[to[e.key]!];
      e.preventDefault();
      if (!next) return;
      rove(next);
      next.focus();
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  };

  // Leaving a bar that was taken by key leaves it as it was.
  figure.addEventListener("focusout", (e) => {
    if (held && byKey && e.target === held.link) letGo(true);
  });

  // The mouse: press, drag, let go. A press without a drag does nothing but focus.
  let from = 0;
  let grip: Grip = "whole";
  figure.addEventListener("pointerdown", (e) => {
    const link = (e.target as Element).closest<SVGAElement>(".bar[data-task]");
    if (!link || e.button !== 0 || busy || held) return;
    from = e.clientX;
    grip = Held.gripAt(link, e.clientX);
    take(link);
    link.setPointerCapture(e.pointerId);
    link.focus({ preventScroll: true });
    e.preventDefault();
  });
  figure.addEventListener("pointermove", (e) => {
    if (!held || byKey) return;
    const quarters = Math.round((e.clientX - from) / unit());
    held.by(grip, quarters);
    tell(say.moved(held.name, held.dates));
  });
  figure.addEventListener("pointerup", () => {
    if (held && !byKey) void drop();
  });
  figure.addEventListener("pointercancel", () => {
    if (held && !byKey) letGo(true);
  });
  // The link of a bar chooses it where there is no script; here it is moved.
  figure.addEventListener("click", (e) => {
    if ((e.target as Element).closest(".bar[data-task]")) e.preventDefault();
  });
  figure.addEventListener("dragstart", (e) => e.preventDefault());

  remember();
  begin();
  onResize(figure, async () => {
    if (held || busy || !(await fit(figure))) return;
    remember(figure.querySelector("#gantt")!);
    begin();
  });
}

// viewOf keeps what an address says about how the plan is shown.
function viewOf(search: string): string {
  const have = new URLSearchParams(search);
  const keep = new URLSearchParams();
  for (const name of ["zoom", "group", "unit"]) {
    const value = have.get(name);
    if (value) keep.set(name, value);
  }
  const text = keep.toString();
  return text ? `?${text}` : "";
}
