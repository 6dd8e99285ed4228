import { isWhole } from "../scenarios/changes.ts";
import { PlanningProblem } from "../scenarios/problem.ts";
import { bare, definition, fieldsOf, metaOf, recordValueOf, type Schema, stepInto } from "../scenarios/schema-walk.ts";
import { boundsOf } from "./model-fields.ts";
import type { PlanField, PlanFields } from "./state/plan-draft.ts";

/** The form of a problem for the optimizer, from its schema; made when the page is built. */
export function planFields(): PlanFields {
  const ofRecord = (name: string): PlanField[] => fieldsIn(recordValueOf(stepInto(PlanningProblem, name)!)!);
  return {
    levers: ofRecord("levers"),
    budgets: ofRecord("budgets"),
    resources: ofRecord("resources"),
    policies: ofRecord("policies"),
    targets: fieldsIn(definition(bare(stepInto(PlanningProblem, "targets")!)).element!),
  };
}

/** Fields that are one number, or yes or no; what has parts of its own is told in words. */
function fieldsIn(schema: Schema): PlanField[] {
  return Object.entries(fieldsOf(schema) ?? {}).flatMap(([field, own]): PlanField[] => {
    const { type } = definition(bare(own));
    if (type !== "number" && type !== "boolean") return [];
    const { unit = "", description = "" } = metaOf(own);
    const isRequired = definition(own).type !== "optional";
    return [{ field, kind: type, isWhole: isWhole(own), isRequired, unit, description, ...boundsOf(own) }];
  });
}
