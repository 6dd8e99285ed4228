import { z } from "zod";
import { isMap } from "./schema-walk.ts";
import { Id, Text, WEEKDAYS } from "./words.ts";

const Bound = z
  .number()
  .nonnegative("must be 0 or more")
  .meta({ hint: "write it in the unit of the measure; a share as 0.05 for 5 %" });

const MEASURE_NEEDED =
  "needs measure or indicator, one of them; write for example measure: dischargeReadyMean, or indicator: discharge-ready";
const BOUND_NEEDED = "needs atMost, atLeast or both; write for example atMost: 30";

/** What a measure may be at most, or must be at least. */
export const Threshold = z
  .strictObject({
    name: Text.optional().meta({ description: "Name for people; the name of the measure where missing." }),
    measure: z.string().min(1, "must not be empty").optional().meta({
      description: "Id of the measure, as in docs/output.md.",
      hint: "write for example dischargeReadyMean",
    }),
    indicator: Id.optional().meta({
      description: "In place of measure: id of an indicator that is one measure, as in docs/indicators.md.",
      hint: "write for example discharge-ready",
    }),
    place: Id.optional().meta({ description: "The place that it is about; the total where missing." }),
    waitingFor: Id.optional().meta({ description: "The place or exit that those in the place are ready for." }),
    from: Id.optional().meta({ description: "Where they wait: id of a place, home or front-door." }),
    group: Id.optional().meta({ description: "The patient group." }),
    actor: Id.optional().meta({ description: "The municipality where the patients live." }),
    weekday: z.enum(WEEKDAYS).optional().meta({ description: "The weekday." }),
    atMost: Bound.optional().meta({ description: "Met where the mean over the replications is this or less." }),
    atLeast: Bound.optional().meta({ description: "Met where the mean over the replications is this or more." }),
    rationale: z.string().optional().meta({ description: "Why." }),
    source: z.string().optional().meta({ description: "Where the threshold comes from." }),
  })
  .refine(
    (threshold) => !isMap(threshold) || (threshold.measure === undefined) !== (threshold.indicator === undefined),
    { error: MEASURE_NEEDED, when: () => true },
  )
  .refine((threshold) => !isMap(threshold) || threshold.atMost !== undefined || threshold.atLeast !== undefined, {
    error: BOUND_NEEDED,
    // Else a misspelt field would hide this.
    when: () => true,
  });
export type Threshold = z.infer<typeof Threshold>;
