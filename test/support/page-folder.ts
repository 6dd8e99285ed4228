import { tmpdir } from "node:os";
import { join } from "node:path";

const VARIABLE = "FLYT_TEST_PAGE";

/** Called once before all tests: names the folder where the page is built in this run, and makes nothing. */
export function namePageFolder(): string {
  return (process.env[VARIABLE] = join(tmpdir(), `flyt-page-${process.pid}`));
}

/** Whether the page may be built for all tests of a run. */
export function isTestRun(): boolean {
  return process.env[VARIABLE] !== undefined;
}

/** The same folder, asked for by the process of a test file. */
export function pageFolder(): string {
  const folder = process.env[VARIABLE];
  if (folder === undefined) throw new Error(`${VARIABLE} is not set: test/support/browser-setup.ts sets it`);
  return folder;
}
