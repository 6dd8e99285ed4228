import { z } from "zod";
import { Place } from "./place.ts";
import { Id, Probability, Text } from "./words.ts";

/** What staff are for, in the order in which they are told. */
export const STAFF_CATEGORIES = [
  "base",
  "need",
  "nurse",
  "doctor",
  "physiotherapist",
  "occupational-therapist",
  "speech-therapist",
  "activity-leader",
  "unassigned",
  "ward",
  "night",
  "service-host",
  "manager",
  "clerical",
  "home-care",
] as const;
export type StaffCategory = (typeof STAFF_CATEGORIES)[number];

/** The categories that a norm for short-term places may add for a category of patients. */
export const ADDED_CATEGORIES = [
  "doctor",
  "nurse",
  "physiotherapist",
  "occupational-therapist",
  "speech-therapist",
  "activity-leader",
  "unassigned",
] as const satisfies readonly StaffCategory[];

const MOST_FTE = 100;
const MOST_HOURS = 168;
const MOST_NOK = 1e8;
const MOST_PLACES = 100_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

const Fte = z
  .number()
  .nonnegative("must be 0 or more")
  .max(MOST_FTE, `must be ${MOST_FTE} or less`)
  .meta({ unit: "FTE", hint: "write for example 0.55, or 0 for none" });

const Hours = z
  .number()
  .nonnegative("must be 0 or more")
  .max(MOST_HOURS, `must be ${MOST_HOURS} or less, the hours of a week`)
  .meta({ unit: "hours/week", hint: "write for example 4.9" });

const PlacesOf = z
  .int("must be a whole number")
  .positive("must be 1 or more")
  .max(MOST_PLACES, `must be ${MOST_PLACES} or less`)
  .meta({ unit: "places", hint: "write for example 10" });

const Nok = z
  .number()
  .nonnegative("must be 0 or more")
  .max(MOST_NOK, `must be ${MOST_NOK} or less`)
  .meta({ unit: "NOK", hint: "write for example 758000" });

export const PriceYear = z
  .int("must be a whole number")
  .min(FIRST_YEAR, `must be ${FIRST_YEAR} or more`)
  .max(LAST_YEAR, `must be ${LAST_YEAR} or less`)
  .meta({ description: "The year of the prices.", hint: "write for example 2024" });

/** Lowest scores of the levels, rising; a score belongs to the last level that it reaches. */
const Levels = z
  .array(z.number().positive("must be above 0"))
  .min(1, "must have at least one level")
  .refine(
    (levels) => levels.every((level, at) => at === 0 || level > levels[at - 1]!),
    "must rise from level to level",
  );

const table = (rows: string, columns: string) =>
  z
    .strictObject({
      rows: Levels.meta({ description: `Lowest ${rows} of each row.` }),
      columns: Levels.meta({ description: `Lowest ${columns} of each column.` }),
      hoursPerWeek: z.array(z.array(Hours)).meta({ unit: "hours/week", description: "Hours a week, row by row." }),
    })
    .refine(
      (own) =>
        own.hoursPerWeek.length === own.rows.length &&
        own.hoursPerWeek.every((row) => row.length === own.columns.length),
      { error: "must have a row of hours for each level of rows, with a number for each of columns" },
    );

/** Hours a week by two dimensions of need. */
export type NeedTable = Readonly<z.infer<ReturnType<typeof table>>>;

export const ShortTermCategory = z.strictObject({
  name: Text,
  nightFtePerPatient: Fte.meta({ description: "At night, for each patient." }),
  wardFtePerWard: Fte.meta({ description: "For each ward." }),
  baseFtePerPatient: Fte.meta({ description: "For each patient, whatever the category." }),
  added: z
    .partialRecord(z.enum(ADDED_CATEGORIES), Fte)
    .meta({ description: "Added for each patient of this category, by what they do." }),
});
export type ShortTermCategory = z.infer<typeof ShortTermCategory>;

