// Takes tables of transactions and of coefficients in by the page and asks what
// if; the screen, its files and the command line say the same.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { assertSound, openBrowser, openPage, settle, shot } from "./browser.mjs";
import { download, readCSV, table } from "./downloads.mjs";
import { begin, upload } from "./importing.mjs";
import { assertSame, screenTable } from "./screen.mjs";
import { naru, startNaru } from "./server.mjs";

const korea = new URL("../../shared/data/korea/", import.meta.url);
const wiod = new URL("wiod_korea_domestic_io_35x35.csv", korea);
const gyeonggi = new URL("bok_gyeonggi_2020_83_inducement.csv", korea);
const skip = !existsSync(wiod) && "the reference data are not beside the project";
const run = promisify(execFile);

let browser, server, scratch;
before(async () => {
  if (skip) return;
  scratch = await mkdtemp(join(tmpdir(), "naru-linkage-"));
  [browser, server] = await Promise.all([openBrowser(), startNaru("serve")]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  if (scratch) await rm(scratch, { recursive: true, force: true });
});

const at = (path) => server.base + path;
const national = "table=wiod";
const regional = "table=bok";

// plain gives the table of a file without the lines around it, by headings
// without units.
const plain = (bytes) => table(readCSV(bytes)).map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k.replace(/ \(.*\)$/, ""), v])));
const calc = async (...args) => table(readCSV(Buffer.from((await run(naru, ["calc", ...args])).stdout)));
const path = (url) => decodeURIComponent(url.pathname);

