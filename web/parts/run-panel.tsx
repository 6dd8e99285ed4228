import { type JSX } from "preact";
import { isOver } from "../api/jobs.ts";
import { JobProgress } from "../screens/job-progress.tsx";
import { useStore } from "../store-context.ts";
import { COMPARE } from "../texts/compare.ts";
import { RUNS } from "../texts/runs.ts";
import type { FullRunControls } from "./full-run.ts";
import { ProblemAlert } from "./problem-alert.tsx";

interface Props {
  readonly controls: FullRunControls<unknown>;
  /** Asks the question of now; null while it cannot be asked. */
  readonly onSubmit: (() => void) | null;
}

/** What a full run is at until its result is there: on its way, cancelled, failed, or of an older question. */
export function RunPanel({ controls, onSubmit }: Props): JSX.Element {
  const language = useStore().language.value;
  const [texts, words] = [RUNS[language], COMPARE[language]];
  const { run, isStale, hear, again } = controls;
  const { job, result, problem, warnings } = run;
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
      {job && (job.state === "cancelled" || job.state === "failed") && submitButton(words.goOn)}
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
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
