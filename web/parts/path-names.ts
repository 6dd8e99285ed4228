import { type Language, textIn } from "../../report/language.ts";
import { formatDate, formatNumber } from "../../report/numbers.ts";
import { DATA_LABELS, WEEKDAY_NAMES } from "../../report/words.ts";
import type { Change } from "../../scenarios/change.ts";
import type { Staff } from "../../scenarios/place.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { Text } from "../../scenarios/words.ts";
import type { ValueDifference } from "../state/differences.ts";
import type { Texts } from "../texts/nb.ts";
import type { EffectAsked } from "../workers/preview-part.ts";

type ScenarioTexts = Texts["scenario"];

/** A path in the words of the page: "Helsehus, Trondheim: plasser". */
export function pathName(base: Scenario, path: string, language: Language, texts: ScenarioTexts): string {
  const [kind = "", id = "", ...rest] = path.split(".");
  const entries = (base as unknown as Record<string, Record<string, { readonly name?: Text }> | undefined>)[kind];
  const name = entries?.[id]?.name;
  const named = name === undefined ? id.replaceAll("-", " ") : textIn(language, name);
  if (kind === "data") return fieldName([kind], language, texts);
  const field = fieldName(rest.length > 0 ? rest : [id], language, texts);
  if (kind === "run") return field;
  if (kind === "costs" && rest.length === 0) return capital(named);
  const last = rest.at(-1) ?? "";
  const destination = rest.length > 1 && last === "probability" ? rest.at(-2) : undefined;
  if (destination !== undefined && base) {
    const to = base.places[destination]?.name ?? base.exits[destination]?.name ?? destination;
    return `${capital(named)} ${texts.to} ${textIn(language, to)}`;
  }
  return `${capital(named)}: ${field.charAt(0).toLowerCase()}${field.slice(1)}`;
}

/** A field by the longest end of its path that has a name; one of a weekday with the day. */
export function fieldName(parts: readonly string[], language: Language, texts: ScenarioTexts): string {
  const weekday = WEEKDAY_NAMES.find(({ en }) => en.toLowerCase() === parts.at(-1));
  if (weekday && parts.length > 1) return `${fieldName(parts.slice(0, -1), language, texts)}, ${weekday[language]}`;
  for (let at = 0; at < parts.length; at++) {
    const known = texts.fields[parts.slice(at).join(".")];
    if (known !== undefined) return known;
  }
  return (parts.at(-1) ?? "").replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** "940 til 970 (+30) fra 1. mars" */
export function differenceText(
  { before, after, change }: ValueDifference,
  language: Language,
  texts: ScenarioTexts,
  effect: EffectAsked,
  startDate: string,
): string {
  const isShare = change.path.endsWith("probability");
  const when = isOfTheWhole(change) ? "" : whenText(change, language, texts, effect, startDate);
  if (isStaff(after)) {
    const staff = (one: Staff): string => staffText(one, language, texts);
    const from = isStaff(before) ? `${staff(before)} ${texts.to}` : texts.setTo;
    return `${from} ${staff(after)} ${when}`;
  }
  const told = toldTree(after, language, texts);
  if (told === undefined && (isTree(before) || isTree(after))) return `${texts.replaced}, ${when}`;
  const value = (one: unknown): string => valueText(one, language, texts, isShare);
  const step =
    typeof before === "number" && typeof after === "number"
      ? ` (${numberText(after - before, language, isShare, true)}${isShare ? ` ${texts.points}` : ""})`
      : "";
  if (change.path.startsWith("costs.") && before === undefined) return value(after);
  if (before === undefined || before === null) return `${texts.setTo} ${value(after)} ${when}`.trim();
  if (after === undefined || after === null) return `${texts.removedWas(value(before))} ${when}`.trim();
  return `${value(before)} ${texts.to} ${value(after)}${step} ${when}`.trim();
}

/** Whether a change is of the run as a whole, or of what is reckoned from it, and so of no dates. */
function isOfTheWhole({ path }: Change): boolean {
  return /^(data|run|costs|thresholds|calendar)(\.|$)/.test(path);
}

/** A few things that are more than a number, in words: who gets a place, how a run starts, what something costs. */
function toldTree(value: unknown, language: Language, texts: ScenarioTexts): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { rule, kind, persons, costPerYear, costOnce } = value as Readonly<Record<string, unknown>>;
  const whole = (one: unknown): string => (typeof one === "number" ? formatNumber(one, { language, decimals: 0 }) : "");
  if (typeof rule === "string") return texts.rules[rule];
  if (costPerYear !== undefined || costOnce !== undefined) return texts.money(whole(costPerYear), whole(costOnce));
  const start = typeof kind === "string" ? texts.starts[kind] : undefined;
  return start === undefined || !Array.isArray(persons) ? start : `${start} (${texts.persons(whole(persons.length))})`;
}

function isStaff(value: unknown): value is Staff {
  return typeof value === "object" && value !== null && "fte" in value;
}

/** Staff in a line: "154,6 årsverk". */
function staffText({ fte }: Staff, language: Language, texts: ScenarioTexts): string {
  return `${numberText(fte, language, false, false)} ${texts.units["FTE"] ?? ""}`;
}

/** What is too large to be written in a line. */
function isTree(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

export function valueText(value: unknown, language: Language, texts: ScenarioTexts, isShare = false): string {
  if (value === undefined) return texts.notGiven;
  if (value === null) return texts.removed;
  if (value === "unlimited") return texts.unlimited;
  if (typeof value === "number") return numberText(value, language, isShare, false);
  if (typeof value === "string") return DATA_LABELS[value as keyof typeof DATA_LABELS]?.[language] ?? value;
  const told = toldTree(value, language, texts);
  if (told !== undefined) return told;
  const text = JSON.stringify(value).replaceAll('"', "").replaceAll(",", ", ").replaceAll(":", ": ");
  return text.length > 80 ? `${text.slice(0, 78)} …` : text;
}

function numberText(value: number, language: Language, isShare: boolean, isDifference: boolean): string {
  const shown = isShare ? 100 * value : value;
  const rounded = Number(shown.toPrecision(6));
  const decimals = Math.min(4, (String(rounded).split(".")[1] ?? "").length);
  return formatNumber(value, { language, decimals, isShare, isDifference, hasPercentSign: !isDifference });
}

/** From when until when a change holds. */
export function whenText(
  { from, to }: Pick<Change, "from" | "to">,
  language: Language,
  texts: ScenarioTexts,
  effect: EffectAsked,
  startDate: string,
): string {
  const begins = from ?? (effect === "first-years" ? startDate : undefined);
  if (begins === undefined) return texts.always;
  const date = (text: string): string => formatDate(text, language);
  return to === undefined ? texts.from(date(begins)) : texts.fromTo(date(begins), date(to));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
