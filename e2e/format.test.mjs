// Charts write numbers by the same table as the server.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

test("numbers read the same in a picture and in its table", async () => {
  const code = execFileSync("go", ["tool", "esbuild", "internal/web/assets/src/charts/format.ts", "--format=esm"], { cwd: root });
  const { write } = await import(`data:text/javascript;base64,${code.toString("base64")}`);
  const cases = JSON.parse(await readFile(new URL("../internal/web/ui/testdata/numbers.json", import.meta.url), "utf8"));
  for (const { format, value, ko, en } of cases) {
    assert.equal(write(format, value, "ko"), ko);
    assert.equal(write(format, value, "en"), en);
  }
});
