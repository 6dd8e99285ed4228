/*
 * A process of its own that asks a server so many times a second, however long its answers take, and holds event streams open. What it is
 * to do comes as JSON in its first argument; what it saw goes to stdout as JSON.
 */
import { Agent, get, type IncomingMessage, request } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { exampleText } from "../../tasks/package.ts";

export interface LoadAsked {
  readonly url: string;
  /** Whose events are streamed. */
  readonly job: string;
  readonly seconds: number;
  readonly perSecond: number;
  readonly streams: number;
}

export interface LoadSeen {
  readonly requests: number;
  /** Durable ones among them that were acknowledged. */
  readonly writes: number;
  /** What went wrong, at most twenty of each kind; empty where nothing did. */
  readonly errors: Readonly<Record<string, number>>;
  /** From when a request was due to its last byte, over all the time. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
  /** Of those that were due in the first seconds, when neither process had done any of this before, and of the rest; writes apart. */
  readonly start: Waits;
  readonly after: Waits;
  readonly writesAfter: Waits;
  /** What of it is this process's own: how late it sent what was due, 99 in a hundred, and the delay of its event loop. */
  readonly sentLateP99Ms: number;
  readonly delay: Waits;
  /** Events that came in, over all streams. */
  readonly events: number;
}

/** Milliseconds; NaN where nothing was measured. */
export interface Waits {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
}

interface Answered {
  readonly dueMs: number;
  readonly sentLateMs: number;
  readonly waitMs: number;
  readonly isWrite: boolean;
}

/** Half of the time, where that is less. */
export const START_SECONDS = 5;

const WARD = exampleText("one-ward.yaml") ?? "";
const SHARE_WRITES = 10;
const TICK_MS = 5;
const RESOLUTION_MS = 1;

if (import.meta.main) process.stdout.write(JSON.stringify(await load(JSON.parse(process.argv[2]) as LoadAsked)));

async function load({ url, job, seconds, perSecond, streams }: LoadAsked): Promise<LoadSeen> {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const errors: Record<string, number> = {};
  const failed = (what: string): void => void (errors[what] = (errors[what] ?? 0) + 1);
  const events = await openStreams(`${url}/api/v1/jobs/${job}/events`, streams, failed);

  const reads = ["/api/v1/scenarios?limit=20", `/api/v1/jobs/${job}`, "/api/v1/jobs?limit=20", "/readyz"];
  const all: Answered[] = [];
  const underWay: Promise<void>[] = [];
  let writes = 0;
  const one = async (number: number, dueMs: number): Promise<void> => {
    const isWrite = number % SHARE_WRITES === 0;
    const path = isWrite ? `/api/v1/scenarios?name=load-${number}.yaml` : reads[number % reads.length];
    const sentLateMs = performance.now() - dueMs;
    try {
      const status = await answered(`${url}${path}`, agent, isWrite ? `${WARD}\n# ${number}\n` : undefined);
      all.push({ dueMs, sentLateMs, waitMs: performance.now() - dueMs, isWrite });
      if (status >= 400) failed(`${isWrite ? "write" : path}: ${status}`);
      else if (isWrite) writes++;
    } catch (error) {
      failed(`${isWrite ? "write" : path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
    }
  };
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const startMs = performance.now();
  const requests = seconds * perSecond;
  for (let number = 0; number < requests;) {
    const due = Math.min(requests, Math.floor(((performance.now() - startMs) / 1000) * perSecond));
    // Each was due at its own moment, also where this process itself was late.
    for (; number < due; number++) underWay.push(one(number, startMs + (number / perSecond) * 1000));
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(underWay);
  events.close();
  agent.destroy();
  delay.disable();
  const afterMs = startMs + Math.min(START_SECONDS, seconds / 2) * 1000;
  const waitsOf = (part: readonly Answered[]): Waits => waitsAmong(part.map(({ waitMs }) => waitMs));
  return {
    requests,
    writes,
    errors,
    ...waitsOf(all),
    start: waitsOf(all.filter(({ dueMs }) => dueMs < afterMs)),
    after: waitsOf(all.filter(({ dueMs }) => dueMs >= afterMs)),
    writesAfter: waitsOf(all.filter(({ dueMs, isWrite }) => isWrite && dueMs >= afterMs)),
    sentLateP99Ms: waitsAmong(all.map(({ sentLateMs }) => sentLateMs)).p99Ms,
    delay: lateness([delay.percentile(50) / 1e6, delay.percentile(99) / 1e6, delay.max / 1e6], RESOLUTION_MS),
    events: events.count(),
  };
}

/** How much later than wanted a timer came, of the time between two that Node tells: 50 and 99 in a hundred, and most. */
export function lateness([p50Ms, p99Ms, slowestMs]: readonly [number, number, number], wantedMs: number): Waits {
  const late = (ms: number): number => Math.max(0, ms - wantedMs);
  return { p50Ms: late(p50Ms), p99Ms: late(p99Ms), slowestMs: late(slowestMs) };
}

/** Streams that stay open. @returns when each has begun */
async function openStreams(
  url: string,
  howMany: number,
  failed: (what: string) => void,
): Promise<{ readonly count: () => number; readonly close: () => void }> {
  let events = 0;
  let isOver = false;
  const begun: Promise<void>[] = [];
  const open = Array.from({ length: howMany }, () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    begun.push(promise);
    const stream = get(url, { agent: false }, (answer) => {
      if (answer.statusCode !== 200) failed(`stream: ${answer.statusCode}`);
      resolve();
      answer.setEncoding("utf8").on("data", (text: string) => (events += text.split("event: job").length - 1));
      answer.on("end", () => !isOver && failed("stream: ended early"));
      answer.on("error", () => !isOver && failed("stream: broke"));
    });
    stream.on("error", (error) => {
      if (!isOver) failed(`stream: ${(error as NodeJS.ErrnoException).code}`);
      resolve();
    });
    return stream;
  });
  await Promise.all(begun);
  const close = (): void => {
    isOver = true;
    for (const stream of open) stream.destroy();
  };
  return { count: () => events, close };
}

function waitsAmong(unsorted: readonly number[]): Waits {
  const waits = unsorted.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    waits[Math.min(waits.length - 1, Math.floor(share * waits.length))] ?? Number.NaN;
  return { p50Ms: at(0.5), p99Ms: at(0.99), slowestMs: at(1) };
}

/** @returns the status, when the whole answer is there */
function answered(url: string, agent: Agent, scenario: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const method = scenario === undefined ? "GET" : "POST";
    const headers = scenario === undefined ? {} : { "content-type": "application/yaml" };
    const asked = request(url, { agent, method, headers }, (answer: IncomingMessage) => {
      answer.on("error", reject);
      answer.on("end", () => resolve(answer.statusCode ?? 0));
      answer.resume();
    });
    asked.on("error", reject);
    asked.end(scenario);
  });
}
