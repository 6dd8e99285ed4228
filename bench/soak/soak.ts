/*
 * What the platform promises, shown at length; at the end a table of what was promised and what was measured:
 *
 *   npm run soak                    all, about half an hour
 *   npm run soak -- kills load      some
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { machineText } from "../machine.ts";
import { run as clusterKills } from "./cluster-kills.ts";
import { run as gracefulStops } from "./graceful-stop.ts";
import { run as load } from "./load.ts";
import { START_SECONDS, type Waits } from "./load-client.ts";
import { run as serverKills } from "./server-kills.ts";

interface Measured {
  readonly holds: boolean;
  readonly text: string;
}

interface Part {
  readonly name: string;
  readonly promise: string;
  readonly bar: string;
  readonly run: () => Promise<Measured>;
}

const ROOT = join(import.meta.dirname, "..", "..");
const VITEST = join(ROOT, "node_modules", "vitest", "vitest.mjs");

const PARTS: readonly Part[] = [
  {
    name: "kills",
    promise: "no acknowledged job lost or done twice; results identical",
    bar: "200 SIGKILLs of the server: 0 lost, 0 doubled, digests equal",
    run: async () => {
      const { kills, acknowledged, lost, doubled, differing, takenUp } = await serverKills(200);
      return {
        holds: lost.length + doubled.length + differing.length === 0 && takenUp > 0,
        text: `${kills} kills, ${acknowledged} jobs, ${takenUp} of them taken up again: ${lost.length} lost, ${doubled.length} doubled, ${differing.length} differ`,
      };
    },
  },
  {
    name: "workers",
    promise: "distributed run complete and identical",
    bar: "workers and PostgreSQL killed at random: digests equal",
    run: async () => {
      const size = { workers: 3, workerKills: 40, databaseKills: 8, jobs: 40, longestPauseMs: 2000 };
      const { workerKills, databaseKills, jobs, notDone, differing, seconds } = await clusterKills(size);
      return {
        holds: notDone.length + differing.length === 0,
        text: `${workerKills} workers and PostgreSQL ${databaseKills} times killed in ${seconds.toFixed(0)} s, ${jobs} jobs: ${notDone.length} not done, ${differing.length} differ`,
      };
    },
  },
  {
    name: "faults",
    promise: "worker faults stay inside the job",
    bar: "throw, exit, out of memory, hang, abort races: 0 server exits",
    run: () => tests("job-faults"),
  },
  {
    name: "load",
    promise: "load while simulating",
    bar: "1,000 requests/s, 10 % durable writes, 200 event streams: no error, memory flat, p99 50 ms aimed at",
    run: async () => {
      const seen = await load({ seconds: 60, perSecond: 1000, streams: 200 });
      const { errors, requests, writes, kept, megabytes, events, simulatedThroughout } = seen;
      const count = Object.values(errors).reduce((sum, one) => sum + one, 0);
      return {
        holds: count === 0 && kept === writes && simulatedThroughout,
        text:
          `${requests} requests, ${writes} writes (${kept} kept), ${events} events: ${count} errors ${count > 0 ? JSON.stringify(errors) : ""}; ` +
          `${waitsText(seen)}; first ${START_SECONDS} s ${waitsText(seen.start)}; after that ${waitsText(seen.after)}, ` +
          `writes ${waitsText(seen.writesAfter)}; event loop of the server late by ${waitsText(seen.serverDelay)}, ` +
          `of the client by ${waitsText(seen.delay)}, which sent ${seen.sentLateP99Ms.toFixed(0)} ms late (p99); ` +
          `${seen.answeringMs.toFixed(2)} ms of the processor to answer a request; ${megabytes.join(", ")} MB`,
      };
    },
  },
  {
    name: "malformed",
    promise: "malformed input",
    bar: "50,000 generated requests and scenario files: no 5xx, no hang over 1 s",
    run: () => tests("http-fuzz", { FLYT_FUZZ_REQUESTS: "50000", FLYT_FUZZ_FILES: "3000" }),
  },
  {
    name: "disk",
    promise: "disk full",
    bar: "nothing acknowledged lost",
    run: () => tests("store-disk-full"),
  },
  {
    name: "corruption",
    promise: "corruption",
    bar: "every changed document reported, none served",
    run: () => tests("store-damage"),
  },
  {
    name: "stop",
    promise: "graceful stop",
    bar: "<= 10 s, running jobs resume from their chunks",
    run: async () => {
      const { stops, slowestMs, badEnds, chunksKept, differing } = await gracefulStops(5);
      return {
        holds: slowestMs <= 10_000 && badEnds.length + differing.length === 0 && chunksKept.every((kept) => kept > 0),
        text: `${stops} stops, slowest ${(slowestMs / 1000).toFixed(1)} s, chunks kept ${chunksKept.join(", ")}, ${differing.length} differ`,
      };
    },
  },
];

if (import.meta.main) process.exitCode = await soak(process.argv.slice(2));

/** @returns the exit code */
async function soak(wanted: readonly string[]): Promise<number> {
  const names = PARTS.map(({ name }) => name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`there is no ${unknown.join(", ")}; there are ${names.join(", ")}\n`);
    return 2;
  }
  const chosen = PARTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const rows: string[] = [];
  let broken = 0;
  for (const { name, promise, bar, run } of chosen) {
    process.stdout.write(`== ${name}: ${promise}\n`);
    const { holds, text } = await run().catch((error: unknown) => ({ holds: false, text: String(error) }));
    process.stdout.write(`   ${holds ? "holds" : "DOES NOT HOLD"}: ${text}\n`);
    if (!holds) broken++;
    rows.push(`| ${promise} | ${bar} | ${holds ? "" : "**broken** "}${text.replaceAll("|", "/")} |`);
  }
  process.stdout.write(`\n${machineText()}\n\n| Promise | Bar | Measured |\n| --- | --- | --- |\n${rows.join("\n")}\n`);
  return broken === 0 ? 0 : 1;
}

function waitsText({ p50Ms, p99Ms, slowestMs }: Waits): string {
  return `p50 ${p50Ms.toFixed(0)} ms, p99 ${p99Ms.toFixed(0)} ms, slowest ${slowestMs.toFixed(0)} ms`;
}

/** A test file that is a promise in itself, at the size that the environment says. */
async function tests(file: string, env: Readonly<Record<string, string>> = {}): Promise<Measured> {
  const words = [VITEST, "run", `test/${file}.test.ts`, "--maxWorkers=1", "--disableConsoleIntercept"];
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  }
  const exitCode = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (exitCode !== 0) process.stdout.write(said);
  const passed = /^\s*Tests\s+(.*)$/m.exec(said)?.[1] ?? "no test was run";
  const slowest = /^.*slowest.*$/m.exec(said)?.[0] ?? "";
  return { holds: exitCode === 0, text: [passed, slowest].filter((text) => text !== "").join("; ") };
}
