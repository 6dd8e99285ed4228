import { type JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { byKey, keyText } from "../../analysis/measure-keys.ts";
import { alternativeFinding } from "../../report/compare-findings.ts";
import { bestSentence } from "../../report/best-text.ts";
import { formatNumber } from "../../report/numbers.ts";
import type { ComparedRun } from "../../report/report-charts.ts";
import { scenarioFacts } from "../../report/scenario-facts.ts";
import { comparedName } from "../parts/compared-name.ts";
import { GrowthAlert } from "../parts/growth-alert.tsx";
import { useFullRun } from "../parts/full-run.ts";
import { replicationsIn } from "../parts/replications-field.tsx";
import { RunPanel } from "../parts/run-panel.tsx";
import {
  type Compared,
  comparedOf,
  comparisonBody,
  type ComparisonBody,
  type ComparedBase,
  refusalOf,
} from "../state/compared.ts";
import { type ComparisonAnswer, toldMoney, toldRuns } from "../state/told-runs.ts";
import { useStore } from "../store-context.ts";
import type { Store } from "../store.ts";
import { COMPARE } from "../texts/compare.ts";
import { CompareChoice } from "./compare-choice.tsx";
import { CompareMoney } from "./compare-money.tsx";
import { CompareProbability } from "./compare-probability.tsx";
import { CompareTable } from "./compare-table.tsx";
import { MoreReplications } from "./more-replications.tsx";
import "../styles/compare.css";

const USUAL_REPLICATIONS = "100";

/** Several scenarios beside the baseline, as full runs on the server. */
export function CompareScreen(): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = COMPARE[language];
  const [replications, setReplications] = useState(USUAL_REPLICATIONS);
  const [hasMoney, setMoney] = useState(true);
  const base = comparedBase(store);
  const chosen = chosenIn(store);
  const usable = base ? chosen.filter((compared) => refusalOf(compared, base) === null) : [];
  const count = replicationsIn(replications);
  const bodyOf = (wanted: number, nameOf: (compared: Compared) => string): ComparisonBody | null =>
    base && usable.length > 0 && usable.length === chosen.length
      ? comparisonBody(usable, base, { replications: wanted, money: hasMoney }, nameOf)
      : null;
  // Neither the language nor the number of replications makes it another question.
  const question = bodyOf(1, ({ kind }) => kind);
  const controls = useFullRun<ComparisonAnswer>("compare", question);
  const { run } = controls;
  const submit = (wanted: number | undefined): void => {
    const body = wanted === undefined ? null : bodyOf(wanted, (compared) => comparedName(compared, store));
    if (!body || wanted === undefined) return;
    setReplications(String(wanted));
    controls.submit(body);
  };
  const canRun = count !== undefined && question !== null;
  // Nothing of the preview is needed: a full run can be looked at before the model is warm, and where the changes cannot be simulated.
  const model = store.model.value;
  const facts = useMemo(() => model && scenarioFacts(model.scenario), [model]);
  return (
    <div class={facts ? "settled compare" : "compare"}>
      <p class="screen-intro">{texts.intro}</p>
      <CompareChoice
        {...{ base, chosen, replications, hasMoney, canRun }}
        onReplications={setReplications}
        onMoney={setMoney}
        onRun={() => submit(count)}
      />
      <RunPanel
        controls={controls}
        onSubmit={canRun ? () => submit(count) : null}
        onSubmitWith={canRun ? submit : null}
      />
      {!run.job && !run.problem && <p class="card empty-note">{facts ? texts.empty : texts.waitsForModel}</p>}
      {run.result && facts && (
        <div class={controls.isStale ? "results is-stale" : "results"} aria-busy={run.isAsking}>
          <Results
            answer={run.result}
            runs={toldRuns(
              namedNow(run.result, controls.isStale ? [] : usable, store),
              facts,
              store.texts.value.frame.baseline,
              language,
            )}
            files={run.job?.files ?? []}
            onMore={question ? submit : null}
          />
        </div>
      )}
    </div>
  );
}

