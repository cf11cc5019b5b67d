// Works with policies as an officer does: a file by the template, the matrix by
// mouse and by keys, a gap, a synergy that is worked out again, and two people
// at one policy.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertSound, openBrowser, openPage, shot, violations } from "./browser.mjs";
import { download, readCSV, readWorkbook, table } from "./downloads.mjs";
import { screenTable } from "./screen.mjs";
import { startNaru } from "./server.mjs";

let browser, server, began;
before(async () => {
  [browser, server] = await Promise.all([openBrowser(), startNaru("serve")]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const go = (page, path) => page.goto(server.base + path);
const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name, exact: true }).click()]);
const say = (t, what) => t.diagnostic(`${((performance.now() - began) / 1000).toFixed(1)} s: ${what}`);

// What an officer knows, by the Korean headings of the template.
const rows = [
  { 관리번호: "N-01", 제목: "반도체 소부장 기술개발", 종류: "사업", 수준: "국가", 지역: "전국", 시책수단: "R&D", "산업분류 차수": "11차", 산업: "반도체", "기업 단계": "창업; 성장(잠재)", "시작 연도": "2026", "종료 연도": "2028", "국비(원)": "2026=12000000000; 2027=12000000000", "지방비 매칭": "매칭 없음" },
  { 관리번호: "P-01", 제목: "경기 반도체 시제품 제작", 종류: "사업", 수준: "광역", 지역: "경기도", 시책수단: "사업화", "산업분류 차수": "11차", 산업: "반도체", "기업 단계": "창업; 성장(잠재)", "시작 연도": "2026", "종료 연도": "2028", "도비(원)": "2026=1500000000" },
  { 관리번호: "C-01", 제목: "평택 시제품 지원", 종류: "사업", 수준: "기초", 지역: "경기도 평택시", 시책수단: "사업화", "산업분류 차수": "11차", 산업: "반도체", "기업 단계": "창업", "시작 연도": "2026", "종료 연도": "2027", "시비(원)": "2026=300000000" },
  { 관리번호: "C-02", 제목: "말이 없는 사업", 종류: "사업", 수준: "기초", 지역: "경기도 평택시" },
  { 관리번호: "C-03", 제목: "거꾸로 선 사업", 종류: "사업", 수준: "기초", 지역: "경기도 평택시", "시작 연도": "2028", "종료 연도": "2026" },
];

