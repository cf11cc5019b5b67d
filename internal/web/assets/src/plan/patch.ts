// Brings a page up to date with what the server answered: only the parts that
// are marked, and of these only the ones that differ, so that the place and the
// focus stay.

// send posts a form and gives the page that it leads to.
export async function send(action: string, fields: Record<string, string>): Promise<{ page: Document; address: string; ok: boolean }> {
  const answer = await fetch(action, { method: "POST", body: new URLSearchParams(fields), headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { page, address: answer.url, ok: answer.ok };
}

// served is what each part was when it came from the server; scripts have
// written on it since.
const served = new Map<string, string>();

// remember notes the parts before anything writes on them.
export function remember(root: ParentNode = document): void {
  for (const e of root.querySelectorAll("[data-live]")) served.set(e.id, e.innerHTML);
}

// patch takes over the live parts of a newer page; false where they are not the
// same parts, so that the page has to be loaded anew.
export function patch(page: Document): boolean {
  const now = [...document.querySelectorAll<Element>("[data-live]")];
  const next = new Map([...page.querySelectorAll<Element>("[data-live]")].map((e) => [e.id, e]));
  if (now.length !== next.size || now.some((e) => !next.has(e.id))) return false;
  for (const old of now) {
    const fresh = next.get(old.id)!;
    const text = fresh.innerHTML;
    if (served.get(old.id) === text) continue;
    served.set(old.id, text);
    old.replaceChildren(...[...fresh.childNodes].map((n) => document.adoptNode(n)));
  }
  return true;
}
