import { z } from "zod";
import { EFFORTS, type EffortName } from "../optimizer/optimize.ts";
import { ForecastQuestion } from "./forecast-input.ts";
import { precisionOf } from "./precision.ts";
import { ReportQuestion } from "./report.ts";
import { MOST_REPLICATIONS } from "./size.ts";
import type { TaskKind } from "./task.ts";

const MOST_MEASURES = 50;
const MOST_SETS = 200;
const LONGEST_NAME = 500;
const LONGEST_CHANGE = 10_000;
/** With more, every verdict would be so cautious that nothing is shown; and a table of them is no help to anybody. */
export const MOST_ALTERNATIVES = 20;
const MOST_PLACES_ADDED = 1000;
/** As a scenario may have. */
const MOST_WARM_UP_DAYS = 36_525;
export const MOST_LEVELS = 20;

/** What is asked of the effect: changes that begin at the end of the warm-up, or that hold from simulated day 0. */
export const EFFECTS_ASKED = ["first-years", "long-run"] as const;
export type EffectAsked = (typeof EFFECTS_ASKED)[number];

/** As a question is read: never changed. */
type Plain<Question> = {
  readonly [Field in keyof Question]: Question[Field] extends (infer Element)[] ? readonly Element[] : Question[Field];
};

const Name = z.string().min(1, "must not be empty").max(LONGEST_NAME, `must have at most ${LONGEST_NAME} characters`);

const Scenario = Name.meta({
  description: "The scenario: the name of one of the files, with or without its ending, or of an example.",
  examples: ["trondheim"],
});

const wholeNumber = (least: number, most: number) =>
  z.int("must be a whole number").min(least, `must be ${least} or more`).max(most, `must be ${most} or less`);

const Replications = wholeNumber(1, MOST_REPLICATIONS).optional().meta({
  description: "Simulated histories of each scenario; those of the scenario where missing.",
  unit: "replications",
});

const Seed = Name.optional().meta({
  description: "Phrase that all random numbers come from; that of the scenario where missing.",
});

const Sets = z
  .array(z.string().min(1, "must not be empty").max(LONGEST_CHANGE))
  .max(MOST_SETS)
  .default([])
  .meta({
    description:
      "Changes of the scenario on the spot, each a path and a value: `=+10` adds, `=*1.1` multiplies, `=10` sets.",
    examples: [["places.trondheim-helsehus.capacityBeds=+10"]],
  });

const Measures = z
  .array(Name)
  .max(MOST_MEASURES)
  .default([])
  .meta({
    description: "Measures (files of changes, or examples) that are all made on the scenario.",
    examples: [["helsehus+10"]],
  });

const EffectAskedSchema = z.enum(EFFECTS_ASKED).optional().meta({
  description:
    "first-years: changes begin at the end of the warm-up; long-run (where missing): they have held from simulated day 0.",
});

/** What is asked about money, of a run, a comparison and a plan alike. */
const moneyFields = {
  money: z.boolean().optional().meta({
    description: "Whether it is told what it costs whom, and of alternatives who pays and who saves.",
  }),
  prices: Name.optional().meta({
    description: "The table of prices: the name of one of the files, or of an example; norway where missing.",
    examples: ["norway"],
  }),
  priceYear: wholeNumber(1900, 2200).optional().meta({
    description: "The year in whose prices it is told; that of the table where missing.",
    unit: "year",
  }),
};

/** What is told of a run and a comparison besides their measures. */
const extrasFields = {
  feeByYear: z.boolean().optional().meta({
    description:
      "Whether the fee is told for each calendar year too, at that year's fee, of the first replications; means money too.",
  }),
  staff: z.boolean().optional().meta({
    description: "Whether full-time equivalents are told by the norms of staff.",
  }),
  norms: Name.optional().meta({
    description: "Norms of staff: the name of one of the files, or of an example; those of Trondheim where missing.",
    examples: ["staff-norms-trondheim"],
  }),
  costPerUser: z.boolean().optional().meta({
    description: "Whether the cost per user is told, of the first replications.",
  }),
  unitCosts: Name.optional().meta({
    description: "Unit costs: the name of one of the files, or of an example; those of Trondheim where missing.",
    examples: ["unit-costs-trondheim"],
  }),
};
interface Extras {
  readonly feeByYear?: boolean | undefined;
  readonly staff?: boolean | undefined;
  readonly norms?: string | undefined;
  readonly costPerUser?: boolean | undefined;
  readonly unitCosts?: string | undefined;
}
const normsHaveStaff = ({ staff, norms }: Extras): boolean => norms === undefined || staff === true;
const NORMS_ALONE = { error: "means something only together with staff", path: ["norms"] };
const costsHaveUsers = ({ costPerUser, unitCosts }: Extras): boolean => unitCosts === undefined || costPerUser === true;
const COSTS_ALONE = { error: "means something only together with costPerUser", path: ["unitCosts"] };

