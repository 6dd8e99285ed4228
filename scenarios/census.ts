import { z } from "zod";
import { dateNumber } from "./calendar.ts";
import { instantOf } from "./stream-times.ts";
import { CalendarDate, Id, LocalDateTime } from "./words.ts";

const LONGEST_DAYS = 36_525;

/** Where those are who hold no bed. */
export const OUTSIDE_WORDS = ["home", "front-door"] as const;

/** The columns that a file of persons may have: the fields of a person. */
export const PERSON_COLUMNS = ["id", "group", "at", "state", "elapsedDays", "since", "to"] as const;

export const CensusPerson = z.strictObject({
  id: z
    .string()
    .regex(
      /^[A-Za-z0-9ÆØÅæøå][A-Za-z0-9ÆØÅæøå._-]{0,63}$/,
      "must be letters, digits, full stops, hyphens and underscores, at most 64 of them",
    )
    .meta({
      description:
        "A name of the person that no other has. All draws of the person hang on it, and it stands in event logs and in " +
        "what explain tells: use a pseudonym, never a national identity number.",
      hint: 'write for example p017 (a number in quotes, "17")',
    }),
  group: Id.meta({ description: "The patient group of the person." }),
  at: Id.meta({
    description:
      "Where the person is: the id of a place whose bed the person holds, or home or front-door for one without.",
    hint: "write the id of a place, or home or front-door",
  }),
  state: z
    .enum(["treatment", "ready", "waiting"])
    .optional()
    .meta({
      description:
        "What the person is doing: treatment or ready (declared discharge-ready) in a place, waiting at home or at the " +
        "front door. Where missing: treatment in a place, waiting elsewhere.",
    }),
  elapsedDays: z
    .number()
    .nonnegative("must be 0 or more")
    .max(LONGEST_DAYS, `must be ${LONGEST_DAYS} or less; 100 years are the most`)
    .optional()
    .meta({
      unit: "days",
      description:
        "How long that has lasted at the beginning of run.startDate: treatment since admission, ready since readiness was " +
        "declared, waiting since the queue was joined. Either this or since.",
    }),
  since: z.union([CalendarDate, LocalDateTime]).optional().meta({
    description: "When that began: a date (its beginning) or an instant, in place of elapsedDays.",
    hint: "write for example 2024-07-01 or 2024-07-01T08:15",
  }),
  to: Id.optional().meta({
    description:
      "The place or exit that the person waits for. Of one in treatment: where the person will go, if that is known; where " +
      "missing it is drawn.",
  }),
});
export type CensusPerson = z.infer<typeof CensusPerson>;

/** A start from those who are there and those who wait on day 0. */
export const CensusStart = z.strictObject({
  kind: z.literal("census").meta({
    description: "The persons who are there and who wait, each with the days that has lasted. Needs warmUpDays 0.",
  }),
  persons: z.array(CensusPerson).optional().meta({ description: "The persons, in any order. Either this or file." }),
  file: z
    .string()
    .min(1, "must not be empty")
    .optional()
    .meta({
      description:
        `A CSV file with a line for each person, by its path from the file that names it. Columns: ${PERSON_COLUMNS.join(", ")}; ` +
        "state, to, and either elapsedDays or since may be missing or empty.",
      hint: "write for example persons.csv",
    }),
});
export type CensusStart = z.infer<typeof CensusStart>;

/** Whether the person holds no bed. */
export function isOutside({ at }: Pick<CensusPerson, "at">): boolean {
  return (OUTSIDE_WORDS as readonly string[]).includes(at);
}

/** Days from what the person's record says to the midnight with which day 0 begins. @param startDate YYYY-MM-DD of day 0 */
export function elapsedDaysOf({ elapsedDays, since }: CensusPerson, startDate: string): number {
  if (since === undefined) return elapsedDays ?? 0;
  if (since.length === 10) return dateNumber(startDate) - dateNumber(since);
  const { date, fraction } = instantOf(since);
  return dateNumber(startDate) - date - fraction;
}
