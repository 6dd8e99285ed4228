import type { PlacesForStaff, StaffedPlace, StaffGiven, StaffPlan } from "../analysis/staff-plan.ts";
import { normOf, roundedDown, roundedUp, writtenFte } from "../analysis/staff-capacity.ts";
import { totalFte } from "../analysis/staff-norm.ts";
import type { Change } from "../scenarios/change.ts";
import { STAFF_CATEGORIES, type StaffCategory } from "../scenarios/staff-norms.ts";
import { STAFF_NAMES } from "./forecast-words.ts";
import { type Language, textIn } from "./language.ts";
import { formatNumber, MISSING } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { destinationName } from "./scenario-names.ts";
import { STAFF_PLAN_WORDS } from "./staff-plan-words.ts";
import { categoryName, NO_NORM, type SourcedNorms, SUM, wageNote } from "./staff-words.ts";
import { heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Column, type Table, textTables } from "./table.ts";
import { DIMENSION_NAMES } from "./words.ts";

interface NormsTold extends SourcedNorms {
  readonly scenario: ScenarioFacts;
}

export interface StaffPlanTold extends NormsTold {
  readonly plan: StaffPlan;
}

export interface StaffAnswerTold extends NormsTold {
  readonly found: readonly PlacesForStaff[];
  /** The command that simulates the changes, one flag in each part. */
  readonly command: readonly string[];
}

/** Staff from capacity for people: by place, by category, and where the wages come from. */
export function staffPlanSummary(told: StaffPlanTold, options: SummaryOptions): string {
  const { scenario, norms, plan } = told;
  const { language } = options;
  const words = STAFF_PLAN_WORDS[language];
  const without = plan.withoutNorm.map((place) => destinationName(scenario, place, language));
  const title = `${heading(words.title, options)}\n${paragraph(`${textIn(language, norms.name)}. ${words.note}`, options)}`;
  const noNorm = without.length === 0 ? "" : paragraph(`${NO_NORM[language]} ${without.join(", ")}.`, options);
  if (plan.places.length === 0) return joinedParagraphs([title, noNorm]);
  return joinedParagraphs([
    title,
    textTables(staffPlanTable(told, language), options),
    `${heading(words.categoryTitle, options)}\n${textTables(staffCategoryTable(told, language), options)}`,
    paragraph(staffPlanNote(told, language), options),
    noNorm,
  ]);
}

const left = (header: string): Column => ({ header, align: "left" });
const right = (header: string): Column => ({ header, align: "right" });

/** By place: its capacity, the staff for it, for one place and for one patient by day, and what they cost. */
export function staffPlanTable(told: StaffPlanTold, language: Language): Table {
  const { scenario, plan } = told;
  const words = STAFF_PLAN_WORDS[language];
  const hasBudget = plan.places.some(({ budgetNok }) => budgetNok !== null);
  const number = (value: number | null, decimals: number): string =>
    value === null ? MISSING : formatNumber(value, { language, decimals });
  const million = (nok: number | null): string => number(nok === null ? null : nok / 1e6, 1);
  const sum = (of: (own: StaffedPlace) => number | null): number =>
    plan.places.reduce((total, own) => total + (of(own) ?? 0), 0);
  const fte = neededTexts(told, plan.places, (own) => own.fte, language);
  return {
    columns: [
      left(DIMENSION_NAMES.place[language]),
      right(words.capacity),
      right(words.fte),
      right(words.ftePerPlace),
      right(words.dayFte),
      right(words.wage(plan.wageYear)),
      ...(hasBudget ? [right(words.budget(plan.budgetYear))] : []),
    ],
    rows: [
      ...plan.places.map((own, at) => [
        destinationName(scenario, own.place, language),
        capacityText(own, language),
        fte[at]!,
        number(own.ftePerPlace, 2),
        number(own.dayFtePerPatient, 2),
        million(own.wageNok),
        ...(hasBudget ? [million(own.budgetNok)] : []),
      ]),
      [
        SUM[language],
        "",
        number(
          roundedUp(
            sum(({ fte }) => fte),
            1,
          ),
          1,
        ),
        "",
        "",
        million(sum(({ wageNok }) => wageNok)),
        ...(hasBudget ? [""] : []),
      ],
    ],
  };
}

function capacityText({ norm, places, hoursPerWeek }: StaffedPlace, language: Language): string {
  const words = STAFF_PLAN_WORDS[language];
  const limit = norm === "home-care" ? hoursPerWeek : places;
  if (limit === null) return words.unlimited;
  const text = formatNumber(limit, { language, decimals: Number.isInteger(limit) ? 0 : 1 });
  return norm === "home-care" ? words.hours(text) : text;
}

