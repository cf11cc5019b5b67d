// Reads what pages hand out: tables as CSV and as workbooks.
import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";

// download clicks and gives the file that comes of it.
export async function download(page, link) {
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

// readCSV gives rows of texts.
export function readCSV(bytes) {
  const rows = [[]];
  const text = new TextDecoder().decode(bytes);
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0]);
}

// readWorkbook gives the rows of the first sheet, each cell as its text.
export function readWorkbook(bytes) {
  const xml = unzip(bytes, "xl/worksheets/sheet1.xml").toString();
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells = [];
    for (const [, name, inner] of row.matchAll(/<c r="([A-Z]+)\d+"[^>]*?(?:\/>|>(.*?)<\/c>)/gs)) {
      const at = [...name].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
      cells[at] = plain(/<(?:v|t)[^>]*>(.*?)<\/(?:v|t)>/s.exec(inner ?? "")?.[1] ?? "");
    }
    return Array.from(cells, (c) => c ?? "");
  });
}

// table sets heading and rows apart from the lines around them, which begin
// with "#" or stand alone in their row.
export function table(rows) {
  const [heading, ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) => Object.fromEntries(heading.map((name, i) => [name, row[i] ?? ""])));
}

function plain(text) {
  const names = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, dec, name) => names[name] ?? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(dec)));
}

// unzip finds a file by the archive's directory, which stands at its end.
function unzip(bytes, wanted) {
  let at = bytes.readUInt32LE(bytes.lastIndexOf("PK\x05\x06", undefined, "latin1") + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, remark] = [28, 30, 32].map((k) => bytes.readUInt16LE(at + k));
    if (bytes.toString("utf8", at + 46, at + 46 + nameLength) === wanted) {
      const size = bytes.readUInt32LE(at + 20);
      const local = bytes.readUInt32LE(at + 42);
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const body = bytes.subarray(from, from + size);
      return bytes.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body);
    }
    at += 46 + nameLength + extra + remark;
  }
  throw new Error(`no ${wanted} in the workbook`);
}
