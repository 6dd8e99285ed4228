import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { type Language, textIn } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import { fieldName, valueText } from "../parts/path-names.ts";
import { withRationale } from "../state/document.ts";
import type { FieldSection, FieldSpec } from "../state/fields.ts";
import { readNumber } from "../../report/number-reading.ts";
import { fieldText } from "../state/number-text.ts";
import { valueAt } from "../state/values.ts";
import { useStore } from "../store-context.ts";
import type { Texts } from "../texts/nb.ts";
import { messageText } from "../../scenarios/message.ts";
import { speechOf } from "../state/speech.ts";

/** The fields of a place, a group of patients or a set of routes. */
export function SectionFields({ section }: { readonly section: FieldSection }): JSX.Element {
  const store = useStore();
  const { scenario } = store.texts.value;
  const language = store.language.value;
  const base = store.model.value?.scenario;
  const sum = section.fields.reduce((total, { path }) => total + Number(store.valueOf(path) ?? 0), 0);
  const isRight = Math.abs(sum - 1) < 1e-9;
  const percent = formatNumber(sum, { language, decimals: 1, isShare: true });
  return (
    <fieldset class="section-fields">
      <legend>{base ? sectionName(base, section, language, scenario) : section.path}</legend>
      <div class="field-grid">
        {section.fields.map((field) => (
          <Field key={field.path} field={field} isRoute={section.group !== "capacity"} />
        ))}
      </div>
      {section.addsUp && (
        <p class={isRight ? "route-sum" : "route-sum ds-validation-message"} data-color="danger" role="status">
          <strong>{scenario.total(percent)}</strong> {isRight ? scenario.totalRight : scenario.totalWrong(percent)}
        </p>
      )}
    </fieldset>
  );
}

type Base = NonNullable<ReturnType<typeof useStore>["model"]["value"]>["scenario"];

function sectionName(base: Base, { path, group }: FieldSection, language: Language, texts: Texts["scenario"]): string {
  const [kind = "", id = "", , place = ""] = path.split(".");
  const nameOf = (entries: object | undefined, key: string): string => {
    const entry = (entries as Readonly<Record<string, { readonly name?: Parameters<typeof textIn>[1] }>> | undefined)?.[
      key
    ];
    return entry?.name === undefined ? key.replaceAll("-", " ") : textIn(language, entry.name);
  };
  if (kind === "run") return texts.groups.run;
  if (kind === "actors") return nameOf(base.actors, id);
  if (kind === "groups") return `${nameOf(base.groups, id)} – ${nameOf(base.places, place)}`;
  const name = kind === "places" ? nameOf(base.places, id) : nameOf(base.routings, id);
  return group === "routes" ? texts.waysFrom(name) : name;
}

interface FieldProps {
  readonly field: FieldSpec;
  readonly isRoute: boolean;
}

