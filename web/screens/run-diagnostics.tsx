import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ReplicationDiagnosis } from "../../analysis/run-diagnosis.ts";
import { isShare, measureName, unitName } from "../../report/catalogue.ts";
import { fanChart } from "../../report/charts/fan-chart.ts";
import { type KnownAfter, precisionChart } from "../../report/charts/precision-chart.ts";
import { keyDocument } from "../../report/json.ts";
import { textIn } from "../../report/language.ts";
import { decimalsFor, formatNumber } from "../../report/numbers.ts";
import type { Table } from "../../report/table.ts";
import type { Text } from "../../scenarios/words.ts";
import type { Job } from "../api/jobs.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard } from "../parts/figure-card.tsx";
import { TableSection } from "../parts/table-section.tsx";
import { COUNTED_REPLICATIONS, knownAfter, MOST_DEVIATION, sanityOf, warmUpFan } from "../state/diagnosis.ts";
import { useStore } from "../store-context.ts";
import { RUN_DETAILS } from "../texts/run-details.ts";
import type { DiagnosisAnswer, DiagnosisQuestion } from "../workers/diagnosis-worker.ts";

interface Looked {
  readonly opened: Extract<DiagnosisAnswer, { kind: "opened" }> | null;
  readonly values: readonly number[] | null;
  readonly counted: readonly ReplicationDiagnosis[];
  readonly failure: string | null;
}

const NOTHING: Looked = { opened: null, values: null, counted: [], failure: null };

/** Whether a run can be trusted: looked into when it is asked for, in a worker of its own. */
export function RunDiagnostics({ job }: { readonly job: Job }): JSX.Element {
  const language = useStore().language.value;
  const texts = RUN_DETAILS[language];
  const [isOpen, setOpen] = useState(false);
  const looked = useDiagnosis(job, isOpen);
  const { opened, counted, failure } = looked;
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const isDone = opened !== null && counted.length >= opened.replications;
  return (
    <details class="run-diagnostics" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{texts.diagnostics}</summary>
      {isOpen && (
        <>
          <p class="hint">{texts.diagnosticsHint(number(opened?.replications ?? COUNTED_REPLICATIONS))}</p>
          <div role="status">
            {failure !== null && <p>{texts.failed(failure)}</p>}
            {failure === null && !isDone && (
              <p>{texts.counting(number(counted.length), number(opened?.replications ?? COUNTED_REPLICATIONS))}</p>
            )}
            {isDone && <SanitySums counted={counted} />}
          </div>
          {isDone && <LittleTable counted={counted} placeNames={opened.placeNames} />}
          {isDone && <p class="hint">{texts.always}</p>}
          {isDone && <WarmUpFigure counted={counted} opened={opened} />}
          {opened && looked.values && (
            <PrecisionFigure job={job} values={looked.values} placeNames={opened.placeNames} />
          )}
        </>
      )}
    </details>
  );
}

function useDiagnosis(job: Job, isWanted: boolean): Looked {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    if (!isWanted) return undefined;
    setState(NOTHING);
    const worker = new Worker(new URL("../workers/diagnosis-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<DiagnosisAnswer>) =>
      setState((known) => {
        if (data.kind === "opened") return { ...known, opened: data };
        if (data.kind === "values") return { ...known, values: data.values };
        if (data.kind === "failed") return { ...known, failure: data.message };
        return { ...known, counted: [...known.counted, data.replication] };
      });
    worker.onerror = ({ message }) => setState((known) => ({ ...known, failure: message }));
    const figure = job.figures?.[0];
    worker.postMessage({
      files: new URL(`${job.links.self}/files`, location.href).href,
      wanted: figure ? keyDocument(figure) : null,
      most: COUNTED_REPLICATIONS,
    } satisfies DiagnosisQuestion);
    return () => worker.terminate();
  }, [job.id, isWanted]);
  return state;
}

/** After two or three replications the interval is so wide that the others could not be seen beside it. */
const FEWEST_SHOWN = 5;

