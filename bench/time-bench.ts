/*
 * Runs one bench of this folder and prints its timings as JSON in the last line: what compare-revisions.ts starts in each revision.
 *
 *   node bench/time-bench.ts replication 20
 */
import { timings } from "./bench.ts";

const [bench, size] = process.argv.slice(2);
const { run } = (await import(`./${bench}.ts`)) as { run: (size: number) => unknown };
await run(Number(size));
if (timings.length === 0) throw new Error(`bench/${bench}.ts times nothing that could be compared`);
process.stdout.write(`\n${JSON.stringify(timings)}\n`);