/** By place and what staff are for. */
export function staffCategoryTable(told: StaffPlanTold, language: Language): Table {
  const { scenario, plan } = told;
  const staffed = plan.places.filter(({ staff }) => staff !== null);
  const used = usedCategories(plan);
  const columns = used.map((category) =>
    neededTexts(told, staffed, (own) => own.staff?.[category], language, category),
  );
  return {
    columns: [left(DIMENSION_NAMES.place[language]), ...used.map((category) => right(STAFF_NAMES[category][language]))],
    rows: staffed.map(({ place }, at) => [
      destinationName(scenario, place, language),
      ...columns.map((texts) => texts[at]!),
    ]),
    breaksNames: true,
  };
}

/** What a place takes, of a category or altogether, as it is written: typed back it is for the same places. */
export function neededFte(
  { scenario, norms }: NormsTold,
  place: string,
  exact: number,
  category?: StaffCategory,
  least?: number,
): ReturnType<typeof writtenFte> {
  // A place that takes staff has a norm.
  const by = normOf(norms, place, scenario.places[place]!.kind)!;
  return writtenFte(norms, by, exact, category && ((staff) => staff[category] ?? 0), least);
}

/** A column of what places take, all with as many decimals as the one that needs most. */
function neededTexts(
  told: NormsTold,
  places: readonly StaffedPlace[],
  of: (own: StaffedPlace) => number | null | undefined,
  language: Language,
  category?: StaffCategory,
): string[] {
  const written = places.map((own) => neededFte(told, own.place, of(own) ?? 0, category));
  const decimals = Math.max(1, ...written.map((own) => own.decimals));
  return places.map((own) => {
    const exact = of(own) ?? null;
    if (exact === null || (exact === 0 && category !== undefined)) return MISSING;
    return formatNumber(roundedUp(exact, decimals), { language, decimals });
  });
}

function usedCategories({ places }: StaffPlan): StaffCategory[] {
  return STAFF_CATEGORIES.filter((category) => places.some(({ staff }) => (staff?.[category] ?? 0) > 0));
}

/** Where wages and the price of an hour come from. */
export function staffPlanNote(told: StaffPlanTold, language: Language): string {
  const { plan } = told;
  const hasBudget = plan.places.some(({ budgetNok }) => budgetNok !== null);
  return wageNote(told, usedCategories(plan), hasBudget, language);
}

/** Capacity from staff for people: what the staff are for, what is short, what is left, and the change to simulate. */
export function staffAnswer(told: StaffAnswerTold, options: SummaryOptions): string {
  const { norms, found, command } = told;
  const { language } = options;
  const words = STAFF_PLAN_WORDS[language];
  const used = STAFF_CATEGORIES.filter((category) => found.some(({ staff }) => (staff?.[category] ?? 0) > 0));
  const hasBudget = found.some(({ budgetNok }) => budgetNok !== null);
  const changes = found.flatMap((own) => own.changes);
  const notes = staffAnswerNotes(told, language);
  return joinedParagraphs([
    `${heading(words.answerTitle, options)}\n${paragraph(`${textIn(language, norms.name)}.`, options)}`,
    textTables(staffAnswerTable(told, language), options),
    notes.map((note) => paragraph(note, options)).join("\n"),
    used.length === 0 ? "" : paragraph(wageNote(told, used, hasBudget, language), options),
    ...(changes.length === 0
      ? []
      : [
          `${heading(words.yamlTitle, options)}\n${placesYaml(changes)}`,
          `${heading(words.commandTitle, options)}\n${command.join(" \\\n  ")}`,
        ]),
  ]);
}

/** A row for each place that staff are given for. */
export function staffAnswerTable(told: StaffAnswerTold, language: Language): Table {
  const { scenario, norms, found } = told;
  const words = STAFF_PLAN_WORDS[language];
  const hasBudget = found.some(({ budgetNok }) => budgetNok !== null);
  const number = (value: number | null): string =>
    value === null ? MISSING : formatNumber(value, { language, decimals: 1 });
  const million = (nok: number | null): string => number(nok === null ? null : nok / 1e6);
  return {
    columns: [
      left(DIMENSION_NAMES.place[language]),
      left(words.given),
      right(words.enoughFor),
      right(words.takes),
      left(words.leftOver),
      left(words.limit),
      right(words.wage(norms.wageYear)),
      ...(hasBudget ? [right(words.budget(norms.homeCare.budgetYear))] : []),
    ],
    rows: found.map((own) => [
      destinationName(scenario, own.place, language),
      givenText(own.given, language),
      enoughText(own, language),
      takenText(told, own, language),
      givenText(leftOfGiven(own), language),
      limitText(own, language),
      million(own.wageNok),
      ...(hasBudget ? [million(own.budgetNok)] : []),
    ]),
    breaksNames: true,
  };
}

