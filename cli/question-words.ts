import { choiceHint } from "../scenarios/problems.ts";
import type { QuestionError } from "../tasks/question-error.ts";
import { UsageError } from "./exits.ts";
import { OPTIMIZE_WORDS } from "./optimize-words.ts";
import { REPORT_MESSAGES } from "./report-messages.ts";
import type { Talk } from "./talk.ts";

/** A question that means nothing, as a mistake on the command line in the language of the user. */
export function usageErrorFor(
  { fault, problems }: QuestionError,
  talk: Pick<Talk, "language" | "messages" | "text">,
): UsageError {
  const { language, messages } = talk;
  const words = OPTIMIZE_WORDS[language];
  switch (fault.kind) {
    case "no-such-measure":
      return new UsageError(
        `${messages.noSuchMeasure(JSON.stringify(fault.id))}${talk.text(choiceHint(fault.id, fault.ids))}`,
      );
    case "no-good-direction":
      return new UsageError(messages.noGoodDirection(fault.id));
    case "no-such-place": {
      const { place, places } = fault;
      return new UsageError(
        `${messages.noSuchPlace(place)}${talk.text(choiceHint(place, places))}`,
        messages.thereAre(places),
      );
    }
    case "measure-needs-place":
      return new UsageError(messages.measureNeedsPlace(fault.text, fault.example));
    case "no-such-figure": {
      const text = messages.noSuchFigure(`--${problems[0].path.split(".")[0]}`, JSON.stringify(fault.name));
      if (fault.meant !== undefined) return new UsageError(`${text}; ${messages.didYouMean([fault.meant])}`);
      return new UsageError(`${text}. ${messages.thereAre([...fault.there, "…"])}`);
    }
    case "no-such-alternative":
      return new UsageError(
        `${messages.noSuchAlternative(JSON.stringify(fault.name))}${talk.text(choiceHint(fault.name, fault.names))}`,
        messages.thereAre(fault.names),
      );
    case "letterhead-needs-word":
      return new UsageError(REPORT_MESSAGES[language].letterheadNeedsWord(fault.format));
    case "nothing-to-compare":
      return new UsageError(messages.nothingToCompare);
    case "too-many-alternatives":
      return new UsageError(messages.tooManyAlternatives(fault.most, fault.got));
    case "budget-needed":
      return new UsageError(words.budgetNeeded(JSON.stringify(fault.text)));
    case "no-such-budget":
      return new UsageError(words.noSuchBudget(fault.id, fault.ids));
    case "which-budget":
      return new UsageError(words.whichBudget(fault.ids));
  }
}
