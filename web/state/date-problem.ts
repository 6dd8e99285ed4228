import { isEndOf } from "../../report/date-order.ts";
import type { Language } from "../../report/language.ts";
import { formatDate } from "../../report/numbers.ts";
import { dateText, runPeriod } from "../../scenarios/calendar.ts";
import type { Change } from "../../scenarios/change.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { FormTexts } from "../texts/form.ts";
import type { EffectAsked } from "../workers/preview-part.ts";

/** What is wrong with the dates of a change in a run, in words; empty where nothing is. */
export function datesProblem(
  { from, to }: Pick<Change, "from" | "to">,
  run: Scenario["run"],
  effect: EffectAsked,
  texts: Pick<FormTexts, "needsFrom" | "notAnEnd" | "tooEarly" | "tooLate">,
  language: Language,
): string {
  const isEveryYear = from?.length === 5 || to?.length === 5;
  if (isEveryYear && (from === undefined || to === undefined)) return texts.needsFrom;
  if (to !== undefined && !isEndOf(to, from)) return texts.notAnEnd;
  if (isEveryYear) return "";
  const { firstDate, dayCount } = runPeriod(run);
  const end = dateText(firstDate + dayCount);
  const start = effect === "first-years" ? run.startDate : dateText(firstDate);
  if (from !== undefined && effect === "first-years" && from < start)
    return texts.tooEarly(formatDate(start, language));
  if (to !== undefined && to <= start) return texts.tooEarly(formatDate(start, language));
  return from !== undefined && from >= end ? texts.tooLate(formatDate(end, language)) : "";
}
