import type { MeasureId } from "../engine/measures.ts";
import { ScenarioError, suggestion } from "../scenarios/problems.ts";

/** What makes a question mean nothing, though it is in order by its form and so is all that it names. */
export type QuestionFault =
  | { readonly kind: "no-such-measure"; readonly id: string; readonly ids: readonly string[] }
  | { readonly kind: "no-good-direction"; readonly id: MeasureId }
  | { readonly kind: "no-such-place"; readonly place: string; readonly places: readonly string[] }
  | { readonly kind: "measure-needs-place"; readonly text: string; readonly example: string }
  | {
      readonly kind: "no-such-figure";
      readonly name: string;
      readonly meant?: string;
      readonly there: readonly string[];
    }
  | { readonly kind: "no-such-alternative"; readonly name: string; readonly names: readonly string[] }
  | { readonly kind: "letterhead-needs-word"; readonly format: string }
  | { readonly kind: "nothing-to-compare" }
  | { readonly kind: "too-many-alternatives"; readonly most: number; readonly got: number }
  | { readonly kind: "budget-needed"; readonly text: string }
  | { readonly kind: "no-such-budget"; readonly id: string; readonly ids: readonly string[] }
  | { readonly kind: "which-budget"; readonly ids: readonly string[] };

/** What problems of a question call the place where it stands. */
export const QUESTION_NAME = "question";

/** A question that means nothing. Whoever asked in another language is told by the fault. */
export class QuestionError extends ScenarioError {
  readonly fault: QuestionFault;

  /** @param path of the field in the question */
  constructor(fault: QuestionFault, path: string) {
    super([{ severity: "error", file: QUESTION_NAME, line: 0, column: 0, path, message: textOf(fault) }]);
    this.name = "QuestionError";
    this.fault = fault;
  }
}

function textOf(fault: QuestionFault): string {
  switch (fault.kind) {
    case "no-such-measure":
      return `there is no measure ${JSON.stringify(fault.id)}${suggestion(fault.id, fault.ids)}`;
    case "no-good-direction":
      return `of ${fault.id} it cannot be said whether more is better, so no alternative is best by it; give another measure`;
    case "no-such-place":
      return `there is no place ${JSON.stringify(fault.place)}${suggestion(fault.place, fault.places)}`;
    case "measure-needs-place":
      return `${fault.text} is not measured; name a place, as in ${fault.example}`;
    case "no-such-figure": {
      const { name, meant, there } = fault;
      const hint = meant === undefined ? `there are ${there.join(", ")}, …` : `did you mean "${meant}"?`;
      return `there is no figure ${JSON.stringify(name)}; ${hint}`;
    }
    case "no-such-alternative": {
      const { name, names } = fault;
      const there = names.length === 0 ? "none: it is a run of one scenario" : names.join(", ");
      return `there is no alternative ${JSON.stringify(name)}${suggestion(name, names)}; there are ${there}`;
    }
    case "letterhead-needs-word":
      return `means something only for the format docx, got ${fault.format}`;
    case "nothing-to-compare":
      return "must have at least one alternative; name a measure, a scenario or a change such as places.x.capacityBeds=+10";
    case "too-many-alternatives":
      return `must have at most ${fault.most} alternatives, got ${fault.got}; compare some of them at a time`;
    case "budget-needed":
      return `must be an amount in NOK, such as 15e6, or id=amount, got ${JSON.stringify(fault.text)}`;
    case "no-such-budget":
      return `the problem has no budget called ${fault.id}; it has: ${fault.ids.join(", ") || "none"}`;
    case "which-budget":
      return fault.ids.length === 0
        ? "the problem has no budget to change"
        : `the problem has several budgets; write id=amount with one of: ${fault.ids.join(", ")}`;
  }
}
