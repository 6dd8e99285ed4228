import { z } from "zod";
import { Place } from "./place.ts";
import { Id, Text } from "./words.ts";

/** What an amount is counted by; what each of them is in a run stands in docs/money.md. */
export const PRICED_BY = [
  "billable-night",
  "ready-day",
  "occupied-day",
  "occupied-day-of-others",
  "admission",
  "care-hour",
  "place-year",
  "ward-year",
  "place-opened",
] as const;
export type PricedBy = (typeof PRICED_BY)[number];

/** Parties that a price table may name besides the actors of a scenario, and roles that a scenario fills. */
export const OUTSIDE_PARTIES = ["state", "users", "suppliers"] as const;
export const ROLES = ["owner", "municipality-of-patient"] as const;

const Party = z
  .string()
  .min(1, "must not be empty")
  .meta({
    description:
      "Who: owner (of the place), municipality-of-patient (where the patients live), state, users, suppliers (staff and all that " +
      "is bought), or the id of an actor of the scenario.",
    hint: "write owner, municipality-of-patient, state, users, suppliers or the id of an actor",
  });

const Year = z
  .int("must be a whole number")
  .min(1900, "must be 1900 or more")
  .max(2200, "must be 2200 or less")
  .meta({ unit: "year", description: "A calendar year.", hint: "write for example 2024" });

const YearText = z
  .string()
  .regex(/^(19|20|21)\d\d$/, "must be a year")
  .meta({ hint: "write for example 2024" });

const Amount = z
  .number()
  .nonnegative("must be 0 or more; turn payer and payee round for money that goes the other way")
  .meta({ unit: "NOK", description: "The amount for each." });

/** An amount in the prices of one year. */
const priced = {
  amount: Amount.optional(),
  priceYear: Year.optional().meta({ description: "The year in whose prices the amount is." }),
  index: Id.optional().meta({ description: "The price index by which it is taken to other years, by its id." }),
};

/** Which places a price is for. */
const PlacesPriced = z.strictObject({
  places: z.array(Id).min(1, "must name at least one place").optional().meta({ description: "These places." }),
  owners: z
    .array(Id)
    .min(1, "must name at least one actor")
    .optional()
    .meta({ description: "Places of these actors." }),
  kinds: z.array(Place.shape.kind).min(1, "must name at least one kind").optional().meta({
    description: "Places of these kinds.",
  }),
});

export const PriceLine = z.strictObject({
  name: Text.optional(),
  per: z.enum(PRICED_BY).meta({ description: "What the amount is for." }),
  of: PlacesPriced.optional().meta({
    description:
      "Which places it is for: those that fit all that is named. All that can be counted so where it is missing.",
  }),
  insteadOf: Id.optional().meta({
    description: "The line that does not count for these places, because this one does. Else lines add up.",
  }),
  payer: Party.optional().meta({ description: "Who pays." }),
  payee: Party.optional().meta({ description: "Who is paid." }),
  ...priced,
  byYear: z.record(YearText, Amount).optional().meta({
    description: "The amount that holds in each year, in place of amount, priceYear and index: a fee set for the year.",
  }),
  placesPerWard: z
    .int("must be a whole number")
    .positive("must be 1 or more")
    .optional()
    .meta({ unit: "places", description: "With ward-year: a ward for every so many places, begun ones too." }),
});
export type PriceLine = z.infer<typeof PriceLine>;

/** What a freed hospital bed-day is worth; told apart, and never part of anybody's cash. */
const BedDayValue = z.strictObject({ name: Text.optional(), ...priced });

/** What is budgeted in: what a unit gives. */
const BUDGETED_IN = ["occupied-day", "care-hour"] as const satisfies readonly PricedBy[];

const Budget = z.strictObject({
  name: Text.optional(),
  place: Id.meta({ description: "The place that it is the budget of." }),
  per: z.enum(BUDGETED_IN).meta({ description: "What the unit gives: patient-days, or hours of care." }),
  units: z.number().positive("must be above 0").optional().meta({
    unit: "1/year",
    description: "How many of them are budgeted a year.",
  }),
  ...priced,
});

const PriceIndex = z.strictObject({
  name: Text.optional(),
  byYear: z.record(YearText, z.number().positive("must be above 0")).meta({
    description: "The index number of each year; only their ratios count.",
  }),
});

/** A table of prices: what a run costs whom. */
export const PriceTable = z.strictObject({
  $schema: z.string().optional().meta({ description: "Where the JSON Schema lies, for editors." }),
  kind: z.literal("prices").meta({ description: "That this file is a table of prices." }),
  name: Text,
  description: Text.optional(),
  extends: z
    .string()
    .min(1, "must not be empty")
    .optional()
    .meta({
      description:
        "The table that this one adds to and changes: norway, which comes along, or a file by its path from this one. Lines and " +
        "indices of an id replace its.",
      hint: "write for example norway",
    }),
  currency: z.enum(["NOK"]).meta({ description: "The currency of all amounts." }),
  priceYear: Year.meta({ description: "The year in whose prices results are told where no other is asked for." }),
  indices: z.record(Id, PriceIndex).meta({ description: "Price indices, by id." }),
  lines: z.record(Id, PriceLine).meta({ description: "The prices, by id." }),
  freedBedDay: BedDayValue.optional().meta({
    description: "What a hospital bed-day is worth that no discharge-ready patient holds any more. Not cash.",
  }),
  budgets: z.record(Id, Budget).optional().meta({
    description:
      "What places are budgeted to give and to spend a year. A run tells how it differs: by activity, and by efficiency.",
  }),
});
export type PriceTable = z.infer<typeof PriceTable>;
