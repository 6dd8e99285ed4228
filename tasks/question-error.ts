import { phrase, type Message, type MessageValue } from "../scenarios/message.ts";
import type { MeasureId } from "../engine/measures.ts";
import { ScenarioError, choiceHint, didYouMean, newProblem } from "../scenarios/problems.ts";

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
    super([newProblem(messageOf(fault), { file: QUESTION_NAME, path })]);
    this.name = "QuestionError";
    this.fault = fault;
  }
}

function messageOf(fault: QuestionFault): Message {
  switch (fault.kind) {
    case "no-such-measure":
      return phrase("there is no measure {id}{hint}", {
        id: { quoted: fault.id },
        hint: choiceHint(fault.id, fault.ids),
      });
    case "no-good-direction":
      return phrase(
        "of {id} it cannot be said whether more is better, so no alternative is best by it; give another measure",
        { id: fault.id },
      );
    case "no-such-place":
      return phrase("there is no place {place}{hint}", {
        place: { quoted: fault.place },
        hint: choiceHint(fault.place, fault.places),
      });
    case "measure-needs-place":
      return phrase("{text} is not measured; name a place, as in {example}", {
        text: fault.text,
        example: fault.example,
      });
    case "no-such-figure": {
      const { name, meant, there } = fault;
      const hint =
        meant === undefined ? phrase("; there are {all}, …", { all: { list: there, joint: ", " } }) : didYouMean(meant);
      return phrase("there is no figure {name}{hint}", { name: { quoted: name }, hint });
    }
    case "no-such-alternative": {
      const { name, names } = fault;
      const there: MessageValue =
        names.length === 0 ? phrase("none: it is a run of one scenario") : { list: names, joint: ", " };
      const hint = choiceHint(name, names);
      return phrase("there is no alternative {name}{hint}; there are {there}", { name: { quoted: name }, hint, there });
    }
    case "letterhead-needs-word":
      return phrase("means something only for the format docx, got {format}", { format: fault.format });
    case "nothing-to-compare":
      return phrase(
        "must have at least one alternative; name a measure, a scenario or a change such as places.x.capacityBeds=+10",
      );
    case "too-many-alternatives":
      return phrase("must have at most {most} alternatives, got {got}; compare some of them at a time", {
        most: fault.most,
        got: fault.got,
      });
    case "budget-needed":
      return phrase("must be an amount in NOK, such as 15e6, or id=amount, got {text}", {
        text: { quoted: fault.text },
      });
    case "no-such-budget":
      return phrase("the problem has no budget called {id}; it has: {ids}", {
        id: fault.id,
        ids: fault.ids.length === 0 ? phrase("none") : { list: fault.ids, joint: ", " },
      });
    case "which-budget":
      return fault.ids.length === 0
        ? phrase("the problem has no budget to change")
        : phrase("the problem has several budgets; write id=amount with one of: {ids}", {
            ids: { list: fault.ids, joint: ", " },
          });
  }
}
