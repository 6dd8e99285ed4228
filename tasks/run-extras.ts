import { compareCostPerUser, type CostDifference } from "../analysis/cost-differences.ts";
import { costPerUser, type CostPerUser } from "../analysis/cost-figures.ts";
import { MOST_FOLLOWED, type UserCosts, userCosts } from "../analysis/cost-per-user.ts";
import {
  feeByYear,
  feeFigures,
  type FeeOfYear,
  type FeeOfYearFigures,
  type FeesTold,
} from "../analysis/fee-by-year.ts";
import { feeByYearDocument } from "../report/fee-by-year.ts";
import { feesByYear, type YearOfFees } from "../scenarios/fees-by-year.ts";
import type { Difference } from "../analysis/comparison.ts";
import type { Estimate } from "../analysis/estimates.ts";
import { totalFte } from "../analysis/staff-norm.ts";
import { type StaffDifference, staffDifferences, staffOfRun, type StaffOfRun } from "../analysis/staff-run.ts";
import type { Model } from "../engine/model.ts";
import type { Results } from "../engine/results.ts";
import type { CostedRun } from "../report/cost-data.ts";
import type { FeeByYearRun } from "../report/fee-data.ts";
import type { StaffedRun } from "../report/staff-data.ts";
import { withProvenance } from "../scenarios/annotate.ts";
import { type LoadedStaffNorms, readStaffNorms, refuseUnknownPlaces } from "../scenarios/read-staff-norms.ts";
import { normsInYear } from "../scenarios/staff-norms-year.ts";
import { type LoadedUnitCosts, readUnitCosts, refuseUnknownInhabitants } from "../scenarios/read-unit-costs.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { CompareFound } from "./compare.ts";
import { jsonText } from "./json-text.ts";
import type { PricesInput } from "./money.ts";
import { planningFileOf, STAFF_NORMS, UNIT_COSTS } from "./planning-files.ts";
import type { RunFound } from "./run.ts";
import type { Sources } from "./sources.ts";

/** What is told of a run besides its measures, where it is asked for. */
export interface ExtrasAsked {
  readonly norms?: LoadedStaffNorms | undefined;
  readonly unitCosts?: LoadedUnitCosts | undefined;
  /** [scenario] its calendar years and their fees. */
  readonly years?: readonly (readonly YearOfFees[])[] | undefined;
}

/**
 * The files that a question names for what is told besides, or those that come with the program. Files of one's own are about the
 * scenarios; those that come with the program are about the Trondheim scenario.
 * @throws ScenarioError with everything that is wrong with them, and what they name that the scenarios do not have
 */
export function readExtras(
  asked: ExtrasQuestion,
  scenarios: readonly Scenario[],
  sources: Sources,
  prices: PricesInput | undefined,
): ExtrasAsked {
  const { staff, norms, costPerUser, unitCosts, feeByYear: byYear } = asked;
  const { readText } = sources;
  const extras: ExtrasAsked = {
    ...(staff && { norms: readStaffNorms(planningFileOf(norms, STAFF_NORMS, sources), readText) }),
    ...(costPerUser && { unitCosts: readUnitCosts(planningFileOf(unitCosts, UNIT_COSTS, sources), readText) }),
    ...(byYear && prices && { years: scenarios.map((scenario) => feesByYear(prices.loaded, scenario)) }),
  };
  const isOwn = ({ file }: { readonly file: string }, usual: string) => file !== sources.exampleFile("planning", usual);
  if (extras.norms && isOwn(extras.norms, STAFF_NORMS)) refuseUnknownPlaces(extras.norms, scenarios);
  if (extras.unitCosts && isOwn(extras.unitCosts, UNIT_COSTS)) refuseUnknownInhabitants(extras.unitCosts, scenarios);
  // Beside what it costs whom, wages are told in the same prices.
  if (!extras.norms || !prices) return extras;
  return { ...extras, norms: normsInYear(extras.norms, prices.loaded, prices.priceYear) };
}

interface ExtrasQuestion {
  readonly feeByYear?: boolean | undefined;
  readonly staff?: boolean | undefined;
  readonly norms?: string | undefined;
  readonly costPerUser?: boolean | undefined;
  readonly unitCosts?: string | undefined;
}

export interface RunExtras {
  readonly staff?: StaffOfRun;
  readonly cost?: { readonly sums: UserCosts; readonly figures: CostPerUser };
  /** Of this one run. */
  readonly fees?: FeesOfRuns;
}

/** [run] the fee of each year, the baseline first, and of alternatives beside it, in the first replications. */
export type FeesOfRuns = FeesTold<readonly (readonly FeeOfYearFigures[])[]>;

/** The fee by year simulates again without threads, so it takes the first replications only. */
const MOST_BY_YEAR = 30;

/** Staff by the norms for what a run found, and the cost per user of its first replications, which are simulated again. */
export function runExtras({ run, model, estimates, results }: Omit<RunFound, "extras">): RunExtras {
  const { norms, unitCosts, years } = run.extras;
  const sums = unitCosts && followedCosts(run.scenario, model, unitCosts, results);
  return {
    ...(norms && { staff: staffOfRun(run.scenario, estimates, norms.norms) }),
    ...(sums && { cost: { sums, figures: costPerUser(sums) } }),
    ...(years && {
      fees: feesOfRuns([model], years, results.replications),
    }),
  };
}

