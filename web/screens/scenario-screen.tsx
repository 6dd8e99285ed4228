import { type JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Editable } from "../parts/editable.tsx";
import { StaffLoader } from "../parts/staff-loader.tsx";
import { fieldId, wantedField } from "../parts/wanted-field.ts";
import { FIELD_GROUPS, type FieldGroup, type FieldSection } from "../state/fields.ts";
import { useStore } from "../store-context.ts";
import { CostFields } from "./cost-fields.tsx";
import { FormErrors, formProblems, SUMMARY_ID } from "./form-errors.tsx";
import { PriorityFields } from "./priority-fields.tsx";
import { PopulationGrowth } from "./population-growth.tsx";
import { GroupSections } from "./scenario-fields.tsx";
import { ScenarioHead } from "./scenario-head.tsx";
import { ScenarioList } from "./scenario-list.tsx";
import { ScenarioSide } from "./scenario-side.tsx";
import { StartFields } from "./start-fields.tsx";
import "../styles/data.css";
import "../styles/scenario.css";

/** The form: the same document as the sliders, with everything in it that can be changed by hand. */
export function ScenarioScreen(): JSX.Element {
  const store = useStore();
  const { scenario } = store.texts.value;
  const [group, setGroup] = useState<FieldGroup>("capacity");
  const sections = useSections();
  const problems = formProblems(store, sections);
  const wanted = wantedField(store);
  const path = wanted.value;
  const wantedGroup = path === null ? null : groupOf(path, sections);
  useEffect(() => {
    if (path === null || sections.length === 0) return;
    if (wantedGroup !== null && wantedGroup !== group) return setGroup(wantedGroup);
    wanted.value = null;
    focusField(path, sections);
  }, [path, group, sections]);
  const check = (): boolean => {
    const refused = document.getElementById("refused-changes");
    const found = document.getElementById(SUMMARY_ID) ?? refused;
    found?.focus();
    return found === null;
  };
  const own = useMemo(() => sections.filter((one) => one.group === group), [sections, group]);
  return (
    <div class="settled">
      <p class="screen-intro">{scenario.intro}</p>
      <div class="scenario-columns">
        <ScenarioList />
        <div>
          <Editable>
            <ScenarioHead onCheck={check} />
          </Editable>
          <FormErrors problems={problems} />
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
          <div class="form-body">
            <Editable>
              {group === "demand" && <PopulationGrowth />}
              {group === "priority" && <PriorityFields />}
              <GroupSections key={group} sections={own} />
              {group === "capacity" && <StaffLoader />}
              {group === "costs" && <CostFields />}
              {group === "run" && <StartFields />}
            </Editable>
          </div>
        </div>
        <ScenarioSide wayTo={(next) => (groupOf(next, sections) === null ? null : () => void (wanted.value = next))} />
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

/** The group of the form that a value is in, or of the first value below it; null where the form does not have it. */
function groupOf(path: string, sections: readonly FieldSection[]): FieldGroup | null {
  if (path.endsWith(".allocation")) return "priority";
  if (path.startsWith("costs")) return "costs";
  if (path === "data" || path.startsWith("run.start")) return "run";
  return sections.find(({ fields }) => fields.some((field) => isAt(field.path, path)))?.group ?? null;
}

function isAt(field: string, path: string): boolean {
  return field === path || field.startsWith(`${path}.`);
}

function focusField(path: string, sections: readonly FieldSection[]): void {
  const first = sections.flatMap(({ fields }) => fields).find((field) => isAt(field.path, path))?.path ?? path;
  const ids = [fieldId(first), ...(path.startsWith("costs") ? [fieldId("costs.name")] : [])];
  const field = ids.map((id) => document.getElementById(id)).find((one) => one !== null);
  for (let at = field?.parentElement; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}
