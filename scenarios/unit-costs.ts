import { z } from "zod";
import { AgeBandText } from "./age-band.ts";
import { Place } from "./place.ts";
import { PriceYear } from "./staff-norms.ts";
import { Id, Text } from "./words.ts";

/** What a service is counted in. */
export const SERVICE_UNITS = ["day", "hour", "night"] as const;
export type ServiceUnit = (typeof SERVICE_UNITS)[number];

const MOST_NOK = 1e9;
const Nok = z
  .number()
  .nonnegative("must be 0 or more")
  .max(MOST_NOK, `must be ${MOST_NOK} or less`)
  .meta({ unit: "NOK", hint: "write for example 2740" });

const MOST_ACCOUNT_NOK = 1e12;
const AccountNok = z
  .number()
  .nonnegative("must be 0 or more")
  .max(MOST_ACCOUNT_NOK, `must be ${MOST_ACCOUNT_NOK} or less`)
  .meta({ unit: "NOK", hint: "write for example 60e6" });

/** What a service cost in a year, and how much of it was given: as the accounts of a municipality have it. */
const ServiceAccount = z.strictObject({
  directNok: AccountNok.meta({ description: "Costs of the year that belong to the service alone." }),
  units: z
    .number()
    .nonnegative("must be 0 or more")
    .max(MOST_ACCOUNT_NOK, `must be ${MOST_ACCOUNT_NOK} or less`)
    .meta({ description: "Units given in the year: days, hours or nights.", hint: "write for example 150000" }),
});

const UnitCost = z.strictObject({
  name: Text,
  kinds: z
    .array(Place.shape.kind)
    .min(1, "must name at least one kind")
    .meta({ description: "The kinds of places that give it; for nights, where they are waited through." }),
  per: z.enum(SERVICE_UNITS).meta({
    description: "day: a day in a place; hour: an hour of care; night: a billable night of a discharge-ready patient.",
  }),
  directNok: Nok.optional().meta({
    description: "Cost of a unit that belongs to the service alone: staff and running costs. With overheadNok.",
  }),
  overheadNok: Nok.optional().meta({ description: "Its share of common costs: leaders, administration." }),
  account: ServiceAccount.optional().meta({
    description: "In place of these two: the accounts of a year, from which they are reckoned.",
  }),
});

/** What the services of a municipality cost, by the unit or as its accounts have it, for the cost per user. */
export const UnitCostsFile = z.strictObject({
  $schema: z.string().optional(),
  name: Text,
  priceYear: PriceYear,
  services: z.record(Id, UnitCost).meta({ description: "Services by id." }),
  commonNok: AccountNok.optional().meta({
    description: "Common costs of the year, laid on the services with accounts in proportion to their direct costs.",
  }),
  costClassesNok: z
    .array(Nok)
    .min(1, "must have at least one edge")
    .refine((edges) => edges.every((edge, at) => edge > (at === 0 ? 0 : edges[at - 1]!)), "must rise from edge to edge")
    .meta({
      unit: "NOK",
      description: "Edges between the classes of cost of a user in a year, the first begins at 0.",
    }),
  outlierNok: Nok.meta({ description: "Users who cost more than this are outliers." }),
  levelsPerHourNok: z
    .tuple([Nok, Nok])
    .refine(([low, high]) => low < high, "must rise")
    .optional()
    .meta({
      description:
        "An hour of care is cheap (green) up to the first, dear (red) above the second, yellow between; not told where missing.",
    }),
  inhabitants: z
    .record(Id, z.record(AgeBandText, z.number().nonnegative("must be 0 or more")))
    .optional()
    .meta({ unit: "persons", description: "Inhabitants by municipality and age group, for the cost per inhabitant." }),
});
export type UnitCostsFile = z.infer<typeof UnitCostsFile>;

type ServiceUnitCost = Omit<UnitCostsFile["services"][string], "account" | "directNok" | "overheadNok"> & {
  readonly directNok: number;
  readonly overheadNok: number;
};

/** The same by the unit, however they were written. */
export type UnitCosts = Omit<UnitCostsFile, "services" | "commonNok"> & {
  readonly services: Readonly<Record<string, ServiceUnitCost>>;
};
