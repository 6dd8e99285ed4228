import { type JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Distributions } from "../../analysis/distributions.ts";
import { barChart, histogram } from "../../report/charts/bar-chart.ts";
import { fanChart } from "../../report/charts/fan-chart.ts";
import type { FlowMapData } from "../../report/charts/flow-map.ts";
import { type Language, textIn } from "../../report/language.ts";
import { decimalsFor, formatNumber } from "../../report/numbers.ts";
import { dateNumber, dateText } from "../../scenarios/calendar.ts";
import { FigureCard, Scroller } from "../parts/figure-card.tsx";
import { useDetails } from "../parts/use-details.ts";
import { DETAIL_REPLICATIONS, type Details } from "../state/details.ts";
import { useStore } from "../store-context.ts";
import { DETAILS, type DetailTexts } from "../texts/details.ts";
import type { PreviewRun } from "../workers/preview-summary.ts";
import "../styles/details.css";

interface SheetProps {
  readonly place: string;
  readonly run: PreviewRun;
  readonly data: FlowMapData;
  readonly onClose: () => void;
}

/** What is known about one place: how full over time, how long at each level, in and out, and how long patients waited for it. */
export function PlaceSheet({ place, run, data, onClose }: SheetProps): JSX.Element {
  const language = useStore().language.value;
  const texts = DETAILS[language];
  const dialog = useRef<HTMLDialogElement>(null);
  const { details, finished, failure } = useDetails(true);
  const name = textIn(language, run.facts.places[place]?.name ?? place);
  // As a modal dialog it keeps the focus, closes on Escape, and gives the focus back.
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="side-sheet" aria-labelledby="sheet-title" onClose={onClose}>
      <div class="sheet-head">
        <h2 id="sheet-title" class="ds-heading" data-size="sm">
          {name}
        </h2>
        <button
          class="ds-button"
          data-variant="secondary"
          data-size="sm"
          type="button"
          onClick={() => dialog.current?.close()}
        >
          {texts.close}
        </button>
      </div>
      <p role="status" class="hint">
        {failure !== null
          ? texts.failed(failure)
          : details
            ? texts.of(String(details.replications))
            : texts.calculating(String(finished), String(DETAIL_REPLICATIONS))}
      </p>
      <InOut {...{ place, data, texts, language }} />
      {details && <PlaceFigures {...{ place, name, details, texts, language }} />}
    </dialog>
  );
}

interface InOutProps {
  readonly place: string;
  readonly data: FlowMapData;
  readonly texts: DetailTexts;
  readonly language: Language;
}