function feesOfRuns(
  models: readonly Model[],
  years: readonly (readonly YearOfFees[])[],
  replications: readonly number[],
): FeesOfRuns {
  const chosen = replications.slice(0, MOST_BY_YEAR);
  const [baseline, ...alternatives] = models.map((model, at) => feeByYear(model, years[at]!, chosen)) as [
    FeeOfYear[],
    ...FeeOfYear[][],
  ];
  const found = [feeFigures(baseline), ...alternatives.map((own) => feeFigures(own, baseline))];
  return { replications: chosen.length, found };
}

/** What the users of the first replications cost, which are simulated again for it. */
function followedCosts(scenario: Scenario, model: Model, { costs }: LoadedUnitCosts, results: Results): UserCosts {
  return userCosts(scenario, model, costs, results.replications.slice(0, MOST_FOLLOWED));
}

/** A scenario that was simulated, and what was found. */
interface FinishedRun {
  readonly scenario: Scenario;
  readonly model: Model;
  readonly estimates: readonly Estimate[];
  readonly results: Results;
}

/** What takes simulating again, where that has been done already. */
export interface Reckoned {
  /** [run] what the users cost. */
  readonly userCosts?: readonly UserCosts[] | undefined;
  readonly fees?: FeesOfRuns | undefined;
}

/**
 * [run] staff, cost per user and the fee by year as the tables of a results folder tell them, the baseline first.
 * @param differences [alternative]
 */
export function extrasOfRuns(
  { norms, unitCosts, years }: ExtrasAsked,
  runs: readonly FinishedRun[],
  differences: readonly (readonly Difference[])[],
  reckoned: Reckoned = {},
): Omit<StaffedRun & CostedRun & FeeByYearRun, "name">[] {
  const sums =
    reckoned.userCosts ??
    (unitCosts && runs.map(({ scenario, model, results }) => followedCosts(scenario, model, unitCosts, results)));
  const models = runs.map(({ model }) => model);
  const fees = reckoned.fees ?? (years && feesOfRuns(models, years, runs[0]!.results.replications));
  const staff = norms && runs.map(({ scenario, estimates }) => staffOfRun(scenario, estimates, norms.norms));
  return runs.map(({ scenario }, at) => ({
    ...(staff && { staff: staff[at] }),
    ...(sums && { costPerUser: costPerUser(sums[at]!) }),
    ...(fees && { feeByYear: { replications: fees.replications, found: fees.found[at]! } }),
    ...(at > 0 &&
      norms &&
      staff && {
        staffDifferences: staffDifferences(staff[0]!, staff[at]!, differences[at - 1]!, norms.norms, scenario),
      }),
    ...(at > 0 && sums && { costDifferences: compareCostPerUser(sums[0]!, sums[at]!) }),
  }));
}

/** The files that staff and cost per user were reckoned by, as they stand in a results folder: with their sources, by themselves. */
export function resolvedExtrasTexts({ norms, unitCosts }: ExtrasAsked): {
  readonly norms?: string;
  readonly unitCosts?: string;
} {
  const text = (tree: object, provenance: LoadedStaffNorms["provenance"]): string =>
    `${jsonText(withProvenance(structuredClone(tree), provenance))}\n`;
  return {
    ...(norms && { norms: text(norms.norms, norms.provenance) }),
    ...(unitCosts && { unitCosts: text(unitCosts.costs, unitCosts.provenance) }),
  };
}

/** The fields that they add to the object of `flyt run --json`. */
export function runExtrasDocument({ staff, cost, fees }: RunExtras): object {
  return {
    ...(fees && { feeByYear: { replications: fees.replications, fees: feeByYearDocument(fees.found[0]!) } }),
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
  /** [scenario] */
  readonly fees?: FeesOfRuns;
  /** [scenario] what they were reckoned from. */
  readonly userCosts?: readonly UserCosts[];
}

export function compareExtras(found: Omit<CompareFound, "extras">): CompareExtras {
  const { comparison, models, results } = found;
  const { norms, unitCosts, years } = comparison.extras;
  const sums =
    unitCosts &&
    comparison.scenarios.map((scenario, at) => followedCosts(scenario, models[at]!, unitCosts, results[at]!));
  return {
    ...(years && { fees: feesOfRuns(found.models, years, found.results[0]!.replications) }),
    ...(norms && { staff: compareStaff(found, norms) }),
    ...(sums && { costs: sums.slice(1).map((own) => compareCostPerUser(sums[0]!, own)), userCosts: sums }),
  };
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
export function compareExtrasDocument({ staff, costs, fees }: CompareExtras, names: readonly string[]): object {
  return {
    ...(fees && {
      feeByYear: fees.found.slice(1).map((own, at) => ({
        name: names[at],
        replications: fees.replications,
        fees: feeByYearDocument(own),
      })),
    }),
    ...(staff && { staff: staff.map((places, at) => ({ name: names[at], places })) }),
    ...(costs && { costPerUser: costs.map((actors, at) => ({ name: names[at], actors })) }),
  };
}
