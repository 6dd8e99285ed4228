import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { readNumber } from "../../report/number-reading.ts";
import { type Job, submitComparison, submitRun } from "../api/jobs.ts";
import { measureYaml } from "../parts/measure-yaml.ts";
import { useStore } from "../store-context.ts";
import type { RunsTexts } from "../texts/runs.ts";

interface FormProps {
  readonly texts: RunsTexts;
  readonly isBusy: boolean;
  readonly onSubmit: (asked: Promise<{ readonly body: Job }>) => void;
}

const USUAL_REPLICATIONS = 100;

/** Asks for the present scenario to be run as a whole. */
export function RunForm({ texts, isBusy, onSubmit }: FormProps): JSX.Element {
  const store = useStore();
  const { frame, panel } = store.texts.value;
  const { model, entries, effect } = store.document.value;
  const [text, setText] = useState(String(USUAL_REPLICATIONS));
  const number = readNumber(text);
  const isRight = number !== undefined && Number.isInteger(number) && number > 0;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!isRight || isBusy) return;
    const changes = store.changes.value;
    onSubmit(
      changes.length === 0
        ? submitRun(store.api, model, number)
        : submitComparison(store.api, {
            model,
            measureYaml: measureYaml(changes, frame.changed(entries.length)),
            effect,
            replications: number,
          }),
    );
  };
  const about = entries.length === 0 ? frame.baseline : `${frame.baseline} + ${frame.changed(entries.length)}`;
  return (
    <form class="card run-form" onSubmit={submit}>
      <h2 class="ds-heading" data-size="xs">
        {texts.full}
      </h2>
      <p>{texts.about(about)}</p>
      <div class="run-row">
        <label for="replications">{texts.replications}</label>
        <input
          id="replications"
          class="ds-input"
          data-size="sm"
          type="text"
          inputMode="numeric"
          value={text}
          aria-invalid={!isRight}
          aria-describedby={isRight ? undefined : "replications-problem"}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button class="ds-button" data-size="sm" type="submit" aria-disabled={!isRight || isBusy}>
          {texts.run}
        </button>
      </div>
      {!isRight && (
        <p id="replications-problem" class="ds-validation-message" data-color="danger" data-size="sm">
          {panel.notANumber(text)}
        </p>
      )}
    </form>
  );
}
