import { z } from "zod";
import { Change } from "./change.ts";
import { CalendarDate, Id, Probability, Text } from "./words.ts";

/** So many phases at most: each is an epoch of the simulation. */
const MOST_PHASES = 20;
/** So many units of one lever at most. */
const MOST_UNITS = 10_000;
/** So many scenarios of demand at most: each is simulated for every plan. */
const MOST_DEMANDS = 10;

const Amount = z.number().meta({ unit: "NOK" });
const AmountPerYear = z.number().meta({ unit: "NOK/year" });

const Units = z
  .int("must be a whole number")
  .min(-MOST_UNITS, `must be ${-MOST_UNITS} or more`)
  .max(MOST_UNITS, `must be ${MOST_UNITS} or less`);

/** What one unit of a lever does to the scenario. */
export const LeverEffect = z.strictObject({
  path: z.string().min(1, "must not be empty").meta({
    description: "Path of the number that is changed, as in a change.",
    hint: "write for example places.trondheim-helsehus.capacityBeds",
  }),
  addPerUnit: z.number().meta({
    description: "Added to it by each unit; negative where the unit takes something away, as in a conversion.",
    hint: "use 1 for one more place a unit",
  }),
});
export type LeverEffect = z.infer<typeof LeverEffect>;

/** Something that may be decided: places, staff, hours, a conversion, a project. */
export const Lever = z.strictObject({
  name: Text.optional(),
  effects: z.array(LeverEffect).min(1, "must have at least one effect").meta({
    description: "What one unit changes. A conversion of places takes from one path and adds to another.",
  }),
  least: Units.optional().meta({
    description:
      "Fewest units in force at any time, beside today; 0 where missing, negative where places may be closed.",
  }),
  most: Units.meta({ description: "Most units in force at any time, beside today." }),
  inStepsOf: z.int("must be a whole number").positive("must be 1 or more").max(MOST_UNITS).optional().meta({
    description: "Units come in steps of so many, such as a ward of 12; 1 where missing.",
  }),
  largestChangePerPhase: z
    .int("must be a whole number")
    .nonnegative("must be 0 or more")
    .max(MOST_UNITS)
    .optional()
    .meta({
      description: "So many units may be opened or closed at the start of one phase at most.",
    }),
  doNotTouch: z.boolean().optional().meta({ description: "Stays as it is today, whatever it could give." }),
  costPerUnitPerYear: AmountPerYear.optional().meta({
    description: "Cost of running one unit for a year; 0 where missing, negative where a unit saves money.",
  }),
  costPerUnitOnce: Amount.optional().meta({ description: "Cost of opening one unit; 0 where missing." }),
  paidBy: Id.optional().meta({ description: "The actor whose budget bears the cost." }),
  uses: z
    .record(Id, z.number())
    .optional()
    .meta({ description: "What one unit takes of each resource of the problem, by its id." }),
});
export type Lever = z.infer<typeof Lever>;

const Budget = z.strictObject({
  name: Text.optional(),
  actor: Id.optional().meta({ description: "Only what this actor pays; what all pay where it is missing." }),
  perYearAtMost: AmountPerYear.nonnegative("must be 0 or more").optional().meta({
    description: "The running cost of all that is in force is at most this, in every phase.",
  }),
  onceAtMost: Amount.nonnegative("must be 0 or more").optional().meta({
    description: "The cost of all that is opened is at most this: in all, or in each phase of `phases`.",
  }),
  phases: z.array(CalendarDate).min(1, "must name at least one phase").optional().meta({
    description:
      "Holds in these phases only, by the dates on which they begin, each by itself; else in every phase, and for what is opened in all of them together.",
  }),
});
export type Budget = z.infer<typeof Budget>;

const Resource = z.strictObject({
  name: Text.optional(),
  unit: Text.meta({ description: "What it is counted in, such as FTE or rooms." }),
  atMost: z.number().nonnegative("must be 0 or more").meta({ description: "So much is there, in every phase." }),
});
export type Resource = z.infer<typeof Resource>;

