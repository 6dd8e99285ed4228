import { type Language, textIn } from "../../report/language.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { FieldSection } from "../state/fields.ts";
import type { Texts } from "../texts/nb.ts";
import { fieldName } from "./path-names.ts";

type ScenarioTexts = Texts["scenario"];

/** What the fields of a section are fields of. */
export function sectionName(
  base: Scenario,
  { path, group }: FieldSection,
  language: Language,
  texts: ScenarioTexts,
): string {
  const [kind = "", id = "", , place = ""] = path.split(".");
  const nameOf = (entries: object | undefined, key: string): string => {
    const entry = (entries as Readonly<Record<string, { readonly name?: Parameters<typeof textIn>[1] }>> | undefined)?.[
      key
    ];
    return entry?.name === undefined ? key.replaceAll("-", " ") : textIn(language, entry.name);
  };
  if (kind === "run") return texts.runSection;
  if (kind === "actors") return nameOf(base.actors, id);
  if (kind === "costs") return nameOf(base.costs, id);
  if (kind === "groups") return `${nameOf(base.groups, id)} – ${nameOf(base.places, place)}`;
  const name = kind === "places" ? nameOf(base.places, id) : nameOf(base.routings, id);
  return group === "routes" ? texts.waysFrom(name) : name;
}

/** What a field is called among those of its section. */
export function nameInSection(base: Scenario, path: string, language: Language, texts: ScenarioTexts): string {
  const parts = path.split(".");
  if (parts[0] === "run") return fieldName(parts.slice(1), language, texts);
  if (parts.at(-1) === "probability") {
    const to = parts.at(-2) ?? "";
    const known = base.places[to]?.name ?? base.exits[to]?.name;
    const bare = to.replaceAll("-", " ");
    return known === undefined ? bare.charAt(0).toUpperCase() + bare.slice(1) : textIn(language, known);
  }
  if (parts[0] === "streams") {
    const stream = base.streams[parts[1] ?? ""];
    const group = stream && base.groups[stream.group]?.name;
    const name = group === undefined ? (parts[1] ?? "").replaceAll("-", " ") : textIn(language, group);
    const to = stream && "to" in stream && typeof stream.to === "string" ? base.places[stream.to]?.name : undefined;
    return to === undefined ? name : `${name} ${texts.to} ${textIn(language, to)}`;
  }
  return fieldName(parts.slice(2), language, texts);
}
