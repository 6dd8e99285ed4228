import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { readNumber } from "../../report/number-reading.ts";
import { fieldText } from "../state/number-text.ts";
import type { PlanField } from "../state/plan-draft.ts";
import { useStore } from "../store-context.ts";
import { PLAN } from "../texts/plan.ts";

export interface PlanNumberProps {
  readonly id: string;
  readonly name: string;
  readonly spec: Pick<PlanField, "unit" | "least" | "most" | "isWhole" | "isRequired">;
  readonly value: number | undefined;
  readonly onValue: (value: number | undefined) => void;
  /** Told what is wrong, or that nothing is. */
  readonly onProblem: (id: string, message: string | null) => void;
  readonly hint?: string | undefined;
}

const NOK_PER_MILLION = 1e6;

/** A number of a problem. Money is written in millions; an empty field is one that the problem does not have. */
export function PlanNumber({ id, name, spec, value, onValue, onProblem, hint }: PlanNumberProps): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const scale = spec.unit.startsWith("NOK") ? NOK_PER_MILLION : 1;
  const shown = value === undefined ? "" : fieldText(Number((value / scale).toPrecision(12)), language);
  const [text, setText] = useState(shown);
  const [message, setMessage] = useState<string | null>(null);
  const problemOf = (written: string): string | null => {
    const { panel } = store.texts.value;
    const texts = PLAN[language];
    const read = readNumber(written);
    if (written.trim() === "") return spec.isRequired ? texts.notEmpty : null;
    if (read === undefined) return panel.notANumber(written);
    const own = read * scale;
    if (spec.isWhole && !Number.isInteger(own)) return panel.notWhole(written);
    if (spec.least !== null && own < spec.least) return texts.least(fieldText(spec.least / scale, language));
    if (spec.most !== null && own > spec.most) return texts.most(fieldText(spec.most / scale, language));
    return null;
  };
  useEffect(() => {
    setText(shown);
    tell(null);
  }, [shown]);
  const tell = (next: string | null): void => {
    setMessage(next);
    onProblem(id, next === null ? null : `${name}: ${next}`);
  };
  // What is wrong is told in the language that is read now.
  useEffect(() => {
    if (message !== null) tell(problemOf(text));
  }, [language]);
  const commit = (): void => {
    const wrong = problemOf(text);
    tell(wrong);
    if (wrong !== null) return;
    const read = readNumber(text);
    onValue(read === undefined ? undefined : Number((read * scale).toPrecision(12)));
  };
  return (
    <>
      <input
        id={id}
        class="ds-input plan-number"
        data-size="sm"
        type="text"
        inputMode="decimal"
        aria-label={name}
        aria-invalid={message !== null}
        aria-describedby={message !== null ? `${id}-problem` : hint === undefined ? undefined : `${id}-hint`}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onChange={commit}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {message !== null && (
        <p id={`${id}-problem`} class="ds-validation-message" data-color="danger" data-size="sm">
          {message}
        </p>
      )}
    </>
  );
}
