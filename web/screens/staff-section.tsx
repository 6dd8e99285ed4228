import { type JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { normOf } from "../../analysis/staff-capacity.ts";
import {
  categoriesOf,
  type PlacesForStaff,
  placesForStaff,
  type StaffGiven,
  staffPlan,
} from "../../analysis/staff-plan.ts";
import { type Language, textIn } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import { scenarioFacts } from "../../report/scenario-facts.ts";
import { destinationName } from "../../report/scenario-names.ts";
import {
  leftOfGiven,
  neededFte,
  staffAnswerNotes,
  staffCategoryTable,
  staffPlanNote,
  type StaffPlanTold,
  staffPlanTable,
  takenText,
  typedFteText,
} from "../../report/staff-plan-summary.ts";
import { STAFF_PLAN_WORDS } from "../../report/staff-plan-words.ts";
import { categoryName } from "../../report/staff-words.ts";
import { ScenarioError } from "../../scenarios/problems.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { StaffCategory } from "../../scenarios/staff-norms.ts";
import { PlanNumber } from "../parts/plan-number.tsx";
import { TableSection } from "../parts/table-section.tsx";
import { withValue } from "../state/document.ts";
import { STAFF_NORMS } from "../staff-modules.ts";
import { useStore } from "../store-context.ts";
import { STAFF } from "../texts/staff.ts";
import { changedScenario } from "../workers/preview-part.ts";
import "../styles/plan.css";
import "../styles/planning.css";

const { norms } = STAFF_NORMS;
/** As a scenario may have. */
const FTE_FIELD = { unit: "FTE", least: 0, most: 100_000, isWhole: false, isRequired: true } as const;

/** Staff from capacity, and capacity from staff, for the scenario as it is now. */
export function StaffSection(): JSX.Element | null {
  const store = useStore();
  const language = store.language.value;
  const texts = STAFF[language];
  const base = store.model.value?.scenario;
  const changes = store.changes.value;
  const now = useMemo(() => (base ? scenarioNow(base, changes) : null), [base, changes]);
  if (!base) return null;
  const scenario = now ?? base;
  const told: StaffPlanTold = { scenario: scenarioFacts(scenario), ...STAFF_NORMS, plan: staffPlan(scenario, norms) };
  const without = told.plan.withoutNorm.map((place) => destinationName(told.scenario, place, language));
  const words = STAFF_PLAN_WORDS[language];
  return (
    <section class="card planning staff-section" aria-labelledby="staff-title">
      <h2 id="staff-title" class="ds-heading" data-size="xs">
        {texts.title}
      </h2>
      <p>{texts.intro(textIn(language, norms.name))}</p>
      {!now && (
        <p class="ds-alert" data-color="warning" data-size="sm">
          {texts.unmakeable}
        </p>
      )}
      {told.plan.places.length > 0 && (
        <>
          <TableSection
            title={texts.table}
            table={staffPlanTable(told, language)}
            note={`${words.note} ${staffPlanNote(told, language)}`}
            fileName="bemanning"
          />
          <details>
            <summary>{texts.categories}</summary>
            <TableSection title={texts.categories} table={staffCategoryTable(told, language)} fileName="arsverk" />
          </details>
          <Turned scenario={scenario} told={told} language={language} />
        </>
      )}
      {without.length > 0 && <p class="hint">{texts.noNorm(without.join(", "))}</p>}
    </section>
  );
}

/** The scenario with all changes as if they had always held; null where they cannot be made. */
function scenarioNow(base: Scenario, changes: Parameters<typeof changedScenario>[1]): Scenario | null {
  try {
    return changedScenario(base, changes, "long-run");
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
}

interface TurnedProps {
  readonly scenario: Scenario;
  readonly told: StaffPlanTold;
  readonly language: Language;
}

/** Capacity from staff: the full-time equivalents are typed, and what they are enough for can be put into the scenario. */
function Turned({ scenario, told, language }: TurnedProps): JSX.Element {
  const store = useStore();
  const texts = STAFF[language];
  const ids = told.plan.places.map(({ place }) => place);
  const [chosen, setChosen] = useState(ids[0]!);
  const place = ids.includes(chosen) ? chosen : ids[0]!;
  const [category, setCategory] = useState<StaffCategory | "">("");
  const [typed, setTyped] = useState<number | undefined>(undefined);
  const [isUsed, setIsUsed] = useState(false);
  const categories = categoriesOf(norms, normOf(norms, place, scenario.places[place]!.kind)!);
  const own = category !== "" && categories.includes(category) ? category : "";
  const fte = typed ?? usualFte(told, place, own);
  const given: StaffGiven = own === "" ? { total: fte, byCategory: {} } : { byCategory: { [own]: fte } };
  const found = placesForStaff(scenario, norms, place, given)!;
  useEffect(() => setIsUsed(false), [place, own, typed]);
  const choose = (next: () => void): void => {
    next();
    setTyped(undefined);
  };
  const use = (): void => {
    const base = store.model.value?.scenario;
    if (!base) return;
    store.change((document) =>
      found.changes.reduce(
        (changed, { path, set }) =>
          set === undefined || set === null ? changed : withValue(changed, base, store.measures, path, set),
        document,
      ),
    );
    setIsUsed(true);
  };
  return (
    <div class="table-section">
      <h3 class="ds-heading" data-size="2xs">
        {texts.turned}
      </h3>
      <p class="hint">{texts.turnedHint}</p>
      <div class="plan-row">
        <label>
          {texts.place}
          <select
            class="ds-input"
            data-size="sm"
            value={place}
            onChange={({ currentTarget }) => choose(() => setChosen(currentTarget.value))}
          >
            {ids.map((id) => (
              <option key={id} value={id}>
                {destinationName(told.scenario, id, language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.what}
          <select
            class="ds-input"
            data-size="sm"
            value={own}
            onChange={({ currentTarget }) => choose(() => setCategory(currentTarget.value as StaffCategory | ""))}
          >
            <option value="">{texts.all}</option>
            {categories.map((one) => (
              <option key={one} value={one}>
                {categoryName(one, language)}
              </option>
            ))}
          </select>
        </label>
        <div class="form-field">
          <label for="staff-fte">{texts.fte}</label>
          <PlanNumber
            key={`${place} ${own}`}
            id="staff-fte"
            name={texts.fte}
            spec={FTE_FIELD}
            value={fte}
            onValue={setTyped}
            onProblem={() => {}}
          />
        </div>
      </div>
      <div class="staff-answer" role="status">
        {answerOf(found, told, language).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {isUsed && <p>{texts.used}</p>}
      </div>
      {found.changes.length > 0 && (
        <p>
          <button class="ds-button" data-size="sm" type="button" onClick={use}>
            {texts.use}
          </button>
        </p>
      )}
    </div>
  );
}

/** What the place takes now, of a category or altogether; one full-time equivalent where that has no limit. */
function usualFte(told: StaffPlanTold, place: string, category: StaffCategory | ""): number {
  const { staff, fte } = told.plan.places.find((own) => own.place === place)!;
  const exact = category === "" ? fte : staff?.[category];
  return exact === null || exact === undefined ? 1 : neededFte(told, place, exact, category || undefined).fte;
}

/** The answer in sentences. */
function answerOf(found: PlacesForStaff, told: StaffPlanTold, language: Language): string[] {
  const texts = STAFF[language];
  const words = STAFF_PLAN_WORDS[language];
  const number = (value: number, decimals = 1): string => formatNumber(value, { language, decimals });
  const notes = staffAnswerNotes({ ...told, found: [found] }, language);
  const { places, hoursPerWeek, fte, budgetNok, binding, given } = found;
  if (fte === null || binding === null) return notes;
  const [own] = Object.keys(given.byCategory) as StaffCategory[];
  const leftOver = leftOfGiven(found);
  const [had = 0, left = 0] =
    own === undefined ? [given.total, leftOver.total] : [given.byCategory[own], leftOver.byCategory[own]];
  const capacity = places === null ? words.hours(number(hoursPerWeek ?? 0)) : words.places(number(places, 0));
  const what = binding === "total" ? [] : [texts.limit(categoryName(binding, language))];
  const budget = budgetNok === null ? [] : [texts.budget(number(budgetNok / 1e6), told.plan.budgetYear)];
  return [
    texts.enough(typedFteText(had, language), capacity, takenText(told, found, language), typedFteText(left, language)),
    ...what,
    ...budget,
    ...notes,
  ];
}
