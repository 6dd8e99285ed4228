/*
 * Memory does not grow with the number of patients: 10 million of them in one replication against 100 thousand, over as many
 * days and with as many present at a time, each in a process of its own.
 *
 *   npm run bench -- memory
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "../engine/compile.ts";
import { replicate } from "../engine/replicate.ts";
import { printRows, type Row } from "./bench.ts";
import { benchNetwork } from "./scenarios.ts";

const FULL_SIZE = 20;
const DAYS_PER_SIZE = 50;
const FEW_PER_DAY = 100;
const MANY_PER_DAY = 10_000;
/** Of the bench network at factor 1. */
const ARRIVALS_PER_DAY = 6;
const MOST_MEGABYTES = 50;

interface Measured {
  readonly patients: number;
  readonly megabytes: number;
  readonly seconds: number;
}

/** @throws Error where many patients take more than 50 MB beyond what few do */
export function run(size: number): Row[] {
  const few = measureApart(FEW_PER_DAY, size);
  const many = measureApart(MANY_PER_DAY, size);
  const more = many.megabytes - few.megabytes;
  for (const { patients, megabytes, seconds } of [few, many]) {
    console.log(`${patients} patients: at most ${megabytes.toFixed(1)} MB resident, ${seconds.toFixed(1)} s`);
  }
  if (more > MOST_MEGABYTES) throw new Error(`${more.toFixed(1)} MB more, above ${MOST_MEGABYTES}`);
  return [
    {
      what: "Memory of 10 million patients in one replication beyond that of 100 thousand",
      figure: `${more.toFixed(0)} MB (${many.megabytes.toFixed(0)} and ${few.megabytes.toFixed(0)})`,
    },
  ];
}

function measureApart(perDay: number, size: number): Measured {
  const words = [...process.execArgv, fileURLToPath(import.meta.url), String(perDay), String(size)];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: "utf8" })) as Measured;
}

function measureHere(perDay: number, size: number): Measured {
  const model = compile(benchNetwork(DAYS_PER_SIZE * size, perDay / ARRIVALS_PER_DAY));
  const before = performance.now();
  const { entered } = replicate(model, 0);
  const seconds = (performance.now() - before) / 1000;
  return { patients: entered, megabytes: mostResidentMegabytes(), seconds };
}

/** Of this process, all its life. Linux hands on the figure of `resourceUsage` from the process that started this one. */
export function mostResidentMegabytes(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS / 1024;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))!;
  return Number(kilobytes) / 1024;
}

if (import.meta.main) {
  const [perDay, size] = process.argv.slice(2).map(Number);
  if (perDay !== undefined && size !== undefined) process.stdout.write(JSON.stringify(measureHere(perDay, size)));
  else printRows("memory", run(FULL_SIZE));
}
