import { compareCostPerUser, type CostDifference, costPerUser, type CostPerUser } from "../analysis/cost-figures.ts";
import { type UserCosts, userCosts } from "../analysis/cost-per-user.ts";
import { totalFte } from "../analysis/staff-norm.ts";
import { type StaffDifference, staffDifferences, staffOfRun, type StaffOfRun } from "../analysis/staff-run.ts";
import { type LoadedStaffNorms, readStaffNorms, refuseUnknownPlaces } from "../scenarios/read-staff-norms.ts";
import { type LoadedUnitCosts, readUnitCosts, refuseUnknownInhabitants } from "../scenarios/read-unit-costs.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { CompareFound } from "./compare.ts";
import { planningFileOf, STAFF_NORMS, UNIT_COSTS } from "./planning-files.ts";
import type { RunFound } from "./run.ts";
import type { Sources } from "./sources.ts";

/** What is told of a run besides its measures, where it is asked for. */
export interface ExtrasAsked {
  readonly norms?: LoadedStaffNorms | undefined;
  readonly unitCosts?: LoadedUnitCosts | undefined;
}

/**
 * The files that a question names for what is told besides, or those that come with the program. Files of one's own are about the
 * scenarios; those that come with the program are about the Trondheim scenario.
 * @throws ScenarioError with everything that is wrong with them, and what they name that the scenarios do not have
 */
export function readExtras(asked: ExtrasQuestion, scenarios: readonly Scenario[], sources: Sources): ExtrasAsked {
  const { staff, norms, costPerUser, unitCosts } = asked;
  const { readText } = sources;
  const extras: ExtrasAsked = {
    ...(staff && { norms: readStaffNorms(planningFileOf(norms, STAFF_NORMS, sources), readText) }),
    ...(costPerUser && { unitCosts: readUnitCosts(planningFileOf(unitCosts, UNIT_COSTS, sources), readText) }),
  };
  const isOwn = ({ file }: { readonly file: string }, usual: string) => file !== sources.exampleFile("planning", usual);
  if (extras.norms && isOwn(extras.norms, STAFF_NORMS)) refuseUnknownPlaces(extras.norms, scenarios);
  if (extras.unitCosts && isOwn(extras.unitCosts, UNIT_COSTS)) refuseUnknownInhabitants(extras.unitCosts, scenarios);
  return extras;
}

interface ExtrasQuestion {
  readonly staff?: boolean | undefined;
  readonly norms?: string | undefined;
  readonly costPerUser?: boolean | undefined;
  readonly unitCosts?: string | undefined;
}

export interface RunExtras {
  readonly staff?: StaffOfRun;
  readonly cost?: { readonly sums: UserCosts; readonly figures: CostPerUser };
}

/** The cost per user follows every patient, so it takes the first replications only. */
export const MOST_FOLLOWED = 10;

/** Staff by the norms for what a run found, and the cost per user of its first replications, which are simulated again. */
export function runExtras({ run, model, estimates, results }: Omit<RunFound, "extras">): RunExtras {
  const { norms, unitCosts } = run.extras;
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

function staffDocument({ wageYear, budgetYear, places, withoutNorm }: StaffOfRun) {
  return {
    wageYear,
    budgetYear,
    places: places.map(({ forPlaces, forPatients, forPatientsTotal, use, ...head }) => ({
      ...head,
      use,
      forPlaces: forPlaces && { fte: totalFte(forPlaces), byCategory: forPlaces },
      forPatients: { ...forPatientsTotal, byCategory: forPatients },
    })),
    withoutNorm,
  };
}

/** [alternative] what is told of a comparison besides its measures, where it is asked for. */
export interface CompareExtras {
  /** What each takes in staff beside the baseline. */
  readonly staff?: readonly (readonly StaffDifference[])[];
  /** What the users of each municipality cost beside the baseline, in the first replications. */
  readonly costs?: readonly (readonly CostDifference[])[];
}

export function compareExtras(found: Omit<CompareFound, "extras">): CompareExtras {
  const { norms, unitCosts } = found.comparison.extras;
  return {
    ...(norms && { staff: compareStaff(found, norms) }),
    ...(unitCosts && { costs: compareCosts(found, unitCosts) }),
  };
}

function compareCosts(
  { comparison, models, results }: Omit<CompareFound, "extras">,
  { costs }: LoadedUnitCosts,
): CostDifference[][] {
  const followed = results[0]!.replications.slice(0, MOST_FOLLOWED);
  const [baseline, ...alternatives] = comparison.scenarios.map((scenario, at) =>
    userCosts(scenario, models[at]!, costs, followed),
  );
  return alternatives.map((own) => compareCostPerUser(baseline!, own));
}

function compareStaff(
  { comparison, estimates, differences }: Omit<CompareFound, "extras">,
  { norms }: LoadedStaffNorms,
): StaffDifference[][] {
  const { scenarios } = comparison;
  const staff = scenarios.map((scenario, at) => staffOfRun(scenario, estimates[at]!, norms));
  return differences.map((own, at) => staffDifferences(staff[0]!, staff[at + 1]!, own, norms, scenarios[at + 1]!));
}

/** The fields that they add to the object of `flyt compare --json`. */
export function compareExtrasDocument({ staff, costs }: CompareExtras, names: readonly string[]): object {
  return {
    ...(staff && { staff: staff.map((places, at) => ({ name: names[at], places })) }),
    ...(costs && { costPerUser: costs.map((actors, at) => ({ name: names[at], actors })) }),
  };
}
