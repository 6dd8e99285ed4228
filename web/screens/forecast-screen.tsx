import { type JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { FORECAST } from "../planning-modules.ts";
import { forecastOf, type ForecastQuestion, lastForecastYear } from "../../analysis/forecast.ts";
import { fanChart } from "../../report/charts/fan-chart.ts";
import { FORECAST_FIGURES, type ForecastFigure, forecastFigure } from "../../report/forecast-figures.ts";
import { type ForecastTold, forecastTables } from "../../report/forecast-summary.ts";
import { FORECAST_WORDS, HEALTH_NAMES } from "../../report/forecast-words.ts";
import { type Language, textIn } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import type { HealthAssumption } from "../../scenarios/forecast-input.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard } from "../parts/figure-card.tsx";
import { PlanNumber, type PlanNumberProps } from "../parts/plan-number.tsx";
import { TableSection } from "../parts/table-section.tsx";
import { unpackedForecast } from "../state/planning-data.ts";
import { useStore } from "../store-context.ts";
import { PLANNING } from "../texts/planning.ts";
import { ForecastSimulation } from "./forecast-simulation.tsx";
import "../styles/runs.css";
import "../styles/plan.css";
import "../styles/planning.css";

/** What the population asks for in the years to come, reckoned at once in the page by the code of `flyt forecast`. */
export function ForecastScreen(): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = PLANNING[language];
  const words = FORECAST_WORDS[language];
  const data = useMemo(() => unpackedForecast(FORECAST), []);
  const { input } = data;
  const [question, setQuestion] = useState<ForecastQuestion>({});
  const told = useMemo((): ForecastTold => ({ data, question, forecast: forecastOf(data, question) }), [question]);
  const ask = (next: Partial<ForecastQuestion>): void => setQuestion((old) => ({ ...old, ...next }));
  const tables = forecastTables(told, language);
  const mostYear = useMemo(() => lastForecastYear(data), []);
  const covered = textIn(language, input.services[input.coverageService]!.name);
  return (
    <div class="settled runs planning">
      <div class="card">
        <p>{texts.sources(data.populationFile)}</p>
        <div class="plan-row">
          <ForecastField
            id="forecast-last"
            name={texts.lastYear}
            spec={{
              unit: "year",
              least: input.baseYear + 1,
              most: mostYear,
              isWhole: true,
              isRequired: true,
            }}
            value={question.lastYear ?? input.lastYear}
            onValue={(lastYear) => ask({ lastYear })}
          />
          <ForecastField
            id="forecast-coverage"
            name={`${texts.coverage} (${texts.percent})`}
            hint={texts.coverageHint}
            spec={PERCENT}
            value={percentOf(question.coverage)}
            onValue={(share) => ask({ coverage: share === undefined ? undefined : share / 100 })}
          />
          <ForecastField
            id="forecast-alone"
            name={`${texts.alone} (${texts.percent})`}
            spec={{ ...PERCENT, isRequired: true }}
            value={percentOf(question.livingAlone ?? input.livingAloneShare)}
            onValue={(share) => ask({ livingAlone: share === undefined ? undefined : share / 100 })}
          />
        </div>
      </div>
      {FORECAST_FIGURES.map((figure) => {
        const chartData = forecastFigure(told, figure, language);
        return (
          <FigureCard
            key={figure}
            name={
              figure === "users" || figure === "places" ? `${texts.figures[figure]}: ${covered}` : texts.figures[figure]
            }
            chart={fanChart(chartData, language, {
              id: `forecast-${figure}`,
              title: chartData.measure,
              width: chartWidth.value,
            })}
            finding={findingOf(told, figure, language)}
            explanation={texts.explanation}
            fileName={`framskriving-${figure}`}
          />
        );
      })}
      <section class="card" aria-labelledby="forecast-tables">
        <h2 id="forecast-tables" class="ds-heading" data-size="xs">
          {texts.tables}
        </h2>
        <TableSection title={words.peopleTitle} table={tables.people} note={words.peopleNote} fileName="befolkning" />
        <TableSection
          title={words.ratesTitle(told.forecast.baseYear)}
          table={tables.rates}
          note={words.ratesNote}
          fileName="forbruk"
        />
        <TableSection title={words.healthTitle} table={tables.health} fileName="helse" />
        <TableSection title={words.placesTitle(covered)} table={tables.places} fileName="plasser" />
        <TableSection title={words.staffTitle} table={tables.staff} note={words.staffNote} fileName="arsverk" />
        <TableSection title={words.costTitle(input.priceYear)} table={tables.cost} fileName="kostnad" />
        <TableSection
          title={words.strategyTitle(covered, input.priceYear)}
          table={tables.strategy}
          fileName="dekningsgrad"
        />
        <TableSection
          title={words.servicesTitle(told.forecast.lastYear, HEALTH_NAMES.reference[language])}
          table={tables.services}
          fileName="tjenester"
        />
      </section>
      {store.hasServer.value && <ForecastSimulation question={told.question} actor={input.region} />}
    </div>
  );
}

const PERCENT = { unit: "percent", least: 0, most: 100, isWhole: false, isRequired: false };

function percentOf(share: number | undefined): number | undefined {
  return share === undefined ? undefined : Number((100 * share).toPrecision(10));
}

/** How much it changes in the reference, and between the other two assumptions. */
function findingOf(told: ForecastTold, figure: ForecastFigure, language: Language): string {
  const { series, measure } = forecastFigure(told, figure, language);
  const { baseYear, lastYear } = told.forecast;
  const number = (value: number | null | undefined, isDifference = false): string =>
    formatNumber(value ?? null, { language, decimals: 0, isDifference });
  const endsOf = (assumption: HealthAssumption) => {
    const mean = series.find(({ name }) => name === HEALTH_NAMES[assumption][language])?.mean ?? [];
    return { first: mean[0], last: mean.at(-1) };
  };
  const { first, last } = endsOf("reference");
  return PLANNING[language].finding({
    what: measure,
    from: `${number(first)} (${baseYear})`,
    to: `${number(last)} (${lastYear})`,
    change: number((last ?? 0) - (first ?? 0), true),
    low: number(endsOf("compressed").last),
    high: number(endsOf("expanded").last),
  });
}

interface FieldProps extends Pick<PlanNumberProps, "id" | "name" | "spec" | "value" | "onValue"> {
  readonly hint?: string;
}

/** A number of the question; while it is wrong, the figures of the last right one stay in sight. */
function ForecastField({ hint, ...field }: FieldProps): JSX.Element {
  return (
    <div class="form-field">
      <label for={field.id}>{field.name}</label>
      <PlanNumber {...field} hint={hint} onProblem={() => undefined} />
    </div>
  );
}
