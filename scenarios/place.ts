import { z } from "zod";
import { Alternatives } from "./alternative.ts";
import { Allocation } from "./allocation.ts";
import { CareHours, HoursByNeed } from "./care-hours.ts";
import { Stay, Delay, Readmission } from "./stay.ts";
import { ClockTime, Id, Probability, someWeekdays, Text, UNLIMITED, WaitsAt, WEEKDAYS } from "./words.ts";

/** More than any service has, and far from where numbers wrap. */
const MOST_BEDS = 100_000;
/** Fewer than the bits that the engine has for them. */
const MOST_WAYS_OUT = 20;
/** With the most staff, no more places than can be counted. */
const LEAST_FTE_PER_PLACE = 0.01;
const MOST_HOURS_PER_FTE = 168;

const Beds = z
  .int("must be a whole number")
  .nonnegative("must be 0 or more")
  .max(MOST_BEDS, `must be ${MOST_BEDS} or less`)
  .meta({
    unit: "beds",
    description: "Staffed beds.",
    hint: "use 0 for a place that is closed",
  });

const BedsOrUnlimited = z.union([Beds, z.literal(UNLIMITED, "must be a whole number of beds, or unlimited")]);

const BedsServed = z.union([
  z.int("must be a whole number").nonnegative("must be 0 or more").max(MOST_BEDS, `must be ${MOST_BEDS} or less`).meta({
    unit: "beds",
    description: "Beds of the municipality at most.",
    hint: "use 0 where nobody of the municipality may be taken in",
  }),
  z.literal(UNLIMITED, "must be a whole number of beds, or unlimited"),
]);

const PatientsPerDay = z
  .int("must be a whole number")
  .nonnegative("must be 0 or more")
  .max(MOST_BEDS, `must be ${MOST_BEDS} or less`)
  .meta({ unit: "patients/day", description: "At most so many a day.", hint: "use 0 for none on that day" });

/** When patients may be taken in, or let out; both in the same words. */
export const TransferHours = z
  .strictObject({
    weekdays: z.array(z.enum(WEEKDAYS)).min(1, "must name at least one weekday").optional().meta({
      description: "Open on these weekdays only; every day where it is missing.",
    }),
    hours: z
      .strictObject({
        from: ClockTime.meta({ description: "Opens at." }),
        to: ClockTime.meta({ description: "Closes at." }),
      })
      .optional()
      .meta({ description: "Open between these clock times; all day where it is missing." }),
    at: ClockTime.optional().meta({
      description: "An instant of the day at which those who wait are moved, in place of hours.",
    }),
    maxPerDay: someWeekdays(PatientsPerDay).optional().meta({
      description: "At most so many patients on that weekday; no limit on weekdays that are not named.",
    }),
  })
  .meta({ description: "When patients may be moved. Outside it they stay ready and no bed is reserved." });
export type TransferHours = z.infer<typeof TransferHours>;

const Waiting = z
  .int("must be a whole number")
  .nonnegative("must be 0 or more")
  .max(MOST_BEDS, `must be ${MOST_BEDS} or less`)
  .meta({ unit: "patients", description: "At most so many wait.", hint: "use 0 where nobody may wait" });

/** What happens at a full place, once as many wait as may. */
export const QueueRule = z.strictObject({
  limit: z
    .record(WaitsAt, Waiting)
    .optional()
    .meta({
      description:
        "At most so many wait, by where they wait. The most specific entry counts: the id of a place before hospital " +
        "and municipal, before any. No limit where no entry fits.",
    }),
  total: Waiting.optional().meta({
    description: "At most so many wait in all, wherever they wait. Without it only `limit` counts.",
  }),
  beyondLimit: z.enum(["lost", "divert"]).meta({
    description: "What happens to one more: lost (leaves the model, counted), or divert (goes to `divertTo`, counted).",
  }),
  divertTo: Id.optional().meta({ description: "The place that takes those diverted." }),
});
export type QueueRule = z.infer<typeof QueueRule>;

