import { type JSX } from "preact";
import type { ValueTable } from "../../report/value-table.ts";

/** A table of values as people read it. The first column names the row. */
export function ValueTableView({
  table,
  caption,
}: {
  readonly table: ValueTable;
  readonly caption: string;
}): JSX.Element {
  const { columns, rows } = table;
  return (
    <table class="ds-table value-table" data-size="sm" data-zebra>
      <caption class="ds-sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ header, align }) => (
            <th key={header} scope="col" class={align}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cells, isHeading }, row) => (
          <tr key={row}>
            {isHeading ? (
              <th scope="rowgroup" colSpan={columns.length}>
                {cells[0].text}
              </th>
            ) : (
              cells.map((cell, at) =>
                // A row whose name stands above, once for several, has no heading of its own.
                at === 0 && cell.text !== "" ? (
                  <th key={at} scope="row" class={columns[at].align}>
                    {cell.text}
                  </th>
                ) : (
                  <td key={at} class={`${columns[at].align} ${cell.emphasis ?? ""}`}>
                    {cell.text}
                  </td>
                ),
              )
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
