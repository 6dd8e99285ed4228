import { type Fields, fieldTable } from "./field-table.ts";
import { FRONTIER_MONEY } from "./frontier-money.ts";
import { PRICES_OF_MONEY } from "./net-by-party.ts";
import type {
  CostDocument,
  FigureDocument,
  FrontierDocument,
  GuaranteeDocument,
  LevelDocument,
  MarginDocument,
  ObjectiveDocument,
  OptimizeDocument,
  ProblemDocument,
  RelaxationDocument,
  TargetDocument,
  UnitsDocument,
} from "./plan-json.ts";
import type { MeasureKey } from "../engine/measures.ts";

const WHOLE: Fields<Required<Omit<OptimizeDocument, "manifest">>> = {
  problem: ["object", "Which problem was solved; see below."],
  status: [
    "text",
    "`proposed`; `targets-missed` where no plan was found that meets them; `infeasible` where no plan keeps all limits.",
  ],
  interrupted: [
    "true or false",
    "Whether Ctrl-C came first: before the fresh replications, the figures are those of the search, without guarantee.",
  ],
  plan: ["list", "Units in force beside today, lever by lever and phase by phase; what is 0 is left out."],
  changes: ["list", "The same as changes, as in a measure."],
  cost: ["object", "What it costs."],
  objective: ["object", "What is minimised: `today`, `plan` and their paired `difference`, each a figure."],
  targets: ["list", "The targets, in their order."],
  guarantee: ["object or null", "What can be said of the choice; null after an interruption."],
  margins: ["list", "Limits that stop the plan, each with its price by the program and by simulation."],
  promise: [
    "object or null",
    "What the fluid program reckons of `today` and of the `plan`, where it counts what is minimised. It is no forecast.",
  ],
  relaxations: ["list", "What would have to give way at least; where the status is not `proposed`."],
};

const PROBLEM: Fields<ProblemDocument> = {
  name: ["text", "The file without folder and ending."],
  title: ["text or map", "The name for people."],
  effect: ["text", "`first-years` or `long-run`."],
  phases: ["list of texts", "Dates on which phases begin; empty for the long-run effect."],
  effort: ["text", "`low`, `usual` or `high`."],
};

const UNITS: Fields<UnitsDocument> = {
  lever: ["text", "Id of the lever."],
  from: ["text or null", "Date on which the phase begins; null for the long-run effect."],
  units: ["number", "Units in force in that phase, more than today."],
};

const COST: Fields<CostDocument> = {
  perYear: ["list of numbers", "NOK a year to run all that is in force, phase by phase."],
  once: ["number", "NOK to open it."],
  meanPerYear: ["number", "NOK a year over the measured days, what is opened once spread over them."],
  byActor: ["list", "The same by `actor` (null where the problem does not say who pays)."],
};

const FIGURE: Fields<FigureDocument> = {
  mean: ["number or null", "Mean over the replications of the manifest."],
  standardError: ["number or null", "Of the mean; of a difference, paired."],
  ci95: ["[low, high] or null", "95 % t-interval."],
};

const OBJECTIVE: Fields<ObjectiveDocument> = {
  today: ["figure", "Nothing changed."],
  plan: ["figure", "With the plan."],
  difference: ["figure", "The plan less today, replication by replication."],
};

const TARGET: Fields<Omit<TargetDocument, keyof MeasureKey | keyof FigureDocument>> = {
  atMost: ["number", "Its mean is to be at most this."],
  verdict: ["text", "`met` or `missed` where the whole interval is on one side, else `unsure`."],
  today: ["figure", "The same measure, nothing changed."],
};

const GUARANTEE: Fields<GuaranteeDocument> = {
  confidence: ["number", "0.95."],
  atMostWorse: [
    "number",
    "With that confidence the plan is at most so much worse than the best of the plans compared. It says nothing of others.",
  ],
  plansCompared: ["number", "How many, the plan among them."],
  freshReplications: ["number", "Of each, which no plan was chosen by."],
};

const MARGIN: Fields<MarginDocument> = {
  kind: ["text", "`budget`, `resource` or `policy`."],
  id: ["text", "Id of the limit."],
  from: ["text or null", "The phase that it holds in; null where it is about all of them."],
  amount: ["text", "`per-year` (NOK/year), `once` (NOK) or `other`."],
  used: ["number", "What the plan takes of it."],
  atMost: ["number", "What there is."],
  shadowPrice: ["number or null", "By the program: what is minimised falls by so much for each unit of the limit."],
  more: ["number", "So much more was tried by simulation."],
  plan: ["list", "The best plan found with that."],
  difference: ["figure", "That plan less the proposed one, simulated."],
  replications: ["number", "Behind that difference: those of the search."],
};

const RELAXATION: Fields<RelaxationDocument> = {
  kind: ["text", "As in a margin."],
  id: ["text", "As in a margin."],
  from: ["text or null", "As in a margin."],
  amount: ["text", "As in a margin."],
  side: ["text", "`atMost` would have to be more, `atLeast` less."],
  limit: ["number", "What it is."],
  by: ["number", "By how much."],
};

const FRONTIER: Fields<Omit<FrontierDocument, "manifest" | "problem">> = {
  interrupted: ["true or false", "Whether Ctrl-C came first."],
  budget: ["text", "Id of the budget whose levels these are."],
  amount: ["text", "`per-year` or `once`."],
  today: ["figure", "What is minimised, nothing changed."],
  levels: ["list", "The best plan for each level, the least first."],
};

const LEVEL: Fields<LevelDocument> = {
  budget: ["number", "NOK a year, or NOK."],
  plan: ["list", "As above."],
  cost: ["object", "As above."],
  objective: ["figure", "What is minimised."],
  difference: ["figure", "Less today."],
  step: ["figure", "Less the level before (the first: less today); `isTie` where its interval contains 0."],
  targets: ["list of figures", "The measures of the targets, in their order."],
};

/** The section of the page on output that tells what `flyt optimize --json` prints. */
export function optimizeSection(): string[] {
  const part = (title: string, fields: Fields<Record<string, unknown>>): string[] => [title, fieldTable(fields)];
  return [
    "## flyt optimize --json",
    "`{ manifest, problem, status, … }`. How a plan is found, and what its figures mean, is told in [optimizer.md](optimizer.md).",
    fieldTable(WHOLE),
    ...part("`problem`:", PROBLEM),
    ...part("Each of `plan`:", UNITS),
    ...part("`cost`:", COST),
    ...part("A figure:", FIGURE),
    ...part("`objective`:", OBJECTIVE),
    ...part("Each of `targets` is a figure with the fields that say which measure it is, and", TARGET),
    ...part("`guarantee`:", GUARANTEE),
    ...part("Each of `margins`:", MARGIN),
    ...part("Each of `relaxations`:", RELAXATION),
    "With `--frontier`, `{ manifest, problem, … }` with",
    fieldTable(FRONTIER),
    "With `--money` the frontier has `money` too; each of `parties` is as with bottlenecks:",
    fieldTable({ ...PRICES_OF_MONEY, ...FRONTIER_MONEY }),
    ...part("Each of `levels`:", LEVEL),
  ];
}