/** What is shown now was named when it was asked for: it is told in the language of now, as long as it is what is chosen. */
function namedNow(answer: ComparisonAnswer, chosen: readonly Compared[], store: Store): ComparisonAnswer {
  if (answer.alternatives.length !== chosen.length + 1) return answer;
  const alternatives = answer.alternatives.map((alternative, at) => {
    const own = chosen[at - 1];
    return own?.kind === "present" ? { ...alternative, title: comparedName(own, store) } : alternative;
  });
  return { ...answer, alternatives };
}

interface ResultProps {
  readonly answer: ComparisonAnswer;
  readonly runs: readonly ComparedRun[];
  readonly files: readonly { readonly name: string; readonly href: string }[];
  readonly onMore: ((replications: number) => void) | null;
}

function Results({ answer, runs, files, onMore }: ResultProps): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = COMPARE[language];
  const { manifest, best } = answer;
  const number = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const leading = best.find((one) => keyText(one) === keyText({ measure: "dischargeReadyMean" }));
  // Of figures that are withheld there is no best, no curve and no sum.
  const isAnyGrowing = runs.some(({ facts }) => facts.growth);
  const isBestTold = leading !== undefined && runs.length > 2 && isAnyReady(runs) && !isAnyGrowing;
  const money = toldMoney(answer, runs);
  const parquet = files.find(({ name }) => name === "replications.parquet");
  return (
    <>
      <section class="card figure" aria-labelledby="compare-result">
        <h2 id="compare-result" class="ds-heading" data-size="2xs">
          {texts.result}
        </h2>
        {runs.map((run) => (
          <GrowthAlert key={run.name} facts={run.facts} name={run.name} />
        ))}
        <div class="ds-alert" data-color="info">
          <ul class="findings">
            {runs.slice(1).map((run, at) => (
              <li key={run.name}>
                {(runs[0].facts.growth ?? run.facts.growth)
                  ? `${run.name}: ${store.texts.value.overview.withheld}`
                  : alternativeFinding(runs[0].estimates, alternativeOf(run, answer, at + 1), language)}
              </li>
            ))}
          </ul>
          {isBestTold && (
            <p>
              <strong>{texts.best}</strong>{" "}
              {bestSentence(
                leading.alternatives,
                runs.map(({ name }) => name),
                language,
              )}
            </p>
          )}
        </div>
        <p class="hint">{texts.about(number(manifest.replications), manifest.seed, manifest.engineVersion)}</p>
        <p class="downloads">
          <span>{store.texts.value.chart.download}</span>
          {files
            .filter(({ name }) => DOWNLOADS.includes(name))
            .map(({ name, href }) => (
              <a key={name} class="ds-link" href={href} download={name}>
                {name}
              </a>
            ))}
        </p>
      </section>
      <CompareTable runs={runs} thresholds={answer.alternatives.map(({ thresholds = [] }) => thresholds)} />
      {!isAnyGrowing && <CompareMoney {...{ answer, runs, money }} />}
      {parquet && !isAnyGrowing && (
        <CompareProbability key={parquet.href} href={parquet.href} answer={answer} runs={runs} />
      )}
      <MoreReplications runs={runs} replications={manifest.replications} onMore={onMore} />
    </>
  );
}

const DOWNLOADS = ["result.json", "summary.no.csv", "differences.csv", "STRESS-DES.md"];

function isAnyReady(runs: readonly ComparedRun[]): boolean {
  return runs.some(
    ({ estimates }) => (byKey(estimates).get(keyText({ measure: "dischargeReadyMean" }))?.mean ?? 0) > 0,
  );
}

function alternativeOf({ facts, estimates, differences }: ComparedRun, answer: ComparisonAnswer, at: number) {
  const told = answer.manifest.scenarios[at];
  const effect = { kind: told.effect ?? ("none" as const), dates: told.changesFrom ?? [] };
  return { scenario: facts, estimates, differences, effect };
}

function comparedBase(store: Store): ComparedBase | null {
  const model = store.model.value;
  return model && { document: store.document.value, scenario: model.scenario, measures: store.measures };
}

/** What the link or the user has chosen; before that, what is changed on the page. */
function chosenIn(store: Store): readonly Compared[] {
  const { compared } = store.view.value;
  if (compared === undefined) return store.changes.value.length > 0 ? [{ kind: "present" }] : [];
  return compared.flatMap((text) => comparedOf(text) ?? []);
}