/** One value with its unit, what it was, where it comes from, and why it was changed. */
function Field({ field, isRoute }: FieldProps): JSX.Element {
  const store = useStore();
  const { scenario, panel } = store.texts.value;
  const language = store.language.value;
  const model = store.model.value;
  const { path, kind, isShare, isWhole } = field;
  const id = `field-${path}`;
  const value = store.valueOf(path);
  const before = model ? valueAt(model.scenario, path) : undefined;
  const isChanged = JSON.stringify(value) !== JSON.stringify(before);
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const shown = (one: unknown): string =>
    typeof one === "number"
      ? fieldText(isShare ? Number((100 * one).toPrecision(12)) : one, language)
      : String(one ?? "");
  const take = (text: string): void => {
    if (kind === "text") {
      setProblem("");
      store.setValue(path, text);
      return setDraft(null);
    }
    const number = readNumber(text.replace(/%$/, ""));
    const next = number !== undefined && isShare ? Number((number / 100).toPrecision(12)) : number;
    const found = problemOf(next, text, field, language, store.texts.value);
    setProblem(found);
    if (found !== "" || next === undefined) return;
    setDraft(null);
    store.setValue(path, next);
  };
  const entry = store.document.value.entries.find((one) => one.kind === "change" && one.change.path === path);
  const refused = store.preview.value.problems.find((one) => one.path === path);
  const speech = refused && speechOf(language);
  const told = refused && speech ? messageText(refused.said, speech) : "";
  const message = problem === "" ? told : problem;
  const name =
    isRoute && model
      ? routeName(model.scenario, path, language, scenario)
      : fieldName(path.split(".").slice(2), scenario);
  const unit = isShare ? "%" : (scenario.units[field.unit] ?? field.unit);
  return (
    <div class="form-field" data-changed={isChanged}>
      <label for={id}>
        {name} {unit !== "" && <span class="unit">({unit})</span>}
      </label>
      <input
        id={id}
        class="ds-input"
        data-size="sm"
        type="text"
        inputMode={kind === "number" ? (isWhole ? "numeric" : "decimal") : undefined}
        value={draft ?? shown(value)}
        aria-invalid={message !== ""}
        aria-describedby={`${id}-about${message === "" ? "" : ` ${id}-problem`}`}
        onInput={({ currentTarget }) => setDraft(currentTarget.value)}
        onChange={({ currentTarget }) => take(currentTarget.value)}
      />
      {message !== "" && (
        <p class="ds-validation-message" data-color="danger" data-size="sm" id={`${id}-problem`}>
          {message}
        </p>
      )}
      <p class="hint" id={`${id}-about`}>
        {isChanged && <strong>{scenario.baseline(valueText(before, language, scenario, isShare))}. </strong>}
        <Source path={path} />
      </p>
      {entry?.kind === "change" && (
        <label class="rationale">
          <span>{scenario.rationale}</span>
          <input
            class="ds-input"
            data-size="sm"
            type="text"
            value={entry.change.rationale ?? ""}
            aria-label={`${scenario.rationale}: ${name}`}
            onChange={({ currentTarget }) =>
              store.change((document) => withRationale(document, path, currentTarget.value.trim()))
            }
          />
        </label>
      )}
      {problem !== "" && (
        <button
          class="ds-button"
          data-variant="tertiary"
          data-size="sm"
          type="button"
          onClick={() => {
            setDraft(null);
            setProblem("");
          }}
        >
          {panel.undo}
        </button>
      )}
    </div>
  );
}

function routeName(base: Base, path: string, language: Language, texts: Texts["scenario"]): string {
  const parts = path.split(".");
  if (parts[0] === "run") return fieldName(parts.slice(1), texts);
  if (parts.at(-1) === "probability") {
    const to = parts.at(-2) ?? "";
    const known = base.places[to]?.name ?? base.exits[to]?.name;
    return known === undefined ? to.replaceAll("-", " ") : textIn(language, known);
  }
  if (parts[0] === "streams") {
    const stream = base.streams[parts[1] ?? ""];
    const group = stream && base.groups[stream.group]?.name;
    const name = group === undefined ? (parts[1] ?? "").replaceAll("-", " ") : textIn(language, group);
    const to = stream && "to" in stream && typeof stream.to === "string" ? base.places[stream.to]?.name : undefined;
    return to === undefined ? name : `${name} ${texts.to} ${textIn(language, to)}`;
  }
  return fieldName(parts.slice(2), texts);
}

function problemOf(
  value: number | undefined,
  text: string,
  { isWhole, isShare, least, most }: FieldSpec,
  language: Language,
  { panel, scenario }: Texts,
): string {
  if (value === undefined) return panel.notANumber(text);
  if (isWhole && !Number.isInteger(value)) return panel.notWhole(text);
  const number = (bound: number): string => (isShare ? `${100 * bound} %` : fieldText(bound, language));
  if (least !== null && value < least) return scenario.notBelow(number(least));
  return most !== null && value > most ? scenario.notAbove(number(most)) : "";
}

/** Where the value of the base comes from. */
function Source({ path }: { readonly path: string }): JSX.Element | null {
  const store = useStore();
  const { scenario } = store.texts.value;
  const provenance = provenanceOf(store.model.value?.provenance ?? {}, path);
  if (!provenance) return null;
  const { kind, source } = provenance;
  const kindText = kind === undefined ? "" : scenario.kinds[kind];
  return (
    <>
      {kindText}
      {source !== undefined && `${kindText === "" ? "" : ". "}${scenario.source(source)}`}
    </>
  );
}

/** What is said of a value, or of the nearest one above it. */
function provenanceOf<Provenance>(all: Readonly<Record<string, Provenance>>, path: string): Provenance | undefined {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    if (at in all) return all[at];
  }
  return undefined;
}
