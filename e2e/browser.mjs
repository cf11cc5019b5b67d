// One browser for a test file: pages that fail the test when anything is
// wrong on the console, screenshots, and axe.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const artifacts = new URL("./artifacts/", import.meta.url);
const axeSource = new URL(import.meta.resolve("axe-core/axe.min.js"));

export const widths = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
  wall: { width: 2560, height: 1440 },
};

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.NARU_TEST_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}

// openPage gives a page of its own context. Its problems are collected:
// errors on the console (the browser reports violations of the content
// security policy there), exceptions, and requests to other hosts.
export async function openPage(browser, base, { lang = "ko", theme = "light", size = "desktop", scripts = true } = {}) {
  const context = await browser.newContext({ viewport: widths[size], javaScriptEnabled: scripts, reducedMotion: "reduce", acceptDownloads: true });
  await context.addCookies([
    { name: "lang", value: lang, url: base },
    { name: "theme", value: theme, url: base },
  ]);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.problems = [];
  page.on("console", (m) => {
    if (["error", "warning"].includes(m.type()) && !/^Failed to load resource: the server responded with a status of 4/.test(m.text())) {
      page.problems.push(`console: ${m.text()}`);
    }
  });
  page.on("pageerror", (e) => page.problems.push(`exception: ${e.message}`));
  page.on("request", (r) => {
    const url = new URL(r.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.origin !== new URL(base).origin) page.problems.push(`request to ${url.host}`);
  });
  return page;
}

// settle waits until fonts are there and every chart is drawn.
export async function settle(page) {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => [...document.querySelectorAll("[data-chart]")].every((c) => c.querySelector("svg") || c.dataset.failed !== undefined));
}

// shot keeps a picture of the whole page for people to look at, where
// NARU_TEST_PICTURES asks for them. The window is made as tall as the page: the
// browser's own full-page capture lays large pages out anew while it takes them.
export async function shot(page, name) {
  if (!process.env.NARU_TEST_PICTURES) return;
  await mkdir(artifacts, { recursive: true });
  const before = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: before.width, height });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, artifacts)) });
  await page.setViewportSize(before);
}

// violations runs axe. It is put in by way of the browser's tools: the server
// does not let pages load it.
export async function violations(page) {
  await page.evaluate(await readFile(axeSource, "utf8"));
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  });
}

// assertSound looks at what every page must keep: one heading, every chart
// drawn, nothing for axe to find, nothing wider than the screen.
export async function assertSound(page) {
  await settle(page);
  assert.equal(await page.locator("h1").count(), 1, "one h1");
  assert.deepEqual(await page.locator("[data-failed]").evaluateAll((plots) => plots.map((p) => p.dataset.chart)), [], "charts that are not drawn");
  assert.deepEqual(await violations(page), [], "axe");
  const spill = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(spill <= 0, `${spill}px wider than the screen`);
}
