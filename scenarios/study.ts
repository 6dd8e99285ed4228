import { z } from "zod";
import { Change } from "./change.ts";
import { DateOrDayOfYear, Id, Text } from "./words.ts";

/** More points than anybody looks at; a slip of the pen in `points` or `steps` is told before it takes a week. */
export const MOST_POINTS = 20_000;
/** As many as there are direction numbers. */
export const MOST_FACTORS = 21;
/** Designs among which the best is chosen by all distances between their points. */
export const MOST_POINTS_TO_COMPARE = 2000;

const Steps = z
  .int("must be a whole number")
  .min(2, "must be 2 or more")
  .max(1000, "must be 1000 or less")
  .meta({ description: "How many values from low to high where a design wants a list of them; 2 where missing." });

const points = (most: string) =>
  z
    .int("must be a whole number")
    .min(2, "must be 2 or more")
    .max(MOST_POINTS, `must be ${MOST_POINTS} or less`)
    .meta({ description: `How many points, the base apart.${most}` });

/** The values that a number takes in a study: some levels, or all from low to high. */
const NumberValues = z
  .strictObject({
    levels: z.array(z.number()).min(1, "must have at least one value").optional().meta({
      description: "The values, in order.",
    }),
    low: z.number().optional().meta({ description: "The lowest value; in place of levels." }),
    high: z.number().optional().meta({ description: "The highest value." }),
    steps: Steps.optional(),
  })
  .refine((values) => !isMap(values) || isListOrRange(values), { error: wordValues, when: () => true });

/** As `NumberValues`, and levels of any kind. */
const AnyValues = z
  .strictObject({
    levels: z.array(z.json()).min(1, "must have at least one value").optional().meta({
      description: "The values, in order: numbers, or for set what may stand at the path.",
    }),
    low: z.number().optional().meta({ description: "The lowest value; in place of levels." }),
    high: z.number().optional().meta({ description: "The highest value." }),
    steps: Steps.optional(),
  })
  .refine((values) => !isMap(values) || isListOrRange(values), { error: wordValues, when: () => true });

const FACTOR_KINDS = ["set", "add", "multiply", "measure"] as const;
const EXACTLY_ONE = "must have exactly one of set, add, multiply and measure";

/** One thing that a study changes. */
export const Factor = z
  .strictObject({
    name: Text.optional().meta({ description: "Name for people; the id where missing." }),
    path: z
      .union([
        z.string().min(1, "must not be empty"),
        z.array(z.string().min(1, "must not be empty")).min(1, "must have at least one path"),
      ])
      .optional()
      .meta({
        description: "Path of the value that is changed, as in a change, or a list of them that change together.",
        hint: "write for example places.trondheim-helsehus.capacityBeds",
      }),
    set: AnyValues.optional().meta({ description: "The values that are set." }),
    add: NumberValues.optional().meta({ description: "What is added to the value of the base." }),
    multiply: NumberValues.optional().meta({
      description: "What the value of the base is multiplied by; a count is rounded to a whole number.",
    }),
    measure: z.string().min(1, "must not be empty").optional().meta({
      description: "A file of changes, by its path from this one or the name of an example, that is on or off.",
      hint: "write for example helsehus+10",
    }),
    from: DateOrDayOfYear.optional().meta({ description: "Holds from the start of this date, as in a change." }),
    to: DateOrDayOfYear.optional().meta({ description: "Holds until the start of this date, as in a change." }),
    rationale: z.string().optional().meta({ description: "Why." }),
  })
  .refine((factor) => !isMap(factor) || givenKinds(factor).length === 1, {
    error: ({ input }) => {
      const given = isMap(input) ? givenKinds(input) : [];
      return given.length === 0 ? `${EXACTLY_ONE}; got none of them` : `${EXACTLY_ONE}; got ${given.join(" and ")}`;
    },
    when: () => true,
  })
  .refine((factor) => !isMap(factor) || !hasField(factor, "measure") || !["path", "from", "to"].some(inside(factor)), {
    error: "must have no path, from or to beside measure; they stand in the measure itself",
    when: () => true,
  })
  .refine((factor) => !isMap(factor) || hasField(factor, "measure") || hasField(factor, "path"), {
    error: "must have a path; write for example path: places.trondheim-helsehus.capacityBeds",
    when: () => true,
  });
export type Factor = z.infer<typeof Factor>;

