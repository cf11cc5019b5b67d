// Opens the demo region as a reader does: every page of the rail, in both
// languages, each theme and on a phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openPage, settle, shot, violations } from "./browser.mjs";
import { startNaru } from "./server.mjs";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startNaru("demo")]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const looks = [
  { lang: "ko", theme: "light", size: "desktop" },
  { lang: "en", theme: "dark", size: "phone" },
  { lang: "ko", theme: "contrast", size: "desktop" },
];

// rail lists the addresses that the menu leads to.
async function rail(page) {
  await page.goto(server.base + "/");
  return page.locator("#rail a").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
}

for (const look of looks) {
  const name = Object.values(look).join("-");
  test(`every page of the menu is sound: ${name}`, async (t) => {
    const page = await openPage(browser, server.base, { ...look, bypassCSP: true });
    for (const path of await rail(page)) {
      await t.test(path, async () => {
        const answer = await page.goto(server.base + path);
        assert.equal(answer.status(), 200);
        await settle(page);
        assert.equal(await page.locator("h1").count(), 1);
        assert.deepEqual(await violations(page), []);
        const spill = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(spill <= 0, `${spill}px wider than the screen`);
        await shot(page, `page-${path.replace(/\?.*/, "").replace(/\W+/g, "_")}-${name}`);
      });
    }
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

test("pages keep the content security policy and say that the data are a demo", async () => {
  const page = await openPage(browser, server.base);
  for (const path of await rail(page)) {
    await page.goto(server.base + path);
    await settle(page);
    assert.equal(await page.locator("[data-failed]").count(), 0, `${path}: every chart is drawn`);
  }
  await page.goto(server.base + "/");
  assert.ok(await page.locator("aside.demo").isVisible());
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("pages are read without scripts", async () => {
  const page = await openPage(browser, server.base, { scripts: false });
  for (const path of await rail(page)) {
    const answer = await page.goto(server.base + path);
    assert.equal(answer.status(), 200);
    assert.ok(await page.locator("main h1").isVisible());
  }
  await page.context().close();
});
