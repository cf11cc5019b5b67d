// Goes from the official file to the smart-specialisation map as a researcher
// does: import, network, suggestions, cuts, files.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertSound, openBrowser, openPage, settle, shot, violations } from "./browser.mjs";
import { download, readCSV, readWorkbook, table } from "./downloads.mjs";
import { begin, fill, upload } from "./importing.mjs";
import { assertSame, screenTable } from "./screen.mjs";
import { naru, startNaru } from "./server.mjs";

const official = fileURLToPath(new URL("../../shared/data/korea/kosis_estab_survey.csv", import.meta.url));

let browser, demo, server;
before(async () => {
  [browser, demo, server] = await Promise.all([openBrowser(), startNaru("demo"), startNaru("serve")]);
});
after(async () => {
  await browser?.close();
  await Promise.all([demo?.stop(), server?.stop()]);
});

const asked = (page, name) => new URL(page.url()).searchParams.get(name);
const spec = (page, id) => page.evaluate((name) => JSON.parse(document.getElementById(`${name}-data`).textContent).spec, id);
const candidates = async (page) => (await screenTable(page, "candidates")).map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k.replace(/\s*[↕▲▼]/g, ""), v])));

test("from the official file to the map of a region", async (t) => {
  try {
    await access(official);
  } catch {
    t.skip("the reference data do not lie beside the project");
    return;
  }
  const page = await openPage(browser, server.base);
  page.context().setDefaultTimeout(60_000);
  await upload(page, server.base, "kosis_estab_survey.csv", await readFile(official));
  await fill(page, { key: "survey" });
  await begin(page);
  await page.locator("#rail a[href^='/opportunities']").click();
  await page.waitForURL(/\/opportunities/);
  await page.goto(`${server.base}/opportunities?data=survey&region=41`);
  await assertSound(page);
  await shot(page, "space-survey");

  // The network: 19 industries, the held ones filled, the suggested ones ringed.
  const network = await spec(page, "network");
  assert.equal(network.nodes.length, 19);
  assert.equal(network.nodes.filter((n) => n.lit).length, 7);
  const suggested = await page.locator(".suggestions__name").allTextContents();
  assert.ok(suggested.length > 0);
  assert.deepEqual(network.nodes.filter((n) => n.marked).map((n) => n.label.ko).sort(), suggested.toSorted());

  // A coarse table whose direction nothing settles: no rank, no prospect, no gain.
  const text = await page.locator("main").innerText();
  assert.match(text, /성긴 표/);
  assert.match(text, /방향을 정할 수 없습니다/);
  for (const word of ["얻는 것이", "유력", "순위 1"]) assert.ok(!text.includes(word), `“${word}” is said of a weak result`);
  assert.ok(await page.locator(".finding").first().textContent().then((s) => s.includes(suggested[0])));

  // The matrix and the anchor that the page hands out, put through the
  // calculator, give the pairs that it hands out.
  const files = await mkdtemp(join(tmpdir(), "naru-space-"));
  const handed = {};
  for (const name of ["matrix", "anchor", "pairs"]) {
    const file = await download(page, page.locator(`a[href*='/opportunities/${name}.csv']`));
    handed[name] = join(files, `${name}.csv`);
    await writeFile(handed[name], file.bytes);
  }
  const options = ["--region-total", "_reference", "--industry-total", "_T", "--absent", "na", "--table", "pairs", "--anchor", handed.anchor];
  const computed = table(readCSV(execFileSync(naru, ["calc", "complexity", handed.matrix, ...options], { stdio: ["ignore", "pipe", "pipe"] })));
  const pairs = new Map(table(readCSV(await readFile(handed.pairs))).map((row) => [`${row.region} ${row.industry}`, row]));
  await rm(files, { recursive: true, force: true });
  assert.equal(computed.length, 17 * 19);
  for (const row of computed) {
    for (const name of ["value", "rca", "m", "density", "cog"]) {
      const there = pairs.get(`${row.region} ${row.industry}`)[name];
      assert.ok(row[name] === there || Math.abs(Number(row[name]) - Number(there)) <= 1e-12, `${row.region} ${row.industry} ${name}: ${row[name]} and ${there}`);
    }
  }

  // A cut moves the map and the address.
  const before = await spec(page, "prospects");
  await page.locator("#density").fill("35%");
  await Promise.all([page.waitForURL(/density=35/), page.locator("form.cuts button[type=submit]").click()]);
  const moved = await spec(page, "prospects");
  assert.equal(moved.xLine.at, 0.35);
  assert.notEqual(moved.xLine.at, before.xLine.at);
  assert.ok(moved.points.filter((p) => p.role === "chosen").length < before.points.filter((p) => p.role === "chosen").length);
  assert.equal(await page.locator("#density").inputValue(), "35%");
  await page.goBack();
  assert.equal(asked(page, "density"), null);

  // A slip of the hand marks its field and keeps the page.
  await page.locator("#density").fill("abc");
  await Promise.all([page.waitForURL(/density=abc/), page.locator("form.cuts button[type=submit]").click()]);
  assert.equal(await page.locator("#density").getAttribute("aria-invalid"), "true");
  assert.equal(await page.locator("#network").count(), 1);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a tie of the network tells of itself and leads nowhere", async () => {
  const page = await openPage(browser, demo.base);
  page.context().setDefaultTimeout(60_000);
  await page.goto(`${demo.base}/opportunities`);
  await settle(page);
  const { ties, nodes } = await spec(page, "network");
  // The middles of the strongest ties; some lie beneath a shape.
  const middles = await page.locator("#network .chart__plot svg").evaluate((svg) => {
    svg.scrollIntoView({ block: "center" });
    return [...svg.querySelectorAll("path[fill=none], polyline")]
      .map((e) => ({ e, length: e.getTotalLength() }))
      .filter(({ e, length }) => length > 30 && length < 200 && Number.parseFloat(getComputedStyle(e).strokeWidth) > 2)
      .map(({ e, length }) => e.getPointAtLength(length / 2).matrixTransform(e.getScreenCTM()))
      .map(({ x, y }) => ({ x, y }))
      .filter(({ y }) => y > 80 && y < innerHeight - 20);
  });
  const names = ties.map((t) => `${nodes[t.from].label.ko} – ${nodes[t.to].label.ko}`);
  const card = page.locator("#network .chart__tip");
  let at, title, detail;
  for (at of middles) {
    await page.mouse.move(at.x, at.y);
    await card.waitFor();
    [title, detail] = (await card.innerText()).split("\n");
    if (names.includes(title)) break;
  }
  assert.ok(names.includes(title), `“${title}” is a tie`);
  const tie = ties[names.indexOf(title)];
  assert.equal(detail, `근접도 ${tie.value.toFixed(2)}`);
  const address = page.url();
  await page.mouse.click(at.x, at.y);
  await page.waitForTimeout(300);
  assert.equal(page.url(), address);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the network is walked by keyboard; an industry in focus lights what lies near", async () => {
  const page = await openPage(browser, demo.base);
  await page.goto(`${demo.base}/opportunities`);
  await settle(page);
  await page.locator("#network .chart__plot").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const told = await page.locator("#network [aria-live]").textContent();
  assert.match(told, /입지계수/);
  await Promise.all([page.waitForURL(/industry=/), page.keyboard.press("Enter")]);
  await settle(page);
  assert.ok(told.startsWith(await page.locator("#near-title").textContent().then((s) => /‘(.*)’/.exec(s)[1])));
  const { nodes, ties } = await spec(page, "network");
  const chosen = nodes.findIndex((n) => n.chosen);
  const near = nodes.flatMap((n, i) => (n.near ? [i] : []));
  assert.ok(chosen >= 0 && near.length > 0);
  for (const i of near) assert.ok(ties.some((t) => t.bold && [t.from, t.to].includes(i) && [t.from, t.to].includes(chosen)));
  await page.locator("#near a", { hasText: "고른 산업 놓기" }).click();
  await page.waitForURL((url) => !url.searchParams.has("industry"));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the files of the candidates hold what the screen shows, with its doubts", async () => {
  const page = await openPage(browser, demo.base);
  await page.goto(`${demo.base}/opportunities?level=section`);
  const seen = await candidates(page);
  const link = (format) => page.locator("#candidates .downloads a", { hasText: format });
  const csv = readCSV((await download(page, link("CSV"))).bytes);
  const rows = table(csv);
  const book = table(readWorkbook((await download(page, link("XLSX"))).bytes));
  assert.equal(book.length, rows.length);
  assert.ok(seen.length > 5 && seen.length === rows.length);
  seen.forEach((row, i) => {
    for (const name of ["밀도", "복잡도(PCI)", "전망 개선(COG)", "입지계수"]) {
      assertSame(row[name], rows[i][name], `${row["산업"]}, ${name}`);
      assert.equal(Number(book[i][name]), Number(rows[i][name]));
    }
  });
  const remarks = csv.filter((row) => row.length === 1).join("\n");
  for (const word of ["성긴 표", "상관", "견주고"]) assert.ok(remarks.includes(word), `${word} is remarked`);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the measure of nearness and a second region are chosen on the page", async () => {
  const page = await openPage(browser, demo.base);
  await page.goto(`${demo.base}/opportunities`);
  await page.locator(".cuts__method > summary").click();
  await page.locator("#phi").selectOption("cosine");
  const other = await page.locator("#with option").nth(1).getAttribute("value");
  await page.locator("#with").selectOption(other);
  await Promise.all([page.waitForURL(/phi=cosine/), page.locator("form.cuts button[type=submit]").click()]);
  assert.equal(asked(page, "with"), other);
  assert.ok((await screenTable(page, "beside")).length > 5);
  assert.match(await page.locator("#evidence-density").textContent(), /cosine/);
  await page.locator("form.cuts a", { hasText: "처음 기준으로" }).click();
  await page.waitForURL((url) => !url.searchParams.has("phi"));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("names cover neither names nor, where it matters, are left out", async () => {
  for (const width of [390, 1280, 1920]) {
    const page = await openPage(browser, demo.base);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${demo.base}/opportunities?level=group`);
    await settle(page);
    for (const id of ["network", "prospects"]) {
      const boxes = await page.locator(`#${id} .chart__plot svg`).evaluate((svg) =>
        [...svg.querySelectorAll("text")].filter((t) => t.getAttribute("stroke") && t.getAttribute("stroke") !== "none").map((t) => {
          const { left, right, top, bottom } = t.getBoundingClientRect();
          return { text: t.textContent, left, right, top: top + 2, bottom: bottom - 2 };
        }),
      );
      assert.ok(boxes.length >= 6, `${id} at ${width}: ${boxes.length} names`);
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) {
          const over = a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom;
          assert.ok(!over, `${id} at ${width}: “${a.text}” covers “${b.text}”`);
        }
      });
    }
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

test("without scripts the page is read as tables", async () => {
  const page = await openPage(browser, demo.base, { scripts: false });
  await page.goto(`${demo.base}/opportunities`);
  assert.ok((await candidates(page)).length > 10);
  assert.ok(await page.locator("#network-table tbody tr").first().isVisible());
  await page.locator("#density").fill("0.4");
  await page.locator("form.cuts button[type=submit]").click();
  await page.waitForURL(/density=0.4/);
  await page.context().close();
});

for (const [lang, theme, size] of [["ko", "dark", "desktop"], ["en", "light", "desktop"], ["ko", "light", "phone"], ["en", "dark", "phone"]]) {
  test(`the page is sound: ${lang}, ${theme}, ${size}`, async () => {
    const page = await openPage(browser, demo.base, { lang, theme, size });
    await page.goto(`${demo.base}/opportunities?industry=26&with=41110`);
    await assertSound(page);
    await shot(page, `space-${lang}-${theme}-${size}`);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}
