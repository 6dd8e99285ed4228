import type { CostDifference } from "../analysis/cost-differences.ts";
import type { ActorCosts, CostPerUser } from "../analysis/cost-figures.ts";
import type { CoveragePath, NeedOfYear, PeopleOfYear, ServiceOfYear } from "../analysis/forecast.ts";
import type { YearlyMean } from "../analysis/forecast-simulated.ts";
import type { PlacesForStaff, StaffedPlace } from "../analysis/staff-plan.ts";
import type { PlaceStaff, StaffDifference } from "../analysis/staff-run.ts";
import type { UseRate } from "../analysis/use-rates.ts";
import { FEE_BY_YEAR } from "./fee-by-year.ts";
import { type Fields, fieldTable } from "./field-table.ts";

const FIGURE = "{ mean, ci95 }";
const YEAR = ["number", "Year."] as const;
const PLACE = ["text", "Id of the place."] as const;
const SERVICE = ["text", "Id of the service."] as const;

const STAFF: Fields<PlaceStaff> = {
  place: PLACE,
  actor: ["text", "Id of its owner."],
  norm: ["text", "`short-term`, `nursing-home` or `home-care`."],
  places: ["number or null", "Its places, the weekdays averaged; null for home care and without limit."],
  use: [FIGURE, "Patients in it on average, or hours of care a week, with the 95 % interval."],
  forPlaces: ["{ fte, byCategory } or null", "Full-time equivalents for all places full; exact."],
  forPatients: [
    `{ mean, ci95, byCategory }`,
    "Full-time equivalents for those who were there; `byCategory` has the same by what they are for.",
  ],
  forPatientsTotal: ["", "All categories together; printed in `forPatients` itself."],
  wageForPlacesNok: ["number or null", "What the staff for the places cost a year, NOK of `wageYear`."],
  wageForPatientsNok: [FIGURE, "The same of those for the patients."],
  withoutWage: ["list of text", "Categories whose wage is not known, which are left out of it."],
  budgetNok: [`${FIGURE} or null`, "Of home care: hours a year × price of the hour, NOK of `budgetYear`; else null."],
};

const STAFF_DIFFERENCE: Fields<StaffDifference> = {
  place: PLACE,
  forPlaces: ["number or null", "Full-time equivalents for the places, alternative less baseline."],
  forPatients: [`${FIGURE} or null`, "The same for the patients, with the interval of the paired difference."],
  wageForPlacesNok: ["number or null", "What the staff for the places cost a year, NOK of `wageYear` of the norms."],
  wageForPatientsNok: [`${FIGURE} or null`, "The same of those for the patients, with its interval."],
  budgetNok: [`${FIGURE} or null`, "Budget of the hours of home care a year, NOK of `budgetYear`; null for places."],
};

const BY_CATEGORY = "Full-time equivalents by what they are for";
const NORM = ["text", "`short-term`, `nursing-home` or `home-care`."] as const;
const WITHOUT_WAGE = ["list of text", "Categories whose wage is not known, which are left out of it."] as const;

const STAFFED: Fields<StaffedPlace> = {
  place: PLACE,
  actor: ["text", "Id of its owner."],
  norm: NORM,
  places: ["number or null", "Its places, the measured days averaged; null for home care and without limit."],
  hoursPerWeek: ["number or null", "Of home care: hours a week that can be given; null without limit."],
  staff: ["object or null", `${BY_CATEGORY}, all of that in use; null without limit.`],
  fte: ["number or null", "All of them together."],
  ftePerPlace: ["number or null", "`fte` ÷ `places`."],
  dayFtePerPatient: ["number or null", "By day, without night, ward, managers and clerical staff; null for home care."],
  wageNok: ["number or null", "What the staff cost a year, NOK of `wageYear`."],
  withoutWage: WITHOUT_WAGE,
  budgetNok: ["number or null", "Of home care: hours a year × price of the hour, NOK of `budgetYear`."],
  ceiling: ["object or null", "`staff` of the place, as the scenario has it."],
};

