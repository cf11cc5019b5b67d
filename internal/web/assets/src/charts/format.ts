// Numbers as the server writes them (package ui, Format): the same value reads
// the same in a chart and in its table.
export interface Format {
  decimals?: number;
  percent?: boolean;
  points?: boolean;
  signed?: boolean;
  shift?: number;
}

export const dash = "–";

export function write(format: Format, value: number | null, lang: string): string {
  if (value === null || !Number.isFinite(value)) return dash;
  let v = format.percent || format.points ? value * 100 : value;
  if (format.shift) v /= 10 ** format.shift;
  const decimals = Math.max(format.decimals ?? 0, 0);
  const digits = Math.abs(v).toFixed(decimals);
  const zero = Number(digits) === 0;
  const [whole, fraction] = digits.split(".");
  const grouped = (whole ?? "").replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? "." + fraction : "");
  let sign = "";
  if (!zero && v < 0) sign = lang === "en" ? "−" : "△";
  else if (!zero && format.signed) sign = "+";
  return sign + grouped + (format.percent ? "%" : format.points ? "%p" : "");
}
