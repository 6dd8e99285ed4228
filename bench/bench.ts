import { createHash } from "node:crypto";
import { Bench } from "tinybench";

/** What one timed case gives back: numbers whose bytes are hashed, and how many events or calls it took. */
export interface Answer {
  readonly values: Float64Array;
  readonly events: number;
}

/** What the timing of one case gave: medians over the rounds. */
export interface Timing {
  readonly name: string;
  readonly hash: string;
  readonly events: number;
  readonly milliseconds: number;
  readonly cpuSeconds: number;
}

/** Everything that this process has timed so far. */
export const timings: Timing[] = [];

/**
 * Times cases in turn in one process and prints for each a hash of its answer (equal hashes: equal results), the median,
 * and events per CPU-second. Medians, because on a shared machine means move much more.
 * @param rounds timed rounds of each case, after one to warm up
 */
export async function timeAll(
  cases: Readonly<Record<string, () => Answer | Promise<Answer>>>,
  rounds: number,
): Promise<Timing[]> {
  const first = timings.length;
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
    if ("error" in result) throw new Error(`${name} failed`, { cause: result.error });
    if (!("latency" in result)) throw new Error(`${name} was not timed: ${result.state}`);
    const { values, events } = answers[0];
    const timing = {
      name,
      hash: hashOf(values),
      events,
      milliseconds: result.latency.p50,
      cpuSeconds: median(cpuSeconds),
    };
    timings.push(timing);
    console.log(
      `${name.padEnd(44)} ${timing.hash}  median ${timing.milliseconds.toFixed(1)} ms  ${millionsPerCpuSecond(timing)} million/CPU-s`,
    );
  }
  return timings.slice(first);
}

/** Millions of events (or calls) per CPU-second, for people. */
export function millionsPerCpuSecond({ events, cpuSeconds }: Timing): string {
  return (events / cpuSeconds / 1e6).toFixed(2);
}

/** A row of the table of speeds in README.md. */
export interface Row {
  /** The same at every size, so that the README can be compared with it. */
  readonly what: string;
  readonly figure: string;
}

/** Prints rows as they stand in README.md. @param bench name of the file without .ts */
export function printRows(bench: string, rows: readonly Row[]): void {
  for (const row of rows) console.log(rowText(bench, row));
}

/** A row as it stands in README.md, with the command that prints it. */
export function rowText(bench: string, { what, figure }: Row): string {
  return `| ${what} | ${figure} | \`npm run bench -- ${bench}\` |`;
}

/** First 12 digits of the SHA-256 of the bytes. */
export function hashOf(values: Float64Array): string {
  return createHash("sha256")
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest("hex")
    .slice(0, 12);
}

/** The middle of the values; the upper of the two where there is an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
