import { type JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { textIn } from "../../report/language.ts";
import { readNumber } from "../../report/number-reading.ts";
import { fieldText, readableText } from "../state/number-text.ts";
import type { Slider } from "../state/sliders.ts";
import { useStore } from "../store-context.ts";

const LONG_STEPS = 10;

/** A capacity as a slider and a number beside it; either moves the other. */
export function SliderField({ slider }: { readonly slider: Slider }): JSX.Element {
  const store = useStore();
  const { panel } = store.texts.value;
  const language = store.language.value;
  const id = useId();
  const { path, place, base, step } = slider;
  const scenario = store.model.value?.scenario;
  const known = store.valueOf(path);
  const value = typeof known === "number" ? known : base;
  const name = textIn(language, scenario?.places[place]?.name ?? place);
  const isHospital = scenario?.places[place]?.kind === "hospital";
  const unit = slider.unit === "beds" && isHospital ? panel.hospitalUnits : panel.units[slider.unit];
  const rounded = (number: number): number => Number((Math.round(number / step) * step).toFixed(1));
  const change = rounded(value - base);
  const sign = change > 0 ? "+" : "";
  const from = (text: typeof fieldText): string =>
    change === 0 ? panel.asBaseline : panel.fromBaseline(`${sign}${text(change, language)}`, text(base, language));
  const [least, most] = [Math.min(slider.least, value), Math.max(slider.most, value)];
  const set = (next: number): void => store.setValue(path, Math.max(0, rounded(next)), path);

  const keyDown = (event: KeyboardEvent): void => {
    // Browsers differ in how far these go.
    const steps = event.key === "PageUp" ? LONG_STEPS : event.key === "PageDown" ? -LONG_STEPS : 0;
    if (steps === 0) return;
    event.preventDefault();
    set(Math.min(most, Math.max(least, value + steps * step)));
  };
  return (
    <div class="slider-field" data-changed={change !== 0}>
      <label for={id}>{name}</label>
      <p class="hint" id={`${id}-from`}>
        {from(readableText)}
      </p>
      <div class="slider-row">
        <span class="slider-track" style={{ "--base": (base - least) / (most - least || 1) }}>
          <input
            id={id}
            type="range"
            class="slider"
            min={least}
            max={most}
            step={step}
            value={value}
            aria-valuetext={panel.value(fieldText(value, language), unit, from(fieldText))}
            onInput={({ currentTarget }) => set(Number(currentTarget.value))}
            onChange={store.endTopic}
            onKeyDown={keyDown}
          />
        </span>
        <NumberField
          name={panel.number(name)}
          value={value}
          isWhole={step === 1}
          unit={unit}
          onNumber={(next) => {
            set(next);
            store.endTopic();
          }}
        />
      </div>
    </div>
  );
}

interface NumberProps {
  readonly name: string;
  readonly value: number;
  readonly isWhole: boolean;
  readonly unit: string;
  readonly onNumber: (value: number) => void;
}

/** A number as text, in the way of the language; what is no number stays, with a word of why, and changes nothing. */
function NumberField({ name, value, isWhole, unit, onNumber }: NumberProps): JSX.Element {
  const store = useStore();
  const { panel } = store.texts.value;
  const language = store.language.value;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const problemOf = (text: string): string => {
    const number = readNumber(text);
    if (number === undefined) return panel.notANumber(text);
    if (number < 0) return panel.notBelowZero;
    return isWhole && !Number.isInteger(number) ? panel.notWhole(text) : "";
  };
  const [problem, setProblem] = useState("");
  const take = (text: string): void => {
    const found = problemOf(text);
    setProblem(found);
    if (found !== "") return;
    setDraft(null);
    onNumber(readNumber(text) ?? value);
  };
  return (
    <span class="number-field">
      <input
        class="ds-input"
        data-size="sm"
        type="text"
        inputMode="decimal"
        aria-label={name}
        aria-invalid={problem !== ""}
        aria-describedby={problem === "" ? undefined : id}
        title={unit}
        value={draft ?? fieldText(value, language)}
        onInput={({ currentTarget }) => setDraft(currentTarget.value)}
        onChange={({ currentTarget }) => take(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") take(event.currentTarget.value);
          if (event.key === "Escape") {
            setDraft(null);
            setProblem("");
          }
        }}
      />
      {problem !== "" && (
        <span class="ds-validation-message" data-color="danger" data-size="sm" id={id} role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
