import { csvText } from "../../report/csv-text.ts";
import { tableOf } from "../../report/data-table.ts";
import type { ValueTable } from "../../report/value-table.ts";

/** The table of a chart for a Norwegian spreadsheet: numbers as numbers, the rest as text. */
export function tableCsv({ columns, rows }: ValueTable): string {
  const named = columns.map(({ header }, at) => {
    const isNumber = rows.some(({ cells }) => typeof cells[at]?.value === "number");
    return {
      name: header,
      type: isNumber ? ("number" as const) : ("text" as const),
      description: "",
      of: ({ cells }: ValueTable["rows"][number]) =>
        isNumber ? (cells[at]?.value ?? null) : (cells[at]?.text ?? null),
    };
  });
  return csvText(tableOf(rows, named), "excel-no");
}
