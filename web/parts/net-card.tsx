import { type JSX } from "preact";
import { useId } from "preact/hooks";
import type { NetPart } from "../../report/net-by-party.ts";
import { valueTable } from "../../report/value-table.ts";
import { Scroller } from "./figure-card.tsx";
import { TableFoot } from "./table-foot.tsx";
import { ValueTableView } from "./value-table-view.tsx";

interface Props {
  readonly part: NetPart;
  /** The beginning of the name of its file. */
  readonly fileName: string;
}

/** Who pays and who saves by each of many: the net of every actor, and what it rests on. */
export function NetCard({ part: { title, table, note }, fileName }: Props): JSX.Element {
  const id = useId();
  const values = valueTable(table);
  // Without a column for anybody, nothing is different for anybody.
  const hasAny = values.columns.length > 1;
  return (
    <section class="card figure" aria-labelledby={id}>
      <h2 id={id} class="ds-heading" data-size="2xs">
        {title}
      </h2>
      {hasAny && (
        <Scroller name={title}>
          <ValueTableView table={values} caption={title} />
        </Scroller>
      )}
      <p class="hint">{note}</p>
      {hasAny && <TableFoot name={title} tableOf={() => values} fileName={fileName} />}
    </section>
  );
}
