import { type JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { BottlenecksDocument } from "../../report/bottleneck-json.ts";
import { type BottleneckMoneyDocument, bottleneckMoneyTable } from "../../report/bottleneck-money.ts";
import { blockingTable, placesTable, reliefTable, savingBars, savingNotes } from "../../report/bottleneck-tables.ts";
import { savedText } from "../../report/bottleneck-summary.ts";
import { barChart } from "../../report/charts/bar-chart.ts";
import type { Language } from "../../report/language.ts";
import { decimalsFor, formatNumber, formatPlusMinus } from "../../report/numbers.ts";
import type { ScenarioFacts } from "../../report/scenario-facts.ts";
import { destinationName, sourceName } from "../../report/scenario-names.ts";
import type { ValueTable } from "../../report/value-table.ts";
import { chartWidth } from "../parts/chart-width.ts";
import { FigureCard, Scroller } from "../parts/figure-card.tsx";
import { NetCard } from "../parts/net-card.tsx";
import { TableFoot } from "../parts/table-foot.tsx";
import { type Asked, useFullRun } from "../parts/full-run.ts";
import { measureYaml } from "../parts/measure-yaml.ts";
import { ReplicationsField, replicationsIn } from "../parts/replications-field.tsx";
import { RunPanel } from "../parts/run-panel.tsx";
import { ValueTableView } from "../parts/value-table-view.tsx";
import { useStore } from "../store-context.ts";
import type { Store } from "../store.ts";
import { BOTTLENECKS } from "../texts/bottlenecks.ts";
import { TornadoFigure } from "./tornado-figure.tsx";
import "../styles/compare.css";

const USUAL_REPLICATIONS = "30";

/** What is asked here is told in money too. */
interface BottlenecksAnswer extends BottlenecksDocument {
  /** Missing in the answer to a question that did not ask for it. */
  readonly money?: BottleneckMoneyDocument;
}

/** Where it stops, what one more place is worth, who blocks whom, and which capacity matters most. */
export function BottlenecksScreen(): JSX.Element {
  const store = useStore();
  const texts = BOTTLENECKS[store.language.value];
  const [replications, setReplications] = useState(USUAL_REPLICATIONS);
  const [step, setStep] = useState("");
  const stepId = useId();
  const facts = factsOf(store);
  const count = replicationsIn(replications);
  const steps = replicationsIn(step);
  const isStepRight = step.trim() === "" || steps !== undefined;
  const body = isStepRight ? bodyOf(store, count ?? 1, steps) : null;
  const controls = useFullRun<BottlenecksAnswer>("bottlenecks", isStepRight ? questionOf(store, steps) : null);
  const submit = count !== undefined && body ? (): void => controls.submit(body) : null;
  const { run } = controls;
  return (
    <div class={facts ? "settled compare" : "compare"}>
      <p class="screen-intro">{texts.intro}</p>
      <form
        class="card compare-choice"
        aria-labelledby="bottleneck-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit?.();
        }}
      >
        <h2 id="bottleneck-form" class="ds-heading" data-size="xs">
          {texts.form}
        </h2>
        <p>{texts.about(scenarioText(store))}</p>
        <div class="run-row">
          <ReplicationsField text={replications} onText={setReplications} />
          <label for={stepId}>{texts.step}</label>
          <input
            id={stepId}
            class="ds-input"
            data-size="sm"
            type="text"
            inputMode="numeric"
            value={step}
            aria-invalid={!isStepRight}
            aria-describedby={`${stepId}-hint`}
            onInput={({ currentTarget }) => setStep(currentTarget.value)}
          />
          <button class="ds-button" data-size="sm" type="submit" aria-disabled={!submit}>
            {texts.run}
          </button>
        </div>
        <p id={`${stepId}-hint`} class="hint">
          {!isStepRight && <strong>{store.texts.value.panel.notANumber(step)} </strong>}
          {texts.stepHint}
        </p>
      </form>
      <RunPanel
        controls={controls}
        onSubmit={submit}
        onSubmitWith={(wanted) => {
          setReplications(String(wanted));
          const fewer = bodyOf(store, wanted, steps);
          controls.submit(fewer);
        }}
      />
      {!run.job && !run.problem && <p class="card empty-note">{texts.empty}</p>}
      {run.result && facts && (
        <div class={controls.isStale ? "results is-stale" : "results"} aria-busy={run.isAsking}>
          <Results document={run.result} facts={facts} />
        </div>
      )}
      {facts && <TornadoFigure facts={facts} />}
    </div>
  );
}

/** Names, and capacities with what is changed now. */
function factsOf(store: Store): ScenarioFacts | undefined {
  const { baseline, comparison } = store.preview.value;
  return (comparison ?? baseline)?.facts;
}

function scenarioText(store: Store): string {
  const { frame } = store.texts.value;
  const { entries } = store.document.value;
  return entries.length === 0 ? frame.baseline : `${frame.baseline} + ${frame.changed(entries.length)}`;
}

/** What decides the result. */
function questionOf(store: Store, step: number | undefined): object {
  const { model, effect } = store.document.value;
  return { model, effect, changes: store.changes.value, step };
}

