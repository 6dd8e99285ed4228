import type { FieldRow, FieldSheet } from "../../report/field-sheets.ts";
import type { Language } from "../../report/language.ts";
import { textIn } from "../../report/language.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { pathName } from "../parts/path-names.ts";
import type { Texts } from "../texts/nb.ts";
import { changeByHand, type ScenarioDocument, type MeasureFile, valueIn } from "./document.ts";
import { FIELD_GROUPS, type FieldSection } from "./fields.ts";
import { valueAt } from "./values.ts";
import type { Model } from "./models.ts";

/** Every number of the form as sheets of a workbook: a sheet for each group of fields. */
export function fieldSheets(
  model: Pick<Model, "scenario" | "provenance">,
  document: ScenarioDocument,
  measures: readonly MeasureFile[],
  sections: readonly FieldSection[],
  language: Language,
  texts: Texts["scenario"],
): FieldSheet[] {
  const { scenario, provenance } = model;
  const rowOf = ({ path: sectionPath, addsUp }: FieldSection, field: FieldSection["fields"][number]): FieldRow => {
    const { path, unit, isShare, isWhole, least, most } = field;
    const known = provenance[path];
    const words = changeByHand(document, path);
    const source = words?.source ?? known?.source;
    const kind = words?.kind ?? known?.kind;
    return {
      path,
      name: rowName(scenario, path, language, texts),
      unit: isShare ? "%" : (texts.units[unit] ?? unit),
      baseline: plain(valueAt(scenario, path)),
      value: plain(valueIn(document, scenario, measures, path)),
      isShare,
      isWhole,
      least,
      most,
      sumGroup: addsUp ? sectionPath : null,
      ...(words?.from !== undefined && { from: words.from }),
      ...(words?.to !== undefined && { to: words.to }),
      ...(words?.rationale !== undefined && { rationale: words.rationale }),
      ...(source !== undefined && { source }),
      ...(kind !== undefined && { kind }),
    };
  };
  return FIELD_GROUPS.map((group) => ({
    name: texts.groups[group],
    rows: sections
      .filter((section) => section.group === group)
      .flatMap((section) => section.fields.map((field) => rowOf(section, field)))
      // What is not given has no line: an empty cell is a mistake there.
      .filter(({ value }) => value !== ""),
  })).filter(({ rows }) => rows.length > 0);
}

/** What a line is about, in full: it must be understood without those around it. */
function rowName(base: Scenario, path: string, language: Language, texts: Texts["scenario"]): string {
  const [kind = "", id = "", part, place = ""] = path.split(".");
  const own = base.streams[id];
  if (kind === "streams" && own) {
    const group = textIn(language, base.groups[own.group]?.name ?? own.group);
    const to = "to" in own && typeof own.to === "string" ? base.places[own.to]?.name : undefined;
    return to === undefined ? group : `${group} ${texts.to} ${textIn(language, to)}`;
  }
  const name = pathName(base, path, language, texts);
  if (kind !== "groups" || part !== "stays") return name;
  return `${name} (${textIn(language, base.places[place]?.name ?? place)})`;
}

function plain(value: unknown): number | string {
  return typeof value === "number" ? value : String(value ?? "");
}
