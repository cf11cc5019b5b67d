// Goes from the official files to a signed list of strategic industries as a
// researcher and a director do: scope, candidates, indicators, weights by
// experts, ratings, decision, signature; then computes it again and compares.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { assertSound, openBrowser, openPage, settle, shot, violations } from "./browser.mjs";
import { download, readCSV, table } from "./downloads.mjs";
import { assertSame, screenTable } from "./screen.mjs";
import { naru, startNaru } from "./server.mjs";

const korea = new URL("../../shared/data/korea/", import.meta.url);
const skip = !existsSync(new URL("kosis_estab_survey.csv", korea)) && "the reference data are not beside the project";

const run = promisify(execFile);

let browser, server, page, scratch;
before(async () => {
  if (skip) return;
  scratch = await mkdtemp(join(tmpdir(), "naru-study-"));
  const bring = (name, ...args) => run(naru, ["import", fileURLToPath(new URL(name, korea)), "--data", scratch, ...args]);
  await bring("kosis_estab_survey.csv", "--dataset", "survey", "--industry-system", "ksic10"); // as the coefficients are
  await bring("bok_gyeonggi_2020_83_inducement.csv", "--dataset", "bok");
  [browser, server] = await Promise.all([openBrowser(), startNaru("serve", { data: scratch })]);
  page = await openPage(browser, server.base);
  page.context().setDefaultTimeout(20_000);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  if (scratch) await rm(scratch, { recursive: true, force: true });
});

