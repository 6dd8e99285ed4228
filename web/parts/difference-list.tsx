import { type JSX } from "preact";
import { type Language, textIn } from "../../report/language.ts";
import type { Change } from "../../scenarios/change.ts";
import type { Text } from "../../scenarios/words.ts";
import type { EntryDifference } from "../state/differences.ts";
import { withoutEntry } from "../state/document.ts";
import { useStore } from "../store-context.ts";
import { differenceText, pathName } from "./path-names.ts";
import { RemoveIcon } from "./remove-icon.tsx";

const MOST_VALUES = 3;

export interface DifferenceListProps {
  readonly isShort?: boolean;
  /** What leads to the field of a value; null where it has none. */
  readonly wayTo?: (path: string) => (() => void) | null;
}

/** What is changed against the base, each with a button that takes it away. */
export function DifferenceList({ isShort = false, wayTo }: DifferenceListProps): JSX.Element {
  const store = useStore();
  const { panel } = store.texts.value;
  const differences = store.differences.value;
  if (differences.length === 0) return <p class="hint">{panel.noChanges}</p>;
  return (
    <ol class="difference-list">
      {differences.map((difference) => (
        <DifferenceRow
          key={`${difference.index} ${JSON.stringify(difference.entry)}`}
          {...{ difference, isShort, wayTo }}
        />
      ))}
    </ol>
  );
}

interface RowProps extends Pick<DifferenceListProps, "wayTo"> {
  readonly difference: EntryDifference;
  readonly isShort: boolean;
}

function DifferenceRow({ difference, isShort, wayTo }: RowProps): JSX.Element {
  const store = useStore();
  const { panel, scenario } = store.texts.value;
  const language = store.language.value;
  const { entry, values, index } = difference;
  const base = store.model.value?.scenario;
  const measure = entry.kind === "measure" ? store.measures.find(({ id }) => id === entry.id) : undefined;
  const title =
    entry.kind === "measure"
      ? measure
        ? textIn(language, measure.name)
        : entry.id
      : (ownName(entry.change.set, language) ??
        (base ? pathName(base, entry.change.path, language, scenario) : entry.change.path));
  const goTo = entry.kind === "change" ? wayTo?.(entry.change.path) : undefined;
  const shown = values.slice(0, isShort && entry.kind === "measure" ? 1 : MOST_VALUES);
  return (
    <li>
      <div>
        <strong>{title}</strong>
        {base &&
          shown.map((value) => (
            <p class="hint" key={value.path}>
              {entry.kind === "measure" && `${pathName(base, value.path, language, scenario)}: `}
              {differenceText(value, language, scenario, store.document.value.effect, base.run.startDate)}
            </p>
          ))}
        {values.length > shown.length && <p class="hint">{scenario.more(values.length - shown.length)}</p>}
        {entry.kind === "change" && entry.change.rationale !== undefined && !isShort && (
          <p class="hint">
            {scenario.rationale}: {entry.change.rationale}
          </p>
        )}
        {goTo && (
          <button
            class="ds-button go-to-field"
            data-variant="tertiary"
            data-size="sm"
            type="button"
            aria-label={scenario.goToField(title)}
            onClick={goTo}
          >
            {scenario.toField}
          </button>
        )}
      </div>
      <button
        class="ds-button"
        data-variant="tertiary"
        data-size="sm"
        data-icon
        type="button"
        aria-label={panel.remove(title)}
        onClick={() => store.change((document) => withoutEntry(document, index))}
      >
        <RemoveIcon />
      </button>
    </li>
  );
}

/** What is added by a change, by its own name. */
function ownName(set: Change["set"], language: Language): string | undefined {
  if (typeof set !== "object" || set === null || Array.isArray(set) || set["name"] === undefined) return undefined;
  return textIn(language, set["name"] as Text);
}
