import { type JSX } from "preact";
import { useState } from "preact/hooks";
import type { MeasureKey } from "../../engine/measures.ts";
import { measureName, unitName } from "../../report/catalogue.ts";
import { probabilityCurve, type ProbabilitySeries, shareAtMost } from "../../report/charts/probability-curve.ts";
import { decimalsFor, formatNumber } from "../../report/numbers.ts";
import { figureOf } from "../../report/replications-input.ts";
import type { ComparedRun } from "../../report/report-charts.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard } from "../parts/figure-card.tsx";
import type { ComparisonAnswer } from "../state/told-runs.ts";
import { useStore } from "../store-context.ts";
import { COMPARE } from "../texts/compare.ts";

const NIGHTS: MeasureKey = { measure: "overstayNightsPerYear" };

interface Props {
  /** Where replications.parquet is. */
  readonly href: string;
  readonly answer: ComparisonAnswer;
  readonly runs: readonly ComparedRun[];
}

/** How likely a year with at most so many delayed bed-days is; the file of all replications is large, so it is read when asked for. */
export function CompareProbability({ href, answer, runs }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = COMPARE[language];
  const [state, setState] = useState<"asked-not" | "loading" | "failed" | readonly ProbabilitySeries[]>("asked-not");
  const load = async (): Promise<void> => {
    setState("loading");
    try {
      const response = await fetch(href, { credentials: "same-origin" });
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      const names = answer.alternatives.map(({ name }) => name);
      const values = await figureOf(new Uint8Array(await response.arrayBuffer()), names, NIGHTS);
      setState(values.map((own, at) => ({ name: runs[at].name, values: own })));
    } catch (error) {
      // Whatever it was, it can be tried again; the console of the browser has what it was.
      console.error(error);
      setState("failed");
    }
  };
  if (typeof state === "string") {
    return (
      <section class="card figure" aria-labelledby="compare-probability">
        <h2 id="compare-probability" class="ds-heading" data-size="2xs">
          {texts.probability}
        </h2>
        {state === "failed" && (
          <p class="ds-alert" data-color="danger" role="alert">
            {texts.offline}
          </p>
        )}
        <p>
          <button
            class="ds-button"
            data-variant="secondary"
            data-size="sm"
            type="button"
            aria-disabled={state === "loading"}
            onClick={() => state !== "loading" && void load()}
          >
            {state === "loading" ? texts.probabilityLoading : texts.probabilityLoad}
          </button>
        </p>
      </section>
    );
  }
  // Names are those of the language that is shown now.
  const series = state.map(({ values }, at) => ({ name: runs[at].name, values }));
  const measure = `${measureName(NIGHTS.measure, language)} (${unitName(NIGHTS.measure, language)})`;
  const chart = probabilityCurve({ measure, series }, language, {
    id: "compare-probability",
    title: texts.probability,
    width: chartWidth.value,
  });
  return (
    <FigureCard
      name={texts.probability}
      chart={chart}
      finding={findingOf(series, language)}
      explanation={texts.probabilityExplanation}
      fileName="sannsynlighet"
    />
  );
}

/** The probabilities of at most as many as the baseline has on average. */
function findingOf(series: readonly ProbabilitySeries[], language: keyof typeof COMPARE): string {
  const texts = COMPARE[language];
  const [baseline, ...others] = series;
  if (series.every(({ values }) => values.every((value) => value === 0))) return texts.probabilityNone;
  if (!baseline || baseline.values.length === 0) return "";
  const mean = baseline.values.reduce((sum, value) => sum + value, 0) / baseline.values.length;
  const bound = Number(mean.toPrecision(2));
  const share = ({ values }: ProbabilitySeries): string =>
    formatNumber(shareAtMost(values, bound), { language, isShare: true, decimals: 0 });
  const nights = formatNumber(bound, { language, decimals: decimalsFor(bound, null) });
  const rest = others.map((one) => texts.probabilityOther(one.name, share(one))).join("");
  return texts.probabilityFinding(baseline.name, share(baseline), nights, rest);
}
