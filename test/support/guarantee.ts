import { eliminate, freshStatement } from "../../optimizer/choice.ts";
import { Judge } from "../../optimizer/judge.ts";
import { PlanSamples } from "../../optimizer/samples.ts";
import { FormulaSimulator, spaceFor } from "./planning.ts";

/** How often the statement was true, and what it promised. */
export interface Coverage {
  readonly repetitions: number;
  readonly covered: number;
  readonly atMostWorseMean: number;
}

const PLANS = 15;

/**
 * How often "at most U worse than the best compared" is true, where the plans lie so close that the choice is often wrong, and some of
 * them are nearly alike.
 */
export async function coverageOf(repetitions: number): Promise<Coverage> {
  const space = spaceFor({ levers: { a: { effects: [{ path: "x", addPerUnit: 1 }], most: PLANS } } });
  const plans = Array.from({ length: PLANS }, (_, units) => Int32Array.of(units));
  const mean = ([units]: Int32Array): number => 100 + (units < 5 ? 0.2 * units : units - 4);
  const objective = { costWeight: 0, targetsAtMost: [] };
  let covered = 0;
  let sum = 0;
  for (let seed = 1; seed <= repetitions; seed++) {
    const samplesOf = (own: number): PlanSamples =>
      new PlanSamples(new FormulaSimulator([{ mean, commonShare: 0.2, ownShare: 0.05 }], own));
    const judge = new Judge(space, samplesOf(seed), objective);
    const options = { smallestDifference: 2, firstReplications: 10, mostReplications: 20 };
    const elimination = await eliminate(judge, plans, options);
    const chosen = elimination!.best;
    const statement = await freshStatement(judge, samplesOf(seed + 1_000_000), chosen, plans, 50);
    sum += statement!.atMostWorse;
    if (mean(chosen) - mean(plans[0]) <= statement!.atMostWorse) covered++;
  }
  return { repetitions, covered, atMostWorseMean: sum / repetitions };
}
