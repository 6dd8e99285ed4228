import { type JSX } from "preact";
import { FEE } from "virtual:models";
import { type Language, textIn } from "../../report/language.ts";
import { overviewFinding } from "../../report/overview-finding.ts";
import { HeatFigure, YearFigure } from "./overview-series.tsx";
import { FlowFigure } from "./overview-map.tsx";
import { ComparisonFigure } from "./comparison-figure.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { hashTo } from "../parts/page-header.tsx";
import { GrowthAlert } from "../parts/growth-alert.tsx";
import { shortName } from "../parts/short-name.ts";
import { keyFigures } from "../state/indicators.ts";
import { useStore } from "../store-context.ts";
import type { PreviewRun } from "../workers/preview-summary.ts";

/** Where patients wait, and what the changes do about it. */
export function OverviewScreen(): JSX.Element {
  const store = useStore();
  const { baseline, comparison, isBusy } = store.preview.value;
  const language = store.language.value;
  const { actor } = store.view.value;
  if (!baseline) return <Skeletons />;
  const run: PreviewRun = comparison ?? baseline;
  const known = actor !== null && actor in run.facts.actors ? actor : null;
  const indicators = keyFigures(run, comparison ? baseline : null, comparison, FEE, known);
  return (
    <div class={isBusy ? "figures is-busy" : "figures"} aria-busy={isBusy}>
      {store.document.value.entries.length === 0 && <FirstSteps run={run} />}
      <ActorChoice run={run} language={language} />
      <GrowthAlert facts={run.facts} />
      <KeyFigures indicators={indicators} facts={run.facts} isBaseline={!comparison} />
      {/* What most wait for cannot be told where no number is. */}
      {!run.facts.growth && <Finding run={run} language={language} />}
      <FlowFigure run={run} actor={known} />
      <YearFigure run={run} />
      <HeatFigure run={run} />
      <ComparisonFigure run={run} actor={known} />
    </div>
  );
}

/** What to do with what is seen first. Only of made-up numbers it is said that they are an example. */
function FirstSteps({ run }: Pick<RunProps, "run">): JSX.Element {
  const store = useStore();
  const { overview } = store.texts.value;
  return (
    <p class="screen-intro">
      {run.facts.data === "synthetic" && `${overview.intro} `}
      <button
        type="button"
        class="link-button"
        onClick={() => document.querySelector<HTMLElement>(".capacity-panel input[type=range]")?.focus()}
      >
        {overview.introSlider}
      </button>{" "}
      {overview.introOr}{" "}
      <a class="ds-link" href={hashTo(store.hash.value, "data")}>
        {overview.introUpload}
      </a>
      .
    </p>
  );
}

/** As large as what is to come, so that nothing jumps. */
function Skeletons(): JSX.Element {
  const { status } = useStore().texts.value;
  return (
    <div class="figures waits-first" aria-busy="true">
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

function Finding({ run, language }: RunProps): JSX.Element {
  const store = useStore();
  const { overview } = store.texts.value;
  const { head, text, place } = overviewFinding(run.facts, run.estimates, language);
  return (
    <section class="ds-alert" data-color="info" aria-label={overview.finding}>
      <p>
        <strong>{head}</strong> {text}
        {place !== null && store.hasServer.value && (
          <>
            {" "}
            <a class="ds-link" href={hashTo(store.hash.value, "flaskehalser")}>
              {overview.why}
            </a>
          </>
        )}
      </p>
    </section>
  );
}
