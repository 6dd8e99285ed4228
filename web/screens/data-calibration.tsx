import { type JSX } from "preact";
import { useState } from "preact/hooks";
import type { Estimate } from "../../analysis/estimates.ts";
import { unitName } from "../../report/catalogue.ts";
import { csvText } from "../../report/csv-text.ts";
import { tableOf } from "../../report/data-table.ts";
import { meanText, spreadText } from "../../report/figures.ts";
import type { Language } from "../../report/language.ts";
import { formatDate, formatNumber, MISSING } from "../../report/numbers.ts";
import type { ScenarioFacts } from "../../report/scenario-facts.ts";
import { maskedValue, masksSmallCounts } from "../../report/small-counts.ts";
import { sourceText } from "../../report/source-text.ts";
import { DATA_LABELS } from "../../report/words.ts";
import { INDICATORS } from "../../scenarios/indicators.ts";
import { browserStore } from "../parts/browser-store.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { observedName } from "../parts/observed-name.ts";
import { RemoveIcon } from "../parts/remove-icon.tsx";
import { saveText } from "../parts/save-file.ts";
import {
  type Calibration,
  type CalibrationRow,
  knownObservations,
  loadCalibration,
  type Observation,
  rowsOf,
  saveCalibration,
  seenText,
  withObservation,
} from "../state/calibration.ts";
import { useStore } from "../store-context.ts";
import { CALIBRATION, type CalibrationTexts } from "../texts/calibration.ts";
import { CalibrationApproval } from "./calibration-approval.tsx";
import { NewObservation } from "./new-observation.tsx";

/** What was observed beside what the baseline gives, and who has found that good enough. */
export function DataCalibration(): JSX.Element {
  const store = useStore();
  const texts = CALIBRATION[store.language.value];
  const { model } = store.document.value;
  return (
    <section class="card" aria-labelledby="calibration-title">
      <h2 id="calibration-title" class="ds-heading" data-size="xs">
        {texts.title}
      </h2>
      <p>{texts.intro}</p>
      <ModelCalibration key={model} model={model} />
    </section>
  );
}

function ModelCalibration({ model }: { readonly model: string }): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = CALIBRATION[language];
  const [kept, setKept] = useState<Calibration | null>(() => loadCalibration(browserStore(), model));
  const [isLost, setLost] = useState(false);
  const { baseline, isPrepared } = store.preview.value;
  if (!baseline || isPrepared) return <p role="status">{texts.waiting}</p>;
  const { estimates, facts } = baseline;
  const { observations, approval } = kept ?? {
    observations: knownObservations(INDICATORS, estimates),
    approval: null,
  };
  const rows = rowsOf(observations, estimates);
  const within = rows.filter(({ verdict }) => verdict === "within").length;
  const keep = (next: Calibration): void => {
    setKept(next);
    setLost(!saveCalibration(browserStore(), model, next));
  };
  const save = (): void => {
    saveText(`${texts.fileName}.csv`, "text/csv", calibrationCsv(rows, facts, approval, language, texts));
  };
  return (
    <>
      {rows.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <>
          <p>
            <strong>{texts.finding(within, rows.length)}</strong>
          </p>
          <ObservedTable
            {...{ rows, facts, texts }}
            onRemove={(observation) =>
              keep({ observations: observations.filter((one) => one !== observation), approval })
            }
          />
        </>
      )}
      <NewObservation
        facts={facts}
        estimates={estimates}
        onAdd={(next) => keep({ observations: withObservation(observations, next), approval })}
      />
      <CalibrationApproval
        approval={approval}
        isOutdated={approval !== null && approval.seen !== seenText(rows)}
        onApprove={(by, date) => keep({ observations, approval: { by, date, seen: seenText(rows) } })}
      />
      <p class="data-buttons">
        <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={save}>
          {texts.download}
        </button>
        <span class="hint">{isLost ? texts.notKept : texts.where}</span>
      </p>
      {masksSmallCounts(facts) && <p class="hint">{texts.masked}</p>}
    </>
  );
}

interface TableProps {
  readonly rows: readonly CalibrationRow[];
  readonly facts: ScenarioFacts;
  readonly texts: CalibrationTexts;
  readonly onRemove: (observation: Observation) => void;
}

function ObservedTable({ rows, facts, texts, onRemove }: TableProps): JSX.Element {
  const language = useStore().language.value;
  return (
    <Scroller name={texts.table}>
      <table class="ds-table" data-size="sm" data-zebra>
        <caption class="ds-sr-only">{texts.table}</caption>
        <thead>
          <tr>
            {Object.values(texts.columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ observation, estimate, verdict }) => {
            const name = observedName(observation, facts, language);
            return (
              <tr key={name}>
                <th scope="row">
                  {name} <span class="unit">({unitName(observation.measure, language)})</span>
                </th>
                <td>{observedText(observation.value, observation, language)}</td>
                <td>{`${dated(observation.period, language)}. ${sourceText(observation.source, language)}`}</td>
                <td>{meanText(estimate, language)}</td>
                <td class="whole-line">{spreadText(estimate, language)}</td>
                <td>{differenceText(observation, estimate, language)}</td>
                <td>
                  <span class="ds-tag" data-size="sm" data-color={verdict === "outside" ? "warning" : "neutral"}>
                    {texts.verdicts[verdict]}
                  </span>
                </td>
                <td>
                  <button
                    class="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    type="button"
                    aria-label={texts.remove(name)}
                    onClick={() => onRemove(observation)}
                  >
                    <RemoveIcon />
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroller>
  );
}

function observedText(value: number, { measure }: Observation, language: Language, isDifference = false): string {
  const isShare = measure === "occupancyShare";
  return formatNumber(value, { language, decimals: 1, isShare, isDifference });
}

function differenceText(observation: Observation, estimate: Estimate | undefined, language: Language): string {
  const mean = estimate?.mean ?? null;
  return mean === null ? MISSING : observedText(mean - observation.value, observation, language, true);
}

/** A date as people read it; other words of time stand for themselves. */
function dated(period: string, language: Language): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? formatDate(period, language) : period;
}

function calibrationCsv(
  rows: readonly CalibrationRow[],
  facts: ScenarioFacts,
  approval: Calibration["approval"],
  language: Language,
  texts: CalibrationTexts,
): string {
  const { columns, verdicts, approvedBy, date } = texts;
  const text = (name: string, of: (row: CalibrationRow) => string | null) =>
    ({ name, type: "text", description: "", of }) as const;
  const number = (name: string, of: (row: CalibrationRow) => number | null) =>
    ({
      name,
      type: "number",
      description: "",
      of: (row: CalibrationRow) => maskedValue(row.observation.measure, of(row), facts),
    }) as const;
  const table = tableOf(rows, [
    text(columns.what, ({ observation }) => observedName(observation, facts, language)),
    number(columns.observed, ({ observation }) => observation.value),
    text(columns.source, ({ observation }) => `${observation.period}. ${observation.source}`),
    number(columns.simulated, ({ estimate }) => estimate?.mean ?? null),
    number("p10", ({ estimate }) => estimate?.p10 ?? null),
    number("p90", ({ estimate }) => estimate?.p90 ?? null),
    text(columns.verdict, ({ verdict }) => verdicts[verdict]),
    text(approvedBy, () => approval?.by ?? null),
    text(date, () => approval?.date ?? null),
    text("data", () => DATA_LABELS[facts.data][language]),
  ]);
  return csvText(table, "excel-no");
}
