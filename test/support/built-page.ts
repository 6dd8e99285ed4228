import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { buildPage } from "../../web/build-page.ts";
import { pageFolder } from "./page-folder.ts";

const PATIENCE_MS = 170_000;

/**
 * The page as a server serves it, built once for all test files of a run: by whoever asks first, while the others wait.
 *
 * @returns a folder that nobody may write to; it is removed after all tests
 */
export async function builtPage(): Promise<string> {
  const run = pageFolder();
  const page = join(run, "page");
  const isBuilt = join(run, "is-built");
  if (!isFirst(run)) {
    for (const endMs = Date.now() + PATIENCE_MS; !existsSync(isBuilt) && Date.now() < endMs;) await wait(100);
    if (!existsSync(isBuilt)) throw new Error(`nobody has built the page in ${run}`);
    return page;
  }
  try {
    await buildPage(page);
    writeFileSync(isBuilt, "");
    return page;
  } catch (error) {
    // The next one to ask tries again.
    rmSync(run, { recursive: true, force: true });
    throw error;
  }
}

function isFirst(run: string): boolean {
  try {
    mkdirSync(run);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
