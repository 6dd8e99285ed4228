import { type JSX } from "preact";
import { useState } from "preact/hooks";
import type { Estimate } from "../../analysis/estimates.ts";
import { keyText } from "../../analysis/measure-keys.ts";
import { readNumber } from "../../report/number-reading.ts";
import type { ScenarioFacts } from "../../report/scenario-facts.ts";
import { observedName } from "../parts/observed-name.ts";
import { keyOf, OBSERVABLE, type Observation } from "../state/calibration.ts";
import { useStore } from "../store-context.ts";
import { CALIBRATION, type CalibrationTexts } from "../texts/calibration.ts";

type Figure = Pick<Observation, "measure" | "place" | "actor">;

interface NewProps {
  readonly facts: ScenarioFacts;
  readonly estimates: readonly Estimate[];
  readonly onAdd: (observation: Observation) => void;
}

const FIELDS = ["value", "period", "source"] as const;
type Written = Readonly<Record<(typeof FIELDS)[number], string>>;
const NOTHING: Written = { value: "", period: "", source: "" };

/** A number that was observed, with when and by whom. */
export function NewObservation({ facts, estimates, onAdd }: NewProps): JSX.Element {
  const language = useStore().language.value;
  const texts = CALIBRATION[language];
  const figures = figuresOf(estimates);
  const [chosen, setChosen] = useState("");
  const [written, setWritten] = useState<Written>(NOTHING);
  const [problems, setProblems] = useState<Partial<Written>>({});
  const figure = figures.find((one) => keyText(keyOf(one)) === chosen) ?? figures[0];
  const add = (event: Event): void => {
    event.preventDefault();
    if (!figure) return;
    const found = Object.fromEntries(
      FIELDS.map((field) => [field, problemOf(field, written, figure, texts)]),
    ) as Written;
    setProblems(found);
    const wrong = FIELDS.find((field) => found[field] !== "");
    if (wrong) return document.getElementById(`observed-${wrong}`)?.focus();
    const value = valueOf(written.value, figure) ?? 0;
    onAdd({ ...figure, value, period: written.period.trim(), source: written.source.trim() });
    setWritten(NOTHING);
  };
  const labels: Written = { value: texts.value, period: texts.period, source: texts.source };
  return (
    <details class="new-observation">
      <summary>{texts.add}</summary>
      <form class="field-row" noValidate onSubmit={add}>
        <div>
          <label for="observed-figure">{texts.figure}</label>
          <select
            id="observed-figure"
            class="ds-input"
            data-size="sm"
            value={figure ? keyText(keyOf(figure)) : ""}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          >
            {figures.map((one) => (
              <option key={keyText(keyOf(one))} value={keyText(keyOf(one))}>
                {observedName(one, facts, language)}
              </option>
            ))}
          </select>
        </div>
        {FIELDS.map((field) => {
          const id = `observed-${field}`;
          const problem = problems[field] ?? "";
          const hint = field === "value" ? `${id}-hint` : undefined;
          return (
            <div key={field}>
              <label for={id}>{labels[field]}</label>
              <input
                id={id}
                class="ds-input"
                data-size="sm"
                type="text"
                inputMode={field === "value" ? "decimal" : undefined}
                maxLength={200}
                value={written[field]}
                aria-invalid={problem !== ""}
                aria-describedby={[hint, problem === "" ? undefined : `${id}-problem`].filter(Boolean).join(" ")}
                onInput={({ currentTarget }) => setWritten((old) => ({ ...old, [field]: currentTarget.value }))}
              />
              {hint !== undefined && (
                <p class="hint" id={hint}>
                  {texts.valueHint}
                </p>
              )}
              {problem !== "" && (
                <p class="ds-validation-message" data-color="danger" data-size="sm" id={`${id}-problem`}>
                  {problem}
                </p>
              )}
            </div>
          );
        })}
        <p>
          <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">
            {texts.submit}
          </button>
        </p>
      </form>
    </details>
  );
}

/** What can be observed of what is simulated: of a place, and the discharge-ready of a municipality. */
function figuresOf(estimates: readonly Estimate[]): Figure[] {
  return estimates.flatMap(({ key, mean }): Figure[] => {
    const measure = OBSERVABLE.find((one) => one === key.measure);
    const { place, actor } = key;
    const isWhole = keyText(key) === keyText(keyOf({ ...key, measure: measure ?? "queueMean" }));
    const isOne = (place === undefined) !== (actor === undefined);
    return measure && isWhole && isOne && mean !== null
      ? [{ measure, ...(place ? { place } : { actor }) } as Figure]
      : [];
  });
}

function valueOf(text: string, { measure }: Figure): number | undefined {
  const number = readNumber(text.replace(/%\s*$/, ""));
  if (number === undefined || measure !== "occupancyShare") return number;
  return Number((number / 100).toPrecision(12));
}

const MOST_SHARE = 2;

function problemOf(field: (typeof FIELDS)[number], written: Written, figure: Figure, texts: CalibrationTexts): string {
  const text = written[field].trim();
  if (field === "period") return text === "" ? texts.needsPeriod : "";
  if (field === "source") return text === "" ? texts.needsSource : "";
  const value = valueOf(text, figure);
  if (value === undefined) return texts.needsValue(text);
  if (figure.measure === "occupancyShare" && (value < 0 || value > MOST_SHARE)) return texts.shareRange;
  return value < 0 ? texts.notBelowZero : "";
}
