import { type JSX } from "preact";
import { useId } from "preact/hooks";
import { readNumber } from "../../report/number-reading.ts";
import { useStore } from "../store-context.ts";
import { RUNS } from "../texts/runs.ts";

/** The number that a text stands for, where it can be a number of replications. */
export function replicationsIn(text: string): number | undefined {
  const number = readNumber(text);
  return number !== undefined && Number.isInteger(number) && number > 0 ? number : undefined;
}

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** How many replications a full run is to have. */
export function ReplicationsField({ text, onText }: Props): JSX.Element {
  const store = useStore();
  const id = useId();
  const isRight = replicationsIn(text) !== undefined;
  return (
    <>
      <label for={id}>{RUNS[store.language.value].replications}</label>
      <input
        id={id}
        class="ds-input"
        data-size="sm"
        type="text"
        inputMode="numeric"
        value={text}
        aria-invalid={!isRight}
        aria-describedby={isRight ? undefined : `${id}-problem`}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
      {!isRight && (
        <p id={`${id}-problem`} class="ds-validation-message" data-color="danger" data-size="sm">
          {store.texts.value.panel.notANumber(text)}
        </p>
      )}
    </>
  );
}
