// Opens the demo region as a reader does: every page of the menu and what lies
// behind them, in both languages, each theme and on a phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertSound, openBrowser, openPage, shot } from "./browser.mjs";
import { startNaru } from "./server.mjs";

let browser, server, menu, deep;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startNaru("demo")]);
  const page = await openPage(browser, server.base);
  await page.goto(server.base + "/");
  menu = await page.locator("#rail a").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
  deep = await beneath(page);
  await page.context().close();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// beneath makes a saved diagnosis and a definition with two versions, and lists
// pages that no menu leads to.
async function beneath(page) {
  const first = async (path, links) => {
    await page.goto(server.base + path);
    return page.locator(links).first().getAttribute("href");
  };
  const saved = await page.request.post(server.base + "/snapshots", { form: { name: "상반기 진단", view: "" }, maxRedirects: 0 });
  const snapshot = saved.headers().location.replace(/\?.*/, "");
  const preset = await first("/definitions", "main a[href$='-ksic11']");
  await page.goto(server.base + (await first(preset, "a[href^='/definitions/new?from=']")));
  await page.locator("[name=key]").fill("own");
  await page.locator("button[value=save]").click();
  await page.goto(`${server.base}/definitions/own/edit`);
  await page.locator("[name=weight]").first().fill("0.5");
  await page.locator("button[value=save]").click();
  const dataset = await first("/datasets", "main tbody th a");
  const version = `${dataset}/1`;
  return {
    industry: await first("/industries", "#industries tbody th a"),
    "near-an-industry": "/opportunities?industry=26&density=0.3&by=-pci",
    "definitions-as-industries": "/industries?level=definitions&cols=all",
    snapshot,
    "snapshot-delete": `${snapshot}/delete`,
    "definition-preset": preset,
    "definition-own": "/definitions/own",
    "definition-edit": "/definitions/own/edit",
    "definition-compare": "/definitions/compare?a=own@1&b=own@2",
    dataset,
    rows: `${version}/rows`,
    withdraw: `${version}/withdraw`,
    import: "/datasets/import",
    kosis: "/datasets/import/kosis",
    mappings: "/datasets/mappings",
    run: await first("/datasets", "a[href^='/datasets/runs/']"),
    "no-page": "/nowhere",
    "no-dataset": "/datasets/nowhere",
  };
}

// look opens one page and expects all that a sound page keeps.
async function look(page, path, name) {
  page.problems.length = 0;
  const answer = await page.goto(server.base + path);
  assert.equal(answer.status(), path.endsWith("/nowhere") ? 404 : 200);
  await assertSound(page);
  assert.deepEqual(page.problems, []);
  await shot(page, name);
}

const looks = [
  { lang: "ko", theme: "light", size: "desktop" },
  { lang: "en", theme: "dark", size: "phone" },
  { lang: "ko", theme: "contrast", size: "desktop" },
];

for (const kind of looks) {
  const name = Object.values(kind).join("-");
  test(`every page of the menu is sound: ${name}`, async (t) => {
    const page = await openPage(browser, server.base, kind);
    for (const path of menu) {
      await t.test(path, () => look(page, path, `page-${path.replace(/\W+/g, "_")}-${name}`));
    }
    await page.context().close();
  });
}

for (const kind of looks.slice(0, 2)) {
  const name = Object.values(kind).join("-");
  test(`every page behind the menu is sound: ${name}`, async (t) => {
    const page = await openPage(browser, server.base, kind);
    for (const [what, path] of Object.entries(deep)) {
      await t.test(`${what}: ${path}`, () => look(page, path, `deep-${what}-${name}`));
    }
    await page.context().close();
  });
}

test("every page says that the data are a demo where they are", async () => {
  const page = await openPage(browser, server.base, { scripts: false });
  for (const path of ["/", "/industries", "/compare", deep.industry, deep.dataset, deep.rows, deep.snapshot]) {
    await page.goto(server.base + path);
    assert.ok(await page.locator("aside.demo").isVisible(), path);
  }
  await page.context().close();
});

test("without scripts pages are read, and tables stand in for pictures", async (t) => {
  const page = await openPage(browser, server.base, { scripts: false });
  for (const path of [...menu, ...Object.values(deep)]) {
    await t.test(path, async () => {
      await page.goto(server.base + path);
      assert.ok(await page.locator("main h1").isVisible());
      const bare = await page.locator("figure.chart").evaluateAll((charts) =>
        charts.filter((c) => !c.querySelector(".chart__table[open] table, .chart__table table") && !c.matches(":has(~ .table-block)")).map((c) => c.id),
      );
      assert.deepEqual(bare, [], "pictures without a table");
      for (const table of await page.locator("figure.chart table").all()) assert.ok(await table.isVisible(), "a table is open");
      for (const plot of await page.locator("[data-chart]").all()) assert.ok(!(await plot.isVisible()), "no empty frame");
    });
  }
  await page.context().close();
});
