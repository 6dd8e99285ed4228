import { type JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { textIn } from "../../report/language.ts";
import { readNumber } from "../../report/number-reading.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { withValue } from "../state/document.ts";
import { useStore } from "../store-context.ts";
import { FORM } from "../texts/form.ts";

/** As many more inhabitants, as many more admissions: all of a municipality, or of its ages, at once. */
export function PopulationGrowth(): JSX.Element | null {
  const store = useStore();
  const language = store.language.value;
  const texts = FORM[language];
  const base = store.model.value?.scenario;
  const [actor, setActor] = useState("");
  const [age, setAge] = useState("");
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const id = useId();
  if (!base) return null;
  const groups = Object.values(base.groups);
  const actors = [...new Set(groups.map((group) => group.actor))];
  const ages = [...new Set(groups.flatMap(({ ageGroup }) => ageGroup ?? []))];
  const use = (event: Event): void => {
    event.preventDefault();
    const percent = readNumber(text.replace(/%\s*$/, ""));
    const found = percent === undefined ? store.texts.value.panel.notANumber(text) : "";
    const tooLow = percent !== undefined && percent < -100 ? store.texts.value.scenario.notBelow("−100 %") : "";
    setProblem(found + tooLow);
    if (percent === undefined || tooLow !== "") return document.getElementById(id)?.focus();
    const rates = ratesOf(base, actor, age);
    store.change((document) =>
      rates.reduce((next, { path, rate }) => {
        const value = Number((rate * (1 + percent / 100)).toPrecision(6));
        return withValue(next, base, store.measures, path, value);
      }, document),
    );
  };
  const select = (
    name: string,
    all: string,
    value: string,
    choices: readonly (readonly [string, string])[],
    onValue: (next: string) => void,
  ): JSX.Element => (
    <select
      class="ds-input"
      data-size="sm"
      aria-label={name}
      value={value}
      onChange={({ currentTarget }) => onValue(currentTarget.value)}
    >
      <option value="">{all}</option>
      {choices.map(([one, shown]) => (
        <option key={one} value={one}>
          {shown}
        </option>
      ))}
    </select>
  );
  return (
    <form class="growth" noValidate onSubmit={use}>
      <label for={id}>{texts.growth}</label>
      <div class="run-row">
        <input
          id={id}
          class="ds-input"
          data-size="sm"
          type="text"
          inputMode="decimal"
          value={text}
          aria-invalid={problem !== ""}
          aria-describedby={`${id}-hint${problem === "" ? "" : ` ${id}-problem`}`}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <span>%</span>
        {select(
          `${texts.growthOf} (${texts.municipality})`,
          texts.allMunicipalities,
          actor,
          actors.map((one) => [one, textIn(language, base.actors[one]?.name ?? one)]),
          setActor,
        )}
        {ages.length > 0 &&
          select(
            `${texts.growthOf} (${texts.age})`,
            texts.allAges,
            age,
            ages.map((one) => [one, one]),
            setAge,
          )}
        <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">
          {texts.growthUse}
        </button>
      </div>
      {problem !== "" && (
        <p class="ds-validation-message" data-color="danger" data-size="sm" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <p class="hint" id={`${id}-hint`}>
        {texts.growthHint}
      </p>
    </form>
  );
}

/** The rates of those of a municipality and of an age, or of all where these are empty. */
function ratesOf(base: Scenario, actor: string, age: string): { readonly path: string; readonly rate: number }[] {
  return Object.entries(base.streams).flatMap(([id, stream]) => {
    const group = base.groups[stream.group];
    const isWanted = (actor === "" || group?.actor === actor) && (age === "" || group?.ageGroup === age);
    if (!isWanted || !("ratePerDay" in stream) || typeof stream.ratePerDay !== "number") return [];
    return [{ path: `streams.${id}.ratePerDay`, rate: stream.ratePerDay }];
  });
}
