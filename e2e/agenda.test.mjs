// The demo agency's agenda: what a first look finds of study, policies, roadmap
// and report, and every page about them sound in both languages, on a phone too.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertSound, openBrowser, openPage, shot } from "./browser.mjs";
import { startNaru } from "./server.mjs";

let browser, server, study, plan, pages;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startNaru("demo")]);
  const page = await openPage(browser, server.base);
  const first = async (path, links) => {
    await page.goto(server.base + path);
    return page.locator(links).first().getAttribute("href");
  };
  study = await first("/studies", "main tbody a[href^='/studies/']");
  plan = await first("/roadmaps", "main tbody a[href^='/roadmaps/']");
  const task = await first(plan, "main a[href*='/tasks/']:not([href$='/new'])");
  const synergy = `/policies/synergy?task=roadmap:${task.replace("/roadmaps/", "").replace("/tasks", "")}`;
  pages = {
    study,
    ...Object.fromEntries(
      ["candidates", "indicators", "weights", "long", "short", "sensitivity", "decision", "signature", "recheck", "history"].map((step) => [`study-${step}`, `${study}/${step}`]),
    ),
    "study-new": "/studies/new",
    policy: await first("/policies", "main tbody a[href^='/policies/']"),
    matrix: "/policies/matrix",
    cell: await first("/policies/matrix", "a[href^='/policies/matrix/cell?']"),
    synergy,
    pair: await first(synergy, "a[href^='/policies/synergy/pair?']"),
    plan,
    quarters: `${plan}?zoom=quarter`,
    ...Object.fromEntries(["board", "budget", "kpi", "versions", "edit", "import"].map((view) => [view, `${plan}/${view}`])),
    "what-if": await first(`${plan}/whatif`, "main a[href*='scenario=']"),
    changes: `${plan}/compare?before=1`,
    task,
    "task-edit": `${task}/edit`,
    "report-new": await first("/reports", "a[href^='/reports/new']"),
  };
  await page.context().close();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test("the demo leads from a signed study to a plan under way", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(server.base + study);
  assert.match(await page.locator("main").innerText(), /나원장\(기관장\) · 확인되지 않음/);
  assert.match(await page.locator(".finding").first().innerText(), /전략산업으로 5개를 골랐습니다: 반도체/);
  await page.goto(server.base + plan);
  assert.match(await page.locator(".finding").first().innerText(), /\d+개가 끝날 때를 넘겼고 \d+개는 시작할 때를 넘겼습니다\. 진척률은 \d+%\(예산으로 가중\)로/);
  await page.goto(server.base + pages["what-if"]);
  const row = page.locator("main tr", { hasText: "생산유발(지역 안)" });
  assert.match(await row.innerText(), /△/, "a cut of the budget takes effects away");
  await page.goto(server.base + "/");
  assert.ok(await page.locator(`main a[href^='${plan}']`).first().isVisible(), "the overview shows the roadmap");
  await page.context().close();
});

for (const kind of [
  { lang: "ko", theme: "light", size: "desktop" },
  { lang: "en", theme: "dark", size: "phone" },
]) {
  const name = Object.values(kind).join("-");
  test(`every page of the agenda is sound and says that it is a demo: ${name}`, async (t) => {
    const page = await openPage(browser, server.base, kind);
    for (const [what, path] of Object.entries(pages)) {
      await t.test(what, async () => {
        page.problems.length = 0;
        const answer = await page.goto(server.base + path);
        assert.equal(answer.status(), 200, path);
        await assertSound(page);
        assert.deepEqual(page.problems, []);
        if (what !== "study-new") assert.ok(await page.locator("aside.demo").isVisible(), "the banner");
        await shot(page, `agenda-${what}-${name}`);
      });
    }
    await page.context().close();
  });
}