const ANSWER: Fields<PlacesForStaff> = {
  place: PLACE,
  actor: ["text", "Id of its owner."],
  norm: NORM,
  given: ["object", "What was asked: `total`, and `byCategory`."],
  places: ["number or null", "Places that they are enough for; null for home care, and where they set no limit."],
  hoursPerWeek: ["number or null", "Hours of home care a week that they give."],
  budgetNok: ["number or null", "What these hours give in budget a year, NOK of `budgetYear`."],
  staff: ["object or null", `${BY_CATEGORY} that these places take.`],
  fte: ["number or null", "All of them together."],
  wageNok: ["number or null", "What these cost a year, NOK of `wageYear`."],
  withoutWage: WITHOUT_WAGE,
  binding: [
    "text or null",
    "What there is not enough of for one more place: `total` or a category; null without limit.",
  ],
  leftOver: ["object", "Given less taken: `total`, and `byCategory`."],
  nextPlace: ["object or null", `${BY_CATEGORY} that one more place would take besides.`],
  changes: ["list", "The changes that simulate it: `path` and `set`."],
  beds: ["number or null", "Beds that there are, whatever the staff."],
  opens: ["number or null", "Places that are open with the changes, the most of a week."],
};

const COST: Fields<CostPerUser> = {
  replications: ["number", "Replications whose patients were followed: the first 10 at most."],
  periodDays: ["list of numbers", "Days of each period, about a year each."],
  priceYear: ["number", "Year of the prices."],
  actors: ["list", "Municipalities with users; see below."],
  comparisons: ["list", "Every municipality `beside` every other; see the last table."],
  validation: [
    "list",
    "By service: `ofUsers`, the units that users had, and `counted`, what the engine counted by itself.",
  ],
};

const ACTOR: Fields<ActorCosts> = {
  actor: ["text", "Id of the municipality where the users live."],
  users: [FIGURE, "Users a year: patients who had any of the services in it."],
  costNok: [FIGURE, "What they cost a year, NOK."],
  costPerUserNok: [FIGURE, "Cost ÷ users, NOK."],
  classes: ["list", "User mix: `fromNok`, `toNok` (null for no end), `users`, `shareOfUsers`, `shareOfCost`."],
  outliers: ["object", "`shareOfUsers` above the limit, and `costByService`: the share of their cost by service."],
  ages: ["list", "`age`, `users`, `costPerUserNok`, `costPerInhabitantNok` (null where inhabitants are not known)."],
  outcomes: [
    "list",
    "`outcome` (home, death, other, the kind of place the user is in, waiting), `users`, `costPerUserNok`.",
  ],
  services: ["list", "`service`, `volume` (units a year), `users`, `costNok`."],
  productivity: [
    "list",
    "Of services that it runs: `directPerUnitNok`, `overheadPerUnitNok`, `perUnitNok`, `level` (green, yellow, red; null without limits), and `emptyPerUnitNok`, what places that stood empty cost besides.",
  ],
};

const PEOPLE: Fields<PeopleOfYear> = {
  year: YEAR,
  byAge: [
    "list",
    "`age`, `persons` (null where there are none), `between` where they lie on a line between two years, `kind` and `source` of the file.",
  ],
  covered: ["number", "Those whom the coverage rate counts."],
  workingAge: ["object or null", "Those of working age, as in `byAge`."],
  workingAgePerCovered: ["number or null", "Of working age ÷ covered."],
};

const RATE: Fields<UseRate & { service: string }> = {
  service: SERVICE,
  age: ["text", "Ages, both included."],
  users: ["number", "Users at a time in the base year."],
  persons: ["number", "Inhabitants in the base year."],
  rate: ["number", "Users ÷ inhabitants."],
  growthPerYearOfAge: ["number", "Rise of the use for each year of age, as a natural logarithm."],
};

const NEED: Fields<NeedOfYear> = {
  year: YEAR,
  fte: ["number", "Full-time equivalents of all services with a norm."],
  costNok: ["number", "Cost of all services, NOK in prices of the base year."],
  services: ["list", "Each service; see below."],
};

const NEED_SERVICE: Fields<ServiceOfYear & { service: string }> = {
  service: SERVICE,
  users: ["number", "Users at a time."],
  places: ["number or null", "Places needed; null for home care."],
  hoursPerWeek: ["number or null", "Hours of care a week; null for services with places."],
  fte: ["number or null", "Full-time equivalents by the norms; null without a norm."],
  costNok: ["number", "Cost of the year, NOK."],
  staff: ["object", "Full-time equivalents by what they are for."],
};

const COVERAGE: Fields<CoveragePath["years"][number]> = {
  year: YEAR,
  coverage: ["number", "Places ÷ those covered."],
  places: ["number", "Places."],
  fte: ["number or null", "Full-time equivalents by the norms."],
  costNok: ["number", "Cost of the year, NOK."],
};

