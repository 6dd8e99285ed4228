import { type JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { FORECAST } from "../planning-modules.ts";
import { forecastOf, type ForecastQuestion } from "../../analysis/forecast.ts";
import { fanChart } from "../../report/charts/fan-chart.ts";
import { FORECAST_FIGURES, type ForecastFigure, forecastFigure } from "../../report/forecast-figures.ts";
import { type ForecastTold, forecastTables } from "../../report/forecast-summary.ts";
import { FORECAST_WORDS, HEALTH_NAMES } from "../../report/forecast-words.ts";
import { type Language, textIn } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard } from "../parts/figure-card.tsx";
import { TableSection } from "../parts/table-section.tsx";
import { readNumber } from "../../report/number-reading.ts";
import { fieldText } from "../state/number-text.ts";
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
  const outcome = useMemo(() => reckoned(data, question), [question]);
  // What can be reckoned stays in sight while a field is wrong.
  const [shown, setShown] = useState(outcome);
  if (outcome.told && outcome !== shown) setShown(outcome);
  const { told } = shown;
  const ask = (next: Partial<ForecastQuestion>): void => setQuestion((old) => ({ ...old, ...next }));
  const tables = told && forecastTables(told, language);
  const covered = textIn(language, input.services[input.coverageService]!.name);
  return (
    <div class="settled runs planning">
      <div class="card">
        <p>{texts.sources(data.populationFile)}</p>
        <div class="plan-row">
          <YearField
            id="forecast-last"
            name={texts.lastYear}
            value={question.lastYear ?? input.lastYear}
            onValue={(lastYear) => ask({ lastYear: lastYear ?? undefined })}
          />
          <YearField
            id="forecast-coverage"
            name={`${texts.coverage} (${texts.percent})`}
            hint={texts.coverageHint}
            value={question.coverage === undefined ? null : 100 * question.coverage}
            onValue={(share) => ask({ coverage: share === null ? undefined : share / 100 })}
          />
          <YearField
            id="forecast-alone"
            name={`${texts.alone} (${texts.percent})`}
            value={100 * (question.livingAlone ?? input.livingAloneShare)}
            onValue={(share) => ask({ livingAlone: share === null ? undefined : share / 100 })}
          />
        </div>
        {outcome.problem !== "" && (
          <p class="ds-alert" data-color="danger" role="alert">
            {texts.refused}: {outcome.problem}
          </p>
        )}
      </div>
      {told &&
        FORECAST_FIGURES.map((figure) => {
          const chartData = forecastFigure(told, figure, language);
          return (
            <FigureCard
              key={figure}
              name={
                figure === "users" || figure === "places"
                  ? `${texts.figures[figure]}: ${covered}`
                  : texts.figures[figure]
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
      {told && tables && (
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
      )}
      {told && store.hasServer.value && <ForecastSimulation question={told.question} actor={input.region} />}
    </div>
  );
}

interface Outcome {
  readonly told: ForecastTold | null;
  readonly problem: string;
}

function reckoned(data: ForecastTold["data"], question: ForecastQuestion): Outcome {
  const { lastYear } = question;
  const { baseYear } = data.input;
  try {
    // As the command: there is nothing to forecast before the base year.
    if (lastYear !== undefined && lastYear <= baseYear) return { told: null, problem: `${lastYear} ≤ ${baseYear}` };
    return { told: { data, question, forecast: forecastOf(data, question) }, problem: "" };
  } catch (error) {
    return { told: null, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** How much it changes in the reference, and between the other two assumptions. */
function findingOf(told: ForecastTold, figure: ForecastFigure, language: Language): string {
  const { series, measure } = forecastFigure(told, figure, language);
  const { baseYear, lastYear, needs } = told.forecast;
  const change = (name: string): string => {
    const mean = series.find((one) => one.name === name)?.mean ?? [];
    const [first, last] = [mean[0], mean.at(-1)];
    const by = typeof first === "number" && typeof last === "number" ? last - first : null;
    return formatNumber(by, { language, decimals: 0, isDifference: true });
  };
  const of = (assumption: (typeof needs)[number]["assumption"]): string => change(HEALTH_NAMES[assumption][language]);
  const [from, to] = [String(baseYear), String(lastYear)];
  return PLANNING[language].finding(measure, of("reference"), from, to, of("compressed"), of("expanded"));
}

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly hint?: string;
  readonly value: number | null;
  readonly onValue: (value: number | null) => void;
}

/** A number that may be empty. */
function YearField({ id, name, hint, value, onValue }: FieldProps): JSX.Element {
  const store = useStore();
  const shown = value === null ? "" : fieldText(Number(value.toPrecision(10)), store.language.value);
  const [text, setText] = useState(shown);
  const isRight = text.trim() === "" || readNumber(text) !== undefined;
  return (
    <div class="form-field">
      <label for={id}>{name}</label>
      <input
        id={id}
        class="ds-input plan-number"
        data-size="sm"
        type="text"
        inputMode="decimal"
        value={text}
        aria-invalid={!isRight}
        aria-describedby={isRight ? (hint === undefined ? undefined : `${id}-hint`) : `${id}-problem`}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onChange={() => isRight && onValue(text.trim() === "" ? null : readNumber(text)!)}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {!isRight && (
        <p id={`${id}-problem`} class="ds-validation-message" data-color="danger" data-size="sm">
          {store.texts.value.panel.notANumber(text)}
        </p>
      )}
    </div>
  );
}
