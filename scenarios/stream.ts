import { z } from "zod";
import { CalendarDate, ClockTime, Id, LocalDateTime, someWeekdays, WEEKDAYS } from "./words.ts";

const MOST_DAYS = 36_525;
const MOST_LISTED = 100_000;

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

/** How many a day, and how that varies; of a planned stream, referrals. */
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

const CalledIn = z
  .int("must be a whole number")
  .nonnegative("must be 0 or more")
  .max(MOST_LISTED, `must be ${MOST_LISTED} or less`)
  .meta({ unit: "patients/day", description: "Called in on that day.", hint: "use 0 for none" });

export const PlannedStream = z.strictObject({
  kind: z.literal("planned").meta({
    description: "Referrals to a waiting list, at a rate that may vary. From the list patients are called in.",
  }),
  group,
  to: Id.meta({ description: "The place that they wait to be called in to." }),
  ...rates,
  listAtStart: z
    .int("must be a whole number")
    .nonnegative("must be 0 or more")
    .max(MOST_LISTED, `must be ${MOST_LISTED} or less`)
    .optional()
    .meta({ unit: "patients", description: "On the list on simulated day 0, referred then; none where missing." }),
  admissionsPerDay: someWeekdays(CalledIn).optional().meta({
    description: "So many of the list are called in on these weekdays, those referred first; none on other days.",
  }),
  at: ClockTime.optional().meta({ description: "The clock time at which they are called in." }),
  fillsFreeBeds: z
    .strictObject({
      keepFree: z
        .int("must be a whole number")
        .nonnegative("must be 0 or more")
        .max(MOST_LISTED, `must be ${MOST_LISTED} or less`)
        .meta({
          unit: "beds",
          description: "Beds that are kept free for others.",
          hint: "use 0 to fill every free bed",
        }),
      weekdays: z.array(z.enum(WEEKDAYS)).min(1, "must name at least one weekday").optional().meta({
        description: "On these weekdays only; every day where it is missing.",
      }),
      hours: z
        .strictObject({
          from: ClockTime.meta({ description: "From this clock time." }),
          to: ClockTime.meta({ description: "Until this clock time." }),
        })
        .optional()
        .meta({ description: "Between these clock times; all day where it is missing." }),
    })
    .optional()
    .meta({
      description:
        "Whenever more beds are free than are kept free, and nobody else waits for the place, the first on the list is " +
        "called in to one of them at once.",
    }),
});
export type PlannedStream = z.infer<typeof PlannedStream>;

/** One source of arrivals. */
export const Stream = z.discriminatedUnion("kind", [PoissonStream, TraceStream, PlannedStream]);
export type Stream = z.infer<typeof Stream>;
