import { type JSX } from "preact";
import { textIn } from "../../report/language.ts";
import type { MoneyDocument } from "../../report/money-json.ts";
import { compareMoneyTable } from "../../report/money-summary.ts";
import { MONEY_WORDS } from "../../report/money-words.ts";
import type { ScenarioFacts } from "../../report/scenario-facts.ts";
import { valueTable } from "../../report/value-table.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { TableFoot } from "../parts/table-foot.tsx";
import { ValueTableView } from "../parts/value-table-view.tsx";
import { partyOf } from "../state/told-runs.ts";
import { useStore } from "../store-context.ts";
import { COMPARE } from "../texts/compare.ts";
import { PLAN } from "../texts/plan.ts";

interface Props {
  readonly money: MoneyDocument;
  readonly scenario: ScenarioFacts;
}

/** Who pays and who saves by the proposal: in sentences, and item by item. */
export function PlanMoney({ money, scenario }: Props): JSX.Element {
  const language = useStore().language.value;
  const { differences = [], sentences, prices, priceYear } = money;
  const year = String(priceYear);
  const title = MONEY_WORDS[language].titleCompare(PLAN[language].result, year);
  const table = valueTable(compareMoneyTable(scenario, differences.map(partyOf), language));
  const [lead, ...points] = sentences?.[language] ?? [];
  return (
    <div class="plan-sentences">
      <h3 class="ds-heading" data-size="2xs">
        {COMPARE[language].who}
      </h3>
      {lead !== undefined && (
        <p>
          <strong>{lead}</strong>
        </p>
      )}
      {points.length > 0 && (
        <ul>
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      {table.rows.length > 0 && (
        <details>
          <summary>{title}</summary>
          <Scroller name={title}>
            <ValueTableView table={table} caption={title} />
          </Scroller>
          <TableFoot name={title} tableOf={() => table} fileName="hvem-betaler-forslaget" />
        </details>
      )}
      <p class="hint">
        {MONEY_WORDS[language].signs} {COMPARE[language].priceYear(year, textIn(language, prices))}
      </p>
    </div>
  );
}
