import type { CostPerUser } from "../../analysis/cost-figures.ts";
import { AGE_UNKNOWN } from "../../analysis/cost-per-user.ts";
import { figureText } from "../../report/cost-differences.ts";
import type { Language } from "../../report/language.ts";
import { decimalsFor, formatPlusMinus } from "../../report/numbers.ts";
import { PLANNING } from "../texts/planning.ts";

/** Who has the dearest users and who the cheapest, where that can be told; nothing where there is one municipality. */
export function costFinding(
  { actors }: { readonly actors: readonly Pick<CostPerUser["actors"][number], "actor" | "costPerUserNok">[] },
  nameOf: (id: string) => string,
  language: Language,
): string {
  const known = actors
    .flatMap(({ actor, costPerUserNok: { mean, ci95 } }) => (mean === null ? [] : [{ actor, mean, ci95 }]))
    .sort((a, b) => b.mean - a.mean);
  const [most, least] = [known[0], known.at(-1)];
  if (!most || !least || most === least) return "";
  const isSure = most.ci95 !== null && least.ci95 !== null && most.ci95[0] > least.ci95[1];
  if (!isSure) return PLANNING[language].costAlike;
  const [dearest, cheapest] = [figureText(most, language), figureText(least, language)];
  return PLANNING[language].costFinding(nameOf(most.actor), dearest, nameOf(least.actor), cheapest);
}

type Own = CostPerUser["actors"][number];

/** What most users of a municipality cost. @param nameOf of a class of cost, by its number */
export function mixFinding(
  { classes }: { readonly classes: readonly Pick<Own["classes"][number], "shareOfUsers">[] },
  name: string,
  nameOf: (at: number) => string,
  language: Language,
): string {
  const at = largest(classes.map(({ shareOfUsers }) => shareOfUsers.mean));
  if (at === null) return "";
  const { mean, ci95 } = classes[at]!.shareOfUsers;
  const share = formatPlusMinus(mean, ci95, { language, isShare: true, decimals: decimalsFor(mean, ci95, true) });
  return PLANNING[language].costMix(name, share, nameOf(at));
}

/** At what age the users of a municipality are dearest; nothing where one age alone is known. */
export function ageFinding(
  { ages }: { readonly ages: readonly Pick<Own["ages"][number], "age" | "costPerUserNok">[] },
  name: string,
  language: Language,
): string {
  const known = ages.filter(({ age }) => age !== AGE_UNKNOWN);
  const at = largest(known.map(({ costPerUserNok }) => costPerUserNok.mean));
  if (at === null || known.length < 2) return "";
  return PLANNING[language].costAge(name, known[at]!.age, figureText(known[at]!.costPerUserNok, language));
}

/** Which of some is the largest; null where none is known. */
function largest(values: readonly (number | null)[]): number | null {
  const most = Math.max(...values.map((value) => value ?? -Infinity));
  return Number.isFinite(most) ? values.indexOf(most) : null;
}
