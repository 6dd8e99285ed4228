// What the build makes of files that are not TypeScript, and the models that it puts in (build-page.ts).
declare module "*.css";
declare module "virtual:models" {
  import type { ModelEntry, MeasureEntry } from "./state/models.ts";
  export const MODELS: readonly ModelEntry[];
  export const MEASURES: readonly MeasureEntry[];
  export const FEE: import("./state/models.ts").Fee;
  export const VERSION: string;
}
