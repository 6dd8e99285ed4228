import { availableParallelism } from "node:os";
import type { MeasureKey } from "../engine/measures.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { sweepMoneyText } from "../report/sweep-money.ts";
import { sweepSummary } from "../report/sweep-summary.ts";
import { loadStudyInput, type StudyFlags, type StudyInput } from "../tasks/study-input.ts";
import { identityOf } from "../tasks/sweep-manifest.ts";
import { levelsById, storedPoint } from "../tasks/sweep-results.ts";
import { sweepMoney } from "../tasks/sweep-money.ts";
import { lookedThrough, type SweepFound, sweepFound, sweepResult } from "../tasks/sweep.ts";
import { DISK } from "./disk.ts";
import { EXIT, type Exit } from "./exits.ts";
import { catchInterrupt } from "./interrupt.ts";
import { Progress } from "./progress.ts";
import { dryRun } from "./sweep-dry-run.ts";
import { type SweepTimes, writeResults } from "./sweep-files.ts";
import { SweepFolder } from "./sweep-folder.ts";
import { SWEEP_MESSAGES } from "./sweep-messages.ts";
import { simulatePoints } from "./sweep-points.ts";
import type { Talk } from "./talk.ts";

export interface SweepFlags extends StudyFlags {
  readonly money?: boolean | undefined;
  readonly prices?: string | undefined;
  readonly priceYear?: number | undefined;
  readonly threads?: number | undefined;
  readonly out?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

const MOST_THREADS_PER_CORE = 8;

/** `flyt sweep`: a design of experiments, simulated point by point into a folder that can be gone on with. */
export async function sweep(word: string, flags: SweepFlags, talk: Talk): Promise<Exit> {
  const input = loadStudyInput(word, flags, DISK);
  talk.sayProblems(input.base.warnings);
  const asked = lookedThrough(input, flags, DISK);
  const { kept: keys } = asked;
  const cores = availableParallelism();
  const histories = (input.points.length + 1) * input.replications;
  const threads = Math.min(flags.threads ?? cores, MOST_THREADS_PER_CORE * cores, histories);
  if (flags.dryRun) return dryRun(input, threads, flags, talk);
  const folder = new SweepFolder(flags.out ?? `sweep-${input.name}`, talk);
  folder.open(identityOf(input, keys));
  const times = await simulateMissing(input, keys, folder, threads, flags, talk);
  if (!times) return EXIT.interrupted;
  const found = sweepFound(asked, folder);
  writeResults(found, folder, times);
  if (flags.json) talk.printJson(sweepResult(found));
  else talk.print(summaryOf(found, talk));
  if (!flags.quiet) talk.say(SWEEP_MESSAGES[talk.language].written(folder.path));
  return EXIT.done;
}

/** Simulates the points that the folder does not have. @returns undefined after Ctrl-C */
async function simulateMissing(
  input: StudyInput,
  keys: readonly MeasureKey[],
  folder: SweepFolder,
  threads: number,
  flags: SweepFlags,
  talk: Talk,
): Promise<SweepTimes | undefined> {
  const words = SWEEP_MESSAGES[talk.language];
  const all = input.points.length + 1;
  const missing = missingPoints(all, folder, talk);
  const resumed = all - missing.length;
  if (!flags.quiet && resumed > 0) {
    talk.say(
      missing.length > 0
        ? words.resumed(talk.number(resumed), talk.number(all), folder.path)
        : words.nothingLeft(talk.number(all)),
    );
  }
  const interrupt = catchInterrupt();
  const progress = new Progress(talk);
  interrupt.signal.addEventListener("abort", () => {
    progress.clear();
    talk.say(words.stopping);
  });
  const startedAt = new Date().toISOString();
  const startedMs = performance.now();
  let [finished, events] = [0, 0];
  try {
    await simulatePoints(input, keys, missing, {
      threads,
      signal: interrupt.signal,
      onProgress: (done, of) => {
        if (!flags.quiet && !interrupt.signal.aborted) progress.update(done, of);
      },
      onCrash: (from, to, reason) => {
        progress.clear();
        talk.say(talk.messages.workerCrashed(from + 1, to, reason));
      },
      onPoint: ({ point, scenario, results }) => {
        folder.keep(point, storedPoint(scenario, results));
        finished++;
        events += results.events;
      },
    });
  } finally {
    progress.clear();
    interrupt.release();
  }
  const seconds = (performance.now() - startedMs) / 1000;
  if (finished < missing.length) {
    talk.say(words.interrupted(talk.number(resumed + finished), talk.number(all), folder.path));
    return undefined;
  }
  if (!flags.quiet && finished > 0) tellSpeed(finished, input.replications, events, seconds, threads, talk);
  return { startedAt, finishedAt: new Date().toISOString(), wallSeconds: seconds, threads, pointsFromBefore: resumed };
}

function missingPoints(all: number, folder: SweepFolder, talk: Talk): number[] {
  const missing: number[] = [];
  for (let point = 0; point < all; point++) {
    const found = folder.read(point);
    if (found === "damaged") talk.say(SWEEP_MESSAGES[talk.language].damaged(talk.number(point)));
    if (typeof found === "string") missing.push(point);
  }
  return missing;
}

function tellSpeed(
  points: number,
  replications: number,
  events: number,
  seconds: number,
  threads: number,
  talk: Talk,
): void {
  const inThousands = (count: number): string => talk.number(1000 * Math.round(count / 1000));
  talk.say(
    SWEEP_MESSAGES[talk.language].finished({
      points: talk.number(points),
      replications: talk.number(replications),
      events: events < 1e6 ? inThousands(events) : talk.messages.millions(talk.number(events / 1e6, 1)),
      seconds: talk.number(seconds, 1),
      eventsPerSecond: inThousands(events / seconds),
      threads,
    }),
  );
}

function summaryOf({ asked, facts, results, outcome }: SweepFound, talk: Talk): string {
  const { loaded, base, factors, replications } = asked.study;
  const { design, effect = "long-run", name } = loaded.study;
  const summary = {
    title: name,
    design,
    effect,
    baseline: scenarioFacts(base.scenario, base.title),
    replications,
    engineVersion: facts.engineVersion,
    factors,
    keys: results.keys,
    pointCount: results.pointCount,
    point: (point: number) => ({ ...results.figures(point), levels: levelsById(asked.study, point) }),
    ...outcome,
  };
  const money = sweepMoney(asked, results);
  const moneyText = money ? `\n${sweepMoneyText(summary, money, talk.tableOptions)}` : "";
  return `${sweepSummary(summary, talk.tableOptions)}${moneyText}`;
}
