import { type JSX } from "preact";
import type { ValueTable } from "../../report/value-table.ts";
import { useStore } from "../store-context.ts";
import { saveText } from "./save-file.ts";
import { tableCsv } from "./table-csv.ts";

interface Props {
  readonly name: string;
  /** Made when it is asked for. */
  readonly tableOf: () => ValueTable;
  /** The beginning of the name of its file. */
  readonly fileName: string;
  readonly explanation?: string | undefined;
}

/** Below a table: what it means, and its numbers as a file. */
export function TableFoot({ name, tableOf, fileName, explanation }: Props): JSX.Element {
  const { chart } = useStore().texts.value;
  return (
    <div class="figure-foot">
      {explanation !== undefined && (
        <details>
          <summary>{chart.what}</summary>
          <p class="explanation">{explanation}</p>
        </details>
      )}
      <p class="downloads">
        <span>{chart.download}</span>
        <button
          class="ds-button"
          data-variant="tertiary"
          data-size="sm"
          type="button"
          aria-label={`${chart.download} CSV: ${name}`}
          onClick={() => saveText(`${fileName}.csv`, "text/csv", tableCsv(tableOf()))}
        >
          CSV
        </button>
      </p>
    </div>
  );
}
