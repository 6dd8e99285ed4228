import { createHash } from "node:crypto";
import { Bench } from "tinybench";

/** What one timed case gives back: numbers whose bytes are hashed, and how many events or calls it took. */
export interface Answer {
  readonly values: Float64Array;
  readonly events: number;
}

/**
 * Times cases in turn in one process and prints for each a hash of its answer (equal hashes: equal results), the median,
 * and events per CPU-second. Medians, because on a shared machine means move much more.
 * @param rounds timed rounds of each case, after one to warm up
 */
export async function timeAll(
  cases: Readonly<Record<string, () => Answer | Promise<Answer>>>,
  rounds: number,
): Promise<void> {
  for (const [name, work] of Object.entries(cases)) {
    const answers: Answer[] = [];
    const cpuSeconds: number[] = [];
    const bench = new Bench({ iterations: rounds, time: 0, warmupIterations: 1, warmupTime: 0 });
    bench.add(name, async () => {
      const before = process.cpuUsage();
      answers.push(await work());
      const { user, system } = process.cpuUsage(before);
      cpuSeconds.push((user + system) / 1e6);
    });
    await bench.run();
    const { result } = bench.tasks[0];
    if (!("latency" in result)) throw new Error(`${name}: ${JSON.stringify(result)}`);
    const { values, events } = answers[0];
    const perSecond = events / median(cpuSeconds);
    console.log(
      `${name.padEnd(44)} ${hashOf(values)}  median ${result.latency.p50.toFixed(1)} ms  ${(perSecond / 1e6).toFixed(2)} million/CPU-s`,
    );
  }
}

/** First 12 digits of the SHA-256 of the bytes. */
export function hashOf(values: Float64Array): string {
  return createHash("sha256")
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest("hex")
    .slice(0, 12);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
