// What the pages show of a region is what the calculator computes from the
// official file itself, to the last digit.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser, openPage } from "./browser.mjs";
import { download, readCSV, table } from "./downloads.mjs";
import { begin, fill, upload } from "./importing.mjs";
import { survey, withBOM } from "./kosis.mjs";
import { assertSame, screenTable } from "./screen.mjs";
import { naru, startNaru } from "./server.mjs";

const official = fileURLToPath(new URL("../../shared/data/korea/kosis_estab_survey.csv", import.meta.url));

let browser, server, folder;
before(async () => {
  [browser, server, folder] = await Promise.all([openBrowser(), startNaru("serve"), mkdtemp(join(tmpdir(), "naru-files-"))]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test("a file in the shape of the survey of establishments, with invented numbers", async () => {
  const file = join(folder, "invented.csv");
  await writeFile(file, withBOM(survey()));
  await agree(file, "invented", 4);
});

test("the survey of establishments as KOSIS gives it", async (t) => {
  try {
    await access(official);
  } catch {
    t.skip("the reference data do not lie beside the project");
    return;
  }
  await agree(official, "survey", 15);
});

// agree imports a file by the page and holds 경기 from 2021 to 2024 against the
// calculator: on the screen, in the tables' files, for every industry.
async function agree(file, key, industries) {
  const page = await openPage(browser, server.base);
  await upload(page, server.base, basename(file), await readFile(file));
  await fill(page, { key });
  await begin(page);

  const lq = calc(file, "lq", ["--where", "연도=2024"]);
  const split = calc(file, "shift-share", ["--from", "2021", "--to", "2024"]);
  assert.ok(lq.size >= industries && split.size === lq.size, `${lq.size} industries`);

  await page.goto(`${server.base}/industries?data=${key}&region=41&ref=00&measure=employees&from=2021&to=2024&level=section&cols=all`);
  const given = table(readCSV((await download(page, page.locator("#industries .downloads a", { hasText: "CSV" }))).bytes));
  const shown = new Map((await screenTable(page, "industries")).map((row) => [row["코드"], row]));
  const codes = sections(given, lq);
  assert.equal(codes.size, lq.size, "every industry of the file is there");
  for (const [code, key] of codes) {
    const file = bare(given.find((row) => row["코드"] === code));
    const expected = {
      종사자수: lq.get(key).value,
      비중: lq.get(key).region_share,
      "비교 대상의 비중": lq.get(key).reference_share,
      입지계수: lq.get(key).lq,
      "대칭 입지계수": lq.get(key).rsca,
      "시작 값": split.get(key).start,
      "전체 성장 요인": split.get(key).national,
      "산업구조 요인": split.get(key).mix,
      "지역경쟁력 요인": split.get(key).competitive,
      증감: split.get(key).change,
    };
    for (const [column, exact] of Object.entries(expected)) {
      const what = `${code} ${column}`;
      assert.equal(digits(file[column]), digits(exact), what);
      assertSame(shown.get(code)[column], exact, what);
    }
  }
  const [code] = [...codes].find(([, span]) => span === "10~34");
  await waterfall(page, key, code, split.get("10~34"));
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

// waterfall holds the parts of one industry's change on its own page.
async function waterfall(page, key, code, parts) {
  await page.goto(`${server.base}/industries/${code}?data=${key}&region=41&ref=00&measure=employees&from=2021&to=2024`);
  await page.locator("#waterfall .chart__table > summary").click();
  const block = page.locator("#waterfall .table-block");
  const given = readCSV((await download(page, block.locator(".downloads a", { hasText: "CSV" }))).bytes);
  const shown = (await screenTable(page, await block.getAttribute("id"))).map(Object.values);
  const expected = { "시작 값": "start", "전체 성장 요인": "national", "산업구조 요인": "mix", "지역경쟁력 요인": "competitive", "끝 값": "end" };
  for (const [name, part] of Object.entries(expected)) {
    assert.equal(digits(given.find(([first]) => first === name)[1]), digits(parts[part]), `${code} ${name}`);
    assertSame(shown.find(([first]) => first === name)[1], parts[part], `${code} ${name}`);
  }
}

// calc runs the calculator and gives its rows of 경기 by industry.
function calc(file, method, args) {
  const columns = ["--region", "행정구역별", "--industry", "산업코드", "--period", "연도", "--value", "값", "--where", "지표=종사자수"];
  const totals = ["--region-total", "전국", "--industry-total", "0"];
  const out = execFileSync(naru, ["calc", method, file, ...columns, ...totals, ...args], { encoding: "buffer", stdio: ["ignore", "pipe", "pipe"] });
  const rows = table(readCSV(out)).filter((row) => row.region.startsWith("경기"));
  return new Map(rows.map((row) => [row.industry, row]));
}

// sections pairs the codes on the page with the file's spans of divisions, such
// as C and 10~34, in the order of the classification, which both keep.
function sections(rows, lq) {
  const spans = [...lq.keys()].sort();
  const codes = rows.map((row) => row["코드"]).filter((code) => code !== "_T").sort();
  return new Map(codes.map((code, i) => [code, spans[i]]));
}

const bare = (row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k.replace(/ \(.*\)$/, ""), v]));

// digits writes a number so that two texts of it are alike exactly if they are
// the same number.
const digits = (text) => (text === "" ? "" : String(Number(text)));
