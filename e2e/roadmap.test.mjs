// A roadmap as people make and move one: by form, by mouse, by key, without
// scripts, by two at once; from draft to approval and what would become of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertSound, openBrowser, openPage, settle, shot, violations } from "./browser.mjs";
import { startNaru } from "./server.mjs";

let browser, server, plan, tasks;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startNaru("serve")]);
  const made = await post("/roadmaps/new", {
    act: "save", title: "수소산업 로드맵", region: "41220", from: "2026", to: "2030", vision: "수소를 만들고 쓰는 도시",
    "kpi-0-id": "k1", "kpi-0-title": "수소 기업 수", "kpi-0-unit": "개", "kpi-0-direction": "up", "kpi-0-baseline-year": "2025", "kpi-0-baseline-value": "10", "kpi-0-targets": "2027=20; 2030=40",
    "goal-0-id": "g1", "goal-0-text": "수소 기업을 키운다", "goal-0-kpis": "k1",
    "strategy-0-id": "s1", "strategy-0-title": "기반 조성", "strategy-1-id": "s2", "strategy-1-title": "기업 육성", "ceilings-city-2027": "200",
  });
  plan = made.split("?")[0];
  tasks = {};
  tasks.base = await task("생산기지 구축", "s1", "2027-Q1", "2027-Q4");
  tasks.station = await task("충전소 확충", "s1", "2028-Q1", "2028-Q4", { "after-0-task": tasks.base, "after-0-kind": "finish-start" });
  tasks.firms = await task("전문기업 육성", "s2", "2027-Q1", "2028-Q4");
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function post(path, form) {
  const answer = await fetch(server.base + path, { method: "POST", redirect: "manual", headers: { origin: server.base }, body: new URLSearchParams(form) });
  assert.equal(answer.status, 303, `${path}: ${answer.status}`);
  return answer.headers.get("location");
}

async function task(title, strategy, start, end, more = {}) {
  const at = await post(`${plan}/tasks/new`, {
    act: "save", revision: "0", firstYear: "2026", lastYear: "2030", title, strategy, start, end, owner: "진흥원", "budget-city-2027": "100", "kpi-on-k1": "1", "kpi-amount-k1": "5", ...more,
  });
  return at.split("/").at(-1).split("?")[0];
}

const bar = (page, id) => page.locator(`.bar[data-task="${id}"]`);
const said = (page) => page.locator("#gantt-live");
const row = (page, title) => page.locator("#tasks tbody tr", { hasText: title });
const dates = async (page, title) => (await row(page, title).locator("td").allTextContents()).slice(1, 3).map((s) => s.replace(/[^0-9년 분기]/g, "").trim());
const saved = (page) => page.waitForFunction(() => /저장했습니다|되돌렸습니다/.test(document.querySelector("#gantt-live")?.textContent ?? ""));

async function open(options) {
  const page = await openPage(browser, server.base, options);
  await page.goto(server.base + plan);
  return page;
}

