import { type JSX } from "preact";
import { MEASURES, type MeasureId } from "../../engine/measures.ts";
import { measureName } from "../../report/catalogue.ts";
import { type Language, LANGUAGES } from "../../report/language.ts";
import { REPORT_TEMPLATES, type ReportTemplate } from "../../report/report-formats.ts";
import type { Job } from "../api/jobs.ts";
import { whenText } from "../parts/when-text.ts";
import type { ReportDraft } from "../state/report-draft.ts";
import { useStore } from "../store-context.ts";
import { REPORT } from "../texts/report.ts";

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { nb: "Bokmål", nn: "Nynorsk", en: "English" };

/** What may be chosen of a run or a comparison. */
export interface ReportOffer {
  readonly measures: readonly string[];
  readonly alternatives: readonly { readonly name: string; readonly title: string }[];
}

interface Props {
  readonly jobs: readonly Job[];
  readonly job: string;
  readonly draft: ReportDraft;
  readonly offer: ReportOffer;
  readonly onJob: (job: string) => void;
  readonly onChange: (change: Partial<ReportDraft>) => void;
}

/** What the report is about, what kind it is, and what it shows. */
export function ReportChoice({ jobs, job, draft, offer, onJob, onChange }: Props): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = REPORT[language];
  return (
    <div class="card report-part">
      <div class="plan-row">
        <label>
          {texts.of}
          <select
            class="ds-input"
            data-size="sm"
            value={job}
            onChange={({ currentTarget }) => onJob(currentTarget.value)}
          >
            {jobs.map(({ id, kind, title, createdAt }) => (
              <option key={id} value={id}>
                {texts.kinds[kind]}: {title}, {whenText(createdAt, language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.template}
          <select
            class="ds-input"
            data-size="sm"
            value={draft.template}
            onChange={({ currentTarget }) => onChange({ template: currentTarget.value as ReportTemplate })}
          >
            {REPORT_TEMPLATES.map((template) => (
              <option key={template} value={template}>
                {texts.templates[template]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.language}
          <select
            class="ds-input"
            data-size="sm"
            value={draft.language}
            onChange={({ currentTarget }) => onChange({ language: currentTarget.value as Language })}
          >
            {LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {LANGUAGE_NAMES[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {draft.template !== "method" && (
        <>
          {offer.alternatives.length > 1 && (
            <Several
              name={texts.alternatives}
              hint={texts.alternativesHint}
              all={offer.alternatives.map(({ name, title }) => ({ id: name, name: title }))}
              chosen={draft.alternatives}
              onChange={(alternatives) => onChange({ alternatives })}
            />
          )}
          <Several
            name={texts.indicators}
            hint={texts.indicatorsHint}
            all={offer.measures.filter(isMeasure).map((id) => ({ id, name: measureName(id, language) }))}
            chosen={draft.indicators}
            onChange={(indicators) => onChange({ indicators })}
          />
        </>
      )}
    </div>
  );
}

interface SeveralProps {
  readonly name: string;
  readonly hint: string;
  readonly all: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Boxes to tick, folded away until somebody wants to choose. */
function Several({ name, hint, all, chosen, onChange }: SeveralProps): JSX.Element {
  const texts = REPORT[useStore().language.value];
  const own = chosen.filter((id) => all.some((one) => one.id === id));
  return (
    <details class="report-several">
      <summary>
        {name}: {own.length === 0 ? texts.usual : texts.chosen(own.length, all.length)}
      </summary>
      <fieldset>
        <legend class="ds-sr-only">{name}</legend>
        <p class="hint">{hint}</p>
        <div class="report-boxes">
          {all.map((one) => (
            <label key={one.id} class="plan-choice">
              <input
                type="checkbox"
                checked={own.includes(one.id)}
                onChange={({ currentTarget }) =>
                  onChange(currentTarget.checked ? [...own, one.id] : own.filter((id) => id !== one.id))
                }
              />
              {one.name}
            </label>
          ))}
        </div>
        {own.length > 0 && (
          <button class="ds-button" data-variant="tertiary" data-size="sm" type="button" onClick={() => onChange([])}>
            {texts.chooseUsual}
          </button>
        )}
      </fieldset>
    </details>
  );
}

function isMeasure(id: string): id is MeasureId {
  return Object.hasOwn(MEASURES, id);
}
