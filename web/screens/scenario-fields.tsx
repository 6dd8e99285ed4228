import { type JSX } from "preact";
import { textIn } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import { nameInSection, sectionName } from "../parts/field-names.ts";
import type { FieldSection } from "../state/fields.ts";
import { useStore } from "../store-context.ts";
import { FORM } from "../texts/form.ts";
import { ScenarioField } from "./scenario-field.tsx";

/** Sections by the actor that they belong to; the first one open. */
export function GroupSections({ sections }: { readonly sections: readonly FieldSection[] }): JSX.Element {
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

/** The fields of a place, a group of patients or a set of routes. */
function SectionFields({ section }: { readonly section: FieldSection }): JSX.Element {
  const store = useStore();
  const { scenario } = store.texts.value;
  const language = store.language.value;
  const base = store.model.value?.scenario;
  const title = base ? sectionName(base, section, language, scenario) : section.path;
  const [always, byWeekday] = [false, true].map((wanted) =>
    section.fields.filter(({ isOptional }) => isOptional === wanted),
  );
  const grid = (fields: FieldSection["fields"]): JSX.Element => (
    <div class="field-grid">
      {fields.map((field) => {
        const name = base ? nameInSection(base, field.path, language, scenario) : field.path;
        return <ScenarioField key={field.path} field={field} name={name} fullName={`${title}: ${name}`} />;
      })}
    </div>
  );
  return (
    <fieldset class="section-fields">
      <legend>{title}</legend>
      {grid(always)}
      {byWeekday.length > 0 && (
        <details class="by-weekday">
          <summary>{FORM[language].byWeekday}</summary>
          {grid(byWeekday)}
        </details>
      )}
      {section.addsUp && <ShareSum section={section} />}
    </fieldset>
  );
}

/** Shares of a section as they add up now. */
export function shareSum(section: FieldSection, valueOf: (path: string) => unknown): number {
  return section.fields.reduce((total, { path }) => total + Number(valueOf(path) ?? 0), 0);
}

export function isWholeSum(sum: number): boolean {
  return Math.abs(sum - 1) < 1e-9;
}

function ShareSum({ section }: { readonly section: FieldSection }): JSX.Element {
  const store = useStore();
  const { scenario } = store.texts.value;
  const sum = shareSum(section, store.valueOf);
  const isRight = isWholeSum(sum);
  const percent = formatNumber(sum, { language: store.language.value, decimals: 1, isShare: true });
  return (
    <p class={isRight ? "route-sum" : "route-sum ds-validation-message"} data-color="danger" role="status">
      <strong>{scenario.total(percent)}</strong> {isRight ? scenario.totalRight : scenario.totalWrong(percent)}
    </p>
  );
}
