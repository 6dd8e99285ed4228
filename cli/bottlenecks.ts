import { bottleneckSummary } from "../report/bottleneck-summary.ts";
import { destinationName } from "../report/scenario-names.ts";
import {
  type BottlenecksFound,
  bottlenecksResult,
  performBottlenecks,
  placeMoney,
  readBottlenecks,
} from "../tasks/bottlenecks.ts";
import type { EffectAsked } from "../tasks/questions.ts";
import { DISK } from "./disk.ts";
import { EXIT, type Exit } from "./exits.ts";
import { type SimulationFlags, tellEnd, withSimulator } from "./simulation.ts";
import type { Talk } from "./talk.ts";

export interface BottlenecksFlags extends SimulationFlags {
  readonly set: readonly string[];
  readonly measure: readonly string[];
  /** Which question is asked; the long-run effect where missing. */
  readonly effect?: EffectAsked | undefined;
  /** Places to add in each place; by its capacity where missing. */
  readonly step?: number | undefined;
  readonly money?: boolean | undefined;
  readonly prices?: string | undefined;
  readonly priceYear?: number | undefined;
}

/** `flyt bottlenecks`: what one more place saves, place by place, and where the queue goes when the first of them is relieved. */
export async function bottlenecks(word: string, flags: BottlenecksFlags, talk: Talk): Promise<Exit> {
  const asked = readBottlenecks({ ...flags, scenario: word, measures: flags.measure }, DISK);
  const { facts, wanted } = asked;
  talk.sayProblems(asked.input.loaded.warnings);
  return withSimulator(flags, talk, async (simulator) => {
    const onRelief = (place: string): void => {
      if (!flags.quiet) talk.say(talk.messages.relieving(destinationName(facts, place, talk.language)));
    };
    const found = await performBottlenecks(asked, simulator, { onRelief });
    if (!found) {
      talk.say(talk.messages.nothingInCommon);
      return EXIT.interrupted;
    }
    if (flags.json) talk.printJson(bottlenecksResult(found));
    else talk.print(summaryOf(found, talk));
    return tellEnd({ ...simulator.runOf(found.results), isInterrupted: found.isPartial }, wanted, flags, talk);
  });
}

function summaryOf(all: BottlenecksFound, talk: Talk): string {
  const { asked, found, finished, manifest, matrix } = all;
  const { wanted, effect } = asked;
  const extent = {
    replications: finished,
    ...(finished < wanted && { wantedReplications: wanted }),
    engineVersion: manifest.engineVersion,
  };
  return bottleneckSummary({ ...found, ...extent, effect, matrix, money: placeMoney(all) }, talk.tableOptions);
}
