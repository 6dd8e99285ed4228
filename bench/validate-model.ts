/*
 * Compares the simulation with every oracle at ten times the replications of the tests, and writes docs/validation.md:
 *
 *   npm run validate-model
 *
 * Then come the intervals: how often they hold the truth. It takes some minutes.
 *
 * The same cases run in `npm test` (test/oracle-*.test.ts). The file is the same whenever this runs: seeds are fixed, and it
 * holds no times. Cases are shared out over threads; which thread takes which changes nothing.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { intervalFacts, intervalFailures, intervalSection } from "./interval-report.ts";
import { MOST_STANDARD_ERRORS, runCase, type Comparison } from "../test/support/oracle-case.ts";
import { oracleCases } from "../test/support/oracle-list.ts";

const FACTOR = 10;
const reportFile = join(import.meta.dirname, "..", "docs", "validation.md");

/** In a thread: runs the cases that it is given. */
function serve(): void {
  parentPort!.on("message", (at: number) => parentPort!.postMessage(runCase(oracleCases[at], FACTOR)));
}

async function main(): Promise<void> {
  const byCase = await runAll();
  const comparisons = byCase.flat();
  const intervals = intervalFacts();
  writeFileSync(reportFile, report(byCase, intervalSection(intervals)));
  const exact = comparisons.filter(({ isPublished }) => !isPublished);
  const largest = exact.reduce((most, { z }) => Math.max(most, Math.abs(z)), 0);
  const failed = comparisons.filter(({ agrees }) => !agrees);
  for (const { oracle, title, quantity, exact: known, simulated, z } of failed) {
    process.stderr.write(
      `disagrees: ${oracle}, ${title}, ${quantity}: ${known}, got ${simulated} (z ${z.toFixed(2)})\n`,
    );
  }
  const outside = intervalFailures(intervals);
  for (const one of outside) process.stderr.write(`outside its bar: ${one}\n`);
  process.stdout.write(
    `${byCase.length} cases, ${comparisons.length} comparisons, largest |z| ${largest.toFixed(2)}, ` +
      `${failed.length} disagree; see docs/validation.md\n`,
  );
  process.exitCode = failed.length + outside.length > 0 ? 1 : 0;
}

/** [case] its comparisons. */
async function runAll(): Promise<Comparison[][]> {
  const results: Comparison[][] = oracleCases.map(() => []);
  let next = 0;
  let finished = 0;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url));
      let at = -1;
      const goOn = () => {
        at = next++;
        if (at < oracleCases.length) worker.postMessage(at);
        else void worker.terminate().then(() => resolve());
      };
      worker.on("message", (comparisons: Comparison[]) => {
        results[at] = comparisons;
        if (process.stderr.isTTY) process.stderr.write(`\r${++finished} of ${oracleCases.length} cases`);
        goOn();
      });
      worker.on("error", reject);
      goOn();
    });
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  if (process.stderr.isTTY) process.stderr.write("\n");
  return results;
}

function report(byCase: readonly (readonly Comparison[])[], intervals: string): string {
  const comparisons = byCase.flat();
  const exact = comparisons.filter(({ isPublished }) => !isPublished);
  const published = comparisons.filter(({ isPublished }) => isPublished);
  const beyond = (bar: number) => exact.filter(({ z }) => Math.abs(z) > bar).length;
  const largest = exact.reduce((most, { z }) => Math.max(most, Math.abs(z)), 0);
  return `${INTRODUCTION}
## In short

- ${byCase.length} cases, ${exact.length} comparisons with exact values, ${published.length} with published ones.
- Of the exact ones, ${beyond(2)} lie more than 2 standard errors away (${share(beyond(2), exact.length)}; chance alone
  gives 4.6 %), ${beyond(3)} more than 3, ${beyond(MOST_STANDARD_ERRORS)} more than ${MOST_STANDARD_ERRORS}, which would be a failure. The largest is ${largest.toFixed(2)}.
- Figures of one case come from the same runs, so they err together: ten in a row on one side are one chance, not ten.
- Of the published ones, ${published.filter(({ agrees }) => agrees).length} of ${published.length} agree.

${sections(byCase)}
## Published figures

Monks et al. (2016) give the probability of delay to two decimals, simulated themselves. Ours agree where they lie within
0.006, or within 12 % of the printed "1 in n" where that says more.

| case | quantity | published | simulated | agrees |
| --- | --- | ---: | ---: | --- |
${published.map(publishedRow).join("\n")}

${intervals}
${NOT_COVERED}`;
}