/** What `flyt run` is asked. */
export const RunQuestion = z
  .strictObject({
    scenario: Scenario,
    measures: Measures,
    set: Sets,
    replications: Replications,
    seed: Seed,
    warmUp: z
      .union([z.literal("auto"), wholeNumber(0, MOST_WARM_UP_DAYS)])
      .optional()
      .meta({
        description: "The warm-up, or auto to find how long it must be; that of the scenario where missing.",
        unit: "days",
      }),
    untilHalfWidth: z
      .string()
      .max(30)
      .refine(
        (text) => precisionOf(text) !== undefined,
        "must be a number above 0, such as 0.5, or a percentage, such as 5%",
      )
      .optional()
      .meta({
        description:
          "Goes on until the 95 % interval of one figure has this half-width, in its unit or as a percentage of it.",
        examples: ["5%"],
      }),
    of: Name.optional().meta({
      description:
        "The figure that is to be so precise, as in queueMean@trondheim-helsehus; dischargeReadyMean where missing.",
    }),
    maxReplications: wholeNumber(1, MOST_REPLICATIONS).optional().meta({
      description: "So many replications at most, where a precision is asked for; 1000 where missing.",
      unit: "replications",
    }),
    distributions: z.boolean().optional().meta({
      description: "Whether the result tells distributions and daily series too.",
    }),
    ...moneyFields,
    ...extrasFields,
  })
  .refine(normsHaveStaff, NORMS_ALONE)
  .refine(costsHaveUsers, COSTS_ALONE)
  .refine(({ untilHalfWidth, replications }) => untilHalfWidth === undefined || replications === undefined, {
    error: "cannot stand together with untilHalfWidth; give maxReplications",
    path: ["replications"],
  })
  .refine(({ untilHalfWidth, of }) => untilHalfWidth !== undefined || of === undefined, {
    error: "means something only together with untilHalfWidth",
    path: ["of"],
  })
  .refine(({ untilHalfWidth, maxReplications }) => untilHalfWidth !== undefined || maxReplications === undefined, {
    error: "means something only together with untilHalfWidth",
    path: ["maxReplications"],
  });
export type RunQuestion = Plain<z.infer<typeof RunQuestion>>;

/** What `flyt compare` is asked. */
export const CompareQuestion = z
  .strictObject({
    scenario: Scenario.meta({ description: "The baseline: the name of one of the files, or of an example." }),
    with: z
      .array(z.string().min(1, "must not be empty").max(LONGEST_CHANGE))
      .min(1, "must have at least one alternative")
      .max(MOST_ALTERNATIVES, `must have at most ${MOST_ALTERNATIVES} alternatives; compare some of them at a time`)
      .meta({
        description: "The alternatives: measures, other scenarios, or changes such as places.x.capacityBeds=+10.",
        examples: [["helsehus+10", "langtid+30"]],
      }),
    set: Sets,
    effect: EffectAskedSchema,
    bestOf: z.array(Name).max(MOST_MEASURES).default([]).meta({
      description:
        "Measures by which it is asked which alternative is best, besides dischargeReadyMean; `queueMean:place` of a place.",
    }),
    byMonth: z.boolean().optional().meta({ description: "Whether the differences are told month by month too." }),
    ...moneyFields,
    ...extrasFields,
    replications: Replications,
    seed: Seed,
  })
  .refine(normsHaveStaff, NORMS_ALONE)
  .refine(costsHaveUsers, COSTS_ALONE);
export type CompareQuestion = Plain<z.infer<typeof CompareQuestion>>;

/** What `flyt bottlenecks` is asked. */
export const BottlenecksQuestion = z.strictObject({
  scenario: Scenario,
  set: Sets,
  measures: Measures,
  effect: EffectAskedSchema,
  step: wholeNumber(1, MOST_PLACES_ADDED).optional().meta({
    description: "Places that are added in each place; by its capacity where missing.",
    unit: "beds",
  }),
  ...moneyFields,
  replications: Replications,
  seed: Seed,
});
export type BottlenecksQuestion = Plain<z.infer<typeof BottlenecksQuestion>>;

/** What `flyt sweep` is asked. */
export const SweepQuestion = z.strictObject({
  study: Name.meta({
    description: "The study: the name of one of the files, or of an example.",
    examples: ["trondheim-tornado"],
  }),
  set: Sets,
  ...moneyFields,
  replications: Replications,
  seed: Seed,
});
export type SweepQuestion = Plain<z.infer<typeof SweepQuestion>>;

/** What `flyt optimize` is asked. */
export const OptimizeQuestion = z.strictObject({
  problem: Name.meta({
    description: "The problem: the name of one of the files, or of an example.",
    examples: ["trondheim-20-mnok"],
  }),
  budget: z.array(Name).max(MOST_LEVELS).default([]).meta({
    description: "Amounts in place of those of the problem: `15e6` for its only budget, or `id=15e6`.",
    unit: "NOK",
  }),
  frontier: z
    .union([
      z.literal(true),
      wholeNumber(2, MOST_LEVELS),
      z.array(z.number().nonnegative("must be 0 or more")).min(2).max(MOST_LEVELS),
    ])
    .optional()
    .meta({ description: "The best plan for each level of the budget: true, how many levels, or the amounts in NOK." }),
  effort: z
    .enum(Object.keys(EFFORTS) as [EffortName, ...EffortName[]])
    .optional()
    .meta({
      description: "How much is simulated; usual where missing.",
    }),
  ...moneyFields,
  seed: Seed,
});
export type OptimizeQuestion = Plain<z.infer<typeof OptimizeQuestion>>;

/** The schema of the question of each kind of task. */
export const TASK_QUESTIONS = {
  run: RunQuestion,
  compare: CompareQuestion,
  bottlenecks: BottlenecksQuestion,
  sweep: SweepQuestion,
  optimize: OptimizeQuestion,
  forecast: ForecastQuestion,
  report: ReportQuestion,
} as const satisfies Readonly<Record<TaskKind, z.ZodType>>;

/** Questions by kind. */
export interface Questions {
  readonly run: RunQuestion;
  readonly compare: CompareQuestion;
  readonly bottlenecks: BottlenecksQuestion;
  readonly sweep: SweepQuestion;
  readonly optimize: OptimizeQuestion;
  readonly forecast: ForecastQuestion;
  readonly report: ReportQuestion;
}