/** One way out of the queue for those who leave it unserved. */
export const Leaving = z.strictObject({
  ratePerDay: z.number().nonnegative("must be 0 or more").meta({
    unit: "per day",
    description: "Hazard of leaving the queue this way while waiting in it.",
    hint: "0.03 is 3 % a day",
  }),
  to: Id.meta({ description: "The place or exit that the patient goes to instead; death is an exit." }),
  startDelayDays: Delay.optional().meta({ description: "Days from leaving the queue until the move." }),
  readmission: Readmission.optional().meta({
    description: "Readmission of those who leave this way, counted from the move; as that of a route.",
  }),
});
export type Leaving = z.infer<typeof Leaving>;

/** One way out of the queue, or several that compete. */
const WaysOut = z.union([
  Leaving,
  z
    .array(Leaving)
    .min(1, "must name at least one way out")
    .max(MOST_WAYS_OUT, `must name at most ${MOST_WAYS_OUT} ways out`),
]);

/** The ways out of a queue, whether one is written or several. */
export function waysOut(leaving: Leaving | readonly Leaving[] | undefined): readonly Leaving[] {
  if (leaving === undefined) return [];
  return "ratePerDay" in leaving ? [leaving] : leaving;
}

const FullTimeEquivalents = z
  .number()
  .nonnegative("must be 0 or more")
  .max(MOST_BEDS, `must be ${MOST_BEDS} or less`)
  .meta({ unit: "FTE", description: "Full-time equivalents.", hint: "write for example 7.2, or 0 for none" });

/** Staff at work in a place, which may be too few for its beds. */
export const Staff = z.strictObject({
  fte: FullTimeEquivalents.meta({ description: "Full-time equivalents of the place." }),
  fteByWeekday: someWeekdays(FullTimeEquivalents)
    .optional()
    .meta({ unit: "FTE", description: "Full-time equivalents on these weekdays, in place of fte." }),
  ftePerPlace: z
    .number()
    .min(LEAST_FTE_PER_PLACE, `must be ${LEAST_FTE_PER_PLACE} or more`)
    .max(MOST_BEDS, `must be ${MOST_BEDS} or less`)
    .meta({
      unit: "FTE",
      description: "Full-time equivalents that one place takes: the norm. Without it staff set no limit to the beds.",
      hint: "write for example 0.6",
    })
    .optional(),
  hoursPerFte: z
    .number()
    .positive("must be above 0")
    .max(MOST_HOURS_PER_FTE, `must be ${MOST_HOURS_PER_FTE} or less, the hours of a week`)
    .optional()
    .meta({
      unit: "hours/week",
      description:
        "Hours of care a week that one full-time equivalent gives. Without it staff set no limit to the hours.",
      hint: "write for example 22",
    }),
});
export type Staff = z.infer<typeof Staff>;

/** Care at home of those who wait there for a place. */
export const WaitingAtHome = z.strictObject({
  careFrom: Id.meta({ description: "The place that gives the care, counted in its hours." }),
  hoursPerWeek: CareHours.meta({
    unit: "hours/week",
    description: "Hours of care a week of one who waits; of those whose need level is not in hoursByNeed.",
    hint: "write 4.9 for 4.9 hours",
  }),
  hoursByNeed: HoursByNeed.optional().meta({
    unit: "hours/week",
    description: "Hours of care a week by need level, in place of hoursPerWeek.",
  }),
});
export type WaitingAtHome = z.infer<typeof WaitingAtHome>;

