import { type JSX } from "preact";
import type { ApiProblem } from "../api/api-client.ts";
import type { RunsTexts } from "../texts/runs.ts";

interface ProblemProps {
  readonly problem: ApiProblem;
  readonly texts: Pick<RunsTexts, "unreachable" | "errorId" | "again">;
  readonly onAgain: () => void;
}

/** What the server says is wrong, in its words, with what it is found by in its log. */
export function ProblemAlert({ problem, texts, onAgain }: ProblemProps): JSX.Element {
  const { kind, title, detail, errors, errorId } = problem;
  return (
    <div class="ds-alert" data-color="danger" role="alert">
      <h2 class="ds-heading" data-size="2xs">
        {kind === "unreachable" ? texts.unreachable : title}
      </h2>
      {kind !== "unreachable" && <p>{detail}</p>}
      <ul>
        {errors.map((error) => (
          <li key={`${error.pointer} ${error.detail}`}>
            <code>{error.pointer}</code> {error.detail}
          </li>
        ))}
      </ul>
      {errorId !== null && <p>{texts.errorId(errorId)}</p>}
      <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={onAgain}>
        {texts.again}
      </button>
    </div>
  );
}
