// Looks into a region as a researcher does: choose, sort, filter, open, take
// the numbers along.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { openBrowser, openPage, settle } from "./browser.mjs";
import { download, readCSV, readWorkbook, table } from "./downloads.mjs";
import { assertSame, screenTable } from "./screen.mjs";
import { startNaru } from "./server.mjs";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startNaru("demo")]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const asked = (page, name) => new URL(page.url()).searchParams.get(name);

for (const size of ["desktop", "phone"]) {
  test(`region and comparison are chosen in the top bar and stay in the address: ${size}`, async () => {
    const page = await openPage(browser, server.base, { size });
    await page.goto(server.base + "/");
    const home = await page.locator("h1").textContent();
    const choose = async (name, value) => {
      if (size === "phone") await page.locator("[popovertarget=scope]").click();
      await page.locator(`#scope select[name=${name}]`).selectOption(value);
      await Promise.all([page.waitForURL(new RegExp(`[?&]${name}=${value}`)), page.locator("#scope button[type=submit]").click()]);
    };
    await choose("region", "28");
    assert.match(await page.locator("h1").textContent(), /인천/);
    assert.equal(asked(page, "was"), null, "a short address");
    await choose("ref", "41");
    assert.match(await page.locator("main .lead").first().textContent(), /경기/);
    assert.equal(asked(page, "region"), "28");

    if (size === "phone") await page.locator("[popovertarget=rail]").first().click();
    await page.locator("#rail a[href^='/industries']").click();
    await page.waitForURL(/\/industries/);
    assert.deepEqual([asked(page, "region"), asked(page, "ref")], ["28", "41"]);
    assert.match(await page.locator("h1").textContent(), /인천/);

    await page.goBack();
    await page.locator("h1", { hasText: "관제" }).waitFor();
    assert.equal(asked(page, "ref"), "41");
    await page.goBack();
    await page.waitForURL(/ref=00/);
    assert.match(await page.locator("h1").textContent(), /인천/);
    assert.equal(await page.locator("#scope select[name=ref]").inputValue(), "00");
    await page.goBack();
    assert.equal(await page.locator("h1").textContent(), home);
    assert.equal(await page.locator("#scope select[name=region]").inputValue(), "41220");
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

test("the table of industries is sorted and filtered, and an industry opened", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(`${server.base}/industries`);
  const column = async (name) => (await screenTable(page, "industries")).map((row) => row[name]);
  const heading = page.locator("#industries th", { hasText: "입지계수" });

  await heading.locator("a").click();
  await page.waitForURL(/sort=-lq/);
  assert.equal(await heading.getAttribute("aria-sort"), "descending");
  const falling = (await column("입지계수")).map(Number).filter((v) => !Number.isNaN(v));
  assert.ok(falling.length > 10);
  assert.deepEqual(falling, falling.toSorted((a, b) => b - a));
  await heading.locator("a").click();
  await page.waitForURL(/sort=lq/);
  assert.equal(await heading.getAttribute("aria-sort"), "ascending");

  await page.locator("#q").fill("자동차");
  await page.locator("form.filter button[type=submit]").click();
  await page.waitForURL(/q=/);
  const names = await column("산업");
  assert.ok(names.length > 0 && names.every((n) => n.includes("자동차")), names.join());
  assert.equal(asked(page, "sort"), "lq", "the order is kept");
  await page.goBack();
  assert.ok((await column("산업")).length > names.length);
  assert.equal(await page.locator("#q").inputValue(), "", "the field says what the table shows");
  await page.locator("form.filter [name=stage]").selectOption({ label: "성장" });
  await page.locator("form.filter button[type=submit]").click();
  await page.waitForURL(/stage=/);
  const stages = await column("성장단계");
  assert.ok(stages.length > 0 && stages.every((s) => s === "성장"), stages.join());
  await page.goto(`${server.base}/industries?q=${encodeURIComponent("자동차")}&sort=lq`);

  await page.locator("#industries tbody th a").first().click();
  await page.waitForURL(/\/industries\/[^?]+/);
  assert.match(await page.locator("h1").textContent(), /자동차/);
  await page.goto(`${server.base}/industries?q=${encodeURIComponent("없는 산업")}`);
  await page.locator("#industries .table__empty").waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the picture of the overview is walked by keyboard and leads to an industry", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(server.base + "/");
  await settle(page);
  await page.locator("#matrix .chart__plot").focus();
  await page.keyboard.press("Home");
  const told = page.locator("#matrix [aria-live]");
  const first = await told.textContent();
  await page.keyboard.press("ArrowRight");
  const second = await told.textContent();
  assert.ok(first && second && first !== second, `${first} → ${second}`);
  assert.match(second, /\d/, "numbers are told");
  await Promise.all([page.waitForURL(/\/industries\//), page.keyboard.press("Enter")]);
  const [name] = (await page.locator("h1").textContent()).split(" · ");
  assert.ok(second.startsWith(name), `${second} leads to ${name}`);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the file of a table holds what the screen shows, in all its digits", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(`${server.base}/industries?cols=all&sort=code`);
  const seen = await screenTable(page, "industries");
  const link = (format) => page.locator("#industries .downloads a", { hasText: format });
  const csv = await download(page, link("CSV"));
  const book = await download(page, link("XLSX"));
  assert.match(csv.name, /\.csv$/);
  assert.match(book.name, /\.xlsx$/);
  const rows = table(readCSV(csv.bytes));
  const cells = table(readWorkbook(book.bytes));
  const values = (row) => Object.values(row).map((text) => (text === "" || Number.isNaN(Number(text)) ? text : Number(text)));
  assert.ok(isDeepStrictEqual(cells.map(values), rows.map(values)), "both files are alike");
  assert.ok(seen.length > 10 && seen.length <= rows.length);
  const bare = (row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k.replace(/ \(.*\)$/, ""), v]));
  seen.forEach((row, i) => {
    const file = bare(rows[i]);
    for (const [name, text] of Object.entries(row)) assertSame(text, file[name], `${row["산업"]}, ${name}`);
  });
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("what a file of synthetic data says first is that it is synthetic", async () => {
  const page = await openPage(browser, server.base, { lang: "en" });
  for (const path of ["/industries", "/matrix", "/map", "/changes", "/compare", "/industries/26/series", "/industries/26/waterfall", "/industries/26/peers"]) {
    const csv = await page.request.get(`${server.base}${path}.csv`);
    assert.equal(csv.status(), 200, path);
    assert.match(await csv.text(), /^\uFEFF# Synthetic/, path);
    const book = await page.request.get(`${server.base}${path}.xlsx`);
    assert.equal(book.status(), 200, path);
    assert.match(readWorkbook(await book.body())[0][0], /^Synthetic/, path);
  }
  await page.context().close();
});
