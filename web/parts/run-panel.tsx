import { type JSX } from "preact";
import { isOver, type Job } from "../api/jobs.ts";
import { formatNumber } from "../../report/numbers.ts";
import { JobProgress } from "../screens/job-progress.tsx";
import { useStore } from "../store-context.ts";
import { COMPARE } from "../texts/compare.ts";
import { RUNS } from "../texts/runs.ts";
import { STATES } from "../texts/states.ts";
import type { FullRunControls } from "./full-run.ts";
import { pathName } from "./path-names.ts";
import { ProblemAlert } from "./problem-alert.tsx";

interface Props {
  readonly controls: FullRunControls<unknown>;
  /** Asks the question of now; null while it cannot be asked. */
  readonly onSubmit: (() => void) | null;
  /** Asks it with so many replications; missing where that is no choice. */
  readonly onSubmitWith?: ((replications: number) => void) | null;
}

/** What a full run is at until its result is there: on its way, cancelled, failed, or of an older question. */
export function RunPanel({ controls, onSubmit, onSubmitWith = null }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const { scenario } = store.texts.value;
  const base = store.model.value?.scenario;
  const [texts, words] = [RUNS[language], COMPARE[language]];
  const { run, isStale, hear, again } = controls;
  const { job, result, problem, warnings } = run;
  const usable = job?.state === "cancelled" ? finishedReplications(job, run.wanted) : null;
  const submitButton = (name: string): JSX.Element => (
    <button
      class="ds-button"
      data-variant="secondary"
      data-size="sm"
      type="button"
      aria-disabled={onSubmit === null}
      onClick={() => onSubmit?.()}
    >
      {name}
    </button>
  );
  return (
    <>
      {problem && (
        <ProblemAlert
          problem={problem}
          texts={{ ...texts, unreachable: words.offline }}
          onAgain={job || !onSubmit ? again : onSubmit}
        />
      )}
      {job && result === null && <JobProgress key={job.id} job={job} texts={texts} onJob={hear} hasOwnResult />}
      {job && (job.state === "cancelled" || job.state === "failed") && (
        <p class="go-on">
          {usable !== null && onSubmitWith && (
            <button
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              type="button"
              aria-describedby="uses-finished"
              onClick={() => onSubmitWith(usable)}
            >
              {STATES[language].usesFinished}
            </button>
          )}
          {submitButton(words.goOn)}
          {usable !== null && onSubmitWith && (
            <span id="uses-finished" class="hint">
              {STATES[language].usesFinishedHint(formatNumber(usable, { language, decimals: 0 }))}
            </span>
          )}
        </p>
      )}
      {isStale && (
        <div class="ds-alert" data-color="warning" role="status">
          <p>{words.stale}</p>
          {submitButton(words.rerun)}
        </div>
      )}
      {warnings.length > 0 && job && isOver(job) && (
        <details class="card run-warnings">
          <summary>
            {words.warnings} ({warnings.length})
          </summary>
          <ul lang={run.warningsIn}>
            {warnings.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {base && path !== "" ? `${pathName(base, path, language, scenario)}: ` : ""}
                {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Fewer say nothing about how sure a mean is. */
const LEAST_USABLE = 2;

/** Of so many replications of each scenario, those that a cancelled run had finished; null where they are too few, or it is unknown. */
function finishedReplications({ progress: { finished, of } }: Job, wanted: number | null): number | null {
  const count = wanted === null || of === 0 ? 0 : Math.floor((finished / of) * wanted);
  return count >= LEAST_USABLE ? count : null;
}
