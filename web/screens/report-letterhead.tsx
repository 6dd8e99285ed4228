import { type JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { FileRefused } from "../../report/file-refusal.ts";
import { base64 } from "../../report/base64.ts";
import { refusalText } from "../../report/import-words.ts";
import { LETTERHEAD_LIMITS } from "../../report/letterhead.ts";
import { readLetterheadFile } from "../parts/read-letterhead.ts";
import type { KeptLetterhead } from "../state/report-draft.ts";
import { useStore } from "../store-context.ts";
import { DATA } from "../texts/data.ts";
import { REPORT } from "../texts/report.ts";
import type { LetterheadAnswer } from "../workers/letterhead-worker.ts";

type State =
  | { readonly kind: "choose" }
  | { readonly kind: "reading"; readonly name: string }
  | { readonly kind: "read"; readonly letterhead: KeptLetterhead; readonly answer: LetterheadAnswer };

interface Props {
  readonly letterhead: KeptLetterhead | null;
  readonly onChange: (letterhead: KeptLetterhead | null) => void;
}

/** A Word document of one's own in three steps; reports are as they were until the last one. */
export function ReportLetterhead({ letterhead, onChange }: Props): JSX.Element {
  const language = useStore().language.value;
  const texts = REPORT[language];
  const [state, setState] = useState<State>({ kind: "choose" });
  const latest = useRef(0);
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    const number = ++latest.current;
    setState({ kind: "reading", name: file.name });
    const next = await stateAfter(file);
    if (number === latest.current) setState(next);
  };
  const restart = (): void => {
    latest.current++;
    setState({ kind: "choose" });
    input.current?.focus();
  };
  const isReady = state.kind === "read" && state.answer.kind === "ready";
  const step = state.kind === "reading" || isReady ? 2 : letterhead && state.kind === "choose" ? 3 : 1;
  return (
    <section class="card report-part" aria-labelledby="letterhead-title">
      <h2 id="letterhead-title" class="ds-heading" data-size="2xs">
        {texts.letterhead}
      </h2>
      <p class="hint" id="letterhead-hint">
        {texts.letterheadHint}
      </p>
      <ol class="import-steps">
        {DATA[language].steps.map((name, at) => (
          <li key={name} aria-current={at + 1 === step ? "step" : undefined}>
            {name}
          </li>
        ))}
      </ol>
      {letterhead && (
        <p>
          {texts.letterheadInUse(letterhead.name)}{" "}
          <button
            class="ds-button"
            data-variant="tertiary"
            data-size="sm"
            type="button"
            onClick={() => {
              onChange(null);
              restart();
            }}
          >
            {texts.letterheadRemove}
          </button>
        </p>
      )}
      <p>
        <label class="file-field">
          <input
            ref={input}
            class="ds-sr-only"
            type="file"
            accept=".docx,.dotx"
            aria-describedby="letterhead-hint"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) void take(file);
              currentTarget.value = "";
            }}
          />
          <span class="ds-button" data-size="sm" data-variant="secondary">
            {texts.letterheadChoose}
          </span>
        </label>
      </p>
      <div role="status">{state.kind === "reading" && <p>{DATA[language].checking(state.name)}</p>}</div>
      {state.kind === "read" && (
        <Checked
          {...state}
          onUse={() => {
            onChange(state.letterhead);
            restart();
          }}
          onDiscard={restart}
        />
      )}
    </section>
  );
}

interface CheckedProps {
  readonly letterhead: KeptLetterhead;
  readonly answer: LetterheadAnswer;
  readonly onUse: () => void;
  readonly onDiscard: () => void;
}

function Checked({ letterhead, answer, onUse, onDiscard }: CheckedProps): JSX.Element {
  const language = useStore().language.value;
  const [texts, words] = [REPORT[language], DATA[language]];
  if (answer.kind !== "ready") {
    const reason =
      answer.kind === "failed"
        ? answer.message
        : refusalText(new FileRefused(answer.reason, answer.got, answer.limit), language);
    return (
      <div class="ds-alert" data-color="danger" role="alert">
        <p>
          <strong>{letterhead.name}</strong>: {reason}
        </p>
        <p>{texts.letterheadNotUsed}</p>
      </div>
    );
  }
  const { marker, hasTitle, textWidthMm, linksLeftOut } = answer;
  return (
    <section aria-labelledby="letterhead-checked" aria-live="polite">
      <h3 id="letterhead-checked" class="ds-heading" data-size="2xs">
        {texts.letterheadChecked(letterhead.name)}
      </h3>
      <ul>
        <li>{marker === null ? texts.letterheadAtEnd : texts.letterheadAt(marker)}</li>
        {hasTitle && <li>{texts.letterheadTitle}</li>}
        <li>{texts.letterheadWidth(String(textWidthMm))}</li>
        {linksLeftOut > 0 && <li>{texts.letterheadLinks(linksLeftOut)}</li>}
      </ul>
      <p class="data-buttons">
        <button class="ds-button" data-size="sm" type="button" onClick={onUse}>
          {words.apply}
        </button>
        <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={onDiscard}>
          {words.discard}
        </button>
      </p>
    </section>
  );
}

async function stateAfter(file: File): Promise<State> {
  const { name, size } = file;
  const most = LETTERHEAD_LIMITS.fileBytes;
  if (size > most) {
    const [got, limit] = [`${(size / 1e6).toFixed(1)} MB`, `${most / 1e6} MB`];
    return {
      kind: "read",
      letterhead: { name, base64: "" },
      answer: { kind: "refused", reason: "too-large", got, limit },
    };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const answer = await readLetterheadFile(bytes);
  return { kind: "read", letterhead: { name, base64: base64(bytes) }, answer };
}
