import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { LONGEST_NAME } from "../state/document.ts";
import { useStore } from "../store-context.ts";
import { FORM } from "../texts/form.ts";
import { LIST } from "../texts/scenario-list.ts";

/** The name of what is open, and a look through all of it. @param onCheck leads to what is wrong, where something is */
export function ScenarioHead({ onCheck }: { readonly onCheck: () => boolean }): JSX.Element {
  const store = useStore();
  const { shelf } = store;
  const language = store.language.value;
  const [texts, words] = [LIST[language], FORM[language]];
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const [told, setTold] = useState("");
  const present = store.document.value;
  const open = shelf.open.value;
  const isBase = present.name === undefined && present.entries.length === 0;
  const id = "scenario-name";
  /** Keeps it under the name that is written. @returns whether it has one now */
  const keep = (): boolean => {
    const name = (draft ?? present.name ?? "").trim();
    const isTaken = name !== open?.name && shelf.kept.peek().some((one) => one.name === name);
    const found = name === "" ? texts.nameMissing : isTaken ? texts.nameTaken(name) : "";
    setProblem(found);
    if (found !== "") return false;
    setDraft(null);
    if (open) shelf.rename(name);
    else shelf.keepNew(name, present);
    return true;
  };
  const save = (event: Event): void => {
    event.preventDefault();
    setTold("");
    if (!isBase || (draft ?? "").trim() !== "") {
      if (!keep()) return document.getElementById(id)?.focus();
    }
    if (onCheck()) setTold(words.saved);
  };
  const hint = isBase ? texts.isBase : open ? texts.kept : texts.notKept;
  return (
    <form class="scenario-head" noValidate onSubmit={save}>
      <label for={id}>{texts.name}</label>
      <div class="run-row">
        <input
          id={id}
          class="ds-input"
          data-size="sm"
          type="text"
          maxLength={LONGEST_NAME}
          value={draft ?? present.name ?? ""}
          aria-invalid={problem !== ""}
          aria-describedby={`${id}-hint${problem === "" ? "" : ` ${id}-problem`}`}
          onInput={({ currentTarget }) => {
            setDraft(currentTarget.value);
            setTold("");
          }}
          onBlur={() => open && draft !== null && keep()}
        />
        <button class="ds-button" data-size="sm" type="submit">
          {words.save}
        </button>
        <span role="status">{told}</span>
      </div>
      {problem !== "" && (
        <p class="ds-validation-message" data-color="danger" data-size="sm" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </form>
  );
}
