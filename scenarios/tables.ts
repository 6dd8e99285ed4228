import { readCensusTable } from "./census-table.ts";
import type { Layers } from "./layers.ts";
import { readStreamTables } from "./stream-tables.ts";
import type { ReadText } from "./table-files.ts";

/** Reads all tables that a scenario names and puts what they hold in place of their names. */
export function readTables(layers: Layers, readText: ReadText): void {
  readStreamTables(layers, readText);
  readCensusTable(layers, readText);
}

/** Whether a path leads into values that may stand in a table. */
export function hasValuesFromTable(path: string): boolean {
  return /^streams\.[^.]+\.[^.]+\./.test(path) || /^run\.start\.persons\b/.test(path);
}
