// One browser for a test file: pages that fail the test when anything is
// wrong on the console, screenshots, and axe.
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
export async function openPage(browser, base, { lang = "ko", theme = "light", size = "desktop", scripts = true, bypassCSP = false } = {}) {
  const context = await browser.newContext({ viewport: widths[size], javaScriptEnabled: scripts, bypassCSP, reducedMotion: "reduce", acceptDownloads: true });
  await context.addCookies([
    { name: "lang", value: lang, url: base },
    { name: "theme", value: theme, url: base },
  ]);
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

// shot keeps a picture of the whole page for people to look at. The window is
// made as tall as the page: the browser's own full-page capture lays large
// pages out anew while it takes them.
export async function shot(page, name) {
  await mkdir(artifacts, { recursive: true });
  const before = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: before.width, height });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, artifacts)) });
  await page.setViewportSize(before);
}

// violations runs axe. The page must have been opened with bypassCSP, because
// axe is not part of what the server lets pages load.
export async function violations(page) {
  await page.addScriptTag({ content: await readFile(axeSource, "utf8") });
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  });
  return found;
}