function InOut({ place, data, texts, language }: InOutProps): JSX.Element | null {
  const names = new Map(data.places.map(({ id, name }) => [id, name]));
  const own = data.places.find(({ id }) => id === place);
  if (!own) return null;
  const number = (value: number): string => formatNumber(value, { language, decimals: decimalsFor(value, null) });
  const rows: readonly (readonly [string, string, number])[] = [
    [texts.from, texts.outside, own.arrivalsPerYear] as const,
    ...data.ways.flatMap(({ from, to, perYear }) =>
      to === place && perYear > 0 ? [[texts.from, names.get(from) ?? from, perYear] as const] : [],
    ),
    ...data.ways.flatMap(({ from, to, perYear }) =>
      from === place && perYear > 0 ? [[texts.to, names.get(to) ?? to, perYear] as const] : [],
    ),
    [texts.to, texts.leaves, own.exitsPerYear] as const,
  ].filter(([, , perYear]) => perYear > 0);
  return (
    <Scroller name={texts.inOut}>
      <table class="ds-table" data-size="sm" data-zebra>
        <caption>{texts.inOut}</caption>
        <thead>
          <tr>
            <th scope="col">{`${texts.from} / ${texts.to.toLowerCase()}`}</th>
            <th scope="col" class="right">
              {texts.perYear}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([direction, name, perYear]) => (
            <tr key={`${direction} ${name}`}>
              <th scope="row">{`${direction} ${name}`}</th>
              <td class="right">{number(perYear)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

interface FiguresProps {
  readonly place: string;
  readonly name: string;
  readonly details: Details;
  readonly texts: DetailTexts;
  readonly language: Language;
}

const WIDTH = 520;
const MOST_BARS = 14;

function PlaceFigures({ place, name, details, texts, language }: FiguresProps): JSX.Element {
  const { overview } = useStore().texts.value;
  const { distributions } = details;
  const series = (of: "occupied" | "queue") => distributions.daily.find((one) => one.place === place && one.of === of)!;
  const [occupied, queue] = [series("occupied"), series("queue")];
  const title = texts.overTime(name);
  const first = dateNumber(occupied.startDate);
  const fan = fanChart(
    {
      measure: overview.seriesNames.occupied(name),
      dates: occupied.means.map((_, day) => dateText(first + day)),
      series: [
        { name: texts.inside, mean: occupied.means },
        ...(queue.means.some((value) => value > 0)
          ? [{ name: overview.seriesNames.waiting(name), mean: queue.means }]
          : []),
      ],
    },
    language,
    { id: "sheet-fan", title, width: WIDTH },
  );
  const levels = levelBars(distributions, place, texts);
  const often = levels.toSorted((one, other) => other.value - one.value)[0];
  const bars = barChart({ measure: texts.levelMeasure, isShare: true, bars: levels }, language, {
    id: "sheet-levels",
    title: `${texts.levels}: ${name}`,
    width: WIDTH,
  });
  const percent = (share: number): string => formatNumber(share, { language, decimals: 0, isShare: true });
  const { bins, zeros, count } = waitsFor(distributions, place);
  const waits = histogram({ measure: texts.waitMeasure, counted: texts.waitCounted, bins }, language, {
    id: "sheet-waits",
    title: `${texts.waits}: ${name}`,
    width: WIDTH,
  });
  return (
    <>
      <FigureCard
        name={title}
        chart={fan}
        finding={fan.description}
        explanation={texts.explanations.overTime}
        fileName={`belegg-${place}`}
      />
      <FigureCard
        name={texts.levels}
        chart={bars}
        finding={often ? texts.levelFinding(often.name, percent(often.value)) : ""}
        explanation={texts.explanations.levels}
        fileName={`nivaa-${place}`}
      />
      {zeros === count ? (
        <p>{texts.noWaits}</p>
      ) : (
        <FigureCard
          name={texts.waits}
          chart={waits}
          finding={texts.atOnce(percent(zeros / count))}
          explanation={texts.explanations.waits}
          fileName={`ventetid-${place}`}
        />
      )}
    </>
  );
}

/** Levels that are met, together in as many groups as can be read. */
export function levelBars(
  { levels }: Pick<Distributions, "levels">,
  place: string,
  texts: Pick<DetailTexts, "levelBar">,
): { readonly name: string; readonly value: number }[] {
  const shares = levels.find((one) => one.place === place && one.of === "occupied")?.shareOfTime ?? [];
  const least = Math.max(
    0,
    shares.findIndex((share) => share > 0),
  );
  const step = Math.max(1, Math.ceil((shares.length - least) / MOST_BARS));
  return Array.from({ length: Math.ceil((shares.length - least) / step) }, (_, at) => {
    const from = least + at * step;
    const to = Math.min(shares.length, from + step);
    const value = shares.slice(from, to).reduce((sum, share) => sum + share, 0);
    return { name: texts.levelBar(String(from), String(to - 1)), value };
  });
}

/** The waits for a place, from wherever they were, in classes that can be read. */
export function waitsFor(
  { waits }: Pick<Distributions, "waits">,
  place: string,
): { bins: { from: number; to: number; count: number }[]; zeros: number; count: number } {
  const own = waits.filter((one) => one.place === place);
  const byStart = new Map<number, { from: number; to: number; count: number }>();
  for (const [from, to, count] of own.flatMap(({ bins }) => bins)) {
    // Half days at first, then whole, then ever longer: what is shorter than an hour is no class of its own.
    const edge = EDGES.findLast((one) => one <= from) ?? 0;
    const end = EDGES[EDGES.indexOf(edge) + 1] ?? to;
    const known = byStart.get(edge);
    byStart.set(edge, { from: edge, to: Math.max(end, known?.to ?? 0), count: (known?.count ?? 0) + count });
  }
  const met = [...byStart.values()].sort((one, other) => one.from - other.from);
  const last = met.at(-1)?.from ?? -1;
  const bins = EDGES.flatMap((from, at) => {
    if (from > last) return [];
    return [byStart.get(from) ?? { from, to: EDGES[at + 1] ?? from, count: 0 }];
  });
  return {
    bins,
    zeros: own.reduce((sum, { zeros }) => sum + zeros, 0),
    count: own.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Days. */
const EDGES = [0, 1, 2, 3, 5, 7, 10, 14, 21, 28, 42, 60, 90, 120, 180, 365, 730];
