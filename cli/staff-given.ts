import { categoriesOf, type StaffGiven } from "../analysis/staff-plan.ts";
import { normOf } from "../analysis/staff-capacity.ts";
import { destinationName } from "../report/scenario-names.ts";
import { choiceHint } from "../scenarios/problems.ts";
import { STAFF_CATEGORIES, type StaffCategory } from "../scenarios/staff-norms.ts";
import type { StaffInput } from "../tasks/staff.ts";
import { UsageError } from "./exits.ts";
import { STAFF_COMMAND_WORDS } from "./staff-words.ts";
import type { Talk } from "./talk.ts";

/** As a scenario may have. */
const MOST_FTE = 100_000;
const FLAG = /^([^=.]+)(?:\.([^=]+))?=(.*)$/;
const NUMBER = /^\d+(?:[.,]\d+)?$/;

/**
 * What `--fte` says: `place=155` for all staff of a place, `place.night=9` for those of a category.
 * @throws UsageError where it means nothing for the scenario and its norms
 */
export function staffGiven(words: readonly string[], staff: StaffInput, talk: Talk): Record<string, StaffGiven> {
  const told = STAFF_COMMAND_WORDS[talk.language];
  const given: Record<string, StaffGiven> = {};
  for (const word of words) {
    const [, place = "", category, text = ""] = FLAG.exec(word) ?? [];
    if (place === "") throw new UsageError(told.fteNeeded(JSON.stringify(word)));
    const known = categoriesAt(place, staff, talk);
    if (category !== undefined && !known.some((one) => one === category)) {
      const named = STAFF_CATEGORIES.some((one) => one === category);
      const message = (named ? told.categoryNotInNorm : told.noSuchCategory)(category, place);
      throw new UsageError(
        `${message}${named ? "" : talk.text(choiceHint(category, known))}`,
        talk.messages.thereAre(known),
      );
    }
    const fte = NUMBER.test(text.trim()) ? Number(text.trim().replace(",", ".")) : NaN;
    if (!(fte <= MOST_FTE))
      throw new UsageError(told.numberNeeded(word.split("=", 1)[0]!, MOST_FTE, JSON.stringify(text)));
    const before = given[place] ?? { byCategory: {} };
    const isTwice = category === undefined ? before.total !== undefined : Object.hasOwn(before.byCategory, category);
    if (isTwice) throw new UsageError(told.givenTwice(word.split("=", 1)[0]!));
    given[place] =
      category === undefined
        ? { ...before, total: fte }
        : { ...before, byCategory: { ...before.byCategory, [category as StaffCategory]: fte } };
  }
  return given;
}

/** @throws UsageError for a place that is not there, or that no norm is given for */
function categoriesAt(id: string, { input, facts, norms, plan }: StaffInput, talk: Talk): readonly StaffCategory[] {
  const { places } = input.loaded.scenario;
  const withNorm = plan.places.map(({ place }) => place);
  if (!Object.hasOwn(places, id)) {
    throw new UsageError(
      `${talk.messages.noSuchPlace(JSON.stringify(id))}${talk.text(choiceHint(id, Object.keys(places)))}`,
      talk.messages.thereAre(withNorm),
    );
  }
  const by = normOf(norms.norms, id, places[id]!.kind);
  if (by) return categoriesOf(norms.norms, by);
  const name = destinationName(facts, id, talk.language);
  throw new UsageError(
    STAFF_COMMAND_WORDS[talk.language].noNorm(name, id),
    withNorm.length === 0 ? undefined : talk.messages.thereAre(withNorm),
  );
}