const press = (name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name, exact: true }).first().click()]);
const next = () => Promise.all([page.waitForNavigation(), page.locator("button[value=next]").first().click()]);
const byName = (name) => page.locator(`[name="${name}"]`);
const steps = () => page.locator(".study-step a").evaluateAll((all) => Object.fromEntries(all.map((a) => [a.querySelector(".study-step__name").textContent, a.querySelector(".study-step__state").textContent])));
const root = () => page.url().replace(/(\/studies\/[^/?#]+).*/, "$1");

// act changes who works.
async function act(as, role) {
  await page.locator(".top__person").click();
  await page.locator("#actor").fill(as);
  await page.locator(`#acting input[value=${role}]`).check();
  await Promise.all([page.waitForNavigation(), page.locator("#acting button[type=submit]").click()]);
}

let study; // the address of the study that the tests work on

test("from the official files to a ranking", { skip }, async () => {
  await page.goto(`${server.base}/studies`);
  assert.match(await page.locator(".empty").innerText(), /아직 연구가 없습니다/);
  await act("김연구", "researcher");
  await page.goto(`${server.base}/studies/new`);
  await press("연구 만들기"); // without a title
  assert.match(await page.locator("#errors").innerText(), /제목/);
  await page.locator("#title").fill("경기도 전략산업 선정 연구");
  await page.locator("#region").selectOption("41");
  await press("연구 만들기");
  study = root();
  await assertSound(page);
  await shot(page, "study-scope");
  assert.equal((await steps())["범위"], "갖춤");

  // A first period after the last is told beside its field, with what was typed.
  await byName("scope.from").selectOption("2023");
  await byName("scope.to").selectOption("2021");
  await byName("purpose").fill("적은 것이 남아야 한다");
  await next();
  assert.equal(await byName("scope.from").getAttribute("aria-invalid"), "true");
  assert.equal(await byName("purpose").inputValue(), "적은 것이 남아야 한다");
  await byName("scope.from").selectOption("");
  await byName("scope.to").selectOption("");
  await next();

  assert.match(page.url(), /\/candidates/);
  assert.equal((await screenTable(page, "subjects")).length, 19);
  await assertSound(page);
  await shot(page, "study-candidates");
  await page.goto(`${study}/indicators`);
  await assertSound(page);
  await shot(page, "study-indicators");
  assert.match(await page.locator("main").innerText(), /특허 특화도/);
  await page.goto(`${study}/long`);
  await assertSound(page);
  await shot(page, "study-long");
  const seen = await screenTable(page, "long");
  const file = await download(page, page.locator("#long a[href$='.csv']"));
  const rows = table(readCSV(file.bytes));
  assert.equal(rows.length, 19);
  for (const line of seen.filter((l) => l["순위"] !== "–")) {
    const same = rows.find((r) => Object.values(r).includes(line["산업"])) ?? assert.fail(`${line["산업"]} is not among ${JSON.stringify(rows[0])}`);
    assertSame(line["점수"], same["정량 점수"] ?? same["total"], line["산업"]);
  }
  assert.deepEqual(page.problems, []);
});

test("weights that do not sum, then experts who contradict themselves", { skip }, async () => {
  await page.goto(`${study}/weights`);
  await byName("weighting.method").nth(1).check(); // written directly
  for (const [j, v] of ["0.5", "0.3", "0.1", "0.3", "0"].entries()) await byName(`weighting.direct[${j}].value`).fill(v);
  assert.match(await page.locator(".study-sum").innerText(), /1\.2 1이나 100이 되어야 합니다/);
  await press("저장");
  assert.match(await page.locator(".study-lacks").innerText(), /합이 1\.2/);
  assert.equal(await byName("weighting.direct[0].value").inputValue(), "0.5", "nothing is lost");
  await byName("weighting.direct[0].value").fill("0.3");
  assert.match(await page.locator(".study-sum").innerText(), /1 합이 맞습니다/);
  await shot(page, "study-weights-direct");

  await byName("weighting.method").nth(2).check(); // AHP
  await byName("weighting.experts[0].name").fill("박교수");
  await press("전문가 더하기");
  await byName("weighting.experts[1].name").fill("최박사");
  await byName("weighting.experts[1].affiliation").fill("산업연구소");
  await press("전문가 더하기");
  assert.match(await page.locator(".study-lacks").innerText(), /박교수.*6/s);
  await assertSound(page);
  await page.getByRole("link", { name: /쌍대비교.*박교수/ }).click();
  await page.waitForURL(/experts/);

  // By keyboard alone: an arrow moves along the seventeen steps.
  const pairs = page.locator(".study-pair");
  assert.equal(await pairs.count(), 6, "patents have no data yet: nobody is asked about them");
  assert.equal(await pairs.first().locator("input").count(), 17);
  await pairs.first().locator("input[value='3']").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  assert.equal(await pairs.first().locator("input:checked").getAttribute("value"), "2");
  // First over second, second over third, third over first: a circle.
  const answers = ["9", "1/9", "3", "9", "1", "3"];
  for (const [k, v] of answers.entries()) await pairs.nth(k).locator(`input[value="${v}"]`).check({ force: true });
  await press("비교 저장");
  assert.match(await page.locator(".study-cr").innerText(), /CR .*보다 큼/);
  assert.match(await page.locator(".study-pair__hint").first().innerText(), /다시 볼 판단입니다/);
  await assertSound(page);
  await shot(page, "study-expert");
  await page.goto(`${study}/weights`);
  assert.match(await page.locator("#revisits").innerText(), /박교수/);

  // The workbook goes out, and comes back with the other expert's answers.
  const form = await download(page, page.locator("a[href$='pairwise.xlsx']"));
  assert.match(form.name, /\.xlsx$/);
  await page.locator(".study-ahp-outcome input[type=file]").setInputFiles({ name: "ahp.xlsx", mimeType: "application/octet-stream", buffer: form.bytes });
  await press("전문가 판단 올리기");
  assert.equal(await page.locator(".study-list > .study-line").count(), 3, "both experts are still here");
  await page.locator(".study-ahp-outcome input[type=file]").setInputFiles({ name: "ahp.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("no workbook") });
  await press("전문가 판단 올리기");
  assert.match(await page.locator("#errors").innerText(), /엑셀 파일/);
  assert.equal(await byName("weighting.experts[0].name").inputValue(), "박교수");

  // The other one answers evenly; the first mends the circle, yet stays a little off.
  await page.goto(`${study}/weights`);
  await page.getByRole("link", { name: /쌍대비교.*최박사/ }).click();
  await page.waitForURL(/experts/);
  for (const k of answers.keys()) await pairs.nth(k).locator("input[value='1']").check({ force: true });
  await press("비교 저장");
  assert.match(await page.locator(".study-cr").innerText(), /CR 0\.000/);
  assert.deepEqual(page.problems, []);
});

test("an uploaded table with unknown codes takes nothing in part", { skip }, async () => {
  await page.goto(`${study}/indicators`);
  await page.getByRole("link", { name: "특허 특화도", exact: true }).click();
  await page.waitForURL(/indicators\/patents/);
  await byName("indicators[4].paste").fill("C\t1.5\nZZ99\t2\nJ\tabc\n");
  await byName("indicators[4].source.origin").fill("특허청 2024");
  await press("저장");
  const said = await page.locator("#errors").innerText();
  assert.match(said, /2번째 줄: ‘ZZ99’/);
  assert.match(said, /3번째 줄: ‘abc’/);
  assert.match(await byName("indicators[4].paste").inputValue(), /ZZ99/);
  assert.equal(await byName("indicators[4].source.origin").inputValue(), "특허청 2024");
  await assertSound(page);
  await byName("indicators[4].paste").fill("C\t1.5\nJ\t2.5\nM\t\n");
  await press("저장");
  assert.match(await page.locator("#values").innerText(), /1\.50/);
  await page.goto(`${study}/indicators`);
  assert.match(await page.locator(".study-list").innerText(), /값 2\/19/);
  await byName("missing").nth(1).check();
  await press("저장");
  await page.goto(`${study}/indicators/new`);
  await byName("indicators[5].source.method").selectOption("production");
  await press("저장하고 지표 목록으로");
  assert.match(await page.locator(".study-list").innerText(), /생산유발계수.*값 \d\/19/s);
  await shot(page, "study-indicators-all");
});

test("two people at once: the second sees both edits and settles them", { skip }, async () => {
  await page.goto(`${study}/scope`);
  const other = await openPage(browser, server.base);
  await other.goto(`${study}/scope`);
  await other.locator("[name=title]").fill("경기 전략산업 연구 (다른 사람)");
  await other.locator("[name=purpose]").fill("다른 사람이 적은 목적");
  await Promise.all([other.waitForNavigation(), other.locator("button[value=save]:visible").last().click()]);
  await other.context().close();
  await byName("title").fill("경기 전략산업 연구 (나)");
  await press("저장");
  const said = await page.locator("#meanwhile").innerText();
  assert.match(said, /제목/);
  assert.match(said, /다른 사람/);
  assert.equal(await byName("title").inputValue(), "경기 전략산업 연구 (나)");
  assert.equal(await byName("purpose").inputValue(), "다른 사람이 적은 목적", "what only they changed is taken");
  await assertSound(page);
  await shot(page, "study-meanwhile");
  await page.locator("#meanwhile input[value=theirs]").check();
  await press("저장");
  assert.equal(await byName("title").inputValue(), "경기 전략산업 연구 (다른 사람)");
});

test("experts rate, the meeting decides, the director signs", { skip }, async () => {
  await page.goto(`${study}/weights`);
  await byName("weighting.method").first().check(); // all alike
  await press("저장");
  await page.goto(`${study}/short`);
  await byName("shortlist.criteria[0].title").fill("정책 부합성");
  await press("항목 더하기");
  await byName("shortlist.raters[0].name").fill("이위원");
  await press("평가자 더하기");
  await page.getByRole("link", { name: /평가지.*이위원/ }).click();
  await page.waitForURL(/raters/);
  const scores = page.locator(".study-score");
  for (let k = 0; k < (await scores.count()); k++) await scores.nth(k).locator("input").nth(k % 5).check({ force: true });
  await page.locator(".study-question textarea").first().fill("지역 여건이 좋음");
  await assertSound(page);
  await shot(page, "study-rater");
  await press("평가 저장");
  assert.equal(await page.locator(".study-question textarea").first().inputValue(), "지역 여건이 좋음");
  await page.goto(`${study}/short`);
  await assertSound(page);
  await shot(page, "study-short");
  await page.goto(`${study}/sensitivity`);
  await byName("sensitivity.draws").fill("500");
  await press("저장");
  await assertSound(page);
  await shot(page, "study-sensitivity");

  await page.goto(`${study}/decision`);
  for (const [k, grade] of ["주력", "협력"].entries()) {
    await byName("choose").nth(k).check();
    await page.locator("[name^='grade:']").nth(k).fill(grade);
    await page.locator("[name^='reason:']").nth(k).fill("정량과 정성이 모두 높음");
  }
  await byName("decision.minutes.date").fill("2026-11-23");
  await byName("decision.minutes.attendees").fill("이위원\n박교수");
  await byName("decision.minutes.text").fill("두 산업을 고르기로 하였다.");
  await next();
  assert.match(page.url(), /\/signature/);
  assert.equal(await page.getByRole("button", { name: /서명/ }).count(), 0, "a researcher does not sign");
  await page.goto(`${study}/decision`);
  await assertSound(page);
  await shot(page, "study-decision");
  await act("정원장", "director");
  await page.goto(`${study}/signature`);
  await assertSound(page);
  await shot(page, "study-signature");
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: /판에 서명/ }).click()]);
  assert.match(await page.locator("main").innerText(), /정원장.*확인되지 않음/s);
  await shot(page, "study-signed");
  await page.goto(`${study}/weights`);
  assert.equal(await page.locator("fieldset.study-fields").evaluate((f) => f.disabled), true);
  await page.goto(`${study}/recheck`);
  assert.match(await page.locator("main").innerText(), /모두 같음/);
  await assertSound(page);
  await shot(page, "study-recheck");
  assert.deepEqual(page.problems, []);
});

test("a signed study starts another, and the two are compared; its file comes in again", { skip }, async () => {
  await page.goto(study);
  const file = await download(page, page.getByRole("link", { name: "파일로 내보내기" }));
  await press("이어서 시작");
  const second = root();
  await page.goto(`${second}/long`);
  await byName("longList").fill("5");
  await press("저장");
  await page.goto(`${second}/indicators`);
  await Promise.all([page.waitForNavigation(), page.locator(".study-line").first().locator("button[value^=drop]").click()]);
  const [a, b] = [study, second].map((url) => url.split("/").at(-1));
  await page.goto(`${server.base}/studies/compare?a=${a}&b=${b}`);
  await assertSound(page);
  await shot(page, "study-compare");
  assert.match(await page.locator("#differing").innerText(), /정량 목록/);
  await page.goto(`${second}/history`);
  await assertSound(page);
  await page.goto(`${server.base}/studies/import`);
  await page.locator("input[type=file]").setInputFiles({ name: file.name, mimeType: "application/json", buffer: file.bytes });
  await press("연구 가져오기");
  assert.match(await page.locator("#errors").innerText(), /이미|같은/);
  await page.goto(`${server.base}/studies`);
  await assertSound(page);
  assert.equal((await screenTable(page, "studies")).length, 2);
  await shot(page, "study-list");
  assert.deepEqual(page.problems, []);
});

test("sound in English, in the dark, on a phone, and for a reader", { skip }, async () => {
  for (const look of [{ lang: "en", theme: "dark" }, { lang: "en", size: "phone" }]) {
    const other = await openPage(browser, server.base, look);
    await other.context().addCookies([{ name: "role", value: "reader", url: server.base }]);
    for (const at of ["", "/weights", "/long", "/sensitivity", "/decision"]) {
      await other.goto(study + at);
      await settle(other);
      assert.deepEqual(await violations(other), [], `${JSON.stringify(look)} ${at}`);
      const spill = await other.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(spill <= 0, `${at} is ${spill}px wider than the screen`);
    }
    assert.deepEqual(other.problems, []);
    await other.context().close();
  }
});
