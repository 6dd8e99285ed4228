import type { DataTable } from "./data-table.ts";
import { tableOf } from "./data-table.ts";
import type { Language, LocalText } from "./language.ts";
import { sourceText } from "./source-text.ts";

/** A number of a scenario as a line of a workbook: what it is, what it is now, and what may be written. */
export interface FieldRow {
  /** Where it stands in the scenario. */
  readonly path: string;
  readonly name: string;
  readonly unit: string;
  readonly baseline: number | string;
  readonly value: number | string;
  readonly isShare: boolean;
  readonly isWhole: boolean;
  readonly least: number | null;
  readonly most: number | null;
  /** Lines of one group are shares that add up to 1; null where they are not. */
  readonly sumGroup: string | null;
  /** YYYY-MM-DD, or MM-DD of every year, where the value holds from a date on. */
  readonly from?: string | undefined;
  /** The day on which it no longer holds. */
  readonly to?: string | undefined;
  readonly rationale?: string | undefined;
  readonly source?: string | undefined;
  readonly kind?: SourceKind | undefined;
}

export const SOURCE_KINDS = ["sourced", "derived", "assumption"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface FieldSheet {
  readonly name: string;
  readonly rows: readonly FieldRow[];
}

/** The columns of such a sheet, in order. */
export const FIELD_COLUMNS = [
  "name",
  "unit",
  "baseline",
  "value",
  "from",
  "to",
  "rationale",
  "source",
  "kind",
  "path",
] as const;
export type FieldColumn = (typeof FIELD_COLUMNS)[number];

export const COLUMN_NAMES: Readonly<Record<FieldColumn, LocalText>> = {
  name: { nb: "Hva", nn: "Kva", en: "What" },
  unit: { nb: "Enhet", nn: "Eining", en: "Unit" },
  baseline: { nb: "Basis", nn: "Basis", en: "Baseline" },
  value: { nb: "Verdi", nn: "Verdi", en: "Value" },
  from: { nb: "Gjelder fra", nn: "Gjeld frå", en: "Holds from" },
  to: { nb: "Gjelder til", nn: "Gjeld til", en: "Holds until" },
  rationale: { nb: "Begrunnelse", nn: "Grunngjeving", en: "Rationale" },
  source: { nb: "Kilde", nn: "Kjelde", en: "Source" },
  kind: { nb: "Slags tall", nn: "Slag tal", en: "Kind of number" },
  path: { nb: "Sti", nn: "Sti", en: "Path" },
};

export const KIND_NAMES: Readonly<Record<SourceKind, LocalText>> = {
  sourced: { nb: "kilde", nn: "kjelde", en: "sourced" },
  derived: { nb: "avledet", nn: "avleidd", en: "derived" },
  assumption: { nb: "antakelse", nn: "antaking", en: "assumption" },
};

/** What a line has in a column, as text or number; null where it has nothing. */
export function fieldCell(row: FieldRow, column: FieldColumn, language: Language): string | number | null {
  if (column === "kind") return row.kind ? KIND_NAMES[row.kind][language] : null;
  if (column === "source") return row.source === undefined ? null : sourceText(row.source, language);
  return row[column] ?? null;
}

/** All lines as one table, for CSV. */
export function fieldTable(sheets: readonly FieldSheet[], language: Language): DataTable {
  const rows = sheets.flatMap((sheet) => sheet.rows);
  const columns = FIELD_COLUMNS.map((column) => ({
    name: COLUMN_NAMES[column][language],
    type: "text" as const,
    description: "",
    of: (row: FieldRow) => fieldCell(row, column, language),
  }));
  return tableOf(rows, columns);
}
