import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { keyText } from "../../analysis/measure-keys.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import { isShare, measureName, unitName } from "../../report/catalogue.ts";
import { tornadoChart } from "../../report/charts/tornado-chart.ts";
import type { Language } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import type { ScenarioFacts } from "../../report/scenario-facts.ts";
import { aboutText, destinationName } from "../../report/scenario-names.ts";
import type { SweepDocument } from "../../report/sweep-document.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard } from "../parts/figure-card.tsx";
import { useFullRun } from "../parts/full-run.ts";
import { ReplicationsField, replicationsIn } from "../parts/replications-field.tsx";
import { RunPanel } from "../parts/run-panel.tsx";
import { type Lever, leversOf, tornadoBody, tornadoMeasures, tornadoRows } from "../state/tornado.ts";
import { useStore } from "../store-context.ts";
import { BOTTLENECKS } from "../texts/bottlenecks.ts";

const USUAL_REPLICATIONS = "30";

/** Which capacity matters most: each a tenth down and up by itself, on an indicator that is chosen. */
export function TornadoFigure({ facts }: { readonly facts: ScenarioFacts }): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = BOTTLENECKS[language];
  const [replications, setReplications] = useState(USUAL_REPLICATIONS);
  const [wanted, setWanted] = useState("");
  const base = store.model.value?.scenario;
  const { model, effect } = store.document.value;
  const changes = store.changes.value;
  const levers = base ? leversOf(base, changes) : [];
  const measures = tornadoMeasures(facts, store.preview.value.baseline?.estimates ?? []);
  const count = replicationsIn(replications);
  const body =
    levers.length > 0 && measures.length > 0
      ? tornadoBody({ model, effect, changes, levers, measures }, count ?? 1)
      : null;
  const controls = useFullRun<SweepDocument>("sweep", base ? { model, effect, changes } : null);
  const submit = count !== undefined && body ? (): void => controls.submit({ ...body, replications: count }) : null;
  const { result } = controls.run;
  const told = result?.manifest.measures ?? [];
  const measure = told.find((key) => keyText(key) === wanted) ?? told[0];
  return (
    <>
      <section class="card compare-choice" aria-labelledby="tornado-title">
        <h2 id="tornado-title" class="ds-heading" data-size="xs">
          {texts.tornado}
        </h2>
        {levers.length === 0 ? (
          <p>{texts.tornadoNone}</p>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              submit?.();
            }}
          >
            <p>{texts.tornadoIntro}</p>
            <div class="run-row">
              <ReplicationsField text={replications} onText={setReplications} />
              <button class="ds-button" data-variant="secondary" data-size="sm" type="submit" aria-disabled={!submit}>
                {texts.tornadoRun}
              </button>
            </div>
          </form>
        )}
      </section>
      <RunPanel controls={controls} onSubmit={submit} />
      {result && measure && (
        <div class={controls.isStale ? "results is-stale" : "results"}>
          <Tornado {...{ result, levers, measure, measures: told, facts }} onMeasure={setWanted} />
        </div>
      )}
    </>
  );
}

interface Props {
  readonly result: SweepDocument;
  readonly levers: readonly Lever[];
  readonly measure: MeasureKey;
  readonly measures: readonly MeasureKey[];
  readonly facts: ScenarioFacts;
  readonly onMeasure: (id: string) => void;
}

function Tornado({ result, levers, measure, measures, facts, onMeasure }: Props): JSX.Element {
  const language = useStore().language.value;
  const texts = BOTTLENECKS[language];
  const nameOf = (lever: Lever): string => leverName(lever, facts, language);
  const rows = tornadoRows(result, levers, measure, nameOf);
  const share = isShare(measure.measure);
  const chart = tornadoChart({ measure: titleOf(measure, facts, language), isShare: share, rows }, language, {
    id: "tornado",
    title: texts.tornado,
    width: chartWidth.value,
  });
  const choice = (
    <label class="inline-field">
      <span>{texts.indicator}</span>
      <select
        class="ds-input"
        value={keyText(measure)}
        onChange={({ currentTarget }) => onMeasure(currentTarget.value)}
      >
        {measures.map((key) => (
          <option key={keyText(key)} value={keyText(key)}>
            {titleOf(key, facts, language)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <FigureCard
      name={titleOf(measure, facts, language)}
      chart={chart}
      finding={chart.description}
      explanation={texts.tornadoExplanation}
      choice={choice}
      fileName="folsomhet"
    />
  );
}

function titleOf(key: MeasureKey, facts: ScenarioFacts, language: Language): string {
  const about = aboutText(facts, key, language);
  return `${measureName(key.measure, language)}${about === "" ? "" : `, ${about}`} (${unitName(key.measure, language)})`;
}

/** "Helsehus: 108 ± 11 plasser" */
function leverName({ place, unit, value, step }: Lever, facts: ScenarioFacts, language: Language): string {
  const texts = BOTTLENECKS[language];
  const number = (shown: number): string =>
    formatNumber(shown, { language, decimals: Number.isInteger(shown) ? 0 : shown < 10 ? 2 : 1 });
  return texts.lever(destinationName(facts, place, language), number(value), number(step), texts.units[unit]);
}
