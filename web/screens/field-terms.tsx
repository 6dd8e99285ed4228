import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { readDate } from "../../report/date-reading.ts";
import type { Change } from "../../scenarios/change.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { draftsOf, setDraft } from "../parts/form-drafts.ts";
import { whenText } from "../parts/path-names.ts";
import { dateFieldText } from "../state/number-text.ts";
import { datesProblem } from "../state/date-problem.ts";
import { withTerms } from "../state/document.ts";
import { useStore } from "../store-context.ts";
import { FORM } from "../texts/form.ts";

interface TermsProps {
  readonly path: string;
  readonly change: Change;
  readonly fullName: string;
}

/** Why a value was changed, and from when until when that holds; kept as it is written. */
export function FieldTerms({ path, change, fullName }: TermsProps): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = FORM[language];
  const { scenario } = store.texts.value;
  const startDate = String(store.valueOf("run.startDate"));
  const { effect } = store.document.value;
  const drafts = draftsOf(store).value;
  const isWrong = ENDS.some((end) => (drafts.get(`${end}-${path}`)?.message ?? "") !== "");
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    // What is wrong must be in sight, and stays there while it is mended.
    if (isWrong) setOpen(true);
  }, [isWrong]);
  return (
    <div class="field-terms">
      <label class="rationale">
        <span>{texts.because}</span>
        <input
          class="ds-input"
          data-size="sm"
          type="text"
          value={change.rationale ?? ""}
          aria-label={`${texts.because}: ${fullName}`}
          onInput={({ currentTarget }) =>
            store.change((document) => withTerms(document, path, { rationale: currentTarget.value }), `why ${path}`)
          }
          onBlur={({ currentTarget }) => {
            store.change(
              (document) => withTerms(document, path, { rationale: currentTarget.value.trim() }),
              `why ${path}`,
            );
            store.endTopic();
          }}
        />
      </label>
      {!/^(run|data|costs)(\.|$)/.test(path) && (
        <details class="field-dates" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{texts.dates(whenText(change, language, scenario, effect, startDate))}</summary>
          <div class="date-row">
            {ENDS.map((end) => (
              <DateField key={end} {...{ path, change, end, fullName }} />
            ))}
          </div>
          <p class="hint" id={`dates-${path}-hint`}>
            {texts.dateHint}
          </p>
        </details>
      )}
    </div>
  );
}

const ENDS = ["from", "to"] as const;

function DateField({ path, change, end, fullName }: TermsProps & { readonly end: "from" | "to" }): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = FORM[language];
  const id = `${end}-${path}`;
  const draft = draftsOf(store).value.get(id);
  const name = end === "from" ? texts.from : texts.until;
  const message = draft?.message ?? "";
  const take = (text: string): void => {
    const other = end === "from" ? "to" : "from";
    const others = draftsOf(store).peek().get(`${other}-${path}`)?.text;
    const read = {
      [end]: text.trim() === "" ? undefined : readDate(text),
      [other]: others === undefined ? change[other] : readDate(others),
    } as Pick<Change, "from" | "to">;
    const isNoDate = text.trim() !== "" && read[end] === undefined;
    const base = store.model.peek()?.scenario;
    const problem = isNoDate
      ? texts.notADate(text)
      : base
        ? datesProblem(read, runNow(base, store.valueOf), store.document.peek().effect, texts, language)
        : "";
    if (problem !== "") return setDraft(store, id, { text, message: problem, name: `${fullName}, ${name}` });
    setDraft(store, id, null);
    // What is of every year is right once its other end is.
    if (others !== undefined && (others.trim() === "" || read[other] !== undefined)) {
      setDraft(store, `${other}-${path}`, null);
    }
    store.change((document) => withTerms(document, path, { from: read.from, to: read.to }));
  };
  return (
    <div class="date-field">
      <label for={id}>{name}</label>
      <input
        id={id}
        class="ds-input"
        data-size="sm"
        type="text"
        value={draft?.text ?? dateFieldText(change[end], language)}
        aria-label={`${name}: ${fullName}`}
        aria-invalid={message !== ""}
        aria-describedby={`dates-${path}-hint${message === "" ? "" : ` ${id}-problem`}`}
        onInput={({ currentTarget }) =>
          setDraft(store, id, { text: currentTarget.value, message, name: `${fullName}, ${name}` })
        }
        onBlur={({ currentTarget }) => draftsOf(store).peek().has(id) && take(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && take(currentTarget.value)}
      />
      {message !== "" && (
        <p class="ds-validation-message" data-color="danger" data-size="sm" id={`${id}-problem`}>
          {message}
        </p>
      )}
    </div>
  );
}

function runNow({ run }: Scenario, valueOf: (path: string) => unknown): Scenario["run"] {
  const given = Object.keys(run).map((field) => [field, valueOf(`run.${field}`)]);
  return Object.fromEntries(given) as Scenario["run"];
}
