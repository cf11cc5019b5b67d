// Starts servers for tests on a free loopback port and stops them by their
// own process id.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
export const naru = process.env.NARU_TEST_BINARY ?? join(root, "bin", "naru");
const patience = 120_000;

// start runs a command until it prints an address of this machine, and gives
// that address and a way to stop it.
export async function start(command, args, { env = {} } = {}) {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${command} did not say where it listens:\n${said}`)), patience);
    const listen = (chunk) => {
      said += chunk;
      const found = /http:\/\/(127\.0\.0\.1|localhost|\[::1\]):(\d+)\/?/.exec(said);
      if (found) {
        clearTimeout(timer);
        resolve(found[0].replace(/\/$/, ""));
      }
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`${command} ended with ${code}:\n${said}`));
    });
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(late);
  };
  return { base: address, stop, output: () => said };
}

// startNaru runs bin/naru, or the program that NARU_TEST_BINARY names, with a
// data folder of its own. The command is "serve" or "demo"; a server on port 0
// takes a free one.
export async function startNaru(command = "serve", { data, args = [] } = {}) {
  const own = data ?? (await mkdtemp(join(tmpdir(), "naru-e2e-")));
  const server = await start(naru, [command, "--data", own, "--addr", "127.0.0.1:0", ...args]);
  return {
    ...server,
    data: own,
    stop: async () => {
      await server.stop();
      if (!data) await rm(own, { recursive: true, force: true });
    },
  };
}

// startFixture serves the pages that hold every component once.
export async function startFixture() {
  const folder = await mkdtemp(join(tmpdir(), "naru-fixture-"));
  const program = join(folder, "fixture");
  const build = spawn("go", ["build", "-o", program, "./e2e/fixture"], { cwd: root, stdio: "inherit" });
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error("the fixture does not build");
  const server = await start(program, []);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