async function template(page) {
  const file = await download(page, page.locator("a[href='/policies/import/template.csv']"));
  const [heads] = readCSV(file.bytes);
  heads[0] = heads[0].replace(/^\ufeff/, "");
  const quoted = (s) => (/[",\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s);
  return Buffer.from([heads, ...rows.map((r) => heads.map((h) => r[h] ?? ""))].map((line) => line.map(quoted).join(",")).join("\n") + "\n");
}

test("an officer takes a file in, reads the matrix, finds a gap and a synergy", async (t) => {
  began = performance.now();
  const page = await openPage(browser, server.base);
  await go(page, "/policies");
  await assertSound(page);
  await page.getByRole("link", { name: "파일로 가져오기" }).first().click();
  const file = await template(page);
  await page.locator("input[type=file]").setInputFiles({ name: "정책.csv", mimeType: "text/csv", buffer: file });
  await press(page, "파일 살펴보기");
  await assertSound(page);
  await shot(page, "policy-preview");
  assert.match(await page.locator(".finding").innerText(), /1개 줄을 받을 수 없습니다/);
  assert.match(await page.locator("#rows tbody tr").first().innerText(), /끝나는 해\(2026\)가 시작하는 해\(2028\)보다 앞섭니다/);
  await press(page, "받을 수 있는 4개만 저장");
  say(t, "a file by the template is in");
  assert.deepEqual((await screenTable(page, "policies")).map((r) => Object.values(r)[1]), ["C-01", "C-02", "N-01", "P-01"]);
  await page.locator("#q").fill("ㅂㄷㅊ");
  await press(page, "찾기");
  assert.equal(await page.locator("#policies tbody tr").count(), 2);

  // The matrix: what the picture says is what the table and the files say.
  await page.getByRole("link", { name: "연계표", exact: true }).click();
  await page.locator("#rows, #matrix").first().waitFor();
  await go(page, "/policies/matrix?rows=picked&pick=semiconductors-ksic11&pick=hydrogen-ksic11");
  await assertSound(page);
  await shot(page, "policy-matrix");
  const figures = await page.locator(".figure").allInnerTexts();
  const cells = table(readCSV((await download(page, page.locator("a[href*='/policies/matrix.csv']"))).bytes).filter((r) => !r[0].startsWith("# ")));
  assert.equal(cells.length, 80);
  for (const [i, state] of ["공백", "중복", "확인 필요"].entries()) {
    const n = cells.filter((c) => c["상태"] === state).length;
    assert.ok(figures[i + 1].includes(`${n}`), `${state}: ${n} in the file, ${figures[i + 1]} on the page`);
  }
  assert.equal(readWorkbook((await download(page, page.locator("a[href*='/policies/matrix.xlsx']"))).bytes).length, 81);

  // By keys: one stop of Tab, arrows within, Enter follows.
  const stops = await page.locator(".matrix__cell").evaluateAll((links) => links.filter((l) => l.tabIndex === 0).length);
  assert.equal(stops, 1);
  await page.locator(".matrix__cell[tabindex='0']").focus();
  const at = () => page.evaluate(() => document.activeElement.querySelector(".sr-only").textContent);
  const begin = await at();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.match(await at(), /사업화/);
  await page.keyboard.press("Home");
  assert.equal(await at(), begin);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.match(await at(), /^반도체, 사업화: .*창업 중복 2, 성장\(잠재\) 단독/);
  await Promise.all([page.waitForURL(/matrix\/cell/), page.keyboard.press("Enter")]);
  await assertSound(page);
  say(t, "a cell of the matrix is read");
  assert.match(await page.locator("#stage-startup").innerText(), /2개 정책이 같은 수단과 단계를 다룹니다/);
  assert.match(await page.locator("#stage-core").innerText(), /이 칸을 다루는 정책 등록하기|확인이 필요한 정책이 1개/);

  // A synergy, worked out again from what the page shows.
  await go(page, "/policies/synergy");
  await page.locator("#task").selectOption({ label: "평택 시제품 지원" });
  await press(page, "견주기");
  await assertSound(page);
  await shot(page, "policy-synergy");
  assert.match(await page.locator(".finding").innerText(), /가장 잘 맞는 정책은/);
  assert.match(await page.locator("main").innerText(), /기업과 사업을 맞추는 기능이 갖추어지면/);
  await page.locator("#pairs tbody a").first().click();
  await page.waitForURL(/synergy\/pair/);
  await assertSound(page);
  const parts = await screenTable(page, "arithmetic");
  const score = Number((await page.locator("#arithmetic .is-total td").last().innerText()).trim());
  const number = (x) => (x === "–" ? 0 : Number(x));
  const known = parts.filter((p) => p["값"] !== "–");
  const weights = known.reduce((sum, p) => sum + number(p["가중치"]), 0);
  const again = known.reduce((sum, p) => sum + (number(p["가중치"]) / weights) * number(p["값"]), 0);
  assert.ok(Math.abs(again - score) < 0.001, `${again} by hand, ${score} on the page`);
  say(t, "a synergy is worked out again by hand");

  // Other weights stay in the address and change the score.
  await page.goBack();
  await page.locator("summary", { hasText: "가중치 바꾸기" }).click();
  await page.locator("#w-funds").fill("-1");
  await press(page, "견주기");
  assert.equal(await page.locator("#w-funds").getAttribute("aria-invalid"), "true");
  await page.locator("#w-funds").fill("3");
  await press(page, "견주기");
  assert.equal(new URL(page.url()).searchParams.get("w-funds"), "3");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("two people edit one policy, and the second merges", async () => {
  const [one, two] = await Promise.all([openPage(browser, server.base), openPage(browser, server.base)]);
  await go(one, "/policies/new");
  await assertSound(one);
  await one.locator("#key").fill("X-1");
  await one.locator("#title").fill("함께 고치는 사업");
  await one.locator("#from").fill("2026");
  await one.locator("#to").fill("2027");
  await press(one, "기간의 연도로 채우기");
  assert.equal(await one.locator("#year-1").inputValue(), "2027");
  await one.locator("#year-0-city").fill("-5");
  await press(one, "정책 등록");
  assert.equal(await one.locator("#year-0-city").getAttribute("aria-invalid"), "true");
  assert.equal(await one.locator("#title").inputValue(), "함께 고치는 사업");
  assert.equal(await one.evaluate(() => document.activeElement.id), "errors");
  assert.deepEqual(await violations(one), []);
  await one.locator("#year-0-city").fill("1,200.5");
  await press(one, "정책 등록");
  const at = new URL(one.url()).pathname;
  assert.match(await one.locator("#budget").innerText(), /12\.0/);
  await Promise.all([go(one, `${at}/edit`), go(two, `${at}/edit`)]);
  await one.locator("#title").fill("하나의 이름");
  await one.locator("#owner").fill("평택산업진흥원");
  await press(one, "2판으로 저장");
  await two.locator("#title").fill("둘의 이름");
  await two.locator("#source").fill("공고문 3쪽");
  await press(two, "2판으로 저장");
  await assertSound(two);
  await shot(two, "policy-merge");
  assert.match(await two.locator("#meanwhile").innerText(), /둘 다 고친 곳: 제목/);
  assert.equal(await two.locator("#owner").inputValue(), "평택산업진흥원");
  await two.locator("#meanwhile label.choice", { hasText: "하나의 이름" }).click();
  await press(two, "합친 내용을 3판으로 저장");
  await assertSound(two);
  assert.equal(await two.locator("h1").innerText(), "하나의 이름");
  assert.match(await two.locator("#facts").innerText(), /공고문 3쪽/);
  assert.match(await two.locator("#history").innerText(), /3판/);

  // Archived, and back again at once.
  await press(two, "이 정책 보관");
  await press(two, "보관 되돌리기");
  assert.match(await two.locator(".notices").innerText(), /되살렸습니다/);
  assert.deepEqual([...one.problems, ...two.problems], []);
  await Promise.all([one.context().close(), two.context().close()]);
});

test("every page is sound in English, in the dark, on a phone, and without scripts", async () => {
  const look = async (options, paths) => {
    const page = await openPage(browser, server.base, options);
    for (const path of paths) {
      await go(page, path);
      await assertSound(page);
    }
    assert.deepEqual(page.problems, []);
    await page.context().close();
  };
  const described = "/policies/synergy?task=own&ind=semiconductors-ksic11&ins=commercialisation&st=startup&pay=city&first=2026&last=2027&home=41220";
  const cell = "/policies/matrix/cell?rows=picked&pick=semiconductors-ksic11&industry=semiconductors-ksic11&instrument=research";
  await Promise.all([
    look({ lang: "en", theme: "dark" }, ["/policies", "/policies/matrix", "/policies/import"]),
    look({ lang: "ko", theme: "dark", size: "phone" }, ["/policies", "/policies/new", described]),
    look({ lang: "en", size: "phone" }, ["/policies/examples", "/policies/matrix", cell]),
  ]);

  const plain = await openPage(browser, server.base, { scripts: false });
  await go(plain, "/policies/matrix?rows=picked&pick=semiconductors-ksic11");
  await plain.locator(".matrix__cell").first().click();
  assert.match(plain.url(), /matrix\/cell/);
  await plain.context().close();
});
