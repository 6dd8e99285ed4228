import { compile } from "../engine/compile.ts";
import { replicate } from "../engine/replicate.ts";
import { designTable } from "../report/sweep-summary.ts";
import { EXIT, type Exit } from "./exits.ts";
import { sizeOf } from "../tasks/size.ts";
import { pointScenario, type StudyInput } from "../tasks/study-input.ts";
import { SWEEP_MESSAGES } from "./sweep-messages.ts";
import { levelsById } from "../tasks/sweep-results.ts";
import type { Talk } from "./talk.ts";

/** How long the base is tried, and how often at most; the first time counts only where it is the only one. */
const TRIAL_SECONDS = 1.5;
const MOST_TRIALS = 8;
/** Points whose size is reckoned by the traffic equations. */
const POINTS_LOOKED_AT = 20;

/** The design as a table, and about how long it would take; nothing is written. */
export function dryRun(
  input: StudyInput,
  threads: number,
  flags: { readonly json?: boolean | undefined },
  talk: Talk,
): Exit {
  const { factors, points, replications } = input;
  const seconds = estimatedSeconds(input, threads);
  if (flags.json) {
    const design = Array.from({ length: points.length + 1 }, (_, point) => ({
      point,
      levels: levelsById(input, point),
    }));
    talk.printJson({ points: design, replications, threads, estimatedSeconds: Number(seconds.toPrecision(2)) });
    return EXIT.done;
  }
  talk.print(designTable(factors, points, talk.tableOptions));
  const words = SWEEP_MESSAGES[talk.language];
  talk.say(words.estimate(talk.number(points.length + 1), talk.number(replications), timeText(seconds, talk), threads));
  return EXIT.done;
}

/** From replications of the base that are timed, and how many stays the traffic equations promise at the points beside it. */
function estimatedSeconds(input: StudyInput, threads: number): number {
  const { points, replications, introduction } = input;
  const scenario = pointScenario(input, 0);
  const model = compile(scenario);
  const taken: number[] = [];
  for (let total = 0; total < TRIAL_SECONDS && taken.length < MOST_TRIALS;) {
    const before = performance.now();
    replicate(model, taken.length);
    taken.push((performance.now() - before) / 1000);
    total += taken[taken.length - 1];
  }
  const own = taken.length > 1 ? taken.slice(1) : taken;
  const perReplication = own.reduce((sum, seconds) => sum + seconds, 0) / own.length;
  const step = Math.max(1, Math.floor((points.length + 1) / POINTS_LOOKED_AT));
  const staysAtBase = sizeOf(scenario).staysPerReplication;
  const ratios: number[] = [];
  for (let point = 0; point <= points.length; point += step) {
    ratios.push(sizeOf(pointScenario(input, point)).staysPerReplication / staysAtBase);
  }
  const ratio = staysAtBase > 0 ? ratios.reduce((sum, value) => sum + value, 0) / ratios.length : 1;
  const histories = (points.length + 1) * replications * ratio;
  const warmUpShare = model.warmUpDays / model.dayCount;
  // One warm-up of each replication serves all points.
  const work = introduction ? replications * warmUpShare + histories * (1 - warmUpShare) : histories;
  return (work * perReplication) / threads;
}

function timeText(seconds: number, talk: Talk): string {
  const words = SWEEP_MESSAGES[talk.language];
  if (seconds < 100) return words.seconds(talk.number(Math.max(1, Math.ceil(seconds))));
  if (seconds < 7200) return words.minutes(talk.number(Math.ceil(seconds / 60)));
  return words.hours(talk.number(Math.ceil(seconds / 3600)));
}
