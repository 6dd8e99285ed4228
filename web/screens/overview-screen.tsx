import { type JSX } from "preact";
import { FEE } from "virtual:models";
import { type Language, textIn } from "../../report/language.ts";
import { overviewFinding } from "../../report/overview-finding.ts";
import { HeatFigure, YearFigure } from "./overview-series.tsx";
import { FlowFigure } from "./overview-map.tsx";
import { ComparisonFigure } from "./comparison-figure.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { keyFigures } from "../state/indicators.ts";
import { useStore } from "../store-context.ts";
import type { PreviewRun } from "../workers/preview-summary.ts";

/** Where patients wait, and what the changes do about it. */
export function OverviewScreen(): JSX.Element {
  const store = useStore();
  const { overview } = store.texts.value;
  const { baseline, comparison, isBusy } = store.preview.value;
  const language = store.language.value;
  const { actor } = store.view.value;
  if (!baseline) return <Skeletons />;
  const run: PreviewRun = comparison ?? baseline;
  const known = actor !== null && actor in run.facts.actors ? actor : null;
  const indicators = keyFigures(run, comparison ? baseline : null, comparison, FEE, known);
  return (
    <div class={isBusy ? "figures is-busy" : "figures"} aria-busy={isBusy}>
      {store.document.value.entries.length === 0 && <p class="screen-intro">{overview.intro}</p>}
      <ActorChoice run={run} language={language} />
      <KeyFigures indicators={indicators} isBaseline={!comparison} />
      <Finding run={run} language={language} />
      <FlowFigure run={run} actor={known} />
      <YearFigure run={run} />
      <HeatFigure run={run} />
      <ComparisonFigure run={run} actor={known} />
    </div>
  );
}

/** As large as what is to come, so that nothing jumps. */
function Skeletons(): JSX.Element {
  const { status } = useStore().texts.value;
  return (
    <div class="figures" aria-busy="true">
      <p class="hint">{status.first}</p>
      <div class="key-figures" aria-hidden="true">
        {[0, 1, 2, 3].map((at) => (
          <div key={at} class="card ds-skeleton key-figure" data-variant="rectangle" />
        ))}
      </div>
      {[0, 1, 2].map((at) => (
        <div key={at} class="card ds-skeleton figure-waits" data-variant="rectangle" aria-hidden="true" />
      ))}
    </div>
  );
}

interface RunProps {
  readonly run: PreviewRun;
  readonly language: Language;
}

/** Whose patients the key figures and the map are about. */
function ActorChoice({ run, language }: RunProps): JSX.Element | null {
  const store = useStore();
  const { overview } = store.texts.value;
  const municipalities = Object.entries(run.facts.actors).filter(([, { isHospital }]) => !isHospital);
  if (municipalities.length < 2) return null;
  const choose = (actor: string | null): void => void (store.view.value = { ...store.view.peek(), actor });
  const { actor } = store.view.value;
  return (
    <fieldset class="actor-choice">
      <legend>{overview.actor}</legend>
      {[
        [null, overview.allActors] as const,
        ...municipalities.map(([id, { name }]) => [id, textIn(language, name)] as const),
      ].map(([id, name]) => (
        <label key={id ?? ""}>
          <input type="radio" class="ds-input" name="actor" checked={actor === id} onChange={() => choose(id)} />
          {shortName(name)}
        </label>
      ))}
    </fieldset>
  );
}

/** Without what stands in brackets, such as the municipalities of an area. */
export function shortName(name: string): string {
  return name.replace(/\s*\(.*\)$/, "");
}

function Finding({ run, language }: RunProps): JSX.Element {
  const { overview } = useStore().texts.value;
  const { head, text } = overviewFinding(run.facts, run.estimates, language);
  return (
    <section class="ds-alert" data-color="info" aria-label={overview.finding}>
      <p>
        <strong>{head}</strong> {text}
      </p>
    </section>
  );
}
