/*
 * The package as a user gets it: packed, installed from the tarball in an empty folder, and started with the Node that
 * npm has, which may be older than the one the program needs.
 */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hostEnvironment } from "./support/host-node.ts";
import { listFiles } from "./support/tidy.ts";

const root = join(import.meta.dirname, "..");
const execute = promisify(execFile);

let folder: string;
let installed: string;

// The work is done in copies, so that a checkout in which somebody works is left as it is.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-pack-"));
  const checkout = join(folder, "checkout");
  for (const path of listFiles(root)) await cp(join(root, path), join(checkout, path), { recursive: true });
  await symlink(join(root, "node_modules"), join(checkout, "node_modules"), "junction");
  await npm(checkout, "pack", "--pack-destination", folder);

  const tarball = (await readdir(folder)).find((file) => file.endsWith(".tgz"));
  installed = join(folder, "installed");
  await mkdir(installed);
  await writeFile(join(installed, "package.json"), "{}");
  await npm(installed, "install", "--prefer-offline", "--no-audit", "--no-fund", join(folder, String(tarball)));
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function npm(cwd: string, ...words: string[]): Promise<void> {
  try {
    await execute("npm", words, { cwd, env: hostEnvironment(), shell: process.platform === "win32" });
  } catch (error) {
    // The compiler tells its errors on standard output, which the message of the error lacks.
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`npm ${words.join(" ")} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** Runs the installed command and never rejects. */
async function flyt(...words: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const command = join(installed, "node_modules", ".bin", "flyt");
  return execute(command, words, { cwd: installed, env: hostEnvironment(), shell: process.platform === "win32" }).then(
    ({ stdout, stderr }) => ({ exitCode: 0, stdout, stderr }),
    (error) => ({ exitCode: Number(error.code), stdout: error.stdout, stderr: error.stderr }),
  );
}

test("the tarball has the program, the example scenarios and the documents, but no tests and no TypeScript", async () => {
  const files = await readdir(join(installed, "node_modules", "pasientflyt"), { recursive: true });
  for (const file of [
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "flyt.cjs",
    "launcher.cjs",
    "dist/cli/main.js",
    "web/dist/index.html",
  ])
    expect(files).toContain(file);
  expect(files).toContain("scenarios/trondheim.yaml");
  const unwanted = files.filter(
    (file) => /^(test|bench|node_modules)\b/.test(file) || (/\.tsx?$/.test(file) && !file.endsWith(".d.ts")),
  );
  expect(unwanted).toEqual([]);
});

test("the installed command tells its version", async () => {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const { exitCode, stdout, stderr } = await flyt("--version");
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain(version);
});

test("the installed command prints the JSON Schema of scenarios", async () => {
  const { exitCode, stdout, stderr } = await flyt("schema");
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(JSON.parse(stdout)).toHaveProperty("else.properties.places");
});

test("the installed command simulates, in worker threads", async () => {
  const { exitCode, stdout } = await flyt(
    "run",
    "one-ward",
    "--json",
    "--quiet",
    "--replications",
    "3",
    "--threads",
    "2",
  );
  expect(exitCode).toBe(0);
  const { manifest, measures } = JSON.parse(stdout);
  expect(manifest.replications).toBe(3);
  expect(measures.length).toBeGreaterThan(20);
});

test("the installed command accepts an example scenario and refuses a broken one with exit code 3", async () => {
  const example = join(installed, "node_modules", "pasientflyt", "scenarios", "trondheim.yaml");
  expect(await flyt("validate", example)).toMatchObject({ exitCode: 0 });
  await writeFile(join(installed, "broken.yaml"), "places: 3\n");
  expect(await flyt("validate", "broken.yaml")).toMatchObject({ exitCode: 3 });
});
