// Follows a number back: from the dataset to its cells, its files and the
// original.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { openBrowser, openPage } from "./browser.mjs";
import { download, readCSV, readWorkbook, table } from "./downloads.mjs";
import { begin, fill, upload } from "./importing.mjs";
import { survey, withBOM } from "./kosis.mjs";
import { screenTable } from "./screen.mjs";
import { naru, startNaru } from "./server.mjs";

let browser, server, folder;
const file = withBOM(survey());
before(async () => {
  [browser, server, folder] = await Promise.all([openBrowser(), startNaru("serve"), mkdtemp(join(tmpdir(), "naru-files-"))]);
  const page = await openPage(browser, server.base);
  await upload(page, server.base, "사업체조사.csv", file);
  await fill(page, { key: "survey" });
  await begin(page);
  await page.context().close();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test("the original comes back byte by byte, under its own name", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(`${server.base}/datasets/survey`);
  const original = await download(page, page.locator("a[href$='/original']").first());
  assert.equal(original.name, "사업체조사.csv");
  assert.ok(original.bytes.equals(file));
  await page.context().close();
});

test("cells are filtered, and the files hold the same cells", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(`${server.base}/datasets/survey`);
  await page.locator("main a[href$='/rows']").first().click();
  await page.waitForURL(/\/rows$/);
  await page.locator("#rows-filter [name=region]").selectOption("41");
  await page.locator("#rows-filter [name=period]").selectOption("2024");
  await page.locator("#rows-filter button[type=submit]").click();
  await page.waitForURL(/region=41/);

  const seen = await screenTable(page, "rows");
  assert.equal(seen.length, 5);
  const csv = await download(page, page.locator("#rows .downloads a", { hasText: "CSV" }));
  const book = await download(page, page.locator("#rows .downloads a", { hasText: "XLSX" }));
  const rows = table(readCSV(csv.bytes));
  assert.deepEqual(rows.map((r) => [r["지역 코드"], r["시점"], r["값"]]), seen.map((r) => ["41", r["시점"].replace("년", ""), r["값"].replaceAll(",", "")]));
  const values = (list) => list.map((row) => Object.values(row).map((v) => (v === "" || Number.isNaN(Number(v)) ? v : Number(v))));
  assert.ok(isDeepStrictEqual(values(table(readWorkbook(book.bytes))), values(rows)), "both files are alike");

  const lines = file.toString().split("\r\n").filter((l) => l.startsWith("경기도") && l.includes(",2024,"));
  assert.deepEqual(rows.map((r) => r["값"]).sort(), lines.map((l) => l.split(",").at(-1)).sort(), "and those of the original");

  await page.goBack();
  assert.equal((await screenTable(page, "rows")).length, 50);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the Parquet file is the same table to the calculator as the original", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(`${server.base}/datasets/survey/1/rows`);
  const parquet = await download(page, page.locator("a[href$='.parquet']").first());
  assert.equal(parquet.bytes.subarray(0, 4).toString(), "PAR1");
  const [kept, came] = [join(folder, "kept.parquet"), join(folder, "came.csv")];
  await Promise.all([writeFile(kept, parquet.bytes), writeFile(came, file)]);
  const numbers = (args) =>
    table(readCSV(execFileSync(naru, ["calc", "lq", ...args], { stdio: ["ignore", "pipe", "pipe"] })))
      .map((row) => [row.period, row.value, row.lq].join())
      .sort();
  assert.deepEqual(
    numbers([kept, "--region-total", "00", "--industry-total", "_T"]),
    numbers([came, "--region", "행정구역별", "--industry", "산업코드", "--period", "연도", "--value", "값", "--region-total", "전국", "--industry-total", "0"]),
  );
  await page.context().close();
});
