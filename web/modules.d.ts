// What the build makes of files that are not TypeScript, and the models that it puts in (build-page.ts).
declare module "*.css";
declare module "virtual:models" {
  import type { Fee, MeasureEntry, ModelEntry } from "./state/models.ts";
  export const MODELS: readonly ModelEntry[];
  export const MEASURES: readonly MeasureEntry[];
  export const FEE: Fee;
  export const VERSION: string;
}
declare module "virtual:planning" {
  export const FORECAST: import("./state/planning-data.ts").ForecastFiles;
  export const UNIT_COSTS: import("../scenarios/unit-costs.ts").UnitCosts;
}
declare module "virtual:problems" {
  // An import would be none of this file, and its types any.
  export const PROBLEMS: readonly import("./state/plan-draft.ts").ProblemEntry[];
  export const PLAN_FIELDS: import("./state/plan-draft.ts").PlanFields;
}
