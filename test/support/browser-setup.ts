import { rmSync } from "node:fs";
import { isPackaged, namedBrowser, packagedBrowser } from "./packaged-browser.ts";
import { namePageFolder } from "./page-folder.ts";

/**
 * Runs once, before all tests: several test files that unpacked the browser at the same time would be slow. What goes wrong
 * here is told by the tests that need a browser, and spares the others.
 *
 * @returns what is done after all tests
 */
export async function setup(): Promise<() => void> {
  const folder = namePageFolder();
  if (isPackaged() && !namedBrowser()) await packagedBrowser().catch(() => {});
  return () => rmSync(folder, { recursive: true, force: true });
}
