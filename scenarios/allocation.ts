import { z } from "zod";
import { Id, WaitsAt } from "./words.ts";

const MOST_ENTRIES = 100;

/** Some of those who wait for a place: by where they wait, by group, by the municipality where they live. */
const Waiting = z.strictObject({
  waitsAt: z
    .array(WaitsAt)
    .min(1, "must name at least one")
    .optional()
    .meta({ description: "Those who wait at one of these; wherever they wait where it is missing." }),
  groups: z
    .array(Id)
    .min(1, "must name at least one")
    .optional()
    .meta({ description: "Those of one of these groups; of any group where it is missing." }),
  actors: z
    .array(Id)
    .min(1, "must name at least one")
    .optional()
    .meta({ description: "Those who live in one of these municipalities; in any where it is missing." }),
});
export type Waiting = z.infer<typeof Waiting>;

function listOf(noun: string) {
  return z
    .array(Waiting)
    .min(1, `must name at least one ${noun}`)
    .max(MOST_ENTRIES, `must name at most ${MOST_ENTRIES}`)
    .optional();
}

/** Who gets the free bed. */
export const Allocation = z.strictObject({
  rule: z.enum(["first-come", "hospital-first", "community-first", "priority", "longest-list", "shares"]).meta({
    description:
      "Who gets the free bed: first-come (longest ready), hospital-first (those in a hospital bed before others), " +
      "community-first (those at home or at the front door before others), priority (the classes in `order`), " +
      "longest-list (the longest of the `lists`), shares (the turns of `cycle`, over and over). " +
      "Within a class, list or turn always the longest ready.",
  }),
  order: listOf("class").meta({
    description:
      "Priority classes, first served first; a patient belongs to the first class that fits where the patient " +
      "waits, the group and the municipality. Those who fit none come last.",
  }),
  lists: listOf("list").meta({
    description:
      "Waiting lists for longest-list: the free bed goes to the longest of them, of equally long ones to the first. A " +
      "patient belongs to the first list that fits; those who fit none are one more list, the last.",
  }),
  cycle: listOf("turn").meta({
    description:
      "Turns for shares, such as two from hospital, then one from home: each bed given takes one turn, and goes to the " +
      "longest ready of those who fit it. A turn that nobody takes passes on. Those who fit no turn come after all others.",
  }),
});
export type Allocation = z.infer<typeof Allocation>;
