import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { textIn } from "../../report/language.ts";
import { DifferenceList, type DifferenceListProps } from "../parts/difference-list.tsx";
import { Editable } from "../parts/editable.tsx";
import { measureYaml } from "../parts/measure-yaml.ts";
import { withMeasureToggled } from "../state/document.ts";
import { useStore } from "../store-context.ts";

/** What is changed, to be taken along, and the measures that are ready. */
export function ScenarioSide({ wayTo }: Pick<DifferenceListProps, "wayTo">): JSX.Element {
  const { scenario } = useStore().texts.value;
  return (
    <aside class="card scenario-side" aria-labelledby="differences-title">
      <h2 id="differences-title" class="ds-heading" data-size="2xs">
        {scenario.differences}
      </h2>
      <Editable>
        <DifferenceList wayTo={wayTo} />
      </Editable>
      <CopyYaml />
      <Editable>
        <Presets />
      </Editable>
    </aside>
  );
}

function CopyYaml(): JSX.Element {
  const store = useStore();
  const { scenario } = store.texts.value;
  const [told, setTold] = useState("");
  const copy = (): void => {
    const { name } = store.document.value;
    void navigator.clipboard
      .writeText(measureYaml(store.changes.value, name))
      .then(() => setTold(scenario.copied))
      .catch(() => setTold(scenario.notCopied));
  };
  return (
    <p>
      <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={copy}>
        {scenario.copyYaml}
      </button>{" "}
      <span role="status">{told}</span>
      <span class="hint yaml-hint">{scenario.copyHint}</span>
    </p>
  );
}

/** Every measure that fits, with what it is. */
function Presets(): JSX.Element | null {
  const store = useStore();
  const { scenario } = store.texts.value;
  const language = store.language.value;
  const measures = store.fittingMeasures.value;
  if (measures.length === 0) return null;
  return (
    <section aria-labelledby="presets-title">
      <h2 id="presets-title" class="ds-heading" data-size="2xs">
        {scenario.presets}
      </h2>
      <ul class="presets">
        {measures.map(({ id, name, description }) => {
          const isThere = store.document.value.entries.some((entry) => entry.kind === "measure" && entry.id === id);
          return (
            <li key={id}>
              <div>
                <strong>{textIn(language, name)}</strong>
                {description !== undefined && <p class="hint">{textIn(language, description)}</p>}
              </div>
              <button
                class="measure-chip"
                type="button"
                aria-pressed={isThere}
                aria-label={`${isThere ? scenario.added : scenario.add}: ${textIn(language, name)}`}
                onClick={() => store.change((document) => withMeasureToggled(document, id))}
              >
                {isThere ? scenario.added : scenario.add}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
