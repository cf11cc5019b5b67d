// Reads tables as they stand on the screen.
import assert from "node:assert/strict";

// screenTable gives the rows of a table by the texts of their headings, without
// units and marks. Totals are left out.
export function screenTable(page, id) {
  return page.locator(`#${id} table`).evaluate((table) => {
    const own = (el) => [...el.childNodes].filter((n) => !(n.nodeType === 1 && n.matches(".sr-only, .remark, .table__unit, .table__arrow, .table__chosen"))).map((n) => (n.nodeType === 1 ? n.innerText : n.textContent)).join("").trim();
    const heads = [...table.tHead.rows[0].cells].map((th) => own(th.querySelector(".table__sort") ?? th));
    return [...table.tBodies[0].rows]
      .filter((row) => !row.matches(".is-total"))
      .map((row) => Object.fromEntries([...row.cells].map((cell, i) => [heads[i], own(cell)])));
  });
}

// assertSame holds what is read on the screen against all the digits of a file:
// it must be that number, rounded as written.
export function assertSame(seen, exact, what) {
  if (exact === "" || exact === undefined) {
    assert.equal(seen, "–", what);
    return;
  }
  if (Number.isNaN(Number(exact))) {
    assert.equal(seen, exact, what);
    return;
  }
  const [, minus, digits, percent] = /^([△−])?\+?([\d,.]+)(%p?)?$/.exec(seen) ?? assert.fail(`${what}: “${seen}” is no number`);
  const decimals = digits.split(".")[1]?.length ?? 0;
  const value = Number(digits.replaceAll(",", "")) * (minus ? -1 : 1);
  const expected = Number(exact) * (percent ? 100 : 1);
  assert.ok(Math.abs(value - expected) <= 0.5 * 10 ** -decimals * (1 + 1e-9), `${what}: “${seen}” is not ${exact}`);
}
