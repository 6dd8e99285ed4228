/*
 * Runs each bench by itself at its full size, one after another, so that none warms up or slows down the next, and prints at
 * the end the table of speeds as it stands in README.md:
 *
 *   npm run bench            all
 *   npm run bench -- pool    those with "pool" in their names
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { benchFiles, benchFolder } from "../test/support/bench-files.ts";
import { machineText } from "./machine.ts";

const wanted = process.argv[2] ?? "";
const chosen = benchFiles().filter((file) => file.includes(wanted));

const failed: string[] = [];
const rows: string[] = [];
for (const file of chosen) {
  process.stdout.write(`\n== bench/${file}\n`);
  const { exitCode, output } = await runBench(file);
  rows.push(...output.split("\n").filter((line) => line.startsWith("| ")));
  if (exitCode !== 0) failed.push(file);
}

if (rows.length > 0) {
  process.stdout.write(`\n${machineText()}\n\n| What | Figure | Command |\n| --- | --- | --- |\n${rows.join("\n")}\n`);
}
if (chosen.length === 0) process.stderr.write(`no bench has "${wanted}" in its name\n`);
if (failed.length > 0) process.stderr.write(`\nfailed: ${failed.join(", ")}\n`);
process.exitCode = failed.length > 0 || chosen.length === 0 ? 1 : 0;

/** Shows what a bench prints as it comes, and keeps it. */
async function runBench(file: string): Promise<{ exitCode: number | null; output: string }> {
  const bench = spawn(process.execPath, [...process.execArgv, join(benchFolder, file)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  bench.stdout.setEncoding("utf8").on("data", (text: string) => {
    process.stdout.write(text);
    output += text;
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    bench.on("error", reject);
    bench.on("close", resolve);
  });
  return { exitCode, output };
}
