// Takes official files in by the page, as an officer does, and out of use
// again.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { assertSound, openBrowser, openPage } from "./browser.mjs";
import { inCP949, sheet, survey, withBOM } from "./kosis.mjs";
import { startNaru } from "./server.mjs";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startNaru("serve")]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// upload hands a file in and waits for the page that shows it.
async function upload(page, name, buffer) {
  await page.goto(`${server.base}/datasets/import`);
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  await page.locator("main form button[type=submit]").click();
}

// begin starts the import and waits for its end.
async function begin(page) {
  await page.locator("button[value=import]").click();
  await page.waitForURL(/\/datasets\/runs\//);
  await page.locator(".progress:not(.progress--info) a.button").waitFor();
}

async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");
const broken = ["달나라,제조업,10~34,2024,종사자수,명,10", "경기도,제조업,10~34,2023,종사자수,명,많음"];
const first = withBOM(survey({ years: [2021, 2022, 2023], more: broken }));

test("a UTF-8 file goes from upload to dataset, its rejects are listed, its original comes back", async () => {
  const page = await openPage(browser, server.base);
  await upload(page, "사업체조사.csv", first);
  await page.waitForURL(/\/datasets\/import\/[0-9a-f]{64}/);
  await assertSound(page);
  assert.match(await page.locator("#found").textContent(), /utf-8 \(BOM\)/);
  assert.match(await page.locator("#cells").textContent(), /서울특별시 \(11\)[\s\S]*종사자수/);
  assert.match(await page.locator("#rejects").textContent(), /달나라[\s\S]*많음/);
  await page.locator("#title").fill("우리 사업체조사");
  await page.locator("#key").fill("survey");
  await page.locator("#saveAs").fill("사업체조사 양식");
  await begin(page);
  await assertSound(page);
  await page.locator("main a.button", { hasText: "들여온 자료 보기" }).click();
  assert.equal(await page.locator("h1").textContent(), "우리 사업체조사");
  await assertSound(page);

  const rejects = await downloaded(page, () => page.locator("a[href$='rejects.csv']").first().click());
  const lines = rejects.bytes.toString().trim().split(/\r?\n/);
  assert.equal(lines.length, 3);
  assert.match(lines[1], /달나라/);
  assert.match(lines[2], /많음/);
  const original = await downloaded(page, () => page.locator("a[href$='/original']").first().click());
  assert.equal(original.name, "사업체조사.csv");
  assert.equal(sha(original.bytes), sha(first));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the same file again is noticed and comes in only when it is said so", async () => {
  const page = await openPage(browser, server.base);
  await upload(page, "다른 이름.csv", first);
  await page.locator(".flash", { hasText: "같은 파일을 이미 가져왔습니다" }).waitFor();
  await page.locator("button[value=import]").click();
  await page.locator("#errors").waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the next file of the same shape uses the saved mapping and makes a new version", async () => {
  const page = await openPage(browser, server.base);
  await upload(page, "사업체조사 2024.csv", withBOM(survey()));
  assert.equal(await page.locator("#saveAs").inputValue(), "사업체조사 양식");
  assert.equal(await page.locator("#key").inputValue(), "survey");
  assert.equal(await page.locator("#title").inputValue(), "우리 사업체조사");
  await begin(page);
  await page.goto(`${server.base}/datasets/survey/2`);
  assert.equal(await page.locator("h1").textContent(), "우리 사업체조사");
  await page.goto(`${server.base}/datasets/mappings`);
  assert.ok(await page.getByRole("heading", { name: "사업체조사 양식" }).isVisible());
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a version that is withdrawn marks the diagnosis saved from it", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(`${server.base}/?data=survey&region=41`);
  await save(page, "경기 진단");
  assert.match(await page.locator("h1").textContent(), /경기 진단/);
  await page.goto(`${server.base}/snapshots`);
  assert.match(await page.locator("#snapshots").textContent(), /그대로/);

  await page.goto(`${server.base}/datasets/survey/2/withdraw`);
  await page.locator("[name=reason]").fill("수치 정정");
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/datasets\/survey\/2$/);
  assert.match(await page.locator("main").textContent(), /수치 정정/);

  await page.goto(`${server.base}/snapshots`);
  assert.match(await page.locator("#snapshots").textContent(), /자료가 바뀜/);
  await page.locator("#snapshots a", { hasText: "경기 진단" }).click();
  await page.locator(".flash--warning", { hasText: /철회/ }).waitFor();
  await assertSound(page);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

async function save(page, name) {
  await page.locator("form[action='/snapshots'] [name=name]").fill(name);
  await page.locator("form[action='/snapshots'] button[type=submit]").click();
}

test("without scripts a CP949 file with two header rows comes in, with its marks", async () => {
  const page = await openPage(browser, server.base, { lang: "en", scripts: false });
  const file = inCP949(sheet());
  await upload(page, "sheet.csv", file);
  assert.match(await page.locator("#found").textContent(), /cp949[\s\S]*Header rows\s*2/i);
  await page.locator("#key").fill("sheet");
  await page.locator("button[value=import]").click();
  await page.waitForURL(/\/datasets\/runs\//);
  for (let i = 0; i < 40 && !(await page.locator(".progress a.button").count()); i++) await page.reload();
  await page.locator(".progress a.button", { hasText: "See the dataset" }).click();
  assert.match(page.url(), /\/datasets\/sheet$/);
  assert.ok(await page.locator("#coverage-table, #byperiod table, table").first().isVisible());
  await page.context().close();
});

for (const [lang, told] of [
  ["ko", { none: /파일을 골라 주십시오/, empty: /비어|없습니다|읽/, binary: /읽을 수|알 수 없는|형식/ }],
  ["en", { none: /Choose a file/, empty: /empty|no rows|nothing/i, binary: /cannot|not a|format/i }],
]) {
  test(`what is wrong with a file is said: ${lang}`, async () => {
    const page = await openPage(browser, server.base, { lang, scripts: false });
    await page.goto(`${server.base}/datasets/import`);
    await page.locator("main form").evaluate((f) => f.setAttribute("novalidate", "")).catch(() => {});
    const answer = await page.request.post(`${server.base}/datasets/import`, { multipart: { nothing: "here" } });
    assert.equal(answer.status(), 422);
    assert.match(await answer.text(), told.none);

    await upload(page, "empty.csv", Buffer.alloc(0));
    assert.match(await page.locator("main").textContent(), told.empty);
    await upload(page, "picture.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]));
    assert.match(await page.locator("main").textContent(), told.binary);
    await page.context().close();
  });
}
