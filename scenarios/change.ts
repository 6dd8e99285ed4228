import { z } from "zod";
import { DateOrDayOfYear } from "./words.ts";

/** What a change may do with a value. */
export const OPERATIONS = ["set", "add", "multiply"] as const;
const EXACTLY_ONE = `must have exactly one of ${OPERATIONS.join(", ")}`;
/** What is said where it does nothing, perhaps for a misspelt field. */
export const NO_OPERATION = `${EXACTLY_ONE}; got none of them`;

/**
 * One change to a scenario. The path leads to the value by ids and field names with dots between; a `*` within one
 * part stands for any letters, and changes every value that fits (at least one must).
 */
export const Change = z
  .strictObject({
    path: z.string().min(1, "must not be empty").meta({
      description: "Path of the value: ids and field names with dots between, `*` for any letters within one part.",
      hint: "write for example places.trondheim-helsehus.capacityBeds",
    }),
    set: z.json().optional().meta({ description: "The new value." }),
    add: z.number().optional().meta({ description: "Added to the value." }),
    multiply: z.number().optional().meta({ description: "Multiplies the value." }),
    from: DateOrDayOfYear.optional().meta({
      description: "Holds from the start of this date; from simulated day 0 where missing. MM-DD: every year.",
    }),
    to: DateOrDayOfYear.optional().meta({
      description: "Holds until the start of this date; to the end where missing. MM-DD where `from` is so.",
    }),
    rationale: z.string().optional().meta({ description: "Why." }),
    source: z.string().optional().meta({ description: "Where the new value comes from." }),
    kind: z.enum(["sourced", "derived", "assumption"]).optional().meta({ description: "What kind of number it is." }),
  })
  .refine((change) => !isMap(change) || OPERATIONS.filter((field) => change[field] !== undefined).length === 1, {
    error: ({ input }) => {
      const given = OPERATIONS.filter((field) => isMap(input) && Object.hasOwn(input, field));
      return given.length === 0 ? NO_OPERATION : `${EXACTLY_ONE}; got ${given.join(" and ")}`;
    },
    // Else a misspelt field would hide this.
    when: () => true,
  });
export type Change = z.infer<typeof Change>;

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