test("a newcomer makes a roadmap and its first task by form", async () => {
  const page = await openPage(browser, server.base);
  await page.goto(`${server.base}/roadmaps`);
  await page.getByRole("link", { name: "새 로드맵 만들기" }).click();
  await page.locator("#title").fill("반도체 로드맵");
  await page.getByRole("button", { name: "로드맵 저장" }).click();
  await page.locator("#errors a[href='#region']").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "region");
  await page.locator("#region").selectOption("41");
  await page.locator("#strategy-0-title").fill("소부장");
  await page.getByRole("button", { name: "로드맵 저장" }).click();
  await page.waitForURL(/done=created/);
  await page.getByRole("link", { name: "첫 과제 더하기" }).click();
  await page.locator("#title").fill("시험대 짓기");
  await page.locator("#strategy").selectOption({ label: "소부장" });
  await page.locator("#start").selectOption({ index: 1 });
  await page.locator("#end").selectOption({ index: 4 });
  await page.getByRole("button", { name: "과제 저장" }).click();
  await page.waitForURL(/done=saved/);
  assert.match(await page.locator("h1").textContent(), /시험대 짓기/);
  await page.locator("nav[aria-label] a", { hasText: "반도체 로드맵" }).click();
  assert.equal(await page.locator(".bar[data-task]").count(), 1);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a bar is moved, lengthened, left and undone by key alone", async () => {
  const page = await open();
  await page.locator("[data-gantt=live]").waitFor();
  await bar(page, tasks.base).focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.task), tasks.station);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  assert.match(await said(page).textContent(), /생산기지 구축.*잡았습니다.*2027년 1분기 – 2027년 4분기/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.match(await said(page).textContent(), /2027년 3분기 – 2028년 2분기/);
  await page.keyboard.press("Escape");
  assert.match(await said(page).textContent(), /그대로/);
  assert.deepEqual(await dates(page, "생산기지"), ["2027년 1분기", "2027년 4분기"]);

  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await saved(page);
  assert.deepEqual(await dates(page, "생산기지"), ["2027년 2분기", "2028년 1분기"]);
  assert.match(await page.locator("#plan-faults").textContent(), /충전소 확충.*기다리므로/);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.task), tasks.base, "the focus stays on the bar");
  assert.match(await bar(page, tasks.station).getAttribute("class"), /violated/);

  await page.keyboard.press("Control+z");
  await saved(page);
  assert.deepEqual(await dates(page, "생산기지"), ["2027년 1분기", "2027년 4분기"]);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press(" ");
  await saved(page);
  assert.deepEqual(await dates(page, "생산기지"), ["2027년 1분기", "2027년 3분기"]);
  await page.getByRole("button", { name: "되돌리기" }).click();
  await page.waitForURL(/done=undone/);
  assert.deepEqual(await dates(page, "생산기지"), ["2027년 1분기", "2027년 4분기"]);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the plan is as wide as the screen, and dragging knows it", async () => {
  const page = await open();
  for (const [width, height] of [[1280, 900], [1920, 1080]]) {
    await page.setViewportSize({ width, height });
    await page.goto(`${server.base}${plan}?zoom=year`);
    await page.locator("[data-gantt=live]").waitFor();
    const [left, right] = await page.evaluate(() => {
      const frame = document.querySelector("#gantt").getBoundingClientRect();
      return [frame.right - document.querySelector("#gantt-picture").getBoundingClientRect().right, document.querySelector("#gantt").scrollWidth - document.querySelector("#gantt").clientWidth];
    });
    assert.ok(left >= 0 && left < 40, `${width}: ${left} pixels are left over`);
    assert.equal(right, 0, `${width}: the plan scrolls although it fits`);
    const years = await page.evaluate(() => [".gantt__head", "#gantt-picture"].map((s) => [...document.querySelectorAll(`${s} .gantt__line--year`)].map((l) => Math.round(l.getBoundingClientRect().left))));
    assert.deepEqual(years[0], years[1], `${width}: the years stand beside their columns`);
  }
  // A window that becomes narrower redraws it, and keys still move its bars.
  const before = Number(await page.locator("#gantt-picture").getAttribute("data-quarter"));
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.waitForFunction((n) => Number(document.querySelector("#gantt-picture").dataset.quarter) < n, before);
  await bar(page, tasks.firms).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  assert.match(await page.locator(".bar__dates").textContent(), /분기/);
  await page.keyboard.press("Escape");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a bar is dragged by mouse, as a whole and by its end", async () => {
  const page = await open();
  await page.goto(`${server.base}${plan}?zoom=quarter`);
  await page.locator("[data-gantt=live]").waitFor();
  const unit = Number(await page.locator("#gantt-picture").getAttribute("data-quarter"));
  const drag = async (from, by) => {
    await bar(page, tasks.firms).scrollIntoViewIfNeeded();
    const box = await bar(page, tasks.firms).locator(".bar__box").boundingBox();
    const x = box.x + (from === "end" ? box.width - 3 : box.width / 2);
    await page.mouse.move(x, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(x + (by * unit) / 2, box.y + box.height / 2, { steps: 3 });
    await page.mouse.move(x + by * unit, box.y + box.height / 2, { steps: 3 });
    assert.match(await page.locator(".bar__dates").textContent(), /분기/);
    await page.mouse.up();
    await saved(page);
  };
  await drag("whole", 2);
  assert.deepEqual(await dates(page, "전문기업"), ["2027년 3분기", "2029년 2분기"]);
  await drag("end", -2);
  assert.deepEqual(await dates(page, "전문기업"), ["2027년 3분기", "2028년 4분기"]);
  await page.reload();
  assert.deepEqual(await dates(page, "전문기업"), ["2027년 3분기", "2028년 4분기"]);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("without scripts the plan is read, and moved by plain buttons", async () => {
  const page = await open({ scripts: false });
  assert.equal(await page.locator(".bar[data-task]").count(), 3);
  await bar(page, tasks.station).click();
  await page.waitForURL(/task=.*#move/);
  assert.match(await page.locator(".mover__when").textContent(), /충전소 확충/);
  await page.getByRole("button", { name: "한 분기 미루기" }).click();
  await page.waitForURL(/done=moved/);
  assert.deepEqual(await dates(page, "충전소"), ["2028년 2분기", "2029년 1분기"]);
  await page.getByRole("button", { name: "되돌리기" }).click();
  await page.waitForURL(/done=undone/);
  assert.deepEqual(await dates(page, "충전소"), ["2028년 1분기", "2028년 4분기"]);
  await page.context().close();
});

test("who comes second sees what changed, and decides", async () => {
  const [first, second] = [await open(), await open()];
  for (const page of [first, second]) await page.goto(`${server.base}${plan}/tasks/${tasks.base}/edit`);
  await first.locator("#owner").fill("경기도");
  await first.locator("#need").fill("수요가 는다");
  await first.getByRole("button", { name: "과제 저장" }).click();
  await first.waitForURL(/done=saved/);
  await second.locator("#owner").fill("평택시");
  await second.locator("#content").fill("부지를 고른다");
  await second.getByRole("button", { name: "과제 저장" }).click();
  const told = await second.locator("#meanwhile").textContent();
  for (const word of ["둘 다 고친 곳", "주체", "경기도", "평택시"]) assert.ok(told.includes(word), word);
  assert.equal(await second.locator("#need").inputValue(), "수요가 는다");
  assert.deepEqual(await violations(second), []);
  await second.locator("#meanwhile input[value=theirs]").check();
  await second.getByRole("button", { name: "과제 저장" }).click();
  await second.waitForURL(/done=saved/);
  const text = await second.locator("main").innerText();
  for (const word of ["경기도", "수요가 는다", "부지를 고른다"]) assert.ok(text.includes(word), word);
  assert.deepEqual([...first.problems, ...second.problems], []);
  await first.context().close();
  await second.context().close();
});

test("a card goes to the next state by its button and by drag", async () => {
  const page = await open();
  await page.goto(`${server.base}${plan}/board`);
  await page.locator(`#card-${tasks.base}`).getByRole("button", { name: /진행/ }).press("Enter");
  await page.waitForURL(/done=moved/);
  assert.equal(await page.locator(`[data-column=running] #card-${tasks.base}`).count(), 1);
  await page.locator(`#card-${tasks.base}[draggable=true]`).waitFor();
  await page.locator(`#card-${tasks.base}`).dragTo(page.locator("[data-column=planned]"), { sourcePosition: { x: 10, y: 8 } });
  await page.locator(`[data-column=planned] #card-${tasks.base}`).waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("money over its ceiling, a what-if, approval, an amendment and what differs", async () => {
  const page = await open();
  await page.goto(`${server.base}${plan}/budget`);
  assert.match(await page.locator(".finding").first().textContent(), /2027년 시비가 한도를/);
  await page.locator(".segments a", { hasText: "백만원" }).click();
  assert.match(await page.locator("#cells").textContent(), /한도 초과/);

  await page.goto(`${server.base}${plan}/whatif`);
  await page.getByRole("button", { name: "+ 예산 줄이기" }).click();
  await page.locator("#edit-0-percent").fill("50");
  await page.getByRole("button", { name: "결과 보기" }).click();
  assert.match(await page.locator("#outcome .finding").textContent(), /과제 3개가 바뀝니다/);
  assert.match(await page.locator("#sides").textContent(), /한도를 넘는 칸/);
  await page.locator("#name").fill("절반으로");
  await page.getByRole("button", { name: "저장하고 초안에 적용" }).click();
  await page.waitForURL(/done=applied/);

  await page.goto(`${server.base}${plan}/versions`);
  await page.getByRole("button", { name: "검토에 올리기" }).click();
  await page.getByRole("button", { name: "승인하기" }).click();
  assert.match(await page.locator("#approved").textContent(), /1판/);
  await page.getByRole("button", { name: "변경안 만들기" }).click();
  await page.goto(`${server.base}${plan}/tasks/${tasks.station}/edit`);
  await page.locator("#title").fill("충전소 넓히기");
  await page.getByRole("button", { name: "과제 저장" }).click();
  await page.waitForURL(/done=saved/);
  await page.goto(`${server.base}${plan}/versions`);
  await page.getByRole("button", { name: "나란히 비교하기" }).click();
  const differences = await page.locator(".differences").first().textContent();
  assert.ok(differences.includes("충전소 확충") && differences.includes("충전소 넓히기"));
  assert.match(await page.locator(".finding").first().textContent(), /바뀐 항목이 1개/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

for (const [lang, theme, size] of [["ko", "light", "desktop"], ["ko", "dark", "phone"], ["en", "dark", "desktop"], ["en", "light", "phone"]]) {
  test(`the pages are sound: ${lang}, ${theme}, ${size}`, async () => {
    const page = await openPage(browser, server.base, { lang, theme, size });
    const views = ["", "?zoom=quarter&group=start", "/board", "/budget", "/kpi", "/whatif?act=try", "/versions", "/compare?before=1&after=0", `/tasks/${tasks.base}`, `/tasks/${tasks.base}/edit`, "/edit", "/import"];
    for (const [i, path] of ["/roadmaps", ...views.map((v) => plan + v), "/"].entries()) {
      await page.goto(server.base + path);
      await settle(page);
      await assertSound(page);
      await shot(page, `roadmap-${i}-${lang}-${theme}-${size}`);
    }
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}
