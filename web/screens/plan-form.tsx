import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { PLAN_FIELDS } from "../problem-modules.ts";
import { MEASURES, type MeasureId } from "../../engine/measures.ts";
import { measureName } from "../../report/catalogue.ts";
import { textIn } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import { leverName } from "../../report/plan-figures.ts";
import type { PlanningProblem } from "../../scenarios/problem.ts";
import type { Text } from "../../scenarios/words.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { PlanNumber } from "../parts/plan-number.tsx";
import {
  goalOf,
  type PlanField,
  type PlanGoal,
  type PlanPart,
  targetsShown,
  withField,
  withGoal,
  withPhases,
  withTarget,
} from "../state/plan-draft.ts";
import { useStore } from "../store-context.ts";
import { PLAN } from "../texts/plan.ts";

interface Props {
  readonly problem: PlanningProblem;
  readonly onProblem: (problem: PlanningProblem) => void;
  /** Told what is wrong in a field, or that nothing is. */
  readonly onWrong: (id: string, message: string | null) => void;
}

const GOALS: readonly PlanGoal[] = ["nights", "ready", "nightsPerStay", "cost"];

/** What is asked of the optimizer: goal, requirements, money, staff, and what each service can do. */
export function PlanForm(props: Props): JSX.Element {
  const { problem, onProblem } = props;
  const texts = PLAN[useStore().language.value];
  const goal = goalOf(problem);
  const goals = goal === "other" ? [...GOALS, "other" as const] : GOALS;
  return (
    <>
      <fieldset class="plan-goals">
        <legend>{texts.goal}</legend>
        {goals.map((one) => (
          <label key={one} class="plan-choice">
            <input
              type="radio"
              name="plan-goal"
              checked={one === goal}
              onChange={() => onProblem(withGoal(problem, one))}
            />
            {texts.goals[one]}
          </label>
        ))}
      </fieldset>
      <Targets {...props} />
      <Limits {...props} part="budgets" />
      <Limits {...props} part="resources" />
      <Limits {...props} part="policies" />
      {problem.effect === "first-years" && <Phases {...props} />}
      <Levers {...props} />
    </>
  );
}

