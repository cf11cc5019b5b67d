// Adds up weights as they are typed and says whether they come to 1, or to 100
// in per cent. Without this the server says it when the form is saved.
export function enhanceSums(root: ParentNode): void {
  for (const group of root.querySelectorAll<HTMLElement>("[data-sum]:not([data-ready])")) {
    const output = group.querySelector<HTMLOutputElement>("output");
    if (!output) continue;
    group.dataset.ready = "";
    const show = () => {
      const sum = [...group.querySelectorAll<HTMLInputElement>("input[inputmode]")].reduce((all, i) => all + number(i.value), 0);
      const fits = [1, 100].some((whole) => Math.abs(sum - whole) <= whole * 0.005);
      const words = Number.isFinite(sum) ? String(Math.round(sum * 1e6) / 1e6) : "–";
      output.textContent = `${words} ${(fits ? output.dataset.sumOf : output.dataset.sumOff) ?? ""}`;
      output.dataset.fits = String(fits);
    };
    group.addEventListener("input", show);
    show();
  }
}

function number(text: string): number {
  const digits = text.trim().replaceAll(",", "").replace(/%$/, "");
  return digits === "" ? 0 : Number(digits);
}
