import { type JSX } from "preact";
import { useState } from "preact/hooks";
import type { ToldCostDifference } from "../../report/cost-data.ts";
import { differenceTables, shortActorName } from "../../report/cost-differences.ts";
import type { CostTold } from "../../report/cost-summary.ts";
import { COST_WORDS } from "../../report/cost-words.ts";
import type { Language } from "../../report/language.ts";
import { differenceDecimals, formatNumber } from "../../report/numbers.ts";
import { TableSection } from "../parts/table-section.tsx";
import { PLANNING } from "../texts/planning.ts";

interface Props {
  readonly told: CostTold;
  readonly language: Language;
}

/** What users cost in each municipality beside one that is chosen, and what the difference comes from; nothing where there is one alone. */
export function CostComparison({ told, language }: Props): JSX.Element | null {
  const { scenario, found } = told;
  const order = Object.keys(scenario.actors);
  const actors = found.actors.map(({ actor }) => actor).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const [chosen, setChosen] = useState(actors[0] ?? "");
  const beside = actors.includes(chosen) ? chosen : actors[0];
  if (beside === undefined || actors.length < 2) return null;
  const texts = PLANNING[language];
  const words = COST_WORDS[language];
  const name = shortActorName(scenario, beside, language);
  const differences = found.comparisons
    .filter((own) => own.beside === beside)
    .toSorted((a, b) => order.indexOf(a.actor) - order.indexOf(b.actor));
  const tables = differenceTables(told, differences, language);
  return (
    <section class="card" aria-labelledby="cost-comparison">
      <h2 id="cost-comparison" class="ds-heading" data-size="xs">
        {texts.compareTitle}
      </h2>
      <label class="inline-field">
        {texts.compareWith}{" "}
        <select
          class="ds-input"
          data-size="sm"
          value={beside}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          {actors.map((actor) => (
            <option key={actor} value={actor}>
              {shortActorName(scenario, actor, language)}
            </option>
          ))}
        </select>
      </label>
      <ul class="cost-findings">
        {differences.map((own) => (
          <li key={own.actor}>{findingOf(own, shortActorName(scenario, own.actor, language), name, language)}</li>
        ))}
      </ul>
      <TableSection title={words.municipalityTitle(name)} table={tables.differences} fileName="kommuner-forskjell" />
      <TableSection title={words.byServiceTitle} table={tables.services} fileName="forskjell-etter-tjeneste" />
    </section>
  );
}

/** Which of the two has the dearer users, where the interval tells. */
function findingOf(
  own: Pick<ToldCostDifference, "costPerUserNok">,
  name: string,
  beside: string,
  language: Language,
): string {
  const texts = PLANNING[language];
  const { mean, ci95 } = own.costPerUserNok;
  if (mean === null || ci95 === null || (ci95[0] <= 0 && ci95[1] >= 0)) return texts.compareAlike(name, beside);
  const decimals = differenceDecimals(mean, ci95);
  const nok = (value: number): string => formatNumber(Math.abs(value), { language, decimals });
  const [low, high] = mean > 0 ? ci95 : [-ci95[1], -ci95[0]];
  return texts.compareFinding(name, nok(mean), mean > 0, beside, nok(low), nok(high));
}
