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
    lifetimeYears: z
      .int("must be a whole number")
      .min(1, "must be 1 or more")
      .max(200, "must be 200 or less")
      .optional()
      .meta({
        unit: "years",
        description:
          "How long the investment lasts: with realInterest it is told as a yearly cost too, by the annuity.",
        hint: "write for example 40",
      }),
    realInterest: z.number().min(0, "must be 0 or more").max(0.5, "must be 0.5 or less").optional().meta({
      unit: "1/year",
      description: "Real interest a year, beyond the growth of prices; 0.04 is 4 %.",
      hint: "write a share: 0.04 for 4 %",
    }),
    stateShare: z.number().min(0, "must be 0 or more").max(1, "must be 1 or less").optional().meta({
      description: "Share of costOnce that the state gives the one who pays: a grant. None where missing.",
      hint: "write a share: 0.45 for 45 %",
    }),
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
  })
  .superRefine((cost, context) => {
    const { costOnce, lifetimeYears, realInterest, stateShare } = cost;
    const refuse = (field: string, message: string): void => {
      context.addIssue({ code: "custom", path: [field], message });
    };
    for (const [field, value] of Object.entries({ lifetimeYears, realInterest, stateShare })) {
      if (value === undefined) continue;
      if (costOnce === undefined) refuse(field, "lacks a price of the investment; write costOnce");
      else if (costOnce < 0) refuse(field, "means nothing where costOnce is below 0: what is saved is no investment");
    }
    if (lifetimeYears !== undefined && realInterest === undefined) {
      refuse("lifetimeYears", "lacks the interest of the annuity; write realInterest: 0.04");
    }
    if (realInterest !== undefined && lifetimeYears === undefined) {
      refuse("realInterest", "lacks the lifetime of the investment; write lifetimeYears: 40");
    }
  });
export type Cost = z.infer<typeof Cost>;
