import { z } from "zod";
import { AgeBandText } from "./age-band.ts";
import { Place } from "./place.ts";
import { PriceYear } from "./staff-norms.ts";
import { Id, Probability, Text } from "./words.ts";

/** The order in which they are told. */
export const HEALTH_ASSUMPTIONS = ["compressed", "reference", "expanded"] as const;
export type HealthAssumption = (typeof HEALTH_ASSUMPTIONS)[number];

const MOST_PERSONS = 1e9;
const MOST_NOK = 1e9;

const Persons = z
  .number()
  .nonnegative("must be 0 or more")
  .max(MOST_PERSONS, `must be ${MOST_PERSONS} or less`)
  .meta({ unit: "persons", hint: "write for example 1080" });

const Year = z
  .int("must be a whole number")
  .min(1900, "must be 1900 or more")
  .max(2200, "must be 2200 or less")
  .meta({ hint: "write for example 2024" });

const Nok = z
  .number()
  .nonnegative("must be 0 or more")
  .max(MOST_NOK, `must be ${MOST_NOK} or less`)
  .meta({ unit: "NOK", hint: "write for example 2740" });

const Health = z.strictObject({
  name: Text,
  theta: z.number().min(-2, "must be -2 or more").max(2, "must be 2 or less").meta({
    description: "Use at an age is read at that age less theta × the gain in life expectancy since the base year.",
    hint: "1: as many ill years as before; 0: as many healthy ones",
  }),
});

export const ForecastService = z.strictObject({
  name: Text,
  kind: Place.shape.kind.meta({ description: "Which norm of staff applies." }),
  usersByAge: z
    .record(AgeBandText, Persons)
    .meta({ unit: "persons", description: "Users at a time in the base year, by age; they make the use rates." }),
  places: z
    .int("must be a whole number")
    .positive("must be 1 or more")
    .max(100_000, "must be 100000 or less")
    .optional()
    .meta({
      unit: "places",
      description: "Places in the base year; none for home care.",
      hint: "write for example 1110",
    }),
  hoursPerUserPerWeek: z.number().positive("must be above 0").max(168, "must be 168 or less").optional().meta({
    unit: "hours/week",
    description: "Hours of care of a user a week, for home care.",
    hint: "write for example 4.9",
  }),
  costPerPlaceDayNok: Nok.optional().meta({ description: "Cost of a place a day." }),
  costPerHourNok: Nok.optional().meta({ description: "Cost of an hour of care." }),
  useRatioLivingAlone: z.number().positive("must be above 0").max(100, "must be 100 or less").meta({
    description: "Use (or hours) of those who live alone ÷ that of those who do not.",
    hint: "1.21 for 21 % more, 1 where it makes no difference",
  }),
});
export type ForecastService = z.infer<typeof ForecastService>;

/** What a forecast of a municipality is reckoned from, besides its people and its norms of staff. */
export const ForecastInput = z.strictObject({
  $schema: z.string().optional(),
  name: Text,
  region: Id.meta({ description: "The region of the municipality in the file of people." }),
  population: z.string().min(1, "must not be empty").meta({
    description: "The CSV file of people by region, year and age, by its path from this file.",
    hint: "write for example population.csv",
  }),
  baseYear: Year.meta({ description: "The year of the use, the places and the prices." }),
  lastYear: Year.meta({ description: "The last year of the forecast." }),
  workingAge: AgeBandText,
  coverageAge: AgeBandText.meta({ description: "Those whom the coverage rate counts: places ÷ these." }),
  meanAges: z.record(AgeBandText, z.number().min(0, "must be 0 or more").max(130, "must be 130 or less")).meta({
    unit: "years",
    description: "Mean age in each band of use. Between them use rises by the same per cent for each year of age.",
  }),
  lifeExpectancyGainPerYear: z.number().min(0, "must be 0 or more").max(1, "must be 1 or less").meta({
    unit: "years/year",
    description: "Years that life expectancy gains a year.",
    hint: "write for example 0.16",
  }),
  health: z
    .strictObject({
      compressed: Health.meta({ description: "As many ill years as before: those gained are healthy." }),
      reference: Health.meta({ description: "More of both." }),
      expanded: Health.meta({ description: "As many healthy years as before: those gained are ill." }),
    })
    .meta({ description: "What longer lives do to health." }),
  livingAloneShare: Probability.meta({
    description: "Share of the users' age groups who live alone, in the base year.",
  }),
  priceYear: PriceYear,
  services: z.record(Id, ForecastService).meta({ description: "Services by id." }),
  coverageService: Id.meta({ description: "The service whose places the coverage rate counts." }),
  scenario: z
    .strictObject({
      regionByActor: z
        .record(Id, Id)
        .meta({ description: "The region of people of each municipality in the scenario." }),
    })
    .meta({ description: "How the scenario that is simulated is tied to the people." }),
});
export type ForecastInput = z.infer<typeof ForecastInput>;
