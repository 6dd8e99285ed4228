import { z } from "zod";
import { CalendarDate, Id, LocalDateTime } from "./words.ts";

const MOST_DAYS = 36_525;

const RatePerDay = z.number().nonnegative("must be 0 or more").meta({ unit: "patients/day", hint: "use 0 for none" });

const TableFile = z.string().min(1, "must not be empty").meta({
  description: "A file of comma-separated values, by its path from the file that names it.",
  hint: "write for example arrivals.csv",
});

const group = Id.meta({ description: "The patient group that arrives." });
const to = Id.meta({ description: "The place they arrive at." });
const waitsAt = z
  .enum(["front-door", "home"])
  .optional()
  .meta({ description: "Where they wait if they cannot be taken in at once; front-door where missing." });

/** How many a day, and how that varies. */
const rates = {
  ratePerDay: RatePerDay.optional().meta({
    description: "Mean arrivals a day before the profile; with ratesByDate, those before its first date.",
  }),
  ratesByDate: z
    .record(CalendarDate, RatePerDay.meta({ description: "Mean arrivals a day from this date on." }))
    .optional()
    .meta({
      unit: "patients/day",
      description:
        "Mean arrivals a day before the profile, each from its date until the next. Before the first date ratePerDay " +
        "holds, or the first rate where there is none.",
    }),
  ratesFile: TableFile.optional().meta({
    description: "A CSV file with the columns date and ratePerDay, in place of ratesByDate.",
    hint: "write for example rates.csv",
  }),
  profile: Id.optional().meta({ description: "How the rate varies by weekday, hour and month." }),
  growthPerYear: z.number().gt(-1, "must be above -1").optional().meta({
    unit: "per year",
    description: "Yearly growth of the rate, counted from run.startDate.",
    hint: "0.02 is 2 % a year",
  }),
};

export const PoissonStream = z.strictObject({
  kind: z.literal("poisson").meta({ description: "Arrivals one by one, at random, at a rate that may vary." }),
  group,
  to,
  waitsAt,
  ...rates,
});
export type PoissonStream = z.infer<typeof PoissonStream>;

export const TraceStream = z.strictObject({
  kind: z.literal("trace").meta({ description: "Arrivals at given instants, the same in every replication." }),
  group,
  to,
  waitsAt,
  file: TableFile.optional().meta({
    description: "A CSV file with a line for each arrival, by its path from the file that names it.",
  }),
  columns: z
    .array(z.string().min(1, "must not be empty"))
    .min(1, "must name a column")
    .max(2, "must name at most two columns")
    .optional()
    .meta({
      description:
        "The column of the file that holds the instants (2024-07-01T08:15), or two: that of the dates and that of the " +
        "clock times. Where missing: arrivedAt, or else date and clock.",
    }),
  where: z
    .record(z.string().min(1, "must not be empty"), z.union([z.string(), z.number()]))
    .optional()
    .meta({ description: "Takes only those lines of the file that have these values, by column." }),
  arrivals: z.array(LocalDateTime).min(1, "must have at least one arrival").optional().meta({
    description: "The instants themselves, in place of a file. Of equal ones the first listed arrives first.",
  }),
  shiftDays: z
    .int("must be a whole number")
    .min(-MOST_DAYS, `must be ${-MOST_DAYS} or more`)
    .max(MOST_DAYS, `must be ${MOST_DAYS} or less`)
    .optional()
    .meta({ unit: "days", description: "All arrivals so many days later; earlier where negative." }),
  repeatEveryDays: z
    .int("must be a whole number")
    .positive("must be 1 or more")
    .max(MOST_DAYS, `must be ${MOST_DAYS} or less`)
    .optional()
    .meta({
      unit: "days",
      description: "All arrivals again and again with this period, before and after, as long as the run lasts.",
      hint: "364 keeps the weekdays",
    }),
});
export type TraceStream = z.infer<typeof TraceStream>;

/** One source of arrivals. */
export const Stream = z.discriminatedUnion("kind", [PoissonStream, TraceStream]);
export type Stream = z.infer<typeof Stream>;
