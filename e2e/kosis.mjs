// Files as KOSIS hands them out, with invented numbers.

const regions = ["전국", "서울특별시", "부산광역시", "경기도"];
const industries = [
  ["전체 산업", "0"],
  ["제조업", "10~34"],
  ["건설업", "41~42"],
  ["도매 및 소매업", "45~47"],
  ["정보통신업", "58~63"],
];

// workers invents a number; the nation and all industries are sums of it.
function workers(r, i, year) {
  const sum = (from, to, of) => Array.from({ length: to - from }, (_, k) => of(from + k)).reduce((a, b) => a + b, 0);
  if (r === 0) return sum(1, regions.length, (k) => workers(k, i, year));
  if (i === 0) return sum(1, industries.length, (k) => workers(r, k, year));
  return 1000 * r + 170 * i * i + (year - 2020) * (30 * i - 20 * r);
}

// survey is a tidy table of employees with codes and totals among the parts.
// More lines can be put beneath it.
export function survey({ years = [2021, 2022, 2023, 2024], more = [] } = {}) {
  const lines = ["행정구역별,산업별,산업코드,연도,지표,단위,값"];
  for (const year of years) {
    regions.forEach((region, r) => {
      industries.forEach(([name, code], i) => lines.push([region, name, code, year, "종사자수", "명", workers(r, i, year)].join(",")));
    });
  }
  return `${[...lines, ...more].join("\r\n")}\r\n`;
}

// sheet is a table spread over years and measures under two header rows, with
// the marks for what there is not.
export function sheet() {
  const years = [2023, 2024];
  const quote = (cells) => cells.map((c) => `"${c}"`).join(",");
  const lines = [
    quote(["행정구역별", "산업별", ...years.flatMap((y) => [y, y])]),
    quote(["행정구역별", "산업별", ...years.flatMap(() => ["종사자수 (명)", "사업체수 (개)"])]),
  ];
  regions.forEach((region, r) => {
    industries.forEach(([name], i) => {
      const cells = years.flatMap((y) => [workers(r, i, y).toLocaleString("en-US"), (workers(r, i, y) / 10).toLocaleString("en-US")]);
      if (region === "부산광역시" && name === "정보통신업") cells.splice(0, 4, "X", "X", "-", "-");
      lines.push(quote([region, name, ...cells]));
    });
  });
  return `${lines.join("\r\n")}\r\n`;
}

// withBOM writes UTF-8 with a byte order mark.
export const withBOM = (text) => Buffer.from(`\uFEFF${text}`);

// inCP949 writes what Korean Windows calls ANSI. Node only reads it, so the
// table is what it reads, turned around.
export function inCP949(text) {
  const bytes = new Map();
  const decoder = new TextDecoder("euc-kr", { fatal: false });
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x41; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== "\uFFFD") bytes.set(char, [lead, trail]);
    }
  }
  return Buffer.from([...text].flatMap((c) => (c < "\x80" ? [c.charCodeAt(0)] : bytes.get(c))));
}
