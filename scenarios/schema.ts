import { z } from "zod";
import { CensusStart } from "./census.ts";
import { Change } from "./change.ts";
import { Cost } from "./cost.ts";
import { Place } from "./place.ts";
import { Routes, Stay } from "./stay.ts";
import { Stream } from "./stream.ts";
import { Threshold } from "./threshold.ts";
import { CalendarDate, everyWeekday, Id, MONTHS, Text } from "./words.ts";

const Multiplier = z
  .number()
  .nonnegative("must be 0 or more")
  .meta({ description: "Multiplies the rate.", hint: "1 leaves the rate as it is" });

export const Actor = z.strictObject({
  name: Text.optional(),
  kind: z.enum(["hospital", "municipality"]).meta({
    description: "A hospital is paid for discharge-ready nights, a municipality pays for those of its patients.",
  }),
});
export type Actor = z.infer<typeof Actor>;

export const Exit = z.strictObject({
  name: Text.optional(),
  kind: z.enum(["home", "death", "other"]).meta({ description: "Home without service, death, or other." }),
  billable: z.boolean().optional().meta({
    description:
      "The municipality receives the patient there (as in an own long-term place), so nights of waiting for it carry the fee.",
  }),
});
export type Exit = z.infer<typeof Exit>;

export const Profile = z.strictObject({
  weekday: everyWeekday(Multiplier).optional().meta({ description: "Multiplies the rate, by weekday." }),
  hour: z
    .array(Multiplier)
    .length(24, "must have 24 numbers, the hour from midnight first")
    .optional()
    .meta({ description: "Multiplies the rate, by hour of the day; 24 numbers." }),
  month: z
    .strictObject(Object.fromEntries(MONTHS.map((month) => [month, Multiplier])) as MonthShape)
    .optional()
    .meta({ description: "Multiplies the rate, by month." }),
});
export type Profile = z.infer<typeof Profile>;
type MonthShape = Record<(typeof MONTHS)[number], typeof Multiplier>;

export const Group = z.strictObject({
  name: Text.optional(),
  actor: Id.meta({ description: "The municipality where the patients live: it pays for their nights." }),
  need: Id.optional().meta({
    description: "Need level of the patients, by which a place says how many hours of care they take.",
    hint: "write for example high-need",
  }),
  stays: z
    .record(Id, Stay.partial())
    .optional()
    .meta({ description: "This group's own stays, by place; what is not given comes from the stay of the place." }),
});
export type Group = z.infer<typeof Group>;

const Start = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("empty").meta({ description: "No patients at the start." }) }),
  z.strictObject({
    kind: z.literal("filled").meta({ description: "Places filled to a share at the start." }),
    shares: z
      .record(
        Id,
        z
          .number()
          .min(0, "must be 0 or more")
          .max(2, "must be 2 or less")
          .meta({ hint: "0.97 fills 97 % of the capacity" }),
      )
      .meta({
        description:
          "By place: the share of its capacity that is filled (for a place without limit: of its offered load), rounded up. " +
          "Places that are not named start empty.",
      }),
    stays: z.enum(["residual", "fresh"]).optional().meta({
      description:
        "What is left of their stay: residual (as met at a random moment, where missing), or fresh (a whole one).",
    }),
  }),
  CensusStart,
]);