function enoughText({ places, hoursPerWeek }: PlacesForStaff, language: Language): string {
  const words = STAFF_PLAN_WORDS[language];
  if (places !== null) return words.places(formatNumber(places, { language, decimals: 0 }));
  if (hoursPerWeek !== null) return words.hours(formatNumber(hoursPerWeek, { language, decimals: 1 }));
  return words.unlimited;
}

/** What the places take of all staff, with as many decimals as what was given, so that it is never seen to be more. */
export function takenText(told: NormsTold, { place, fte, given }: PlacesForStaff, language: Language): string {
  if (fte === null) return MISSING;
  const least = Math.max(1, ...[given.total ?? 0, ...Object.values(given.byCategory)].map(decimalsTyped));
  const written = neededFte(told, place, fte, undefined, least);
  return formatNumber(written.fte, { language, decimals: written.decimals });
}

/** What is left, rounded down as what is taken is rounded up. */
export function leftOfGiven({ given, leftOver }: PlacesForStaff): StaffGiven {
  const left = (typed = 0, exact = 0): number => roundedDown(exact, decimalsTyped(typed));
  return {
    ...(given.total !== undefined && { total: left(given.total, leftOver.total) }),
    byCategory: Object.fromEntries(
      Object.entries(given.byCategory).map(([category, fte]) => [
        category,
        left(fte, leftOver.byCategory[category as StaffCategory]),
      ]),
    ),
  };
}

/** Staff as they were typed. */
export function typedFteText(fte: number, language: Language): string {
  return formatNumber(fte, { language, decimals: decimalsTyped(fte) });
}

/** One to four. */
function decimalsTyped(fte: number): number {
  return Math.min(4, Math.max(1, String(fte).split(".")[1]?.length ?? 0));
}

function givenText({ total, byCategory }: StaffGiven, language: Language): string {
  const number = (fte: number): string => typedFteText(fte, language);
  return [
    ...(total === undefined ? [] : [number(total)]),
    ...Object.entries(byCategory).map(
      ([category, fte]) => `${categoryName(category as StaffCategory, language)} ${number(fte)}`,
    ),
  ].join(", ");
}

function limitText({ binding }: PlacesForStaff, language: Language): string {
  const words = STAFF_PLAN_WORDS[language];
  if (binding === null) return words.none;
  return binding === "total" ? words.total : categoryName(binding, language);
}

/** What one more place takes, and what the change does besides. */
export function staffAnswerNotes(
  { scenario, found }: NormsTold & Pick<StaffAnswerTold, "found">,
  language: Language,
): string[] {
  const words = STAFF_PLAN_WORDS[language];
  const whole = (count: number): string => formatNumber(count, { language, decimals: 0 });
  return found.flatMap((own): string[] => {
    const name = destinationName(scenario, own.place, language);
    if (own.binding === null) return [words.noLimit(name)];
    if (own.places === null) return [];
    const { nextPlace, places, beds, opens } = own;
    return [
      ...(nextPlace
        ? [words.nextPlace(name, fteText(totalFte(nextPlace), language), partsText(nextPlace, language))]
        : []),
      ...(beds !== null && beds < places ? [words.moreThanBeds(name, whole(beds), whole(places))] : []),
      ...(opens !== null && opens < places ? [words.opensFewer(name, whole(opens))] : []),
    ];
  });
}

/** Rounded up, as all that is needed. */
function fteText(fte: number, language: Language): string {
  return formatNumber(roundedUp(fte, 2), { language, decimals: 2 });
}

function partsText(staff: NonNullable<PlacesForStaff["nextPlace"]>, language: Language): string {
  return STAFF_CATEGORIES.filter((category) => (staff[category] ?? 0) > 0)
    .map((category) => `${categoryName(category, language)} ${fteText(staff[category]!, language)}`)
    .join(", ");
}

/** Changes of places as they stand in a scenario. */
export function placesYaml(changes: readonly Change[]): string {
  const byPlace = new Map<string, string[]>();
  for (const { path, set } of changes) {
    const [, place = "", field = ""] = path.split(".");
    const fields = byPlace.get(place) ?? [];
    byPlace.set(place, [...fields, `    ${field}: ${flowText(set)}`]);
  }
  return ["places:", ...[...byPlace].flatMap(([place, fields]) => [`  ${place}:`, ...fields])].join("\n");
}

function flowText(value: Change["set"]): string {
  if (typeof value !== "object" || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([field, own]) => `${field}: ${String(own)}`)
    .join(", ")} }`;
}
