import { type JSX } from "preact";
import { textIn } from "../../report/language.ts";
import type { EntryDifference } from "../state/differences.ts";
import { withoutEntry } from "../state/document.ts";
import { useStore } from "../store-context.ts";
import { differenceText, pathName } from "./path-names.ts";

const MOST_VALUES = 3;

/** What is changed against the base, each with a button that takes it away. */
export function DifferenceList({ isShort = false }: { readonly isShort?: boolean }): JSX.Element {
  const store = useStore();
  const { panel } = store.texts.value;
  const differences = store.differences.value;
  if (differences.length === 0) return <p class="hint">{panel.noChanges}</p>;
  return (
    <ol class="difference-list">
      {differences.map((difference) => (
        <DifferenceRow key={`${difference.index} ${JSON.stringify(difference.entry)}`} {...{ difference, isShort }} />
      ))}
    </ol>
  );
}

interface RowProps {
  readonly difference: EntryDifference;
  readonly isShort: boolean;
}

function DifferenceRow({ difference, isShort }: RowProps): JSX.Element {
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
      : base
        ? pathName(base, entry.change.path, language, scenario)
        : entry.change.path;
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
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" stroke-width="2" />
        </svg>
      </button>
    </li>
  );
}
