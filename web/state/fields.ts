export const FIELD_GROUPS = ["demand", "capacity", "stays", "routes", "priority", "costs", "run"] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

/** One value that the form can change, and what the schema says of it. */
export interface FieldSpec {
  readonly path: string;
  readonly kind: "number" | "text" | "date";
  /** As the schema names it; empty where it has none. */
  readonly unit: string;
  readonly isWhole: boolean;
  /** Whether it may be missing. */
  readonly isOptional: boolean;
  /** A probability, shown in per cent. */
  readonly isShare: boolean;
  readonly least: number | null;
  readonly most: number | null;
  /** English, from the schema. */
  readonly description: string;
}

/** Fields that belong together: those of a place, a group of patients, a set of routes. */
export interface FieldSection {
  readonly group: FieldGroup;
  /** Path of what they are fields of. */
  readonly path: string;
  /** The actor that it belongs to; null where it is of none. */
  readonly owner: string | null;
  /** Shares that add up to 1. */
  readonly addsUp: boolean;
  readonly fields: readonly FieldSpec[];
}