/** Which points of all that the factors span are simulated. */
export const Design = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("full-factorial").meta({ description: "Every combination of the levels." }) }),
    z.strictObject({
      kind: z.literal("latin-hypercube").meta({
        description: "Random points that divide the range of each factor evenly: one in each of as many equal parts.",
      }),
      points: points(""),
      candidates: z
        .int("must be a whole number")
        .min(1, "must be 1 or more")
        .max(1000, "must be 1000 or less")
        .optional()
        .meta({
          description:
            "So many designs are drawn, and the one whose nearest two points are farthest apart is taken; 1 where missing.",
        }),
    }),
    z.strictObject({
      kind: z.literal("sobol").meta({ description: "Points of Sobol's sequence, which fill the space evenly." }),
      points: points(" A power of 2 is most even."),
      digitalShift: z.boolean().optional().meta({
        description: "Whether the points are moved by the seed, which keeps their evenness; yes where missing.",
      }),
    }),
    z.strictObject({
      kind: z.literal("one-at-a-time").meta({ description: "Each level of each factor, the others as in the base." }),
    }),
    z.strictObject({
      kind: z
        .literal("tornado")
        .meta({ description: "The low and the high value of each factor, sorted by what they move." }),
    }),
  ])
  .meta({ description: "Which points are simulated.", hint: "write for example { kind: full-factorial }" });
export type Design = z.infer<typeof Design>;

/** A figure of the results by its key. */
export const MeasureOfInterest = z.strictObject({
  measure: z.string().meta({ description: "Id of the measure, as in `flyt run --json`." }),
  place: z.string().optional().meta({ description: "Id of the place." }),
  waitingFor: z.string().optional().meta({ description: "Id of the destination waited for." }),
  from: z.string().optional().meta({ description: "Where they wait or come from." }),
  group: z.string().optional().meta({ description: "Id of the group." }),
  actor: z.string().optional().meta({ description: "Id of the municipality where the patients live." }),
  weekday: z.int().min(0).max(6).optional().meta({ description: "0 Monday to 6 Sunday." }),
});
export type MeasureOfInterest = z.infer<typeof MeasureOfInterest>;

/** A design of experiments: what is changed, at which points, and what is looked at. */
export const Study = z.strictObject({
  $schema: z.string().optional().meta({ description: "Where the JSON Schema lies, for editors." }),
  name: Text,
  description: Text.optional(),
  scenario: z.string().min(1, "must not be empty").meta({
    description: "The scenario that is changed: its path from this file, or the name of an example.",
    hint: "write for example trondheim",
  }),
  changes: z.array(Change).optional().meta({ description: "Changes to the scenario at all points, the base too." }),
  factors: z
    .record(Id, Factor)
    .refine((factors) => !isMap(factors) || Object.keys(factors).length > 0, "must have at least one factor")
    .refine(
      (factors) => !isMap(factors) || Object.keys(factors).length <= MOST_FACTORS,
      `must have ${MOST_FACTORS} factors or fewer`,
    )
    .meta({ description: "What is changed, by id; a factor may change several values together." }),
  design: Design,
  replications: z
    .int("must be a whole number")
    .positive("must be 1 or more")
    .max(1_000_000, "must be 1000000 or less")
    .optional()
    .meta({ description: "Simulated histories at each point; those of the scenario where missing." }),
  seed: z.string().min(1, "must not be empty").optional().meta({
    description:
      "Phrase that all random numbers come from, those of the design too; that of the scenario where missing.",
  }),
  effect: z.enum(["long-run", "first-years"]).optional().meta({
    description:
      "Whether the factors hold from simulated day 0 (long-run, where missing) or from the end of the warm-up (first-years).",
  }),
  measures: z
    .array(MeasureOfInterest)
    .min(1, "must have at least one measure")
    .optional()
    .meta({ description: "What is looked at, the leading one first; some usual ones where missing." }),
});
export type Study = z.infer<typeof Study>;

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasField(map: object, field: string): boolean {
  return (map as Record<string, unknown>)[field] !== undefined;
}

function inside(map: object): (field: string) => boolean {
  return (field) => hasField(map, field);
}

function givenKinds(factor: object): string[] {
  return FACTOR_KINDS.filter(inside(factor));
}

/** Levels, or low and high with low below high. */
function isListOrRange(values: object): boolean {
  const { levels, low, high } = values as Record<string, unknown>;
  if (levels !== undefined) return !["low", "high", "steps"].some(inside(values));
  // What is no number is told by itself.
  return low !== undefined && high !== undefined && !(Number(low) >= Number(high));
}

function wordValues({ input }: { readonly input?: unknown }): string {
  const { levels, low, high } = (isMap(input) ? input : {}) as Record<string, unknown>;
  if (levels !== undefined) return "must have either levels, or low and high, got both";
  if (low === undefined || high === undefined)
    return "must have levels, or low and high; write for example { low: 0.9, high: 1.1 } or { levels: [0, 5, 10] }";
  return `must have low below high, got low ${String(low)} and high ${String(high)}`;
}