const Policy = z.strictObject({
  name: Text,
  units: z
    .record(Id, z.number())
    .meta({ description: "Factor of each lever's units in force, by the id of the lever." }),
  atLeast: z.number().optional().meta({ description: "Their sum is at least this, in every phase." }),
  atMost: z.number().optional().meta({ description: "Their sum is at most this, in every phase." }),
});
export type Policy = z.infer<typeof Policy>;

/** Which figure of a run is meant. */
const figure = {
  measure: z.string().min(1, "must not be empty").meta({
    description: "Id of a measure.",
    hint: "write for example overstayNightsPerYear",
  }),
  place: Id.optional().meta({ description: "Of this place only." }),
  waitingFor: Id.optional().meta({ description: "Of those who wait for this place or exit only." }),
  from: Id.optional().meta({ description: "Of those who come from there, or wait there, only." }),
  group: Id.optional().meta({ description: "Of this group only." }),
  actor: Id.optional().meta({ description: "Of the patients of this municipality only." }),
};

const Term = z.strictObject({
  ...figure,
  weight: z
    .number()
    .optional()
    .meta({ description: "Factor in the sum that is made as small as can be; 1 where missing." }),
});
export type ObjectiveTerm = z.infer<typeof Term>;

const Target = z.strictObject({
  ...figure,
  atMost: z.number().meta({ description: "Its mean is at most this." }),
});
export type Target = z.infer<typeof Target>;

const Demand = z.strictObject({
  name: Text.optional(),
  probability: Probability,
  changes: z.array(Change).meta({ description: "How the demand differs from that of the scenario." }),
});
export type Demand = z.infer<typeof Demand>;

/** What may be decided about a scenario, within which limits, and what for: a problem for the optimizer. */
export const PlanningProblem = z.strictObject({
  $schema: z.string().optional().meta({ description: "Where the JSON Schema lies, for editors." }),
  name: Text,
  description: Text.optional(),
  scenario: z.string().min(1, "must not be empty").meta({
    description: "The scenario file that it is about, by its path from this file.",
    hint: "write for example ../trondheim.yaml",
  }),
  effect: z.enum(["first-years", "long-run"]).meta({
    description:
      "Which effect is meant: that in the years from the first measured day on, on which the first phase begins; or the " +
      "long-run one, had the plan always been in force (one phase only).",
  }),
  lengthDays: z.int("must be a whole number").positive("must be 1 or more").max(36_525).optional().meta({
    unit: "days",
    description: "Measured days, in place of those of the scenario: the horizon over which the effect is counted.",
  }),
  phases: z.array(CalendarDate).max(MOST_PHASES, `must name at most ${MOST_PHASES} phases`).optional().meta({
    description:
      "Dates on which plans may open or close something, in order; the first measured day alone where missing.",
  }),
  levers: z.record(Id, Lever).meta({ description: "What may be decided, by id." }),
  budgets: z.record(Id, Budget).optional().meta({ description: "Limits of cost, by id." }),
  resources: z.record(Id, Resource).optional().meta({ description: "Staff by category, rooms and the like, by id." }),
  policies: z.record(Id, Policy).optional().meta({ description: "Other limits on what is in force, by id." }),
  minimise: z
    .strictObject({
      measures: z.array(Term).optional().meta({ description: "Measures, weighted and added up." }),
      costWeight: z.number().nonnegative("must be 0 or more").optional().meta({
        description:
          "Factor of the cost a year in millions of NOK (running, and what is opened once spread over the horizon).",
      }),
    })
    .meta({ description: "What is made as small as can be." }),
  targets: z
    .array(Target)
    .optional()
    .meta({ description: "What a plan must reach besides, such as at most 20 discharge-ready." }),
  demands: z.array(Demand).max(MOST_DEMANDS, `must be at most ${MOST_DEMANDS}`).optional().meta({
    description:
      "Scenarios of demand with their probabilities; plans are judged by the mean over them. The scenario's own where missing.",
  }),
  smallestDifference: z.number().positive("must be above 0").optional().meta({
    description: "The smallest difference in what is minimised that matters; 0.5 % of today's value where missing.",
  }),
});
export type PlanningProblem = z.infer<typeof PlanningProblem>;
