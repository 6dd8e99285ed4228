import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { textIn } from "../../report/language.ts";
import { DifferenceList } from "../parts/difference-list.tsx";
import { Editable } from "../parts/editable.tsx";
import { measureYaml } from "../parts/measure-yaml.ts";
import { StaffLoader } from "../parts/staff-loader.tsx";
import { withMeasureToggled } from "../state/document.ts";
import { FIELD_GROUPS, type FieldGroup, type FieldSection } from "../state/fields.ts";
import { useStore } from "../store-context.ts";
import { SectionFields } from "./scenario-fields.tsx";
import "../styles/scenario.css";

/** The form: the same document as the sliders, with everything in it that can be changed by hand. */
export function ScenarioScreen(): JSX.Element {
  const store = useStore();
  const { scenario } = store.texts.value;
  const [group, setGroup] = useState<FieldGroup>("capacity");
  const sections = useSections();
  return (
    <div class="settled">
      <p class="screen-intro">{scenario.intro}</p>
      <div class="scenario-columns">
        <div>
          <div class="group-buttons" role="group" aria-label={store.texts.value.screens.scenario.nav}>
            {FIELD_GROUPS.map((one) => (
              <button
                key={one}
                type="button"
                class="measure-chip"
                aria-pressed={one === group}
                onClick={() => setGroup(one)}
              >
                {scenario.groups[one]}
              </button>
            ))}
          </div>
          <h2 class="ds-heading" data-size="xs">
            {scenario.groups[group]}
          </h2>
          <Editable>
            <GroupSections key={group} sections={sections.filter((one) => one.group === group)} />
            {group === "capacity" && <StaffLoader />}
          </Editable>
        </div>
        <aside class="card scenario-side" aria-labelledby="differences-title">
          <h2 id="differences-title" class="ds-heading" data-size="2xs">
            {scenario.differences}
          </h2>
          <Editable>
            <DifferenceList />
          </Editable>
          <CopyYaml />
          <Editable>
            <Presets />
          </Editable>
        </aside>
      </div>
    </div>
  );
}

function useSections(): readonly FieldSection[] {
  const store = useStore();
  const { model } = store.document.value;
  const [sections, setSections] = useState<readonly FieldSection[]>([]);
  useEffect(() => {
    let isWanted = true;
    const entry = store.models.find(({ id }) => id === model);
    void entry?.loadSections().then((loaded) => isWanted && setSections(loaded));
    return () => void (isWanted = false);
  }, [model]);
  return sections;
}

/** Sections by the actor that they belong to; the first one open. */
function GroupSections({ sections }: { readonly sections: readonly FieldSection[] }): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const { scenario } = store.texts.value;
  const actors = store.model.value?.scenario.actors ?? {};
  const owners = [...new Set(sections.map(({ owner }) => owner))];
  return (
    <>
      {owners.map((owner, at) => {
        const own = sections.filter((section) => section.owner === owner);
        const fields = own.map((section) => <SectionFields key={section.path} section={section} />);
        if (owners.length === 1) return <div key={owner}>{fields}</div>;
        const name = owner === null ? scenario.shared : textIn(language, actors[owner]?.name ?? owner);
        return (
          <details key={owner} class="card owner-fields" open={at === 0}>
            <summary>{name}</summary>
            {fields}
          </details>
        );
      })}
    </>
  );
}

function CopyYaml(): JSX.Element {
  const store = useStore();
  const { scenario } = store.texts.value;
  const [told, setTold] = useState("");
  const copy = (): void => {
    void navigator.clipboard.writeText(measureYaml(store.changes.value)).then(() => setTold(scenario.copied));
  };
  return (
    <p>
      <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={copy}>
        {scenario.copyYaml}
      </button>{" "}
      <span role="status">{told}</span>
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
