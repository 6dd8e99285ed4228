import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { SERVE_MESSAGES } from "./serve-messages.ts";
import type { Talk } from "./talk.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BUILT = join(ROOT, "web", "dist", "index.html");

/** What the page is made of. */
const SOURCES = ["web", "report", "analysis", "engine", "scenarios", "package.json"];

/** Set to `no`, the page is left as it is: for tests, and for who builds it beforehand. */
const SWITCH = "FLYT_BUILD_PAGE";

/**
 * In a checkout, builds the page where it is not there or older than what it is made of. The package has it built, and where the
 * packages for development are not installed it cannot be. It is never why the server does not start: what fails is told.
 */
export async function buildPageWhereNeeded(talk: Talk, env: NodeJS.ProcessEnv): Promise<void> {
  if (env[SWITCH] === "no" || !canBeBuilt() || isBuilt()) return;
  const words = SERVE_MESSAGES[talk.language];
  talk.say(words.buildingPage);
  const failure = await build();
  if (failure !== null) talk.say(words.pageNotBuilt(failure));
}

function canBeBuilt(): boolean {
  const isCheckout = extname(import.meta.url) === ".ts" && existsSync(join(ROOT, "web", "build-page.ts"));
  return isCheckout && existsSync(join(ROOT, "node_modules", "vite", "package.json"));
}

function isBuilt(): boolean {
  if (!existsSync(BUILT)) return false;
  const builtMs = statSync(BUILT).mtimeMs;
  return SOURCES.every((name) => newestMs(join(ROOT, name)) <= builtMs);
}

function newestMs(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const names = readdirSync(path).filter((name) => name !== "dist");
  return Math.max(0, ...names.map((name) => newestMs(join(path, name))));
}

/** In a process of its own: what builds is large, and is gone afterwards. @returns why it failed; null where it did not */
function build(): Promise<string | null> {
  const child = spawn(process.execPath, [...process.execArgv, join(ROOT, "web", "build-page.ts")], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2000)));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => resolve(code === 0 ? null : said.trim() || `exit code ${code}`));
  });
}
