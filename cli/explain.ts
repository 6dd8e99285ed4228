import { DayTrace } from "../analysis/day-trace.ts";
import { LongestWaits } from "../analysis/longest-waits.ts";
import { PatientTrace } from "../analysis/patient-trace.ts";
import { waitingNow } from "../analysis/waiting-now.ts";
import type { EventSink } from "../engine/event-log.ts";
import type { Model } from "../engine/model.ts";
import { beginReplication, endReplication, runUntil } from "../engine/replicate.ts";
import type { Simulation } from "../engine/simulation.ts";
import { dayStory } from "../report/day-story.ts";
import { patientStory } from "../report/patient-story.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { longestWaitsStory, waitingStory } from "../report/waiting-story.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { compileAll } from "../tasks/compile-all.ts";
import { DISK } from "./disk.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { chosenInstant, chosenPatient, chosenPlace, refuseMissingPatient } from "./explain-choice.ts";
import { quotedWord, SimulationFault } from "./faults.ts";
import { manifestFor, runFacts } from "../tasks/manifest.ts";
import { effectOfRun } from "../tasks/run.ts";
import { type Input, loadBaseline, loadWithMeasures, withSeed } from "../tasks/scenario-input.ts";
import {} from "./simulation.ts";
import { refuseTooManyPatients } from "../tasks/size.ts";
import type { Talk } from "./talk.ts";

export interface ExplainFlags {
  readonly patient?: string | undefined;
  readonly day?: string | undefined;
  readonly waiting?: string | undefined;
  readonly longestWaits?: number | undefined;
  readonly place?: string | undefined;
  /** From 1. */
  readonly replication?: number | undefined;
  readonly seed?: string | undefined;
  readonly set: readonly string[];
  readonly measure: readonly string[];
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

/** What is asked about; the first of them where nothing is. */
const QUESTIONS = ["longestWaits", "patient", "day", "waiting"] as const;
const MOST_SHOWN_WITHOUT_ASKING = 10;

/** What a question is answered from. */
interface Asked {
  readonly input: Input;
  readonly scenario: Scenario;
  readonly model: Model;
  /** From 1. */
  readonly replication: number;
  readonly flags: ExplainFlags;
  readonly talk: Talk;
}

/** An answer: the part of the document that is about it, and the text. */
interface Answer {
  readonly document: object;
  readonly text: () => string;
}

/** `flyt explain`: tells what happened in one replication, to one patient or on one day, and why. */
export function explain(word: string, flags: ExplainFlags, talk: Talk): Exit {
  const questions = QUESTIONS.filter((name) => flags[name] !== undefined);
  if (questions.length > 1) throw new UsageError(talk.messages.oneQuestionOnly);
  const [question = "longestWaits"] = questions;
  const baseline = loadBaseline(word, flags.set, DISK);
  const input = flags.measure.length === 0 ? baseline : loadWithMeasures(baseline, flags.measure);
  if (!flags.quiet) talk.sayProblems(input.loaded.warnings);
  const scenario = withSeed(input.loaded.scenario, flags.seed ?? input.loaded.scenario.run.seed);
  refuseTooManyPatients([scenario], [input.file], 1);
  const [model] = compileAll([scenario], [input.file]);
  const asked = { input, scenario, model, replication: flags.replication ?? 1, flags, talk };
  if (flags.place !== undefined) chosenPlace(model, flags.place, talk);
  const answer = ANSWERS[question](asked, word);
  if (flags.json) {
    const manifest = manifestFor(
      [input],
      [effectOfRun(baseline, scenario)],
      runFacts(scenarioFacts(scenario, input.loaded.title)),
      1,
      1,
    );
    talk.printJson({ manifest, replication: asked.replication, ...answer.document });
  } else talk.print(answer.text());
  return EXIT.done;
}

const ANSWERS: Readonly<Record<(typeof QUESTIONS)[number], (asked: Asked, word: string) => Answer>> = {
  patient: ({ model, scenario, flags, talk, ...asked }) => {
    const patient = String(flags.patient);
    const { stream, ordinal } = chosenPatient(model, patient, talk);
    const trace = new PatientTrace(model, stream, ordinal);
    const s = simulated({ model, scenario, ...asked }, model.dayCount, trace);
    trace.finish(s);
    const { steps } = trace;
    if (steps.length === 0) refuseMissingPatient(s, stream, asked.replication, talk);
    const { actor } = scenario.groups[steps[0].group];
    const facts = { ...contextOf({ scenario, ...asked }), patient, actor, steps };
    const document = { patient: { patient, group: steps[0].group, actor, steps } };
    return { document, text: () => patientStory(facts, talk.tableOptions) };
  },

  day: ({ model, flags, talk, ...asked }) => {
    const { place } = flags;
    const { day } = chosenInstant(model, "--day", String(flags.day), talk);
    const trace = new DayTrace(model, day);
    trace.finish(simulated({ model, ...asked }, day + 1, trace));
    const document = trace.document(place);
    return {
      document: { day: document },
      text: () => dayStory({ ...contextOf(asked), day: document, place }, talk.tableOptions),
    };
  },

  waiting: ({ model, flags, talk, ...asked }) => {
    const { at } = chosenInstant(model, "--waiting", String(flags.waiting), talk);
    const document = waitingNow(simulated({ model, ...asked }, at), at, flags.place);
    return { document: { waiting: document }, text: () => waitingStory(contextOf(asked), document, talk.tableOptions) };
  },

  longestWaits: ({ model, flags, talk, ...asked }, word) => {
    const sink = new LongestWaits(model, flags.longestWaits ?? MOST_SHOWN_WITHOUT_ASKING, flags.place);
    const waits = sink.longest(simulated({ model, ...asked }, model.dayCount, sink));
    const command = commandFor(word, waits[0]?.patient ?? "", flags);
    return {
      document: { longestWaits: waits },
      text: () => longestWaitsStory(contextOf(asked), waits, command, talk.tableOptions),
    };
  },
};

function contextOf({ scenario, input, replication }: Pick<Asked, "scenario" | "input" | "replication">) {
  return { scenario: scenarioFacts(scenario, input.loaded.title), replication };
}

/** The replication up to an instant; to its end, it is checked like any other. */
function simulated(
  { model, scenario, replication }: Pick<Asked, "model" | "scenario" | "replication">,
  to: number,
  log?: EventSink,
): Simulation {
  try {
    const s = beginReplication(model, replication - 1, log ? { log } : {});
    runUntil(s, to);
    if (to === model.dayCount) endReplication(s);
    return s;
  } catch (error) {
    throw new SimulationFault(error, scenario.run.seed);
  }
}

/** What tells of a patient of the same replication. */
function commandFor(word: string, patient: string, { replication, seed, set, measure }: ExplainFlags): string {
  const flags = [
    ...set.flatMap((change) => ["--set", change]),
    ...measure.flatMap((file) => ["--measure", file]),
    ...(seed === undefined ? [] : ["--seed", seed]),
    ...(replication === undefined ? [] : ["--replication", String(replication)]),
  ];
  return ["flyt", "explain", word, ...flags, "--patient", patient].map(quotedWord).join(" ");
}