function shownSteps(steps: readonly KnownAfter[]): readonly KnownAfter[] {
  const shown = steps.filter(({ replications }) => replications >= FEWEST_SHOWN);
  return shown.length > FEWEST_SHOWN ? shown : steps;
}

interface CountedProps {
  readonly counted: readonly ReplicationDiagnosis[];
}

/** What went in, came out and is there, and whether patients are what stays make of them. */
function SanitySums({ counted }: CountedProps): JSX.Element {
  const language = useStore().language.value;
  const texts = RUN_DETAILS[language];
  const { entered, left, inside, places } = sanityOf(counted);
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const sums = [number(entered), number(left), number(inside)] as const;
  const largest = Math.max(0, ...places.map(({ deviation }) => Math.abs(deviation)));
  const share = formatNumber(largest, { language, decimals: 4, isShare: true });
  const isRight = entered === left + inside && largest <= MOST_DEVIATION;
  return (
    <div class="ds-alert" data-color={isRight ? "success" : "danger"}>
      <p>{entered === left + inside ? texts.inOut(...sums) : texts.inOutWrong(...sums)}</p>
      <p>{largest <= MOST_DEVIATION ? texts.littleHolds(share) : texts.littleFails(share)}</p>
    </div>
  );
}

function LittleTable({
  counted,
  placeNames,
}: CountedProps & { readonly placeNames: Readonly<Record<string, Text>> }): JSX.Element {
  const language = useStore().language.value;
  const texts = RUN_DETAILS[language];
  const number = (value: number): string =>
    formatNumber(value, { language, decimals: Math.max(2, decimalsFor(value, null)) });
  const { places } = sanityOf(counted);
  const table: Table = {
    columns: Object.values(texts.littleColumns).map((header, at) => ({ header, align: at === 0 ? "left" : "right" })),
    rows: places.map(({ place, patients, staysPerDay, daysPerStay, deviation }) => [
      textIn(language, placeNames[place] ?? place),
      number(patients),
      number(staysPerDay),
      number(daysPerStay),
      number(staysPerDay * daysPerStay),
      formatNumber(Math.abs(deviation), { language, decimals: 4, isShare: true }),
    ]),
  };
  return <TableSection title={texts.little} table={table} fileName="littles-lov" />;
}

function WarmUpFigure({
  counted,
  opened,
}: CountedProps & { readonly opened: NonNullable<Looked["opened"]> }): JSX.Element {
  const language = useStore().language.value;
  const texts = RUN_DETAILS[language];
  const names = { measure: texts.warmUpMeasure, warmUp: texts.warmUpLine, measured: texts.measuredLine };
  const chart = fanChart(warmUpFan(counted, opened, names), language, {
    id: "run-warm-up",
    title: texts.warmUp,
    width: chartWidth.value,
  });
  return (
    <FigureCard
      name={texts.warmUp}
      chart={chart}
      finding={chart.description}
      explanation={texts.warmUpExplanation}
      fileName="oppvarming"
    />
  );
}

function PrecisionFigure({
  job,
  values,
  placeNames,
}: {
  readonly job: Job;
  readonly values: readonly number[];
  readonly placeNames: Readonly<Record<string, Text>>;
}): JSX.Element | null {
  const language = useStore().language.value;
  const texts = RUN_DETAILS[language];
  const figure = job.figures?.[0];
  if (!figure) return null;
  const { measure, place } = figure;
  const about = place === undefined ? [] : [textIn(language, placeNames[place] ?? place)];
  const name = `${[measureName(measure, language), ...about].join(", ")} (${unitName(measure, language)})`;
  const chart = precisionChart(
    { measure: name, isShare: isShare(measure), steps: shownSteps(knownAfter(values)) },
    language,
    {
      id: "run-precision",
      title: texts.precision,
      width: chartWidth.value,
    },
  );
  return (
    <FigureCard
      name={texts.precision}
      chart={chart}
      finding={chart.description}
      explanation={texts.precisionExplanation}
      fileName="usikkerhet"
    />
  );
}
