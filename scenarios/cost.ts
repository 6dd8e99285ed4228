import { z } from "zod";
import { PROVENANCE_KINDS } from "./origins.ts";
import { isMap } from "./schema-walk.ts";
import { Id, Text } from "./words.ts";

const AMOUNT_NEEDED = "lacks a price; write costPerYear, costOnce or both";

const Amount = z.number().meta({ hint: "write it in whole kroner, such as 2500000; below 0 where money is saved" });

/** What something costs that no place or patient-day does, such as a project: as a lever of a problem has it, but as a whole. */
export const Cost = z
  .strictObject({
    name: Text.optional(),
    paidBy: Id.meta({ description: "The actor who pays." }),
    costPerYear: Amount.optional().meta({ unit: "NOK/year", description: "Cost of running it for a year." }),
    costOnce: Amount.optional().meta({ unit: "NOK", description: "Cost of introducing it: an investment." }),
    priceYear: z
      .int("must be a whole number")
      .min(1900, "must be 1900 or more")
      .max(2200, "must be 2200 or less")
      .meta({ unit: "year", description: "The year in whose prices it is.", hint: "write for example 2024" }),
    kind: z.enum(PROVENANCE_KINDS).meta({ description: "How the amount is known: sourced, derived or assumption." }),
    source: z.string().min(1, "must not be empty").meta({ description: "Where the amount comes from." }),
  })
  .refine((cost) => !isMap(cost) || cost.costPerYear !== undefined || cost.costOnce !== undefined, {
    error: AMOUNT_NEEDED,
    // Else a misspelt field would hide this.
    when: () => true,
  });
export type Cost = z.infer<typeof Cost>;
