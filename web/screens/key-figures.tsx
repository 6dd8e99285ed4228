import { type JSX } from "preact";
import { FEE } from "virtual:models";
import { isWithheld } from "../../analysis/withheld.ts";
import { MEASURES } from "../../engine/measures.ts";
import { measureName, unitName } from "../../report/catalogue.ts";
import {
  bareDifferenceText,
  bareMeanText,
  differenceIntervalText,
  intervalText,
  isUnchanged,
  spreadText,
  verdictCell,
} from "../../report/figures.ts";
import { formatNumber, MISSING } from "../../report/numbers.ts";
import type { ScenarioFacts } from "../../report/scenario-facts.ts";
import { type Language, textIn } from "../../report/language.ts";
import type { Indicator } from "../state/indicators.ts";
import { hashTo } from "../parts/page-header.tsx";
import { useKnownIndicator } from "../parts/use-known-indicator.ts";
import { useStore } from "../store-context.ts";
import type { Texts } from "../texts/nb.ts";

interface Props {
  readonly indicators: readonly Indicator[];
  readonly facts: ScenarioFacts;
  readonly isBaseline: boolean;
}

/** The figures that the rest explains: each with both uncertainties, and what it was. */
export function KeyFigures({ indicators, facts, isBaseline }: Props): JSX.Element {
  const store = useStore();
  const { overview } = store.texts.value;
  const language = store.language.value;
  return (
    <section aria-label={overview.keyFigures}>
      <ul class="key-figures">
        {indicators.map((indicator) => (
          <KeyFigure key={indicatorId(indicator)} {...{ indicator, facts, isBaseline }} />
        ))}
      </ul>
      <p class="hint">
        {overview.paymentNote(
          formatNumber(FEE.nokPerNight, { language, decimals: 0 }),
          String(FEE.priceYear),
          textIn(language, FEE.source),
        )}
      </p>
    </section>
  );
}

export function indicatorId({ key, isPayment }: Indicator): string {
  return `${key.measure} ${key.place ?? ""} ${isPayment}`;
}

/** Half-width over mean from which on a mean is a rough one. */
const ROUGH = 0.2;

interface FigureProps extends Pick<Props, "facts" | "isBaseline"> {
  readonly indicator: Indicator;
}

function KeyFigure({ indicator, facts, isBaseline }: FigureProps): JSX.Element {
  const store = useStore();
  const { overview } = store.texts.value;
  const language = store.language.value;
  const { estimate, difference, threshold, baseline } = indicator;
  const known = useKnownIndicator(indicator);
  const { mean, ci95 } = estimate;
  const isRough = mean !== null && ci95 !== null && mean > 0 && (ci95[1] - ci95[0]) / 2 > ROUGH * mean;
  const verdict = verdictCell(difference, language);
  return (
    <li class="card key-figure">
      <h2 class="key-name">{indicatorName(indicator, language, overview)}</h2>
      <p class="key-value">
        <span class="key-number">{bareMeanText(estimate, language)}</span>{" "}
        <span class="unit">{indicatorUnit(indicator, language, overview)}</span>
        {isRough && (
          <span class="ds-tag" data-color="neutral" data-size="sm">
            {overview.rough}
          </span>
        )}
        {isRough && store.hasServer.value && (
          <a class="ds-link" href={hashTo(store.hash.value, "kjoringer")}>
            {overview.runMore}
          </a>
        )}
      </p>
      {isWithheld(indicator.key, facts) ? (
        <p class="hint">{overview.withheld}</p>
      ) : (
        <>
          <p class="hint" title={overview.ofMean}>
            <abbr title={overview.ofMean}>{overview.ci(intervalText(estimate, language))}</abbr>
          </p>
          <p class="hint">
            <abbr title={overview.betweenYears}>{overview.years(spreadText(estimate, language))}</abbr>
          </p>
        </>
      )}
      {difference && difference.difference !== null && (
        <>
          <p class={`key-change ${verdict.emphasis ?? ""}`}>
            {isUnchanged(difference) ? "0" : overview.against(bareDifferenceText(difference, language))}
            {" · "}
            {verdict.text}
          </p>
          <p class="hint">{overview.changeCi(differenceIntervalText(difference, language))}</p>
          {baseline && <p class="hint">{overview.baselineIs(bareMeanText(baseline, language))}</p>}
        </>
      )}
      {isBaseline && <p class="hint">{overview.isBaseline}</p>}
      {known && known.baseline !== MISSING && <p class="hint">{overview.measuredBefore(known.baseline)}</p>}
      {known && !threshold && known.ambition !== MISSING && (
        <p class="hint">
          {overview.ambition(known.ambition)}{" "}
          {known.verdict === "met" ? overview.reached : known.verdict === "missed" ? overview.missed : ""}
        </p>
      )}
      {threshold && (
        <p class="hint">
          {overview.ambition(boundText(threshold, language, overview))} {judgement(threshold, overview)}
        </p>
      )}
    </li>
  );
}

/** Whether it is reached; nothing where there is no value to judge. */
export function judgement(
  { verdict }: Pick<NonNullable<Indicator["threshold"]>, "verdict">,
  overview: Texts["overview"],
): string {
  return verdict === "met" ? overview.reached : verdict === "missed" ? overview.missed : "";
}

/** "≤ 10,0" */
export function boundText(
  { atMost, atLeast }: NonNullable<Indicator["threshold"]>,
  language: Language,
  overview: Texts["overview"],
): string {
  const number = (value: number): string =>
    formatNumber(value, { language, decimals: Number.isInteger(value) ? 0 : 1 });
  return [
    ...(atMost === undefined ? [] : [overview.atMost(number(atMost))]),
    ...(atLeast === undefined ? [] : [overview.atLeast(number(atLeast))]),
  ].join(", ");
}

export function indicatorName({ key, isPayment }: Indicator, language: Language, overview: Texts["overview"]): string {
  return isPayment ? overview.payment : measureName(key.measure, language);
}

/** What stands after its number; empty for shares, whose numbers say it themselves. */
export function indicatorUnit({ key, isPayment }: Indicator, language: Language, overview: Texts["overview"]): string {
  if (isPayment) return overview.paymentUnit;
  return MEASURES[key.measure].unit === "share" ? "" : unitName(key.measure, language);
}
