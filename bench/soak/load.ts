/* Many requests and event streams while all threads simulate: are there errors, how long does it take, does memory grow? */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { pause } from "./chance.ts";
import { startServing } from "./flyt-process.ts";
import { ask, jobOf } from "./job-client.ts";
import { type LoadAsked, type LoadSeen, lateness, type Waits } from "./load-client.ts";

export interface LoadSize {
  readonly seconds: number;
  readonly perSecond: number;
  readonly streams: number;
}

export interface LoadMeasured extends LoadSeen {
  /** Whether the job was still being simulated at the end, as it has to be. */
  readonly simulatedThroughout: boolean;
  /** Scenarios that are kept at the end. */
  readonly kept: number;
  /** How late the event loop of the server was, as its own metrics tell. */
  readonly serverDelay: Waits;
  /** Of the processor, that its thread which answers took for each request, simulating and all else left out; NaN where the system does not tell. */
  readonly answeringMs: number;
  /** Memory of the server, each fifth of the time; empty where the system does not tell. */
  readonly megabytes: readonly number[];
}

/** Of the timer by which the server's metrics look at its event loop, unless they are told another. */
const METRICS_RESOLUTION_MS = 10;
const CLIENT = join(import.meta.dirname, "load-client.ts");

export async function run({ seconds, perSecond, streams }: LoadSize): Promise<LoadMeasured> {
  const data = mkdtempSync(join(tmpdir(), "flyt-load-"));
  const config = join(data, "serve.yaml");
  // What keeps strangers from asking so much is not what is looked at here.
  const limits = `{ requestsPerMinutePerToken: 0, requestsPerMinutePerAddress: 0, streamsPerUser: ${streams + 1}, placeDays: 1.0e+12 }`;
  writeFileSync(config, `limits: ${limits}\n`);
  const { server, url } = await startServing([
    "--data",
    data,
    "--config",
    config,
    "--threads",
    `${availableParallelism()}`,
  ]);
  try {
    const job = await ask(url, { kind: "runs", body: { scenario: "trondheim", replications: 20_000 } });
    // Only when chunks are under way do all threads simulate.
    while (!(await isSimulating(url))) await pause(50);
    const megabytes: number[] = [];
    const look = setInterval(
      () => {
        const now = residentMegabytes(server.process.pid);
        if (now !== undefined) megabytes.push(now);
      },
      (seconds * 1000) / 5,
    );
    // What is told of the event loop is of the time since it was told last.
    await delayOf(url);
    const before = answeringMs(server.process.pid);
    const seen = await fromElsewhere({ url, job, seconds, perSecond, streams });
    const took = answeringMs(server.process.pid) - before;
    const serverDelay = await delayOf(url);
    clearInterval(look);
    const { state } = await jobOf(url, job);
    const kept = await keptScenarios(url);
    const simulatedThroughout = state === "running";
    return { ...seen, simulatedThroughout, kept, serverDelay, answeringMs: took / seen.requests, megabytes };
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function fromElsewhere(asked: LoadAsked): Promise<LoadSeen> {
  const client = spawn(process.execPath, [CLIENT, JSON.stringify(asked)], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  client.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  await new Promise((resolve, reject) => {
    client.once("error", reject);
    client.once("close", resolve);
  });
  return JSON.parse(said) as LoadSeen;
}

async function keptScenarios(url: string): Promise<number> {
  let kept = 0;
  let cursor: string | null = null;
  do {
    const page: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await fetch(`${url}/api/v1/scenarios?limit=200${page}`);
    const { entries, next } = (await answer.json()) as { entries: readonly { name: string }[]; next: string | null };
    kept += entries.filter(({ name }) => name.startsWith("load-")).length;
    cursor = next;
  } while (cursor !== null);
  return kept;
}

async function isSimulating(url: string): Promise<boolean> {
  return /^flyt_chunks_running [1-9]/m.test(await metricsOf(url));
}

async function delayOf(url: string): Promise<Waits> {
  const metrics = await metricsOf(url);
  const ms = (which: string): number =>
    Number(new RegExp(`^nodejs_eventloop_lag_${which}_seconds (\\S+)$`, "m").exec(metrics)?.[1]) * 1000;
  return lateness([ms("p50"), ms("p99"), ms("max")], METRICS_RESOLUTION_MS);
}

async function metricsOf(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

/** Time of the processor that the first thread of a process has had, as Linux tells it: that of its event loop. */
function answeringMs(processId: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${processId}/task/${processId}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}

/** As Linux tells it. */
function residentMegabytes(processId: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}
