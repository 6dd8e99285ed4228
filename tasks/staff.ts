import { stringify } from "yaml";
import {
  type PlacesForStaff,
  placesForStaff,
  type StaffGiven,
  type StaffPlan,
  staffPlan,
} from "../analysis/staff-plan.ts";
import { LOCAL_PLACE_STAFF } from "../report/staff-plan-words.ts";
import { type ScenarioFacts, scenarioFacts } from "../report/scenario-facts.ts";
import { textIn } from "../report/language.ts";
import type { Change } from "../scenarios/change.ts";
import { type LoadedStaffNorms, readStaffNorms, refuseUnknownPlaces } from "../scenarios/read-staff-norms.ts";
import { normsInYear } from "../scenarios/staff-norms-year.ts";
import { scenarioHash } from "./manifest.ts";
import { readMoney } from "./money.ts";
import { programVersion } from "./package.ts";
import { planningFileOf, STAFF_NORMS } from "./planning-files.ts";
import { type Input, loadBaseline, loadWithMeasures } from "./scenario-input.ts";
import type { Sources } from "./sources.ts";

/** What `flyt staff` is asked about. */
export interface StaffQuestion {
  readonly scenario: string;
  readonly set: readonly string[];
  readonly measures: readonly string[];
  /** Norms of one's own; those of Trondheim where missing. */
  readonly norms?: string | undefined;
  /** The table of prices whose index takes wages to another year, and that year. */
  readonly prices?: string | undefined;
  readonly priceYear?: number | undefined;
}

export interface StaffInput {
  readonly input: Input;
  readonly facts: ScenarioFacts;
  readonly norms: LoadedStaffNorms;
  readonly plan: StaffPlan;
}

/** Staff from capacity, for every place of a scenario. @throws ScenarioError with everything that is wrong */
export function readStaff(question: StaffQuestion, sources: Sources): StaffInput {
  const baseline = loadBaseline(question.scenario, question.set, sources);
  const input = question.measures.length === 0 ? baseline : loadWithMeasures(baseline, question.measures);
  const { scenario, title } = input.loaded;
  const written = readStaffNorms(planningFileOf(question.norms, STAFF_NORMS, sources), sources.readText);
  // Those that come with the program are about the Trondheim scenario.
  if (question.norms !== undefined) refuseUnknownPlaces(written, [scenario]);
  const prices = readMoney(question, [scenario], sources);
  const norms = prices ? normsInYear(written, prices.loaded, prices.priceYear) : written;
  return { input, facts: scenarioFacts(scenario, title), norms, plan: staffPlan(scenario, norms.norms) };
}

/** Capacity from staff, for the places that staff are given for; each must have a norm. */
export function capacityFor(
  { input, norms }: StaffInput,
  given: Readonly<Record<string, StaffGiven>>,
): PlacesForStaff[] {
  return Object.entries(given).flatMap(
    ([place, staff]) => placesForStaff(input.loaded.scenario, norms.norms, place, staff) ?? [],
  );
}

/** The object that `flyt staff --json` prints. */
export function staffResult({ input, norms, plan }: StaffInput, found: readonly PlacesForStaff[]): object {
  const { name, loaded } = input;
  const { hoursPerFte, homeCare } = norms.norms;
  return {
    manifest: {
      program: "pasientflyt",
      engineVersion: programVersion(),
      scenario: { name, title: loaded.title, hash: scenarioHash(loaded) },
      norms: norms.norms.name,
      wageYear: plan.wageYear,
      budgetYear: plan.budgetYear,
      hoursPerFte,
      budgetPerHourNok: homeCare.budgetPerHourNok,
    },
    places: plan.places,
    withoutNorm: plan.withoutNorm,
    ...(found.length > 0 && { fromStaff: found }),
    provenance: norms.provenance,
  };
}

/** The changes of what was found as a measure that run and compare take, each with why it is made. */
export function staffMeasureText({ facts }: StaffInput, found: readonly PlacesForStaff[]): string {
  const title = (language: "nb" | "nn" | "en"): string =>
    found
      .map(({ place, fte }) => LOCAL_PLACE_STAFF[language](textIn(language, facts.places[place]!.name), fte ?? 0))
      .join("; ");
  const changes = found.flatMap((own) => own.changes.map((change): Change => ({ ...change, kind: "assumption" })));
  return stringify({ name: { nb: title("nb"), nn: title("nn"), en: title("en") }, changes }, { lineWidth: 120 });
}