test("a table of transactions and one of coefficients come in by the page", { skip }, async () => {
  const page = await openPage(browser, server.base);
  await upload(page, server.base, "wiod_korea_domestic_io_35x35.csv", await readFile(wiod));
  const open = await page.locator("main").innerText();
  assert.equal((open.match(/아직 가져올 수 없습니다: 금액 단위를 골라 주십시오/g) ?? []).length, 2, "heading and box agree");
  await page.selectOption("#tableMoney", "million-usd");
  await page.locator("#key").fill("wiod");
  await begin(page);
  assert.equal(await page.locator("main a[href*='/linkage?table=wiod']").count(), 1);
  await upload(page, server.base, "bok_gyeonggi_2020_83_inducement.csv", await readFile(gyeonggi));
  await page.locator("#key").fill("bok");
  await begin(page);
  await page.locator("main a[href*='/linkage/what-if?table=bok']").click();
  assert.match(await page.locator("h1").textContent(), /경기도 산업연관/);
  await assertSound(page);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the quadrant and the table tell the sectors; c35 is named and set aside", { skip }, async () => {
  const page = await openPage(browser, server.base);
  await page.goto(at(`/linkage?${national}`));
  await settle(page);
  assert.equal(await page.locator("#standing [data-chart] svg").count(), 1);
  assert.match(await page.locator("main").innerText(), /총산출이 0인 부문 c35/);
  const key = (rows, name) => rows.map((r) => Number(r[name].replace("–", "NaN"))).filter((x) => !Number.isNaN(x));
  const down = key(await screenTable(page, "sectors"), "생산유발");
  assert.deepEqual(down, [...down].sort((a, b) => b - a));
  await page.locator("#sectors thead a", { hasText: "영향력계수" }).click();
  const sorted = key(await screenTable(page, "sectors"), "영향력계수");
  assert.equal(sorted.length, 34);
  assert.deepEqual(sorted, [...sorted].sort((a, b) => sorted[0] > sorted[33] ? b - a : a - b));
  await assertSound(page);
  await shot(page, "linkage");

  // Screen, file and command line.
  const file = plain((await download(page, page.locator("#sectors a[href*='.csv']").first())).bytes);
  const lines = await calc(
    "io", path(wiod), "--where", "year=2011", "--column", "col", "--output-row", "OUTPUT", "--import-row", "IMPORTED_INTERMEDIATE", "--close-value-added",
    "--final-column", "FINAL_DOMESTIC", "--final-column", "EXPORT_FINAL", "--final-column", "EXPORT_INTERMEDIATE",
  );
  assert.deepEqual(lines.slice(0, 3).map((r) => r.sector), ["c1", "c2", "c3"]);
  const seen = await screenTable(page, "sectors");
  for (const l of lines) {
    const f = file.find((r) => r["부호"] === l.sector);
    const s = seen.find((r) => r["부호"] === l.sector);
    for (const [column, name] of [["생산유발", "output_multiplier"], ["영향력계수", "backward"], ["감응도계수", "forward"], ["부가가치유발", "value_added"]]) {
      assertSame(s[column], f[column], `${l.sector} ${column}`);
      if (l[name] === "") assert.equal(f[column], "", `${l.sector} ${column}`);
      else assert.ok(Math.abs(Number(f[column]) - Number(l[name])) <= 1e-9, `${l.sector} ${column}: ${f[column]} and ${l[name]}`);
    }
  }
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

for (const scripts of [true, false]) {
  test(`what 100억 would do is asked by form ${scripts ? "with" : "without"} scripts`, { skip }, async () => {
    const page = await openPage(browser, server.base, { scripts });
    await page.goto(at(`/linkage/what-if?${regional}`));
    await page.locator("select[name=sector]").first().selectOption("31");
    await page.locator("input[name=amount]").first().fill("100");
    await page.locator("#what-if button", { hasText: "효과 보기" }).click();
    const said = await page.locator("#spent").innerText();
    // 31 반도체: 1.2254 + .2848, .5593 + .1139, 14.968/10 + 10.595/10 per unit.
    assert.match(said, /반도체에 100억 원을 쓰면 생산 151억 원\(경기도 안 122\.5억 원, 밖 28\.5억 원\), 부가가치 67\.3억 원/);
    assert.match(said, /취업유발 25\.6명/);
    assert.match(said, /새로 생기는 일자리 수가 아닙니다/);
    assert.match(new URL(page.url()).search, /sector=31&amount=100/);
    if (scripts) {
      await settle(page);
      for (const id of ["effect-chart", "effect-added", "effect-jobs"]) {
        assert.ok((await page.locator(`#${id}`).innerText()).length > 20);
        assert.equal(await page.locator(`#${id} [data-chart] svg`).count(), 1);
      }
      const seen = await screenTable(page, "effect");
      const file = plain((await download(page, page.locator("#effect a[href*='.csv']").first())).bytes);
      for (const [k, v] of Object.entries(seen[0])) assertSame(v, file[0][k], k);
      const demand = join(scratch, "demand.csv");
      await writeFile(demand, "sector,demand\n31,10000000000\n");
      const [line] = await calc("impact", path(gyeonggi), "--published", "--level", "시도", "--year", "2020", "--demand", demand, "--employment-per", "1000000000");
      assert.equal(Math.round(Number(file[0]["생산"]) * 1e8), Number(line.output));
      assert.ok(Math.abs(Number(file[0]["지역 밖 취업유발"]) - Number(line.employment_outside)) < 1e-9);
      await assertSound(page);
      await shot(page, "linkage-what-if");
    }
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

test("what the data cannot tell is refused in place", { skip }, async () => {
  const page = await openPage(browser, server.base);
  await page.goto(at(`/linkage/what-if?${national}&sector=c35&amount=100`));
  assert.match(await page.locator("#errors").innerText(), /수요는 따라갈 수 없습니다/);
  assert.equal(await page.locator("#plant").count(), 0, "a table in dollars has no field in won");
  await page.goto(at(`/linkage/what-if?${regional}&sector=55&amount=100`));
  assert.match(await page.locator("#errors").innerText(), /생산이 없습니다/);
  await page.goto(at(`/linkage/what-if?${regional}&sector=31&amount=-100`));
  assert.match(await page.locator("#spent").innerText(), /반도체의 수요가 100억 원 줄면 생산 151억 원.*줄어듭니다/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a plant leaves", { skip }, async () => {
  const page = await openPage(browser, server.base);
  await page.goto(at(`/linkage/what-if?${national}`));
  await page.selectOption("#gone", "c14");
  await page.locator("#share").fill("10");
  await page.locator("#what-if button", { hasText: "효과 보기" }).click();
  assert.match(await page.locator("main").innerText(), /10\.0%가 사라지면/);
  await settle(page);
  const seen = await screenTable(page, "loss");
  const file = plain((await download(page, page.locator("#loss a[href*='.csv']").first())).bytes);
  assert.equal(seen.length, file.length);
  for (const [k, v] of Object.entries(seen[0])) assertSame(v, file[0][k], k);
  await assertSound(page);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the bridge is certain where it can be, edited, and goes out and in as a file", { skip }, async () => {
  const page = await openPage(browser, server.base);
  await page.goto(at(`/linkage/sectors?${regional}`));
  assert.match(await page.locator("#reach").innerText(), /부문 83개 가운데 82개/);
  const certain = readCSV((await download(page, page.locator("a[href*='sectors.csv']"))).bytes);
  assert.deepEqual(certain.find((r) => r[0] === "31").slice(2), ["261", "1"]);
  const field = page.locator("input[name=codes]").nth(30);
  assert.equal(await field.inputValue(), "261");
  await field.fill("261:0.5");
  await page.locator("button[value=save]").click();
  assert.match(await page.locator("main").innerText(), /연결표를 저장했습니다/);
  assert.match(await page.locator("#reach").innerText(), /비중의 합이 1보다 작은 코드: 261/);
  await page.locator("summary", { hasText: "파일로 올리기" }).click();
  const back = certain.map((r) => r.map((c) => `"${c.replaceAll('"', '""')}"`).join(",")).join("\n");
  await page.locator("#file").setInputFiles({ name: "links.csv", mimeType: "text/csv", buffer: Buffer.from(back) });
  await page.locator("button[value=upload]").click();
  assert.equal(await page.locator("input[name=codes]").nth(30).inputValue(), "261");
  await assertSound(page);

  await page.goto(at(`/linkage/what-if?${regional}&industry=ksic10:261`));
  assert.match(await page.locator("#industry").innerText(), /‘반도체’ 부문에 듭니다/);
  assert.match(await page.locator("#spent").innerText(), /반도체에 100억 원을 쓰면/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

for (const [lang, theme, size] of [["en", "dark", "phone"], ["ko", "dark", "phone"], ["en", "light", "desktop"]]) {
  test(`the pages stand in ${lang}, ${theme}, on a ${size}`, { skip }, async () => {
    const page = await openPage(browser, server.base, { lang, theme, size });
    for (const [name, address] of [["linkage", `/linkage?${regional}`], ["what-if", `/linkage/what-if?${regional}&sector=20&amount=100`], ["sectors", `/linkage/sectors?${national}`]]) {
      await page.goto(at(address));
      await settle(page);
      await assertSound(page);
      await shot(page, `linkage-${name}-${lang}-${theme}-${size}`);
    }
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}
