import { type JSX } from "preact";
import { isEdited, LONGEST_SUMMARY } from "../../report/report-summary.ts";
import { useStore } from "../store-context.ts";
import { REPORT } from "../texts/report.ts";

interface Props {
  /** The text that was generated; null before it is known. */
  readonly generated: string | null;
  /** What has been written in its place. */
  readonly written: string | undefined;
  /** @param isTyping whether it goes on from the last change */
  readonly onChange: (text: string | undefined, isTyping: boolean) => void;
  readonly onLeave: () => void;
  readonly onUndo?: (() => void) | undefined;
  readonly onRedo?: (() => void) | undefined;
  /** Whether this browser keeps what is written. */
  readonly isKept: boolean;
}

/** The findings as a text that can be gone on from. */
export function ReportSummary(props: Props): JSX.Element {
  const { generated, written, onChange, onLeave, onUndo, onRedo, isKept } = props;
  const store = useStore();
  const texts = REPORT[store.language.value];
  const { panel } = store.texts.value;
  const isWritten = generated !== null && written !== undefined && isEdited(written, generated);
  const button = (name: string, act: (() => void) | undefined): JSX.Element => (
    <button
      class="ds-button"
      data-variant="secondary"
      data-size="sm"
      type="button"
      aria-disabled={act === undefined}
      onClick={() => act?.()}
    >
      {name}
    </button>
  );
  return (
    <section class="card report-part" aria-labelledby="summary-title">
      <h2 id="summary-title" class="ds-heading" data-size="2xs">
        <label for="summary-text">{texts.summary}</label>{" "}
        <span class="ds-tag" data-size="sm" data-color={isWritten ? "warning" : "neutral"}>
          {isWritten ? texts.edited : texts.generated}
        </span>
      </h2>
      <p class="hint" id="summary-hint">
        {texts.summaryHint}
      </p>
      <textarea
        id="summary-text"
        class="ds-input report-text"
        aria-describedby="summary-hint summary-kept"
        aria-busy={generated === null}
        rows={9}
        maxLength={LONGEST_SUMMARY}
        value={written ?? generated ?? ""}
        disabled={generated === null}
        onInput={({ currentTarget }) => onChange(currentTarget.value, true)}
        onBlur={onLeave}
      />
      <div class="run-row">
        {button(panel.undo, onUndo)}
        {button(panel.redo, onRedo)}
        {button(texts.reset, isWritten ? () => onChange(undefined, false) : undefined)}
        <span class="hint" id="summary-kept">
          {isKept ? texts.kept : texts.notKept}
        </span>
      </div>
    </section>
  );
}
