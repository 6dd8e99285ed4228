import { type JSX } from "preact";
import { bestOf } from "../../analysis/estimates.ts";
import { byKey, keyText } from "../../analysis/measure-keys.ts";
import { halfWidthOf, moreReplications } from "../../analysis/precision.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import { measureName } from "../../report/catalogue.ts";
import { formatNumber } from "../../report/numbers.ts";
import type { ComparedRun } from "../../report/report-charts.ts";
import { useStore } from "../store-context.ts";
import { COMPARE } from "../texts/compare.ts";

/** What most ask about first; a scenario where nobody is ready has queues. */
const LEADING: readonly MeasureKey[] = [{ measure: "dischargeReadyMean" }, { measure: "overstayNightsPerYear" }];

interface Props {
  readonly runs: readonly Pick<ComparedRun, "estimates">[];
  readonly replications: number;
  readonly onMore: ((replications: number) => void) | null;
}

/** How well the leading figure is known, and what it would take to know it better. */
export function MoreReplications({ runs, replications, onMore }: Props): JSX.Element | null {
  const store = useStore();
  const language = store.language.value;
  const texts = COMPARE[language];
  const book = byKey(runs[0].estimates);
  const found = LEADING.map((key) => book.get(keyText(key))).find((estimate) => (estimate?.mean ?? 0) > 0);
  const share = found ? halfWidthOf(bestOf(found), { isShare: true }) : null;
  if (!found || share === null) return null;
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const percent = (value: number): string =>
    formatNumber(value, {
      language,
      isShare: true,
      decimals: value < 0.1 && value !== Math.round(100 * value) / 100 ? 1 : 0,
    });
  const more = moreReplications(bestOf(found), replications);
  return (
    <section class="card figure" aria-labelledby="more-title">
      <h2 id="more-title" class="ds-heading" data-size="2xs">
        {texts.more}
      </h2>
      <p>
        {texts.moreNow(measureName(found.key.measure, language), percent(share), number(replications))}{" "}
        {share > ROUGH && (
          <span class="ds-tag" data-color="neutral" data-size="sm">
            {store.texts.value.overview.rough}
          </span>
        )}{" "}
        {more ? texts.moreText(number(more.replications), percent(more.halfWidthShare)) : texts.enough}
      </p>
      {more && onMore && (
        <p>
          <button
            class="ds-button"
            data-variant="secondary"
            data-size="sm"
            type="button"
            onClick={() => onMore(more.replications)}
          >
            {texts.moreButton(number(more.replications))}
          </button>
        </p>
      )}
    </section>
  );
}

/** Half-width over mean from which on a mean is a rough one. */
const ROUGH = 0.2;
