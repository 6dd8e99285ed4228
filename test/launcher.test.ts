/*
 * The launcher is run by the Node that the machine has, so these tests use that one and not their own.
 */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostEnvironment } from "./support/host-node.ts";

const root = join(import.meta.dirname, "..");
const launcher = join(root, "launcher.cjs");
const env = hostEnvironment();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-launcher-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function script(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

interface Ending {
  exitCode: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
}

async function ending(child: ChildProcessWithoutNullStreams): Promise<Ending> {
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data) => (stdout += data));
  child.stderr.on("data", (data) => (stderr += data));
  const [exitCode, signal] = await once(child, "close");
  return { exitCode, signal, stdout, stderr };
}

function run(...words: string[]): Promise<Ending> {
  return ending(spawn("node", words, { cwd: folder, env }));
}

/** Starts a script that says when it is ready, in a process group of its own, and sends a signal to one or all. */
async function interrupt(file: string, signal: NodeJS.Signals, to: "launcher" | "group"): Promise<Ending> {
  const child = spawn("node", [launcher, file], { cwd: folder, env, detached: true });
  const end = ending(child);
  await once(child.stdout, "data");
  process.kill(Number(child.pid) * (to === "group" ? -1 : 1), signal);
  return end;
}

test("a TypeScript file runs as it is written, with its arguments, and nothing is said besides", async () => {
  const file = await script("hello.ts", "const words: string[] = process.argv.slice(2); console.log(words.join('+'));");
  expect(await run(launcher, file, "a b", "--c", "")).toEqual({
    exitCode: 0,
    signal: null,
    stdout: "a b+--c+\n",
    stderr: "",
  });
});

test("the Node that runs it is new enough", async () => {
  const file = await script("version.ts", "console.log(process.versions.node);");
  expect(parseInt((await run(launcher, file)).stdout)).toBeGreaterThanOrEqual(24);
});

test("the command that it prints is the one that it runs", async () => {
  const { stdout } = await run(launcher, "--print-command");
  const file = await script("command.ts", 'console.log([process.execPath, ...process.execArgv].join("\\n"));');
  expect((await run(launcher, file)).stdout).toBe(stdout);
});

test.each([0, 3, 70])("exit code %i is passed on", async (exitCode) => {
  const file = await script(`exit-${exitCode}.ts`, `process.exit(${exitCode});`);
  expect(await run(launcher, file)).toMatchObject({ exitCode });
});

test("the tools of package.json are found by name", async () => {
  expect(await run(launcher, "tsc", "--version")).toMatchObject({ exitCode: 0, stderr: "" });
  expect(await run(launcher, "prettier", "--version")).toMatchObject({ exitCode: 0, stderr: "" });
});

test("a word that is no tool and no script is a mistake in usage", async () => {
  expect(await run(launcher, "no-such-tool")).toMatchObject({ exitCode: 2, stdout: "" });
  expect(await run(launcher)).toMatchObject({ exitCode: 2, stdout: "" });
});

test("a Node that is too old, with none installed beside it, is told what to do", async () => {
  const alone = join(folder, "alone.cjs");
  await cp(launcher, alone);
  const old = await script(
    "old.cjs",
    'Object.defineProperty(process, "versions", { value: Object.assign({}, process.versions, { node: "8.17.0" }) });',
  );
  const { exitCode, stderr } = await run("--require", old, alone, "--print-node");
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/this is Node 8\.17\.0, which is too old.*\nInstall Node 24 or newer/);
});

describe.skipIf(process.platform === "win32")("signals", () => {
  const saves = `
    let told = 0;
    process.on("SIGINT", () => { if (++told === 1) setTimeout(() => { console.log("saved"); process.exit(130); }, 200); });
    process.on("SIGTERM", () => { console.log("ended"); process.exit(7); });
    setInterval(() => {}, 1000);
    console.log("ready");`;
  const minds = 'console.log("ready"); setInterval(() => {}, 1000);';

  test("an interrupt of the group, as Ctrl-C makes it, lets the script save what it has", async () => {
    expect(await interrupt(await script("saves.ts", saves), "SIGINT", "group")).toMatchObject({
      exitCode: 130,
      stdout: "ready\nsaved\n",
    });
  });

  test("an interrupt of the launcher alone reaches the script", async () => {
    expect(await interrupt(await script("saves-alone.ts", saves), "SIGINT", "launcher")).toMatchObject({
      exitCode: 130,
      stdout: "ready\nsaved\n",
    });
  });

  test("a request to terminate reaches the script, and its exit code comes back", async () => {
    expect(await interrupt(await script("ends.ts", saves), "SIGTERM", "launcher")).toMatchObject({
      exitCode: 7,
      stdout: "ready\nended\n",
    });
  });

  test.each(["SIGINT", "SIGTERM"] as const)("a script that %s kills gives 128 + its number", async (signal) => {
    const exitCode = 128 + constants.signals[signal];
    expect(await interrupt(await script(`minds-${signal}.ts`, minds), signal, "launcher")).toMatchObject({ exitCode });
  });
});

describe.skipIf(process.platform === "win32")("./flyt", () => {
  /** A checkout with a program of one line, and a link to its `flyt` in a folder elsewhere. */
  async function checkout(name: string, program: string): Promise<{ linked: string; home: string }> {
    const home = join(folder, name);
    for (const file of ["flyt", "launcher.cjs"]) await cp(join(root, file), join(home, file));
    await symlink(join(root, "node_modules"), join(home, "node_modules"));
    await cp(await script(`${name}.ts`, program), join(home, "cli", "main.ts"));
    await symlink(join("..", "flyt"), join(home, "cli", "first-link"));
    await symlink(join(home, "cli", "first-link"), join(folder, `${name}-link`));
    return { linked: join(folder, `${name}-link`), home };
  }

  test("runs the program from any folder, through links, with its arguments and exit code", async () => {
    const { linked, home } = await checkout(
      "a checkout",
      "console.log(process.argv.slice(1).join()); process.exit(3);",
    );
    expect(await ending(spawn(linked, ["x y", "--z"], { cwd: tmpdir(), env }))).toEqual({
      exitCode: 3,
      signal: null,
      stdout: `${join(home, "cli", "main.ts")},x y,--z\n`,
      stderr: "",
    });
  });

  test("becomes the program, so even a kill leaves nothing behind", async () => {
    const { linked } = await checkout("killed", "console.log(process.pid); setInterval(() => {}, 1000);");
    const child = spawn(linked, { env });
    const [pid] = await once(child.stdout, "data");
    expect(Number(String(pid))).toBe(child.pid);
    child.kill("SIGKILL");
    expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  });

  test("says what to do before the packages are installed", async () => {
    const { linked, home } = await checkout("bare", "");
    await rm(join(home, "node_modules"));
    const { exitCode, stderr } = await ending(spawn(linked, { env }));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("npm ci");
  });
});
