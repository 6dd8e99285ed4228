import { z } from "zod";
import { Delay } from "./stay.ts";
import { Id } from "./words.ts";

const MOST_ALTERNATIVES = 20;
const MOST_DAYS = 36_525;

/** Another place that a patient accepts after having waited so long. */
export const Alternative = z.strictObject({
  to: Id.meta({ description: "The place that the patient waits for as well, with the same turn." }),
  afterDays: z.number().nonnegative("must be 0 or more").max(MOST_DAYS, `must be ${MOST_DAYS} or less`).meta({
    unit: "days",
    description: "Days in the queue for the first choice before the patient accepts this place too.",
    hint: "use 0 for a patient who accepts it at once",
  }),
  keepsFirstTurn: z.boolean().meta({
    description:
      "Whether a patient who has been given this place goes on to the first choice afterwards, with the turn of before " +
      "(true), or stays on the ways of this place (false).",
  }),
  groups: z
    .array(Id)
    .min(1, "must name at least one group")
    .optional()
    .meta({ description: "The groups that accept it; all where missing." }),
  actors: z
    .array(Id)
    .min(1, "must name at least one municipality")
    .optional()
    .meta({ description: "The municipalities whose patients accept it; all where missing." }),
  startDelayDays: Delay.optional().meta({ description: "Days from being given this place until the move." }),
});
export type Alternative = z.infer<typeof Alternative>;

/** One alternative, or several in the order in which they are preferred. */
export const Alternatives = z.union([
  Alternative,
  z
    .array(Alternative)
    .min(1, "must name at least one alternative")
    .max(MOST_ALTERNATIVES, `must name at most ${MOST_ALTERNATIVES} alternatives`),
]);

/** The alternatives of a queue, whether one is written or several. */
export function alternativesIn(written: Alternative | readonly Alternative[] | undefined): readonly Alternative[] {
  if (written === undefined) return [];
  return "afterDays" in written ? [written] : written;
}
