/*
 * Runs each bench by itself at its full size, one after another, so that none warms up or slows down the next:
 *
 *   npm run bench            all
 *   npm run bench -- pool    those with "pool" in their names
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { benchFiles, benchFolder } from "../test/support/bench-files.ts";

const wanted = process.argv[2] ?? "";
const chosen = benchFiles().filter((file) => file.includes(wanted));

const failed: string[] = [];
for (const file of chosen) {
  process.stdout.write(`\n== bench/${file}\n`);
  const { status } = spawnSync(process.execPath, [...process.execArgv, join(benchFolder, file)], { stdio: "inherit" });
  if (status !== 0) failed.push(file);
}

if (chosen.length === 0) process.stderr.write(`no bench has "${wanted}" in its name\n`);
if (failed.length > 0) process.stderr.write(`\nfailed: ${failed.join(", ")}\n`);
process.exitCode = failed.length > 0 || chosen.length === 0 ? 1 : 0;
