import { type JSX } from "preact";
import { useMemo } from "preact/hooks";
import { isWithheld } from "../../analysis/withheld.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import { fanChart } from "../../report/charts/fan-chart.ts";
import { heatMap } from "../../report/charts/heat-map.ts";
import { textIn } from "../../report/language.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard } from "../parts/figure-card.tsx";
import { fanData, heatData } from "../state/series-data.ts";
import { firstSeries } from "../state/prepared.ts";
import { useStore } from "../store-context.ts";
import type { PreviewRun } from "../workers/preview-summary.ts";
import type { DaySeries, SeriesAsked, SeriesMeasure } from "../workers/day-series.ts";

interface Props {
  readonly run: PreviewRun;
}

/** What is followed through the year, beside the baseline. */
export function YearFigure({ run }: Props): JSX.Element | null {
  const store = useStore();
  const { overview, explanations, frame } = store.texts.value;
  const language = store.language.value;
  const { baselineSeries, comparison } = store.preview.value;
  const series = run.series[0];
  const name = useSeriesName(run, series);
  const before = comparison ? baselineSeries[0] : undefined;
  const width = chartWidth.value;
  const chart = useMemo(() => {
    if (!series) return null;
    const threshold = run.thresholds.find(
      ({ estimate: { key }, atMost }) => key.measure === "dischargeReadyMean" && series.measure === "ready" && atMost,
    );
    const data = fanData(series, before, { measure: name, scenario: frame.scenario, baseline: frame.baseline });
    const target = threshold?.atMost;
    return fanChart({ ...data, ...(target !== undefined && { target }) }, language, {
      id: "year",
      title: `${overview.year}: ${name}`,
      width,
    });
  }, [series, before, language, name, width]);
  if (!chart) return null;
  return (
    <FigureCard
      name={overview.year}
      chart={chart}
      finding={chart.description}
      explanation={explanations.year}
      choice={<SeriesChoice run={run} />}
      fileName="ko-gjennom-aret"
    />
  );
}

/** The same by week and weekday. */
export function HeatFigure({ run }: Props): JSX.Element | null {
  const store = useStore();
  const { overview, explanations } = store.texts.value;
  const language = store.language.value;
  const series = run.series[0];
  const name = useSeriesName(run, series);
  const width = chartWidth.value;
  const chart = useMemo(() => {
    if (!series) return null;
    const title = `${overview.week} ${name}`;
    return heatMap({ measure: name, weeks: heatData(series) }, language, { id: "week", title, width });
  }, [series, language, name, width]);
  // Means by week and weekday of what grows say nothing of weeks and weekdays.
  if (!chart || (series && isWithheld(keyOf(series), run.facts))) return null;
  return (
    <FigureCard
      name={overview.week}
      chart={chart}
      finding={chart.description}
      explanation={explanations.week}
      choice={<QueueOrBeds run={run} />}
      fileName="ko-gjennom-uka"
    />
  );
}

/** The mean over all days of what a series has by the day. */
function keyOf({ place, measure }: SeriesAsked): MeasureKey {
  const measures = { ready: "dischargeReadyMean", waiting: "queueMean", occupied: "occupiedMean" } as const;
  return { measure: measures[measure], place };
}

/** Whether the weeks show who waits or who is there; the same place in both. */
function QueueOrBeds({ run }: Props): JSX.Element | null {
  const store = useStore();
  const { overview } = store.texts.value;
  const series = run.series[0];
  if (!series) return null;
  const { place, measure } = series;
  const { owner, capacityBeds } = run.facts.places[place];
  const queue: SeriesMeasure | null = run.facts.actors[owner]?.isHospital ? "ready" : capacityBeds ? "waiting" : null;
  if (!queue) return null;
  return (
    <fieldset class="actor-choice">
      <legend>{overview.heatChoice}</legend>
      {([queue, "occupied"] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            class="ds-input"
            name="heat"
            checked={(measure === "occupied") === (one === "occupied")}
            onChange={() => void (store.view.value = { ...store.view.peek(), series: { place, measure: one } })}
          />
          {one === "occupied" ? overview.heatBeds : overview.heatQueue}
        </label>
      ))}
    </fieldset>
  );
}

function useSeriesName({ facts }: PreviewRun, series: DaySeries | undefined): string {
  const store = useStore();
  const { seriesNames } = store.texts.value.overview;
  if (!series) return "";
  const place = facts.places[series.place]?.name ?? series.place;
  return seriesNames[series.measure](textIn(store.language.value, place));
}

/** Which queue, or which beds, are followed. */
function SeriesChoice({ run }: Props): JSX.Element {
  const store = useStore();
  const { overview } = store.texts.value;
  const language = store.language.value;
  const model = store.model.value;
  const own = store.view.value.series ?? (model ? firstSeries(model.scenario) : null);
  const options = Object.entries(run.facts.places).flatMap(([place, { name, capacityBeds }]) => {
    const measures: SeriesMeasure[] = [
      ...(run.facts.actors[run.facts.places[place].owner]?.isHospital ? (["ready"] as const) : []),
      ...(capacityBeds ? (["waiting"] as const) : []),
      "occupied",
    ];
    return measures.map((measure) => ({
      value: `${measure}@${place}`,
      series: { place, measure } satisfies SeriesAsked,
      text: overview.seriesNames[measure](textIn(language, name)),
    }));
  });
  return (
    <label class="inline-field">
      <span>{overview.series}</span>
      <select
        class="ds-input"
        data-size="sm"
        value={own ? `${own.measure}@${own.place}` : ""}
        onChange={({ currentTarget }) => {
          const chosen = options.find(({ value }) => value === currentTarget.value);
          if (chosen) store.view.value = { ...store.view.peek(), series: chosen.series };
        }}
      >
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
