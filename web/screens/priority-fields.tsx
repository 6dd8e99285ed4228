import { type JSX } from "preact";
import { textIn } from "../../report/language.ts";
import type { Allocation, Waiting } from "../../scenarios/allocation.ts";
import type { Change } from "../../scenarios/change.ts";
import { valueText } from "../parts/path-names.ts";
import { fieldId } from "../parts/wanted-field.ts";
import { RemoveIcon } from "../parts/remove-icon.tsx";
import { changeByHand, withoutValue } from "../state/document.ts";
import { valueAt } from "../state/values.ts";
import { useStore } from "../store-context.ts";
import { FORM, type FormTexts } from "../texts/form.ts";
import { FieldTerms } from "./field-terms.tsx";
import { Source } from "./scenario-field.tsx";

const RULES = ["first-come", "hospital-first", "community-first", "priority", "longest-list", "shares"] as const;
const LISTS = { priority: "order", "longest-list": "lists", shares: "cycle" } as const;
/** Where one waits, as one chooses it. */
const PLACES = {
  hospital: ["hospital"],
  municipal: ["municipal"],
  institution: ["hospital", "municipal"],
  home: ["home"],
  "front-door": ["front-door"],
  any: ["any"],
} as const;
type Place = keyof typeof PLACES;
const PLACE_NAMES = Object.keys(PLACES) as Place[];
/** What a list is at first: those who wait in an institution before those at home. */
const FIRST_LIST: readonly Waiting[] = [{ waitsAt: ["hospital"] }, { waitsAt: ["municipal"] }, { waitsAt: ["home"] }];

/** Who gets the free place, of every place that somebody can wait for. */
export function PriorityFields(): JSX.Element | null {
  const store = useStore();
  const base = store.model.value?.scenario;
  const language = store.language.value;
  if (!base) return null;
  const places = Object.entries(base.places).filter(([, place]) => place.capacityBeds !== "unlimited");
  return (
    <>
      <p class="hint">{FORM[language].priority.intro}</p>
      {places.map(([id, place]) => (
        <PlaceRule key={id} path={`places.${id}.allocation`} name={textIn(language, place.name ?? id)} />
      ))}
    </>
  );
}

function PlaceRule({ path, name }: { readonly path: string; readonly name: string }): JSX.Element {
  const store = useStore();
  const { scenario, panel } = store.texts.value;
  const language = store.language.value;
  const texts = FORM[language].priority;
  const id = fieldId(path);
  const allocation = (store.valueOf(path) ?? { rule: "first-come" }) as Allocation;
  const before = valueAt(store.model.value?.scenario, path) ?? { rule: "first-come" };
  const change = changeByHand(store.document.value, path);
  const set = (next: Allocation): void => store.setValue(path, next as Change["set"] & {});
  const choose = (rule: Allocation["rule"]): void => {
    const list = rule in LISTS ? LISTS[rule as keyof typeof LISTS] : undefined;
    set(list ? { rule, [list]: listOf(allocation) ?? FIRST_LIST } : { rule });
  };
  return (
    <fieldset class="section-fields form-field" data-changed={change !== undefined}>
      <legend>{name}</legend>
      <div class="rule-choice">
        <label for={id}>{texts.rule}</label>
        <select
          id={id}
          class="ds-input"
          data-size="sm"
          value={allocation.rule}
          aria-describedby={`${id}-about`}
          onChange={({ currentTarget }) => {
            const rule = RULES.find((one) => one === currentTarget.value);
            if (rule) choose(rule);
          }}
        >
          {RULES.map((rule) => (
            <option key={rule} value={rule}>
              {texts.rules[rule]}
            </option>
          ))}
        </select>
      </div>
      <p class="hint" id={`${id}-about`}>
        {texts.hints[allocation.rule]}{" "}
        {change !== undefined && <strong>{scenario.baseline(valueText(before, language, scenario))}. </strong>}
        <Source path={path} />
      </p>
      {allocation.rule in LISTS && (
        <WaitingList
          title={texts.lists[allocation.rule as keyof typeof LISTS]}
          list={listOf(allocation) ?? []}
          texts={texts}
          onList={(list) => set({ ...allocation, [LISTS[allocation.rule as keyof typeof LISTS]]: list })}
        />
      )}
      {change && (
        <>
          <button
            class="ds-button field-undo"
            data-variant="tertiary"
            data-size="sm"
            type="button"
            aria-label={FORM[language].takeBack(name)}
            onClick={() => {
              store.change((document) => withoutValue(document, path));
              document.getElementById(id)?.focus();
            }}
          >
            {panel.undo}
          </button>
          <FieldTerms path={path} change={change} fullName={name} />
        </>
      )}
    </fieldset>
  );
}

function listOf({ order, lists, cycle }: Allocation): readonly Waiting[] | undefined {
  return order ?? lists ?? cycle;
}

interface ListProps {
  readonly title: string;
  readonly list: readonly Waiting[];
  readonly texts: FormTexts["priority"];
  readonly onList: (list: readonly Waiting[]) => void;
}

/** Classes of those who wait, first served first; one that says more than where they wait stands as it is. */
function WaitingList({ title, list, texts, onList }: ListProps): JSX.Element {
  const { scenario } = useStore().texts.value;
  const language = useStore().language.value;
  return (
    <div class="waiting-list" role="group" aria-label={title}>
      <ol>
        {list.map((waiting, at) => {
          const only = onlyPlace(waiting);
          const name = texts.line(at + 1);
          return (
            <li key={at}>
              {only === undefined ? (
                <span>{valueText(waiting, language, scenario).replace(/[{}]/g, "")}</span>
              ) : (
                <select
                  class="ds-input"
                  data-size="sm"
                  aria-label={name}
                  value={only}
                  onChange={({ currentTarget }) =>
                    onList(list.with(at, { waitsAt: [...PLACES[currentTarget.value as Place]] }))
                  }
                >
                  {PLACE_NAMES.map((place) => (
                    <option key={place} value={place}>
                      {texts.waitsAt[place]}
                    </option>
                  ))}
                </select>
              )}
              <button
                class="ds-button"
                data-variant="tertiary"
                data-size="sm"
                type="button"
                aria-label={texts.up(name)}
                aria-disabled={at === 0}
                onClick={() => at > 0 && onList(list.with(at - 1, waiting).with(at, list[at - 1]!))}
              >
                ↑
              </button>
              <button
                class="ds-button"
                data-variant="tertiary"
                data-size="sm"
                type="button"
                aria-label={texts.remove(name)}
                aria-disabled={list.length === 1}
                onClick={() => list.length > 1 && onList(list.filter((_, index) => index !== at))}
              >
                <RemoveIcon />
              </button>
            </li>
          );
        })}
      </ol>
      <button
        class="ds-button"
        data-variant="secondary"
        data-size="sm"
        type="button"
        onClick={() => onList([...list, { waitsAt: ["any"] }])}
      >
        {texts.add}
      </button>
    </div>
  );
}

/** What is chosen of those; undefined for one that says more than where they wait, or another place. */
function onlyPlace({ waitsAt = [], groups, actors }: Waiting): Place | undefined {
  if (groups !== undefined || actors !== undefined) return undefined;
  return PLACE_NAMES.find((place) => PLACES[place].join() === [...waitsAt].sort().join());
}
