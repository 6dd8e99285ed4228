import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { readDate } from "../../report/date-reading.ts";
import { formatDate } from "../../report/numbers.ts";
import type { Approval } from "../state/calibration.ts";
import { dateFieldText } from "../state/number-text.ts";
import { useStore } from "../store-context.ts";
import { CALIBRATION } from "../texts/calibration.ts";

interface ApprovalProps {
  readonly approval: Approval | null;
  /** Whether what was approved is not what is shown. */
  readonly isOutdated: boolean;
  readonly onApprove: (by: string, date: string) => void;
}

/** Who has found the model good enough, and when. */
export function CalibrationApproval({ approval, isOutdated, onApprove }: ApprovalProps): JSX.Element {
  const language = useStore().language.value;
  const texts = CALIBRATION[language];
  const [by, setBy] = useState("");
  const [written, setDate] = useState<string | null>(null);
  const date = written ?? dateFieldText(new Date().toISOString().slice(0, 10), language);
  const [problems, setProblems] = useState({ by: "", date: "" });
  const approve = (event: Event): void => {
    event.preventDefault();
    const read = readDate(date);
    const found = {
      by: by.trim() === "" ? texts.needsName : "",
      date: read?.length === 10 ? "" : texts.needsDate(date),
    };
    setProblems(found);
    if (found.by !== "") return document.getElementById("approved-by")?.focus();
    if (found.date !== "" || read === undefined) return document.getElementById("approved-date")?.focus();
    onApprove(by.trim(), read);
    setBy("");
  };
  const field = (id: "by" | "date", name: string, value: string, set: (text: string) => void): JSX.Element => (
    <div>
      <label for={`approved-${id}`}>{name}</label>
      <input
        id={`approved-${id}`}
        class="ds-input"
        data-size="sm"
        type="text"
        maxLength={100}
        value={value}
        aria-invalid={problems[id] !== ""}
        aria-describedby={problems[id] === "" ? undefined : `approved-${id}-problem`}
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
      {problems[id] !== "" && (
        <p class="ds-validation-message" data-color="danger" data-size="sm" id={`approved-${id}-problem`}>
          {problems[id]}
        </p>
      )}
    </div>
  );
  return (
    <>
      <p role="status">
        {approval === null ? texts.notApproved : texts.approved(approval.by, formatDate(approval.date, language))}
      </p>
      {isOutdated && (
        <p class="ds-alert" data-color="warning">
          {texts.outdated}
        </p>
      )}
      <form class="field-row" noValidate onSubmit={approve}>
        {field("by", texts.approvedBy, by, setBy)}
        {field("date", texts.date, date, setDate)}
        <p>
          <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">
            {texts.approve}
          </button>
        </p>
      </form>
    </>
  );
}