export const Run = z.strictObject({
  startDate: CalendarDate.meta({ description: "First measured day. The warm-up lies before it." }),
  warmUpDays: z
    .int("must be a whole number")
    .nonnegative("must be 0 or more")
    .max(36_525, "must be 36525 or less; 100 years are the most")
    .meta({
      unit: "days",
      description: "Simulated before the first measured day, not measured.",
      hint: "use 0 for none",
    }),
  lengthDays: z
    .int("must be a whole number")
    .positive("must be 1 or more")
    .max(36_525, "must be 36525 or less; 100 years are the most")
    .optional()
    .meta({ unit: "days", description: "Measured days. Either this or endDate.", hint: "write 365 for a year" }),
  endDate: CalendarDate.optional().meta({
    description: "The day after the last measured day, in place of lengthDays.",
  }),
  replications: z
    .int("must be a whole number")
    .positive("must be 1 or more")
    .meta({ description: "Simulated histories.", hint: "write 30 or more" }),
  seed: z.string().min(1, "must not be empty").meta({ description: "Phrase that all random numbers come from." }),
  start: Start.optional().meta({ description: "The state at the start of the warm-up; empty where missing." }),
  mutualBlocking: z
    .enum(["swap", "hold"])
    .optional()
    .meta({
      description:
        "Patients who hold the beds that they wait for in a circle: they are moved at once, and counted (swap, where missing), " +
        "or nothing is done and it is measured when beds lock (hold).",
    }),
});
export type Run = z.infer<typeof Run>;

/** A scenario as written in a file, after what it extends has been filled in and undated changes made. */
export const Scenario = z.strictObject({
  $schema: z.string().optional().meta({ description: "Where the JSON Schema lies, for editors." }),
  name: Text,
  description: Text.optional(),
  data: z.enum(["synthetic", "aggregated", "restricted"]).meta({
    description: "What the numbers are: synthetic, aggregated from real data, or real with restricted access.",
  }),
  actors: z.record(Id, Actor).meta({ description: "Hospitals and municipalities." }),
  places: z.record(Id, Place).meta({ description: "Services with capacity." }),
  exits: z.record(Id, Exit).meta({ description: "Ways out of the model." }),
  routings: z.record(Id, Routes).optional().meta({
    description: "Ways on that several stays share. A route to a routing passes its probability on to the ways in it.",
  }),
  groups: z.record(Id, Group).meta({ description: "Patients alike in arrival, stay and need." }),
  profiles: z
    .record(Id, Profile)
    .optional()
    .meta({ description: "How arrival rates vary over the week, day and year." }),
  streams: z.record(Id, Stream).meta({ description: "Sources of arrivals." }),
  calendar: z
    .strictObject({
      holidays: z.array(CalendarDate).meta({ description: "Days that count as Sundays for rates and calendars." }),
    })
    .optional()
    .meta({ description: "Days that are not as others of their weekday." }),
  thresholds: z.record(Id, Threshold).optional().meta({
    description:
      "What measures may be at most, or must be at least; told first, and a miss ends `run` with exit code 5.",
  }),
  costs: z.record(Id, Cost).optional().meta({
    description:
      "What it costs besides places, days and hours, such as a project; a measure may bring its own. Told with `--money`.",
  }),
  run: Run.meta({ description: "Period, warm-up, replications and seed." }),
  changes: z.array(Change).optional().meta({
    description:
      "Changes to what stands above (or to what is extended), in order; those with `from` hold from that date.",
  }),
});
export type Scenario = z.infer<typeof Scenario>;

/** A scenario file that says how it differs from another one. */
export const Extension = z.strictObject({
  $schema: z.string().optional().meta({ description: "Where the JSON Schema lies, for editors." }),
  name: Text.meta({ description: "Name for people." }),
  description: Text.optional().meta({ description: "What it is, for people." }),
  data: Scenario.shape.data.optional(),
  extends: z.string().min(1, "must not be empty").meta({
    description: "The file that it extends, by its path from this one.",
    hint: "write for example trondheim.yaml",
  }),
  changes: Scenario.shape.changes,
});
export type Extension = z.infer<typeof Extension>;

/** A file of changes to compare with a scenario: a measure (nb: tiltak). */
export const Measure = z.strictObject({
  $schema: z.string().optional().meta({ description: "Where the JSON Schema lies, for editors." }),
  name: Text,
  description: Text.optional(),
  changes: z
    .array(Change)
    .min(1, "must have at least one change")
    .meta({ description: "Changes to any scenario, in order; those with `from` hold from that date." }),
});
export type Measure = z.infer<typeof Measure>;
