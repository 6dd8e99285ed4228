import { CHANGES_TEXTS } from "./problem-texts-changes.ts";
import { CHECKS_TEXTS } from "./problem-texts-checks.ts";
import { DISTRIBUTIONS_TEXTS } from "./problem-texts-distributions.ts";
import { DOUBTS_TEXTS } from "./problem-texts-doubts.ts";
import { FIELDS_TEXTS } from "./problem-texts-fields.ts";
import { FORMS_TEXTS } from "./problem-texts-forms.ts";
import { HINTS_TEXTS } from "./problem-texts-hints.ts";
import { OTHER_FIELDS_TEXTS } from "./problem-texts-other-fields.ts";
import { PLANNING_TEXTS } from "./problem-texts-planning.ts";
import { QUESTIONS_TEXTS } from "./problem-texts-questions.ts";
import { RULES_TEXTS } from "./problem-texts-rules.ts";
import { TABLES_TEXTS } from "./problem-texts-tables.ts";

/** All messages to the user in the languages beside English, by the English text, which `phrase` goes by. */
export const PROBLEM_TEXTS = {
  ...FORMS_TEXTS,
  ...RULES_TEXTS,
  ...HINTS_TEXTS,
  ...FIELDS_TEXTS,
  ...OTHER_FIELDS_TEXTS,
  ...CHANGES_TEXTS,
  ...CHECKS_TEXTS,
  ...DISTRIBUTIONS_TEXTS,
  ...DOUBTS_TEXTS,
  ...TABLES_TEXTS,
  ...PLANNING_TEXTS,
  ...QUESTIONS_TEXTS,
};

export type ProblemText = keyof typeof PROBLEM_TEXTS;