const SIMULATED: Fields<Required<YearlyMean>> = {
  year: YEAR,
  mean: ["number", "Mean of the year, over replications."],
  ci95: ["[low, high] or null", "95 % t-interval of it; null with one replication."],
  difference: ["number", "Paired difference from `as-today` in the same year; missing for that path."],
  differenceCi95: ["[low, high] or null", "95 % t-interval of it."],
};

const COST_DIFFERENCE: Fields<CostDifference> = {
  actor: ["text", "Id of the municipality."],
  firstPerUserNok: [FIGURE, "Cost per user of the baseline, or of the municipality `beside`."],
  secondPerUserNok: [FIGURE, "Cost per user of the alternative, or of `actor`."],
  costPerUserNok: [FIGURE, "Cost per user, second less first, replication by replication."],
  users: [FIGURE, "Users a year."],
  costNok: [FIGURE, "Cost a year."],
  shareOfUsers: ["list", "Shares of the users by class of cost."],
  outlierShare: [FIGURE, "Share of users above the limit."],
  services: [
    "list",
    "`service` and `costPerUserNok`: the difference per user by what it is spent on; they add up to it.",
  ],
};

/** The part of the output page on staff, cost per user and forecasts. */
export function planningSection(): string[] {
  return [
    "## `--fee-by-year`, `--staff`, `--cost-per-user`",
    "`flyt run --fee-by-year --json` has `feeByYear`: `replications`, how many were followed, and `fees`, as below. `flyt compare " +
      "--fee-by-year --json` has `feeByYear`: for each alternative its `name`, `replications` and `fees`. A figure is `mean`, `standardError` " +
      "and `ci95` over them. [money.md](money.md#the-fee-by-calendar-year) has the method.",
    fieldTable(FEE_BY_YEAR),
    "`flyt run --staff --json` has `staff`: `wageYear` and `budgetYear`, the years of the prices; `places`, as below, and `withoutNorm`, the places that no norm is given for. " +
      "[staff.md](staff.md) has the norms. `flyt compare --staff --json` has `staff`: for each alternative its `name` and `places`, as in the second table.",
    fieldTable(withoutLast(STAFF)),
    fieldTable(STAFF_DIFFERENCE),
    "`flyt run --cost-per-user --json` has `costPerUser`; [cost-per-user.md](cost-per-user.md) has the method.",
    fieldTable(COST),
    "Each of `actors`:",
    fieldTable(ACTOR),
    "`flyt compare --cost-per-user --json` has `costPerUser`: for each alternative its `name` and `actors`, beside the baseline. So has each of `comparisons`, with `beside`, the municipality that is subtracted:",
    fieldTable(COST_DIFFERENCE),
    "## `flyt staff --json`",
    "`{ manifest, places, withoutNorm, fromStaff?, provenance }`; [staff.md](staff.md) has the formulas. `manifest` has the scenario with its " +
      "hash, the norms, `hoursPerFte`, `wageYear`, `budgetYear` and `budgetPerHourNok`; `provenance` kind, source and note of each number of " +
      "the norms, by path. Each of `places`:",
    fieldTable(STAFFED),
    "`fromStaff`, with `--fte`, has for each place that staff are given for:",
    fieldTable(ANSWER),
    "## `flyt forecast --json`",
    "`{ manifest, people, rates, needs, coverage, simulated?, provenance }`; [forecast.md](forecast.md) has the formulas. `manifest` says " +
      "what was asked; `provenance` has kind, source and note of each number of the input and of the norms, by path. Each of `people`:",
    fieldTable(PEOPLE),
    "Each of `rates`:",
    fieldTable(RATE),
    "`needs` has `assumption` (compressed, reference, expanded), `theta` and `years` for each assumption of health. Each of `years`, and each of its `services`:",
    fieldTable(NEED),
    fieldTable(NEED_SERVICE),
    "`coverage` has `path` (as-today, coverage-kept, coverage-target) and `years`:",
    fieldTable(COVERAGE),
    "`simulated`, with `--simulate`, has `health`, `seed`, `replications`, `wantedReplications`, `partial` and `paths`: `path` (as-today, then " +
      "coverage-kept, coverage-target or measure), `name` of a measure, `changes` to the scenario, and `series` of `measure`, `place` and `years`:",
    fieldTable(SIMULATED),
  ];
}

/** `forPatientsTotal` is printed as `forPatients` itself. */
function withoutLast({
  forPatientsTotal: _,
  ...rest
}: Fields<PlaceStaff>): Fields<Omit<PlaceStaff, "forPatientsTotal">> {
  return rest;
}
