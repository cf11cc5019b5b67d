// Makes reports as a researcher does: sees what is missing, starts, watches the
// bar, downloads, deletes; with the keyboard, and by a template of the agency.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertSound, openBrowser, openPage, settle, shot, violations } from "./browser.mjs";
import { download } from "./downloads.mjs";
import { startNaru } from "./server.mjs";

let browser, demo;
before(async () => {
  [browser, demo] = await Promise.all([openBrowser(), startNaru("demo")]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

test("a report from the rail to the file", async () => {
  const page = await openPage(browser, demo.base);
  page.context().setDefaultTimeout(60_000);
  await page.goto(demo.base);
  await page.locator("#rail a[href='/reports']").click();
  await page.getByRole("heading", { name: "아직 만든 보고서가 없습니다" }).waitFor();
  await page.getByRole("link", { name: "첫 보고서 만들기" }).click();

  // What is missing stands beside the form, with where to fill it.
  const outline = page.locator("#outline");
  await outline.waitFor();
  assert.equal(await outline.locator("ol > li").count(), 10);
  assert.match(await outline.innerText(), /과제 \d+개의 KPI는 아직 정하지 않았습니다/);
  await assertSound(page);
  await shot(page, "report-form");

  await page.getByLabel("HWPX(한글)").check();
  await page.getByLabel("표지의 기관 이름").fill("평택산업진흥원");
  await page.getByRole("button", { name: "보고서 만들기 시작" }).click();
  await page.waitForURL(/\/reports\?done=started/);
  await page.getByText("HWPX 받기").waitFor();
  await page.getByText("PDF 받기").waitFor();
  assert.equal(await page.locator(".progress").count(), 0, "the page renews itself when the work has ended");
  await assertSound(page);
  await shot(page, "report-list");

  const pdf = await download(page, page.getByRole("link", { name: /PDF 받기/ }));
  assert.equal(pdf.bytes.subarray(0, 5).toString("latin1"), "%PDF-");
  assert.match(pdf.name, /_전체_보고서_\d{8}\.pdf$/);
  const hwpx = await download(page, page.getByRole("link", { name: /HWPX 받기/ }));
  assert.equal(hwpx.bytes.subarray(38, 57).toString("latin1"), "application/hwp+zip"); // stored first, as the standard wants

  // Delete asks first.
  const first = page.locator(".report").first();
  await first.locator("summary").click();
  await first.getByRole("button", { name: "이 파일 지우기" }).click();
  await page.waitForURL(/done=deleted/);
  assert.equal(await page.locator(".report").count(), 1);
  await page.context().close();
});

test("a template is checked before it is filled", async () => {
  const page = await openPage(browser, demo.base, { lang: "en" });
  await page.goto(`${demo.base}/reports/new`);
  await page.getByText("Use our own template").click();
  await page.setInputFiles("#template", { name: "plain.hwpx", mimeType: "application/octet-stream", buffer: Buffer.from("no template") });
  await page.getByRole("button", { name: "Check its fields" }).click();
  await page.locator("#errors").waitFor();
  assert.match(await page.locator("#errors").innerText(), /no template in HWPX or DOCX/);
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});

test("the form works by keys, in the dark and on a phone", async () => {
  const page = await openPage(browser, demo.base, { theme: "dark", size: "phone" });
  await page.goto(`${demo.base}/reports/new`);
  await page.locator("input[name=what][value=whole]").focus();
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.locator("input[name=what][value=cards]").isChecked());
  await page.getByRole("button", { name: "차례 다시 보기" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/what=cards/);
  await settle(page);
  assert.ok(await page.locator("input[name=what][value=cards]").isChecked(), "what was chosen is kept");
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});