function bodyOf(store: Store, replications: number, step: number | undefined): Asked {
  const { model, effect, entries } = store.document.value;
  const changes = store.changes.value;
  const file = "endringer.yaml";
  const question = { scenario: model, effect, replications, money: true };
  return {
    ...question,
    ...(step !== undefined && { step }),
    ...(changes.length > 0 && {
      measures: [file],
      files: { [file]: measureYaml(changes, store.texts.value.frame.changed(entries.length)) },
    }),
  };
}

interface ResultProps {
  readonly document: BottlenecksAnswer;
  readonly facts: ScenarioFacts;
}

function Results({ document, facts }: ResultProps): JSX.Element {
  const language = useStore().language.value;
  const texts = BOTTLENECKS[language];
  const { manifest, ranking, relief, effect, money } = document;
  const [lead, ...others] = document.sentences[language];
  // Where the queue goes is the last sentence, where it is told at all.
  const moves = relief ? others.at(-1) : undefined;
  const notes = relief ? others.slice(0, -1) : others;
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const bars = savingBars(ranking, facts, language);
  const chart = barChart(bars, language, { id: "saving", title: texts.worth, width: chartWidth.value });
  return (
    <>
      <section class="card figure" aria-labelledby="bottleneck-finding">
        <h2 id="bottleneck-finding" class="ds-heading" data-size="2xs">
          {texts.finding}
        </h2>
        <div class="ds-alert" data-color="info">
          <p>
            <strong>{lead}</strong>
          </p>
          {notes.length > 0 && (
            <ul class="findings">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
        </div>
        <p class="hint">
          {texts.manifest(number(manifest.replications), manifest.seed, manifest.engineVersion)} {texts.effects[effect]}
        </p>
      </section>
      <TableCard
        name={texts.ranking}
        table={placesTable(document, facts, language)}
        file="flaskehalser"
        none={texts.noPlaces}
      >
        <p class="hint">
          {texts.rankingHint} {savingNotes(ranking, language)}
        </p>
      </TableCard>
      {ranking.places.length > 0 && (
        <FigureCard
          name={texts.worth}
          chart={chart}
          finding={worthFinding(document, facts, language)}
          explanation={texts.worthExplanation}
          fileName="en-plass-til"
        />
      )}
      {money && ranking.places.length > 0 && (
        <NetCard part={bottleneckMoneyTable(facts, money, language)} fileName="hvem-betaler-en-plass-til" />
      )}
      <section class="card figure" aria-labelledby="bottleneck-moves">
        <h2 id="bottleneck-moves" class="ds-heading" data-size="2xs">
          {texts.moves}
        </h2>
        <p>{moves ?? texts.noMoves}</p>
        {relief && relief.ranking.places.length > 0 && (
          <details>
            <summary>{texts.relief(destinationName(facts, relief.place, language))}</summary>
            <Scroller name={texts.moves}>
              <ValueTableView table={reliefTable(relief.ranking, facts, language)} caption={texts.moves} />
            </Scroller>
          </details>
        )}
      </section>
      <Blocking document={document} facts={facts} />
    </>
  );
}

/** What is saved most by, where that is above 0 for certain. */
function worthFinding({ ranking }: BottlenecksAnswer, facts: ScenarioFacts, language: Language): string {
  const texts = BOTTLENECKS[language];
  const best = ranking.places.find(({ savedCi95 }) => savedCi95 !== null && savedCi95[0] > 0);
  if (!best) return texts.worthNone;
  const saved = savedText({ mean: best.saved, ci95: best.savedCi95 }, language);
  return texts.worthFinding(destinationName(facts, best.place, language), saved);
}

function Blocking({ document, facts }: ResultProps): JSX.Element {
  const language = useStore().language.value;
  const texts = BOTTLENECKS[language];
  const most = [...document.blocking].sort((one, other) => (other.patients ?? 0) - (one.patients ?? 0))[0];
  return (
    <TableCard
      name={texts.blocking}
      table={blockingTable(document, facts, language)}
      file="hvem-stopper-hvem"
      none={texts.noBlocking}
      explanation={texts.blockingExplanation}
    >
      {most && (
        <p class="finding">
          {texts.blockingFinding(
            formatPlusMinus(most.patients, most.patientsCi95, {
              language,
              decimals: decimalsFor(most.patients, most.patientsCi95),
            }),
            sourceName(facts, most.in, language),
            destinationName(facts, most.waitingFor, language),
          )}
        </p>
      )}
    </TableCard>
  );
}

interface CardProps {
  readonly name: string;
  readonly table: ValueTable;
  /** The beginning of the name of its file. */
  readonly file: string;
  /** What is said where it has no rows. */
  readonly none: string;
  readonly explanation?: string;
  readonly children?: JSX.Element | false | undefined;
}

/** A table with what it shows, and its numbers as a file. */
function TableCard({ name, table, file, none, explanation, children }: CardProps): JSX.Element {
  const id = useId();
  return (
    <section class="card figure" aria-labelledby={id}>
      <h2 id={id} class="ds-heading" data-size="2xs">
        {name}
      </h2>
      {table.rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <>
          {children}
          <Scroller name={name}>
            <ValueTableView table={table} caption={name} />
          </Scroller>
          <TableFoot name={name} tableOf={() => table} fileName={file} explanation={explanation} />
        </>
      )}
    </section>
  );
}