/** A service with capacity: hospital, health house, rehabilitation, short-term, long-term, home care. */
export const Place = z.strictObject({
  name: Text.optional(),
  description: Text.optional(),
  owner: Id.meta({ description: "The actor that owns and runs it." }),
  kind: z
    .enum(["hospital", "health-house", "short-term", "rehabilitation", "long-term", "home-care", "other"])
    .meta({ description: "What kind of service it is." }),
  capacityBeds: BedsOrUnlimited.meta({
    unit: "beds",
    description: "Staffed beds, or unlimited. A capacity below the occupancy evicts nobody: beds close as they empty.",
  }),
  capacityByWeekday: someWeekdays(Beds)
    .optional()
    .meta({ unit: "beds", description: "Staffed beds on these weekdays, in place of capacityBeds." }),
  capacityByHour: z
    .record(ClockTime, z.union([Beds, someWeekdays(Beds)]))
    .optional()
    .meta({
      unit: "beds",
      description:
        "Staffed beds from a clock time on, every day or by weekday, until the next clock time or the end of the day. " +
        "Before the first of them the beds of the day.",
    }),
  capacityHoursPerWeek: CareHours.meta({
    unit: "hours/week",
    description: "Hours of care that can be given a week.",
    hint: "use 0 for a place that takes in nobody who needs hours",
  })
    .optional()
    .meta({
      unit: "hours/week",
      description:
        "Hours of care that can be given a week, as a limit besides the beds: a patient is taken in only while those in use " +
        "and reserved and the patient's own are no more. A capacity below that evicts nobody. No such limit where missing.",
    }),
  hoursByNeed: HoursByNeed.optional().meta({
    unit: "hours/week",
    description:
      "Hours of care a week that a patient takes here, by the need level of the group. The hoursPerWeek of a group's own " +
      "stay counts before it, that of the stay here after it.",
  }),
  overtaking: z
    .boolean()
    .optional()
    .meta({
      description:
        "Whether those whose hours fit go before one in front of them whose hours do not (true); else the first in line " +
        "waits until there are hours enough, and so do all behind.",
    }),
  staff: Staff.optional().meta({
    description:
      "Staff ceiling: the capacity is the fewer of the beds and of fte ÷ ftePerPlace rounded down, and of the hours and of " +
      "fte × hoursPerFte. At least one of the two norms.",
  }),
  overCapacityBeds: BedsOrUnlimited.optional().meta({
    unit: "beds",
    description: "Patients taken in beyond the capacity (corridor beds), counted as over-capacity. None where missing.",
  }),
  overCapacityGroups: z
    .array(Id)
    .min(1, "must name at least one group")
    .optional()
    .meta({ description: "The groups that may be taken in beyond the capacity; all where missing." }),
  serves: z
    .record(Id, BedsServed)
    .optional()
    .meta({
      unit: "beds",
      description:
        "Whose patients are taken in: by municipality at most so many beds at once, occupied and reserved, or unlimited. " +
        "Those that are not named are not served, but the municipality that owns the place is, without a number. " +
        "Everybody is served where this is missing.",
    }),
  queue: QueueRule.optional().meta({ description: "A bounded queue. Without it everybody may wait." }),
  leaving: z
    .record(WaitsAt, WaysOut)
    .optional()
    .meta({
      description:
        "Those who leave the queue for this place unserved, by where they wait (most specific counts): one way out, or a list " +
        "of several with a hazard each, such as becoming fit for home and dying.",
    }),
  waitingAtHome: WaitingAtHome.optional().meta({
    description:
      "Care at home of those who wait there in the queue for this place. It is given at once, also beyond the hours that " +
      "there are, until they leave the queue.",
  }),
  alternatives: z
    .record(WaitsAt, Alternatives)
    .optional()
    .meta({
      description:
        "Other places that those who wait for this one accept after some days, by where they wait (most specific counts): one, " +
        "or a list, the preferred first.",
    }),
  allocation: Allocation.optional().meta({ description: "Who gets the free bed; first-come where missing." }),
  intake: TransferHours.optional().meta({ description: "When patients are taken in; always where missing." }),
  discharge: TransferHours.optional().meta({ description: "When patients may leave; always where missing." }),
  weekendReadiness: z
    .strictObject({
      declaredOnMonday: Probability.meta({
        description: "Probability that readiness falling on a Saturday or Sunday is declared on Monday.",
      }),
    })
    .optional()
    .meta({ description: "Undeclared days hold the bed, are neither active nor ready, and carry no fee." }),
  stay: Stay.partial().optional().meta({ description: "The stay here of every group that has none of its own." }),
});
export type Place = z.infer<typeof Place>;
