import { z } from "zod";

/** Weekdays in the order of the Norwegian week: index 0 is Monday. */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

/** Words that name where a patient waits, besides the id of a place; so no place may have one as its id. */
export const WAITING_WORDS = ["home", "front-door", "hospital", "municipal", "any"] as const;

/** Where a patient waits: the id of a place, or one of the words home, front-door, hospital, municipal, any. */
export const WaitsAt = z.string().meta({
  description:
    "Where the patient waits: the id of a place, or home (at home), front-door (an arrival without a bed), " +
    "hospital (any place owned by a hospital), municipal (any place owned by a municipality), any.",
  hint: "write the id of a place, or home, front-door, hospital, municipal or any",
});

/** Marks a place without limit, or over-capacity without limit. */
export const UNLIMITED = "unlimited";

export const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be kebab-case: lower-case letters a to z, digits and single hyphens")
  .meta({ description: "Kebab-case name, unique of its kind.", hint: "write for example trondheim-helsehus" });

/** A text for people: one string, or one for each language. */
export const Text = z
  .union([
    z.string(),
    z.strictObject({
      nb: z.string().meta({ description: "Bokmål." }),
      nn: z.string().optional().meta({ description: "Nynorsk; bokmål is shown where it is missing." }),
      en: z.string().optional().meta({ description: "English; bokmål is shown where it is missing." }),
    }),
  ])
  .meta({ description: "A text for people: one string, or one for each language (nb, nn, en)." });
export type Text = z.infer<typeof Text>;

export const Probability = z
  .number()
  .min(0, "must be 0 or more")
  .max(1, "must be 1 or less")
  .meta({ description: "A probability.", hint: "write a share between 0 and 1, such as 0.25 for 25 %" });

/** A day that exists, as YYYY-MM-DD. */
export const CalendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date as YYYY-MM-DD")
  .refine((text) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || isRealDate(text), "is a date that does not exist")
  .meta({ description: "A date.", hint: "write for example 2024-07-01" });

/** A date, or a day of every year as MM-DD. */
export const DateOrDayOfYear = z
  .string()
  .regex(/^(\d{4}-)?\d{2}-\d{2}$/, "must be a date as YYYY-MM-DD, or MM-DD for every year")
  .refine((text) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || isRealDate(text), "is a date that does not exist")
  .refine(
    (text) => !/^\d{2}-\d{2}$/.test(text) || isRealDate(`2023-${text}`),
    "is a day that does not exist in every year",
  )
  .meta({ description: "A date, or a day of every year.", hint: "write for example 2024-07-01, or 07-01" });

/** A clock time as HH:MM; 24:00 is the end of the day. */
export const ClockTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "must be a clock time as HH:MM")
  .meta({ description: "A clock time.", hint: 'write for example "12:00"' });

/** An instant by the local clock, such as 2024-07-01T08:15, with seconds and thousandths where they are known. */
export const LocalDateTime = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/,
    "must be a local date and clock time as YYYY-MM-DDTHH:MM",
  )
  .refine((text) => !/^\d{4}-\d{2}-\d{2}T/.test(text) || isRealDate(text.slice(0, 10)), "is a date that does not exist")
  .meta({ description: "A date and a clock time.", hint: "write for example 2024-07-01T08:15" });

/** One value for each weekday. */
export function everyWeekday<Value extends z.ZodType>(value: Value) {
  return z.strictObject({
    monday: value,
    tuesday: value,
    wednesday: value,
    thursday: value,
    friday: value,
    saturday: value,
    sunday: value,
  });
}

/** A value for some weekdays. */
export function someWeekdays<Value extends z.ZodType>(value: Value) {
  return everyWeekday(value).partial();
}

/** Whether YYYY-MM-DD is a day of the calendar. */
export function isRealDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