function sections(byCase: readonly (readonly Comparison[])[]): string {
  const names = [...new Set(oracleCases.map(({ oracle }) => oracle))];
  return names
    .map((name) => {
      const cases = oracleCases
        .map((oracle, at) => ({ oracle, rows: byCase[at] }))
        .filter(({ oracle }) => oracle.oracle === name);
      const sources = [...new Set(cases.map(({ oracle }) => oracle.source))];
      const rows = cases.flatMap(({ rows }) => rows.filter(({ isPublished }) => !isPublished));
      return `## ${name}

Exact values: ${sources.join("; ")}.

| case | quantity | exact | simulated | 95 % interval | z |
| --- | --- | ---: | ---: | ---: | ---: |
${rows.map(exactRow).join("\n")}
`;
    })
    .join("\n");
}

function exactRow({ title, quantity, exact, simulated, standardError, z }: Comparison): string {
  const interval =
    z === 0 && !(standardError > 1e-12)
      ? "no error"
      : `${figure(simulated - 1.96 * standardError)} to ${figure(simulated + 1.96 * standardError)}`;
  return `| ${title} | ${quantity} | ${figure(exact)} | ${figure(simulated)} | ${interval} | ${z.toFixed(2)} |`;
}

function publishedRow({ title, quantity, exact, simulated, agrees }: Comparison): string {
  const name = quantity.replace("published: ", "");
  return `| ${title} | ${name} | ${Number(exact.toPrecision(3))} | ${figure(simulated)} | ${agrees ? "yes" : "**no**"} |`;
}

function figure(value: number): string {
  return Math.abs(value) < 1e-9 ? "0" : value.toPrecision(5);
}

function share(part: number, all: number): string {
  return `${((100 * part) / all).toFixed(1)} %`;
}

const INTRODUCTION = `# Validation

How we know that the simulator computes what docs/model.md says. Written by \`npm run validate-model\`; do not edit.

For some systems the answer is known without simulating: by a formula, or by solving the equations of a Markov chain. We
simulate such systems with the same program, the same scenario language and the same measures that a planner uses, and
compare. Simulated figures come from a sample, so each has a 95 % interval, and z says how many standard errors lie between
the simulated and the exact figure. Where the program is right, z is beyond ±2 about once in twenty comparisons, and beyond
±4 hardly ever: that is the bar, at fixed seeds, both here and in the tests, which run the same cases with a tenth of the
replications. No tolerance is wider than that but those of the published figures at the end.

This shows that the rules are programmed as written. It does not show that the rules, or the numbers of a scenario, describe a
hospital.
`;

const NOT_COVERED = `## Not covered

- **Mutual blocking without swaps.** The time until all beds of a hospital and a nursing home are held by patients who wait
  for each other is known (test/oracles/exact_blocking.json), but a run always swaps: it has no way to hold them yet. The
  first mutual block is covered, as the first swap. Circles of three places or more have no oracle.
- **Partly pooled beds** of Monks et al. (2016, table 3). Their exact answer moves a patient out of a pooled bed when one of
  the own unit's beds frees; here a diverted patient stays. Wholly pooled and wholly separate beds are covered. The
  published values of the pooled rows are not compared: they contradict the exact ones (0.057 against 0.067 for 22 beds).
- **Two published figures** of the same paper, without complex neurological patients: 1 in 95 with 15 beds in the stroke unit
  (exactly 1 in 230, most likely a misprint) and 1 in 17 with 12 beds in rehabilitation (exactly 1 in 19.4) are themselves
  further from the exact values than the tolerance allows.
- **Share of time full at midnight**, of the weekly queue: no measure has it. The same over the whole day is covered.
- **Order among equals**: who is first, ties in time, several places at one instant. That is compared event by event with a
  second, slow simulator in test/second-simulator.test.ts.
- **Calendars of places that are also full**, changes of rules on a date, priority by several classes of source and group at
  once, and patience from a hospital bed together with priority: no exact answer is at hand.
- **Quantiles** other than those of the wait and of beds in the cases above. Distributions by themselves are checked against
  closed forms in test/distributions.test.ts, with the parameters in test/oracles/exact_los_parameters.json.
`;

// At the end, since a module runs from top to bottom.
if (isMainThread) {
  if (import.meta.main) await main();
} else {
  serve();
}
