import { type JSX } from "preact";
import { formatNumber } from "../../report/numbers.ts";
import { sectionName } from "../parts/field-names.ts";
import { draftsOf } from "../parts/form-drafts.ts";
import { fieldId, wantedField } from "../parts/wanted-field.ts";
import type { FieldSection } from "../state/fields.ts";
import type { Store } from "../store.ts";
import { useStore } from "../store-context.ts";
import { FORM } from "../texts/form.ts";
import { isWholeSum, shareSum } from "./scenario-fields.tsx";

/** Something that cannot be so, and the control where it is mended. */
interface FormProblem {
  readonly id: string;
  readonly text: string;
}

export const SUMMARY_ID = "form-errors";

/** What is wrong in the whole form, whichever group of it is open. */
export function formProblems(store: Store, sections: readonly FieldSection[]): FormProblem[] {
  const language = store.language.value;
  const { scenario } = store.texts.value;
  const base = store.model.value?.scenario;
  const ofDrafts = [...draftsOf(store).value].flatMap(([id, { message, name }]) => {
    return message === "" ? [] : [{ id, text: FORM[language].sum(name, message) }];
  });
  const ofSums = sections.flatMap((section): FormProblem[] => {
    const sum = section.addsUp ? shareSum(section, store.valueOf) : 1;
    if (!base || isWholeSum(sum)) return [];
    const percent = formatNumber(sum, { language, decimals: 1, isShare: true });
    const text = FORM[language].sum(sectionName(base, section, language, scenario), scenario.totalWrong(percent));
    return [{ id: fieldId(section.fields[0]?.path ?? ""), text }];
  });
  return [...ofDrafts, ...ofSums];
}

/** All that is wrong, on top, each with a link to where it is mended; it gets the focus when somebody saves. */
export function FormErrors({ problems }: { readonly problems: readonly FormProblem[] }): JSX.Element | null {
  const store = useStore();
  const texts = FORM[store.language.value];
  if (problems.length === 0) return null;
  return (
    <section class="ds-error-summary" id={SUMMARY_ID} tabIndex={-1} aria-labelledby={`${SUMMARY_ID}-title`}>
      <h2 id={`${SUMMARY_ID}-title`}>{texts.wrong}</h2>
      <ul>
        {problems.map(({ id, text }) => (
          <li key={id}>
            <a
              class="ds-link"
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                wantedField(store).value = id.replace(/^(field|from|to)-/, "");
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
