import { PLAN_FIELDS as FIELDS, PROBLEMS as ENTRIES } from "virtual:problems";
import type { PlanFields, ProblemEntry } from "./state/plan-draft.ts";

/** Problems for the optimizer that come with the page, as the build reads them. */
export const PROBLEMS = ENTRIES as readonly ProblemEntry[];
/** What the form of a problem has, from its schema. */
export const PLAN_FIELDS = FIELDS as PlanFields;