export const NursingHomeNorm = z.strictObject({
  baseFtePerPlace: Fte.meta({ description: "For each long-term place." }),
  baseFtePerShortTermPlace: Fte.meta({ description: "For each short-term place in a nursing home." }),
  serviceHostFtePerPlace: Fte.meta({ description: "Service hosts, for each place." }),
  wardFtePerWard: Fte.meta({ description: "For each ward." }),
  nightFtePerPatient: Fte.meta({ description: "At night, for each patient." }),
  managerFtePerUnit: Fte.meta({ description: "For each nursing home." }),
  clericalFtePerFte: Fte.meta({ description: "Clerical staff, for each full-time equivalent of the others." }),
  need: table("physical need", "cognitive need").meta({
    description: "Hours a week added for each resident, by physical (rows) and cognitive need (columns).",
  }),
});
export type NursingHomeNorm = z.infer<typeof NursingHomeNorm>;

export const HomeCareNorm = z.strictObject({
  need: table("need of the first dimension", "need of the second dimension").meta({
    description: "Hours a week, indirect time included, by two dimensions of need.",
  }),
  livingAloneAddition: z.number().nonnegative("must be 0 or more").max(10, "must be 10 or less").meta({
    description: "Share of the hours that is added for those who live alone.",
    hint: "0.21 adds 21 %",
  }),
  budgetPerHourNok: Nok.meta({ description: "What one hour gives in budget." }),
  budgetYear: PriceYear,
});
export type HomeCareNorm = z.infer<typeof HomeCareNorm>;

const wards = PlacesOf.meta({ description: "Places in a ward." });

/** How the staff of a place are reckoned. */
export const StaffedBy = z.discriminatedUnion("norm", [
  z.strictObject({
    norm: z.literal("short-term").meta({ description: "By category of patients." }),
    mix: z.record(Id, Probability).meta({ description: "Shares of the categories; they add up to 1." }),
    placesPerWard: wards,
  }),
  z.strictObject({
    norm: z.literal("nursing-home").meta({ description: "By places, and by the need of the residents." }),
    needMix: z
      .array(
        z.strictObject({
          physical: z.number().positive("must be above 0").meta({ description: "Physical need." }),
          cognitive: z.number().positive("must be above 0").meta({ description: "Cognitive need." }),
          share: Probability,
        }),
      )
      .min(1, "must have at least one")
      .meta({ description: "Residents by need; the shares add up to 1." }),
    isShortTerm: z.boolean().optional().meta({
      description:
        "Whether the places are short-term ones, which have a base of their own; they are not where missing.",
    }),
    placesPerWard: wards,
    placesPerUnit: PlacesOf.meta({ description: "Places in a nursing home." }),
  }),
  z.strictObject({
    norm: z.literal("home-care").meta({ description: "By hours of care: hours ÷ hours of a full-time equivalent." }),
  }),
]);
export type StaffedBy = z.infer<typeof StaffedBy>;

/** Norms of staff, as a municipality has them, and which of them applies where. */
export const StaffNorms = z.strictObject({
  $schema: z.string().optional(),
  name: Text,
  description: Text.optional(),
  hoursPerFte: Hours.meta({ description: "Hours of a full-time equivalent a week." }),
  shortTerm: z.record(Id, ShortTermCategory).meta({ description: "Short-term places, by category of patients." }),
  nursingHome: NursingHomeNorm.meta({ description: "Nursing homes: by place, patient, ward, home and need." }),
  homeCare: HomeCareNorm.meta({ description: "Home care: hours a week by need." }),
  wagesNok: z
    .partialRecord(z.enum(STAFF_CATEGORIES), Nok)
    .meta({ description: "Cost of a full-time equivalent a year, by category." }),
  wageYear: PriceYear,
  byKind: z.partialRecord(Place.shape.kind, StaffedBy).meta({ description: "By the kind of the place." }),
  byPlace: z.record(Id, StaffedBy).optional().meta({ description: "By place, in place of its kind." }),
});
export type StaffNorms = z.infer<typeof StaffNorms>;
