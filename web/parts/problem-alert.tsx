import { type JSX } from "preact";
import type { ApiProblem } from "../api/api-client.ts";
import { useStore } from "../store-context.ts";
import type { RunsTexts } from "../texts/runs.ts";
import { STATES } from "../texts/states.ts";
import { hashTo } from "./page-header.tsx";

interface ProblemProps {
  readonly problem: ApiProblem;
  readonly texts: Pick<RunsTexts, "unreachable" | "errorId" | "again">;
  readonly onAgain: () => void;
}

/** What the server says is wrong, in its words, with what it is found by in its log, whom to ask, and the way on. */
export function ProblemAlert({ problem, texts, onAgain }: ProblemProps): JSX.Element {
  const { kind, title, detail, errors, errorId } = problem;
  return (
    <div class="ds-alert" data-color="danger" role="alert">
      <h2 class="ds-heading" data-size="2xs">
        {kind === "unreachable" ? texts.unreachable : title}
      </h2>
      {/* Where nothing is, the server names an address, which helps nobody here. */}
      {!OWN_WORDS.includes(kind) && detail !== "" && <p>{detail}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={`${error.pointer} ${error.detail}`}>
              <code>{error.pointer}</code> {error.detail}
            </li>
          ))}
        </ul>
      )}
      <WhomToAsk kind={kind} />
      {errorId !== null && <p>{texts.errorId(errorId)}</p>}
      <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={onAgain}>
        {texts.again}
      </button>
    </div>
  );
}

const OWN_WORDS: readonly string[] = ["unreachable", "not-found"];
const NO_ACCESS: readonly string[] = ["unauthenticated", "forbidden", "not-your-job", "no-role"];

/** Where something may not be seen or is not there: who can help, and where all that is there is listed. */
function WhomToAsk({ kind }: Pick<ApiProblem, "kind">): JSX.Element | null {
  const store = useStore();
  const texts = STATES[store.language.value];
  const isMissing = kind === "not-found";
  if (!isMissing && !NO_ACCESS.includes(kind)) return null;
  return (
    <p>
      {isMissing ? texts.notFound : texts.noAccess}{" "}
      {kind === "unauthenticated" ? (
        <a class="ds-link" href="auth/sign-in">
          {texts.signIn}
        </a>
      ) : (
        <a class="ds-link" href={hashTo(withoutJobs(store.hash.value), "kjoringer")}>
          {texts.allRuns}
        </a>
      )}
    </p>
  );
}

/** The way to the list leads away from what was not found. */
function withoutJobs(hash: string): string {
  return hash.replace(/&j=[^&]*/g, "");
}
