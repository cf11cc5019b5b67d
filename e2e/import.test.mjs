// Takes official files in by the page, as an officer does, and out of use
// again.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { assertSound, openBrowser, openPage } from "./browser.mjs";
import { download, readCSV } from "./downloads.mjs";
import { begin, fill, upload } from "./importing.mjs";
import { inCP949, sheet, survey, withBOM } from "./kosis.mjs";
import { screenTable } from "./screen.mjs";
import { startNaru } from "./server.mjs";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startNaru("serve")]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");
const broken = ["달나라,제조업,10~34,2024,종사자수,명,10", "경기도,제조업,10~34,2023,종사자수,명,많음"];
const first = withBOM(survey({ years: [2021, 2022, 2023], more: broken }));

test("a UTF-8 file goes from upload to dataset, its rejects are listed, its original comes back", async () => {
  const page = await openPage(browser, server.base);
  await upload(page, server.base, "사업체조사.csv", first);
  await page.waitForURL(/\/datasets\/import\/[0-9a-f]{64}/);
  await assertSound(page);
  assert.match(await page.locator("main").innerText(), /UTF-8/i);
  assert.match(await page.locator("#cells").innerText(), /서울특별시[\s\S]*종사자수/);
  assert.match(await page.locator("#rejects").innerText(), /달나라[\s\S]*많음/);
  await fill(page, { title: "우리 사업체조사", key: "survey", saveAs: "사업체조사 양식" });
  await begin(page);
  await assertSound(page);
  await page.locator("main a.button", { hasText: "들여온 자료 보기" }).click();
  assert.equal(await page.locator("h1").textContent(), "우리 사업체조사");
  await assertSound(page);

  const rejects = readCSV((await download(page, page.locator("a[href$='rejects.csv']").first())).bytes);
  assert.equal(rejects.length, 3, "a heading and two lines");
  assert.match(rejects[1].join(), /달나라/);
  assert.match(rejects[2].join(), /많음/);
  const original = await download(page, page.locator("a[href$='/original']").first());
  assert.equal(original.name, "사업체조사.csv");
  assert.equal(sha(original.bytes), sha(first));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the same file again is noticed and comes in only when it is said so", async () => {
  const page = await openPage(browser, server.base);
  await upload(page, server.base, "다른 이름.csv", first);
  assert.match(await page.locator("main").innerText(), /같은 파일을 이미 가져왔습니다|이미 가져/);
  assert.equal(await page.locator("button[value=import]").count(), 0);
  assert.ok(await page.locator("button[value=again]").isVisible());
  await assertSound(page);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the next file of the same shape uses the saved mapping and makes a new version", async () => {
  const page = await openPage(browser, server.base);
  await upload(page, server.base, "사업체조사 2024.csv", withBOM(survey()));
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
  assert.match(await page.locator("main").innerText(), /철회/);
  await assertSound(page);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

async function save(page, name) {
  const form = page.locator("form[action='/snapshots']");
  await form.locator("[name=name]").fill(name);
  await Promise.all([page.waitForURL(/\/snapshots\//), form.locator("button[type=submit]").click()]);
}

test("without scripts a CP949 file with two header rows comes in, with its marks", async () => {
  const page = await openPage(browser, server.base, { lang: "en", scripts: false });
  const file = inCP949(sheet());
  await upload(page, server.base, "sheet.csv", file);
  assert.match(await page.locator("main").innerText(), /CP949/i);
  await fill(page, { key: "sheet" });
  await begin(page);
  await page.goto(`${server.base}/datasets/sheet/1/rows`);
  const cells = await screenTable(page, "rows");
  assert.equal(cells.length, 50);
  const marks = readCSV(await (await page.request.get(`${server.base}/datasets/sheet/1/rows.csv?region=26&industry=J`)).body());
  assert.deepEqual(marks.filter((row) => row[0] === "26").map((row) => [row.at(-3), row.at(-1)]).sort(), [["", "suppressed"], ["", "suppressed"], ["0", "none"], ["0", "none"]]);
  await page.context().close();
});

for (const [lang, told] of [
  ["ko", { none: /파일을 골라 주십시오/, empty: /빈 파일입니다/, binary: /이진 파일입니다[\s\S]*저장해/, columns: /지역을[\s\S]*고르/ }],
  ["en", { none: /Choose a file/, empty: /is empty/, binary: /binary file[\s\S]*Save it/, columns: /Choose the column of the region/ }],
]) {
  test(`what is wrong with a file is said: ${lang}`, async () => {
    const page = await openPage(browser, server.base, { lang, scripts: false });
    const answer = await page.request.post(`${server.base}/datasets/import`, { multipart: { nothing: "here" } });
    assert.equal(answer.status(), 422);
    assert.match(await answer.text(), told.none);

    await upload(page, server.base, "empty.csv", Buffer.alloc(0));
    assert.match(await page.locator("main").textContent(), told.empty);
    assert.ok(await page.locator("input[type=file]").isVisible(), "another can be chosen");
    await upload(page, server.base, "picture.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]));
    assert.match(await page.locator("main").textContent(), told.binary);
    await upload(page, server.base, "people.csv", Buffer.from("이름,전화\n홍길동,010\n"));
    assert.match(await page.locator("main").innerText(), told.columns);
    await page.context().close();
  });
}
