import { type JSX } from "preact";
import type { Table } from "../../report/table.ts";
import { valueTable } from "../../report/value-table.ts";
import { saveText } from "./save-file.ts";
import { Scroller } from "./figure-card.tsx";
import { tableCsv } from "./table-csv.ts";
import { useStore } from "../store-context.ts";
import { PLANNING } from "../texts/planning.ts";
import { ValueTableView } from "./value-table-view.tsx";

interface Props {
  readonly title: string;
  readonly table: Table;
  readonly note?: string;
  readonly fileName: string;
}

/** A table of the report with its title, what is to be said of it, and as a file. */
export function TableSection({ title, table, note = "", fileName }: Props): JSX.Element {
  const store = useStore();
  const { chart } = store.texts.value;
  // A figure above may have the same name.
  const name = `${PLANNING[store.language.value].tables}: ${title}`;
  const values = valueTable(table);
  return (
    <div class="table-section">
      <h3 class="ds-heading" data-size="2xs">
        {title}
      </h3>
      <Scroller name={name}>
        <ValueTableView table={values} caption={title} />
      </Scroller>
      {note !== "" && <p class="hint">{note}</p>}
      <p class="downloads">
        <button
          class="ds-button"
          data-variant="tertiary"
          data-size="sm"
          type="button"
          aria-label={`${chart.download} CSV: ${title}`}
          onClick={() => saveText(`${fileName}.csv`, "text/csv", tableCsv(values))}
        >
          {chart.download} CSV
        </button>
      </p>
    </div>
  );
}
