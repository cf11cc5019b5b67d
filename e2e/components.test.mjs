// Looks at the page that holds every component once, as readers do: both
// languages, each theme, phone to wall, by keyboard, and without scripts.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { assertSound, openBrowser, openPage, settle, shot } from "./browser.mjs";
import { startFixture } from "./server.mjs";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startFixture()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const looks = [
  { lang: "ko", theme: "light", size: "desktop" },
  { lang: "en", theme: "dark", size: "desktop" },
  { lang: "ko", theme: "contrast", size: "desktop" },
  { lang: "en", theme: "light", size: "phone" },
  { lang: "ko", theme: "dark", size: "phone" },
  { lang: "ko", theme: "light", size: "wall" },
];

for (const look of looks) {
  const name = Object.values(look).join("-");
  test(`axe finds nothing and nothing spills over: ${name}`, async () => {
    const page = await openPage(browser, server.base, look);
    for (const [path, title] of [["/", "overview"], ["/form", "form"]]) {
      await page.goto(server.base + path);
      await assertSound(page);
      await shot(page, `${title}-${name}`);
    }
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

test("the content security policy is kept and no other host is asked", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(server.base + "/");
  await settle(page);
  await page.locator("#quadrant .chart__plot").hover();
  await page.locator("#lines .chart__plot").hover();
  assert.deepEqual(page.problems, []);
  const misfits = await page.evaluate(() =>
    [...document.querySelectorAll("[data-chart]")]
      .filter((plot) => plot.dataset.failed !== undefined || Math.abs(plot.querySelector("svg").getBoundingClientRect().height - plot.clientHeight) > 1)
      .map((plot) => plot.dataset.chart),
  );
  assert.deepEqual(misfits, [], "every chart is drawn and fills its room");
  await page.context().close();
});

test("a chart's marks are reached and told by keyboard", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(server.base + "/");
  await settle(page);
  await page.locator("#bars .chart__plot").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  const told = await page.locator("#bars [aria-live]").textContent();
  assert.equal(told, "의료, 정밀, 광학기기 및 시계 제조업, 특화도 LQ 1.62");
  await page.locator("#bars .chart__tip", { hasText: "1.62" }).waitFor();
  await page.keyboard.press("End");
  assert.match(await page.locator("#bars [aria-live]").textContent(), /담배 제조업.*–.*비공개/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a chart is saved as PNG and SVG with its title", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(server.base + "/");
  await settle(page);
  for (const kind of ["png", "svg"]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`#tiles [data-export=${kind}]`).click()]);
    assert.equal(download.suggestedFilename(), `시도별 제조업 특화도, 2024년.${kind}`);
    const bytes = await readFile(await download.path());
    if (kind === "png") assert.equal(bytes.subarray(1, 4).toString(), "PNG");
    else assert.match(bytes.toString(), /<title>시도별 제조업 특화도, 2024년<\/title>[\s\S]*경기/);
  }
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("progress renews itself", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(server.base + "/states");
  await page.waitForResponse((r) => r.url().endsWith("/progress"));
  await page.waitForResponse((r) => r.url().endsWith("/progress"));
  assert.equal(await page.locator("#import").count(), 1);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("language, theme and scope work without scripts, and the table is there", async () => {
  const page = await openPage(browser, server.base, { scripts: false });
  await page.goto(server.base + "/?region=41");
  await page.locator("[popovertarget=settings]").click();
  await page.locator("input[name=lang][value=en]").check();
  await page.locator("input[name=theme][value=dark]").check();
  await page.locator("#settings button[type=submit]").click();
  assert.equal(new URL(page.url()).search, "?region=41");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.locator("select[name=region]").selectOption("41220");
  await page.locator("#scope button").click();
  assert.equal(new URL(page.url()).searchParams.get("region"), "41220");
  assert.ok(await page.locator("#quadrant-table table").isVisible(), "the table stands in for the picture");
  await page.context().close();
});

test("the menu opens on a phone without scripts", async () => {
  const page = await openPage(browser, server.base, { scripts: false, size: "phone" });
  await page.goto(server.base + "/");
  const link = page.locator("#rail a", { hasText: "산업 진단" });
  assert.ok(!(await link.isVisible()));
  await page.locator("[popovertarget=rail]").first().click();
  assert.ok(await link.isVisible());
  await page.context().close();
});

test("a broken handler gives a page with a reference and no stack", async () => {
  const page = await openPage(browser, server.base);
  const answer = await page.goto(server.base + "/panic");
  assert.equal(answer.status(), 500);
  const text = await page.locator("main").textContent();
  assert.match(text, /[0-9a-f]{8}-[0-9a-f]{4}/);
  assert.doesNotMatch(text, /goroutine|on purpose/);
  await page.context().close();
});
