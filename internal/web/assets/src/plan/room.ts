// The picture of the plan takes the width that the page has. The server draws
// it: it is told the width once, by a cookie, and draws every page after for it.
const cookie = "plan-room";
const slack = 4; // pixels that nobody sees
const least = 480; // narrower screens scroll

// fit has the picture drawn for the width that there is; false where it is.
export async function fit(figure: HTMLElement): Promise<boolean> {
  const frame = figure.querySelector<HTMLElement>("#gantt");
  const names = frame?.querySelector<HTMLElement>(".gantt__names");
  const drawn = Number(frame?.querySelector<SVGElement>("#gantt-picture")?.dataset.room);
  if (!frame || !names || !drawn) return false;
  const room = Math.max(frame.clientWidth - names.offsetWidth, least);
  if (Math.abs(room - drawn) < slack) return false;
  document.cookie = `${cookie}=${room}; path=/; max-age=31536000; samesite=lax`;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("#gantt");
    if (!answer.ok || !fresh) return false;
    const { scrollLeft, scrollTop } = frame;
    const focused = frame.contains(document.activeElement) ? document.activeElement?.closest("[id]")?.id : "";
    frame.replaceChildren(...[...fresh.childNodes].map((n) => document.adoptNode(n)));
    frame.scrollTo(scrollLeft, scrollTop);
    if (focused) frame.querySelector<HTMLElement>(`#${CSS.escape(focused)} a`)?.focus({ preventScroll: true });
    return true;
  } catch (cause) {
    console.error("plan", cause); // it stays as it was drawn
    return false;
  }
}

// onResize runs when the figure's width has changed and rests.
export function onResize(figure: HTMLElement, run: () => void): void {
  let width = figure.clientWidth;
  let timer = 0;
  new ResizeObserver(() => {
    if (figure.clientWidth === width) return;
    width = figure.clientWidth;
    clearTimeout(timer);
    timer = window.setTimeout(run, 250);
  }).observe(figure);
}
