import { compareCostPerUser, type CostDifference, costPerUser, type CostPerUser } from "../analysis/cost-figures.ts";
import { type UserCosts, userCosts } from "../analysis/cost-per-user.ts";
import { totalFte } from "../analysis/staff-norm.ts";
import { type StaffDifference, staffDifferences, staffOfRun, type StaffOfRun } from "../analysis/staff-run.ts";
import type { LoadedStaffNorms } from "../scenarios/read-staff-norms.ts";
import type { LoadedUnitCosts } from "../scenarios/read-unit-costs.ts";
import type { CompareFound } from "./compare.ts";
import type { RunFound } from "./run.ts";

/** What is told of a run besides its measures, where it is asked for. */
export interface ExtrasAsked {
  readonly norms?: LoadedStaffNorms | undefined;
  readonly unitCosts?: LoadedUnitCosts | undefined;
}

export interface RunExtras {
  readonly staff?: StaffOfRun;
  readonly cost?: { readonly sums: UserCosts; readonly figures: CostPerUser };
}

/** The cost per user follows every patient, so it takes the first replications only. */
const MOST_FOLLOWED = 10;

/** Staff by the norms for what a run found, and the cost per user of its first replications, which are simulated again. */
export function runExtras(found: RunFound, { norms, unitCosts }: ExtrasAsked): RunExtras {
  const { run, model, estimates, results } = found;
  const followed = results.replications.slice(0, MOST_FOLLOWED);
  const sums = unitCosts && userCosts(run.scenario, model, unitCosts.costs, followed);
  return {
    ...(norms && { staff: staffOfRun(run.scenario, estimates, norms.norms) }),
    ...(sums && { cost: { sums, figures: costPerUser(sums) } }),
  };
}

/** The fields that they add to the object of `flyt run --json`. */
export function runExtrasDocument({ staff, cost }: RunExtras): object {
  return {
    ...(staff && { staff: staffDocument(staff) }),
    ...(cost && { costPerUser: cost.figures }),
  };
}

function staffDocument({ places, withoutNorm }: StaffOfRun) {
  return {
    places: places.map(({ forPlaces, forPatients, forPatientsTotal, use, ...head }) => ({
      ...head,
      use,
      forPlaces: forPlaces && { fte: totalFte(forPlaces), byCategory: forPlaces },
      forPatients: { ...forPatientsTotal, byCategory: forPatients },
    })),
    withoutNorm,
  };
}

/** [alternative] what the users of each municipality cost beside the baseline, in the first replications. */
export function compareCosts(found: CompareFound, { costs }: LoadedUnitCosts): CostDifference[][] {
  const { comparison, models, results } = found;
  const followed = results[0]!.replications.slice(0, MOST_FOLLOWED);
  const [baseline, ...alternatives] = comparison.scenarios.map((scenario, at) =>
    userCosts(scenario, models[at]!, costs, followed),
  );
  return alternatives.map((own) => compareCostPerUser(baseline!, own));
}

/** [alternative] what each takes in staff beside the baseline. */
export function compareStaff(found: CompareFound, { norms }: LoadedStaffNorms): StaffDifference[][] {
  const { comparison, estimates, differences } = found;
  const { scenarios } = comparison;
  const staff = scenarios.map((scenario, at) => staffOfRun(scenario, estimates[at]!, norms));
  return differences.map((own, at) => staffDifferences(staff[0]!, staff[at + 1]!, own, norms, scenarios[at + 1]!));
}
