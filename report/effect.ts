import type { Change } from "../scenarios/change.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { Language, LocalText } from "./language.ts";
import { formatDate } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";

/**
 * Which question a run with changes answers.
 * - `long-run`: they hold from simulated day 0, so that the warm-up has settled to them;
 * - `first-years`: they begin at the end of the warm-up or later, each on its date; with a start from a census also without one;
 * - `dated`: they have dates, some of them in the warm-up, such as those of every year;
 * - `mixed`: some have dates and some hold from simulated day 0;
 * - `none`: there are no changes.
 */
export interface Effect {
  readonly kind: "none" | "long-run" | "first-years" | "dated" | "mixed";
  /** The dates from which dated changes hold, in order: YYYY-MM-DD, or MM-DD for every year. */
  readonly dates: readonly string[];
}

/** Which question the difference between two resolved scenarios answers. */
export function effectOf(baseline: Scenario, alternative: Scenario): Effect {
  const removed = new Map((baseline.changes ?? []).map((change) => [canonical(change), change]));
  const added = (alternative.changes ?? []).filter((change) => !removed.delete(canonical(change)));
  const dated = [...added, ...removed.values()];
  const isOtherwiseEqual = canonical(withoutWords(baseline)) === canonical(withoutWords(alternative));
  const dates = added.flatMap(({ from }) => (from === undefined ? [] : [from]));
  const { start, startDate } = alternative.run;
  if (start?.kind === "census" && !isOtherwiseEqual) {
    // There is no day before the first measured one on which changes could have held.
    const isLater = dated.every(({ from }) => from !== undefined && from.length > 5 && from >= startDate);
    const kind = isLater ? "first-years" : "dated";
    return { kind, dates: [...new Set([startDate, ...dates])].sort() };
  }
  return { kind: kindOf(dated, isOtherwiseEqual, alternative.run.startDate), dates: [...new Set(dates)].sort() };
}

function kindOf(dated: readonly Change[], isOtherwiseEqual: boolean, startDate: string): Effect["kind"] {
  if (dated.length === 0) return isOtherwiseEqual ? "none" : "long-run";
  if (!isOtherwiseEqual) return "mixed";
  return dated.every(({ from }) => from !== undefined && from.length > 5 && from >= startDate)
    ? "first-years"
    : "dated";
}

/** What decides the results, dated changes apart; thresholds and costs are only told beside them. */
function withoutWords(scenario: Scenario): unknown {
  const {
    $schema: _schema,
    name: _name,
    description: _description,
    changes: _changes,
    thresholds: _asked,
    costs: _costs,
    run,
    ...rest
  } = scenario;
  const { replications: _replications, ...model } = run;
  return { ...rest, run: model };
}

/** The same text for equal values, whatever the order of their fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * The month from which on a difference can be there, YYYY-MM: that of the first change where all begin in the measured period, else
 * its first.
 * @param startDate first measured day, YYYY-MM-DD
 */
export function firstMonth({ kind, dates }: Effect, startDate: string): string {
  const isLater = kind === "first-years" && dates.length > 0 && dates.every((date) => date.length > 5);
  const first = isLater ? [...dates].sort()[0] : startDate;
  return (first > startDate ? first : startDate).slice(0, 7);
}

/** The name of the effect within a sentence; empty where there are no changes. */
export function effectName(effect: Effect, facts: ScenarioFacts, language: Language): string {
  switch (effect.kind) {
    case "none":
      return "";
    case "long-run":
      return LONG_RUN_NAME[language];
    case "first-years":
      return (isOneYear(facts) ? FIRST_YEAR_NAME : FIRST_YEARS_NAME)[language];
    case "dated":
      return DATED_NAME[language];
    case "mixed":
      return MIXED_NAME[language];
  }
}

/** The name of the effect at the beginning of a sentence or a heading. */
export function effectTitle(effect: Effect, facts: ScenarioFacts, language: Language): string {
  const name = effectName(effect, facts, language);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What question was answered, in a sentence or two; empty where there are no changes. */
export function effectText(effect: Effect, facts: ScenarioFacts, language: Language): string {
  const title = effectTitle(effect, facts, language);
  if (title === "") return "";
  const dates = effect.dates.map((date) => dateText(date, language)).join(", ");
  return `${title}: ${meaningOf(effect, dates, language)}`;
}

function meaningOf({ kind }: Effect, dates: string, language: Language): string {
  if (kind === "long-run") return FROM_DAY_0[language];
  if (kind === "mixed") return `${SOME_FROM_DAY_0[language]} ${dates || "–"}.`;
  const sentence = dates === "" ? REMOVED[language] : `${FROM[language]} ${dates}.`;
  return kind === "first-years" ? `${sentence} ${UNTIL_THEN[language]}` : sentence;
}

const LONGEST_YEAR = 366;

function isOneYear({ days }: ScenarioFacts): boolean {
  return days <= LONGEST_YEAR;
}

function dateText(date: string, language: Language): string {
  return date.length === 5 ? `${formatDate(date, language)} ${EVERY_YEAR[language]}` : formatDate(date, language);
}

const LONG_RUN_NAME: LocalText = { nb: "langtidseffekt", nn: "langtidseffekt", en: "long-run effect" };
const FIRST_YEAR_NAME: LocalText = { nb: "førsteårseffekt", nn: "førsteårseffekt", en: "first-year effect" };
const FIRST_YEARS_NAME: LocalText = {
  nb: "effekt i de første årene",
  nn: "effekt i dei første åra",
  en: "effect in the first years",
};
const DATED_NAME: LocalText = {
  nb: "effekt av daterte endringer",
  nn: "effekt av daterte endringar",
  en: "effect of dated changes",
};
const MIXED_NAME: LocalText = { nb: "blandet effekt", nn: "blanda effekt", en: "mixed effect" };
const EVERY_YEAR: LocalText = { nb: "hvert år", nn: "kvart år", en: "every year" };
const FROM_DAY_0: LocalText = {
  nb: "endringene gjelder fra simulert dag 0, som om det alltid hadde vært slik.",
  nn: "endringane gjeld frå simulert dag 0, som om det alltid hadde vore slik.",
  en: "the changes hold from simulated day 0, as if it had always been so.",
};
const FROM: LocalText = {
  nb: "endringene gjelder fra",
  nn: "endringane gjeld frå",
  en: "the changes hold from",
};
const SOME_FROM_DAY_0: LocalText = {
  nb: "noen endringer gjelder fra simulert dag 0 (langtidseffekt), andre fra",
  nn: "nokre endringar gjeld frå simulert dag 0 (langtidseffekt), andre frå",
  en: "some changes hold from simulated day 0 (long-run effect), others from",
};
const REMOVED: LocalText = {
  nb: "daterte endringer er tatt bort.",
  nn: "daterte endringar er tekne bort.",
  en: "dated changes are taken away.",
};
const UNTIL_THEN: LocalText = {
  nb: "Fram til da er alt som uten dem, så køer som trenger flere år på å finne et nytt nivå, er ikke kommet dit ennå.",
  nn: "Fram til då er alt som utan dei, så køar som treng fleire år på å finne eit nytt nivå, er ikkje komne dit enno.",
  en: "Until then all is as without them, so queues that take years to settle have not done so yet.",
};
