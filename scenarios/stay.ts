import { z } from "zod";
import { CareHours } from "./care-hours.ts";
import { Distribution } from "./distribution.ts";
import { Id, Probability, someWeekdays } from "./words.ts";

/** A delay: one distribution, or one by the weekday on which it begins. */
export const Delay = z
  .union([
    Distribution,
    z.strictObject({
      weekdays: someWeekdays(Distribution).meta({ description: "For a delay that begins on these weekdays." }),
      otherwise: Distribution.meta({ description: "For the other weekdays." }),
    }),
  ])
  .meta({ unit: "days", description: "Days; a distribution, or `weekdays` and `otherwise`." });
export type Delay = z.infer<typeof Delay>;

/** Back to a place some time after a discharge. */
export const Readmission = z.strictObject({
  probability: Probability.meta({ description: "Probability of being readmitted." }),
  delayDays: Distribution.meta({ unit: "days", description: "Days from the discharge to the readmission." }),
  to: Id.meta({ description: "The place of the readmission." }),
  asGroup: Id.optional().meta({ description: "The patient group of the readmission; the same where missing." }),
});
export type Readmission = z.infer<typeof Readmission>;

/** One way on from a stay. */
export const Route = z.strictObject({
  probability: Probability.meta({ description: "Probability of this way on; all ways of a stay add up to 1." }),
  treatmentDays: Distribution.optional().meta({
    unit: "days",
    description: "Treatment days of those who take this way, where they differ from the others of the stay.",
  }),
  decisionDelayDays: Delay.optional().meta({
    unit: "days",
    description: "Days from discharge-ready until the decision is made. Holds the bed, counts as ready.",
  }),
  startDelayDays: Delay.optional().meta({
    unit: "days",
    description:
      "Days from the place is given until the move. Holds the bed and reserves the destination's bed, counts as ready.",
  }),
  declaredAtOnce: z
    .boolean()
    .optional()
    .meta({ description: "Ready at once also on a weekend (an acute transfer). Always so for an exit by death." }),
  asGroup: Id.optional().meta({ description: "The patient group from there on; the same where missing." }),
  readmission: Readmission.optional().meta({
    description:
      "Readmission after leaving along this route, counted from the move. It ends a stay in the destination that " +
      "is still in treatment, and lapses if the patient is moved on to another place before.",
  }),
});
export type Route = z.infer<typeof Route>;

export const Routes = z
  .record(Id, Route)
  .meta({ description: "Ways on, by destination: a place, an exit, or a routing that shares them out." });
export type Routes = z.infer<typeof Routes>;

/** One patient in one place: treatment, then on along one of the routes. */
export const Stay = z.strictObject({
  treatmentDays: Distribution.meta({
    unit: "days",
    description: "Active treatment days. Days of waiting discharge-ready are not part of them: the model makes those.",
  }),
  hoursPerWeek: CareHours.optional().meta({
    unit: "hours/week",
    description:
      "Hours of care a week while the stay lasts; counted, and taken from the hours that the place has, if it has a limit.",
    hint: "write 4.9 for 4.9 hours",
  }),
  routes: Routes,
});
export type Stay = z.infer<typeof Stay>;
