import { z } from "zod";
import { Id } from "./words.ts";

const MOST_HOURS = 1_000_000;

/** Hours of care a week: of a patient, or of all that a place gives. */
export const CareHours = z
  .number()
  .nonnegative("must be 0 or more")
  .max(MOST_HOURS, `must be ${MOST_HOURS} or less`)
  .meta({ unit: "hours/week", description: "Hours of care a week.", hint: "write 4.9 for 4.9 hours" });

/** Hours of care a week by need level. */
export const HoursByNeed = z
  .record(
    Id,
    CareHours.meta({
      unit: "hours/week",
      description: "Hours of care a week of a patient of that need level.",
      hint: "write 4.9 for 4.9 hours",
    }),
  )
  .meta({ unit: "hours/week", description: "Hours of care a week, by need level." });
