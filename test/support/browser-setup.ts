import { isPackaged, namedBrowser, packagedBrowser } from "./packaged-browser.ts";

/**
 * Runs once, before all tests: several test files that unpacked the browser at the same time would be slow. What goes wrong
 * here is told by the tests that need a browser, and spares the others.
 */
export async function setup(): Promise<void> {
  if (isPackaged() && !namedBrowser()) await packagedBrowser().catch(() => {});
}
