// What the build makes of files that are not TypeScript, and the models that it puts in (build-page.ts).
declare module "*.css";
declare module "virtual:models" {
  import type { Fee, MeasureEntry, ModelEntry } from "./state/models.ts";
  export const MODELS: readonly ModelEntry[];
  export const MEASURES: readonly MeasureEntry[];
  export const FEE: Fee;
  export const VERSION: string;
}
// What these are is said where they are imported (web/planning-modules.ts, web/problem-modules.ts, web/staff-modules.ts).
declare module "virtual:planning" {
  export const FORECAST: unknown;
  export const UNIT_COSTS: unknown;
}
declare module "virtual:staff-norms" {
  export const NORMS: unknown;
}
declare module "virtual:problems" {
  export const PROBLEMS: unknown;
  export const PLAN_FIELDS: unknown;
}
