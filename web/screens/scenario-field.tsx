import { type JSX } from "preact";
import type { Language } from "../../report/language.ts";
import { readDate } from "../../report/date-reading.ts";
import { readNumber } from "../../report/number-reading.ts";
import { sourceText } from "../../report/source-text.ts";
import { draftsOf, setDraft } from "../parts/form-drafts.ts";
import { fieldId } from "../parts/wanted-field.ts";
import { valueText } from "../parts/path-names.ts";
import { messageText } from "../../scenarios/message.ts";
import { changeByHand, withoutValue } from "../state/document.ts";
import type { FieldSpec } from "../state/fields.ts";
import { dateFieldText, fieldText } from "../state/number-text.ts";
import { speechOf } from "../state/speech.ts";
import { valueAt } from "../state/values.ts";
import { useStore } from "../store-context.ts";
import { FORM } from "../texts/form.ts";
import type { Texts } from "../texts/nb.ts";
import { FieldTerms } from "./field-terms.tsx";

interface FieldProps {
  readonly field: FieldSpec;
  readonly name: string;
  /** The name with what it is a field of. */
  readonly fullName: string;
}

/** One value with its unit, what it was, where it comes from, and why and when it was changed. */
export function ScenarioField({ field, name, fullName }: FieldProps): JSX.Element {
  const store = useStore();
  const { scenario } = store.texts.value;
  const language = store.language.value;
  const texts = FORM[language];
  const { path, kind, isShare, isWhole, isOptional } = field;
  const id = fieldId(path);
  const value = store.valueOf(path);
  const before = valueAt(store.model.value?.scenario, path);
  const isChanged = JSON.stringify(value ?? null) !== JSON.stringify(before ?? null);
  const draft = draftsOf(store).value.get(id);
  const refused = store.preview.value.problems.find((one) => one.path === path);
  const speech = refused && speechOf(language);
  const told = refused && speech ? messageText(refused.said, speech) : "";
  const own = draft?.message ?? "";
  const change = changeByHand(store.document.value, path);
  const unit = isShare ? "%" : (scenario.units[field.unit] ?? field.unit);
  const take = (text: string): void => {
    const read = readField(text, field, language, store.texts.value);
    if ("message" in read) return setDraft(store, id, { text, message: read.message, name: fullName });
    setDraft(store, id, null);
    store.setValue(path, read.value);
  };
  const takeBack = (): void => {
    setDraft(store, id, null);
    store.change((document) => withoutValue(document, path));
    // The button is gone with what it takes back.
    document.getElementById(id)?.focus();
  };
  return (
    <div class="form-field" data-changed={isChanged}>
      <label for={id}>
        {name} {unit !== "" && !isSaid(unit, name) && <span class="unit">({unit})</span>}
      </label>
      <input
        id={id}
        class="ds-input"
        data-size="sm"
        type="text"
        inputMode={kind === "number" ? (isWhole ? "numeric" : "decimal") : undefined}
        value={draft?.text ?? shownText(value, field, language)}
        aria-invalid={own !== "" || told !== ""}
        aria-describedby={`${id}-about${own === "" && told === "" ? "" : ` ${id}-problem`}`}
        onInput={({ currentTarget }) =>
          setDraft(store, id, { text: currentTarget.value, message: own, name: fullName })
        }
        onBlur={({ currentTarget }) => draftsOf(store).peek().has(id) && take(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && take(currentTarget.value)}
      />
      {own + told !== "" && (
        <p class="ds-validation-message" data-color="danger" data-size="sm" id={`${id}-problem`}>
          {own === "" ? told : own}
        </p>
      )}
      <p class="hint" id={`${id}-about`}>
        {isChanged && <strong>{scenario.baseline(valueText(before, language, scenario, isShare))}. </strong>}
        {isOptional && before === undefined ? !isChanged && texts.optional : <Source path={path} />}
      </p>
      {(change ?? own) && (
        <button
          class="ds-button field-undo"
          data-variant="tertiary"
          data-size="sm"
          type="button"
          aria-label={texts.takeBack(fullName)}
          onClick={takeBack}
        >
          {store.texts.value.panel.undo}
        </button>
      )}
      {change && <FieldTerms path={path} change={change} fullName={fullName} />}
    </div>
  );
}

/** "Plasser, mandag" needs no "(plasser)". */
function isSaid(unit: string, name: string): boolean {
  return new RegExp(`^${unit}(,|$)`, "i").test(name);
}

function shownText(value: unknown, { isShare, kind }: FieldSpec, language: Language): string {
  if (kind === "date" && typeof value === "string") return dateFieldText(value, language);
  if (typeof value !== "number") return String(value ?? "");
  return fieldText(isShare ? Number((100 * value).toPrecision(12)) : value, language);
}

type Read = { readonly value: number | string | null } | { readonly message: string };

/** What was written, as a value of the scenario, or what is wrong with it and what to write. */
function readField(
  text: string,
  { kind, isWhole, isShare, isOptional, least, most }: FieldSpec,
  language: Language,
  { panel, scenario }: Texts,
): Read {
  const texts = FORM[language];
  if (text.trim() === "") return isOptional ? { value: null } : { message: texts.empty };
  if (kind === "text") return { value: text.trim() };
  if (kind === "date") {
    const date = readDate(text);
    return date?.length === 10 ? { value: date } : { message: texts.notADay(text) };
  }
  const number = readNumber(text.replace(/%\s*$/, ""));
  if (number === undefined) return { message: panel.notANumber(text) };
  if (isWhole && !Number.isInteger(number)) return { message: panel.notWhole(text) };
  const value = isShare ? Number((number / 100).toPrecision(12)) : number;
  const bound = (one: number): string => (isShare ? `${100 * one} %` : fieldText(one, language));
  if (least !== null && value < least) return { message: scenario.notBelow(bound(least)) };
  if (most !== null && value > most) return { message: scenario.notAbove(bound(most)) };
  return { value };
}

/** Where the value of the base comes from. */
export function Source({ path }: { readonly path: string }): JSX.Element | null {
  const store = useStore();
  const { scenario } = store.texts.value;
  const provenance = provenanceOf(store.model.value?.provenance ?? {}, path);
  if (!provenance) return null;
  const { kind, source } = provenance;
  const told = source === undefined ? [] : [scenario.source(sourceText(source, store.language.value))];
  // "Source: x" says that it is sourced.
  const isSaid = kind === undefined || (kind === "sourced" && source !== undefined);
  return <>{[...(isSaid ? [] : [capitalised(scenario.kinds[kind])]), ...told].join(". ")}</>;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is said of a value, or of the nearest one above it. */
function provenanceOf<Provenance>(all: Readonly<Record<string, Provenance>>, path: string): Provenance | undefined {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    if (at in all) return all[at];
  }
  return undefined;
}