function Targets({ problem, onProblem, onWrong }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = PLAN[language];
  const places = store.model.value?.scenario.places ?? {};
  const spec = PLAN_FIELDS.targets.find(({ field }) => field === "atMost")!;
  return (
    <fieldset class="plan-limits">
      <legend>{texts.parts.targets}</legend>
      {targetsShown(problem).map(({ measure, place, atMost }, at) => {
        const what = Object.hasOwn(MEASURES, measure) ? measureName(measure as MeasureId, language) : measure;
        const name = texts.target(
          place === undefined ? what : `${what}, ${textIn(language, places[place]?.name ?? place)}`,
        );
        const id = `plan-targets-${at}-atMost`;
        return (
          <div key={id} class="form-field">
            <label for={id}>{name}</label>
            <PlanNumber
              id={id}
              name={name}
              spec={{ ...spec, isRequired: goalOf(problem) === "cost" }}
              value={atMost ?? undefined}
              onValue={(value) => onProblem(withTarget(problem, at, value))}
              onProblem={onWrong}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

/** Budgets, resources or policies, each with the limits that it has. */
function Limits({ problem, onProblem, onWrong, part }: Props & { readonly part: PlanPart }): JSX.Element | null {
  const language = useStore().language.value;
  const texts = PLAN[language];
  const entries = Object.entries((problem[part] ?? {}) as Readonly<Record<string, LimitEntry>>);
  if (entries.length === 0) return null;
  return (
    <fieldset class="plan-limits">
      <legend>{texts.parts[part]}</legend>
      {entries.flatMap(([id, entry]) =>
        PLAN_FIELDS[part]
          .filter(({ field }) => typeof entry[field] === "number")
          .map((spec) => {
            const own = `plan-${part}-${id}-${spec.field}`;
            const named = textIn(language, entry.name ?? id);
            const unit = entry.unit === undefined ? unitOf(spec, texts.million) : textIn(language, entry.unit);
            const name = `${named}: ${fieldName(spec, texts.fields).toLowerCase()}${unit === "" ? "" : ` (${unit})`}`;
            return (
              <div key={own} class="form-field">
                <label for={own}>{name}</label>
                <PlanNumber
                  id={own}
                  name={name}
                  spec={{ ...spec, isRequired: true }}
                  value={entry[spec.field] as number}
                  onValue={(value) => onProblem(withField(problem, part, id, spec.field, value))}
                  onProblem={onWrong}
                />
              </div>
            );
          }),
      )}
    </fieldset>
  );
}

type LimitEntry = Readonly<Record<string, unknown>> & { readonly name?: Text; readonly unit?: Text };

/** Dates of phases in one field: most problems have one or a few. */
function Phases({ problem, onProblem, onWrong }: Props): JSX.Element {
  const texts = PLAN[useStore().language.value];
  const [text, setText] = useState((problem.phases ?? []).join(", "));
  const [message, setMessage] = useState<string | null>(null);
  const id = "plan-phases";
  const commit = (): void => {
    const dates = text.split(/[\s,;]+/).filter((part) => part !== "");
    const wrong = dates.find((date) => !/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date)));
    const told = wrong === undefined ? null : texts.notADate(wrong);
    setMessage(told);
    onWrong(id, told === null ? null : `${texts.phases}: ${told}`);
    if (told === null) onProblem(withPhases(problem, dates));
  };
  return (
    <div class="form-field plan-phases">
      <label for={id}>{texts.phases}</label>
      <p class="hint" id={`${id}-hint`}>
        {texts.phasesHint}
      </p>
      <input
        id={id}
        class="ds-input"
        data-size="sm"
        type="text"
        value={text}
        aria-describedby={message === null ? `${id}-hint` : `${id}-problem`}
        aria-invalid={message !== null}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onChange={commit}
      />
      {message !== null && (
        <p id={`${id}-problem`} class="ds-validation-message" data-color="danger" data-size="sm">
          {message}
        </p>
      )}
    </div>
  );
}

/** One row for each lever, one column for each field that its schema has. */
function Levers({ problem, onProblem, onWrong }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = PLAN[language];
  const specs = PLAN_FIELDS.levers;
  return (
    <section aria-labelledby="plan-levers">
      <h2 id="plan-levers" class="ds-heading" data-size="2xs">
        {texts.parts.levers}
      </h2>
      <p class="hint">{texts.leversHint}</p>
      <Scroller name={texts.parts.levers}>
        <table class="ds-table plan-levers" data-size="sm">
          <caption class="ds-sr-only">{texts.parts.levers}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.lever}</th>
              {specs.map((spec) => (
                <th key={spec.field} scope="col">
                  {fieldName(spec, texts.fields)}
                  {unitOf(spec, texts.million) !== "" && <span class="unit"> ({unitOf(spec, texts.million)})</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(problem.levers).map(([id, lever]) => (
              <tr key={id} data-still={lever.doNotTouch === true}>
                <th scope="row">
                  {leverName(problem, id, language)}{" "}
                  <span class="unit">({leverUnit(lever, useStore().texts.value.panel.units, texts.units)})</span>
                  <UsesHint problem={problem} id={id} />
                </th>
                {specs.map((spec) => {
                  const own = `plan-levers-${id}-${spec.field}`;
                  const name = `${leverName(problem, id, language)}: ${fieldName(spec, texts.fields).toLowerCase()}`;
                  const value = (lever as Readonly<Record<string, unknown>>)[spec.field];
                  const set = (next: number | boolean | undefined): void =>
                    onProblem(withField(problem, "levers", id, spec.field, next));
                  return (
                    <td key={spec.field}>
                      {spec.kind === "boolean" ? (
                        <input
                          id={own}
                          class="plan-check"
                          type="checkbox"
                          aria-label={name}
                          checked={value === true}
                          onChange={({ currentTarget }) => set(currentTarget.checked ? true : undefined)}
                        />
                      ) : (
                        <PlanNumber
                          id={own}
                          name={name}
                          spec={spec}
                          value={typeof value === "number" ? value : undefined}
                          onValue={set}
                          onProblem={onWrong}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}

/** What one of a lever is: a place where it opens places, and so on; several things at once have no one name. */
function leverUnit(
  { effects }: PlanningProblem["levers"][string],
  units: Readonly<Record<"beds" | "hours" | "fte", string>>,
  several: string,
): string {
  const [effect, ...others] = effects;
  if (!effect || others.length > 0 || effect.addPerUnit !== 1) return several;
  if (effect.path.endsWith(".capacityBeds")) return units.beds;
  if (effect.path.endsWith(".capacityHoursPerWeek")) return units.hours;
  return effect.path.endsWith(".fte") ? units.fte : several;
}

/** What a unit of a lever takes of staff, rooms and the like. */
function UsesHint({ problem, id }: { readonly problem: PlanningProblem; readonly id: string }): JSX.Element | null {
  const language = useStore().language.value;
  const { uses = {} } = problem.levers[id];
  const parts = Object.entries(uses).map(([resource, amount]) => {
    const unit = problem.resources?.[resource]?.unit ?? resource;
    const decimals = Number.isInteger(amount) ? 0 : 1;
    return `${formatNumber(amount, { language, decimals })} ${textIn(language, unit)}`;
  });
  return parts.length === 0 ? null : <span class="hint plan-uses">{PLAN[language].uses(parts.join(", "))}</span>;
}

function fieldName({ field }: PlanField, names: Readonly<Record<string, string>>): string {
  return names[field] ?? field;
}

function unitOf({ unit }: PlanField, million: string): string {
  return unit.startsWith("NOK") ? million : "";
}
