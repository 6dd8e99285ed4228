import { type JSX } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { browserStore } from "../parts/browser-store.ts";
import { comparedName } from "../parts/compared-name.ts";
import { ReplicationsField } from "../parts/replications-field.tsx";
import {
  type Compared,
  type ComparedBase,
  comparedText,
  doubtsAbout,
  LEAST_COMPARED,
  MOST_COMPARED,
  refusalOf,
} from "../state/compared.ts";
import { forgetScenario, type SavedScenario, savedScenarios, saveScenario } from "../state/saved-scenarios.ts";
import { useStore } from "../store-context.ts";
import { COMPARE } from "../texts/compare.ts";

interface Props {
  readonly base: ComparedBase | null;
  readonly chosen: readonly Compared[];
  readonly replications: string;
  readonly hasMoney: boolean;
  readonly canRun: boolean;
  readonly onReplications: (text: string) => void;
  readonly onMoney: (hasMoney: boolean) => void;
  readonly onRun: () => void;
}

/** Which scenarios are compared, and how. */
export function CompareChoice(props: Props): JSX.Element {
  const { base, chosen, replications, hasMoney, canRun, onReplications, onMoney, onRun } = props;
  const store = useStore();
  const texts = COMPARE[store.language.value];
  const [saved, setSaved] = useState<readonly SavedScenario[]>(() => savedScenarios(browserStore()));
  const kept = useKeptOnServer();
  const choose = (compared: Compared): void => {
    const text = comparedText(compared);
    const others = chosen.map(comparedText).filter((one) => one !== text);
    const isThere = others.length < chosen.length;
    if (!isThere && chosen.length + 1 >= MOST_COMPARED) return;
    store.view.value = { ...store.view.peek(), compared: isThere ? others : [...others, text] };
  };
  // Those of a link that are kept nowhere here are shown all the same.
  const own = [...saved, ...chosen.filter((one): one is SavedScenario => isOwn(one) && !saved.some(isSame(one)))];
  const ofMeasures = store.fittingMeasures.value.map(({ id }): Compared => ({ kind: "measure", id }));
  const strange = chosen.filter((one) => one.kind === "measure" && !ofMeasures.some(isSame(one)));
  const isFull = chosen.length + 1 >= MOST_COMPARED;
  const group = (name: string, all: readonly Compared[]): JSX.Element | false =>
    all.length > 0 && (
      <div>
        <h3 class="group-name">{name}</h3>
        <div class="measure-chips" role="group" aria-label={name}>
          {all.map((compared) => (
            <Chip
              key={comparedText(compared)}
              {...{ compared, base, isFull }}
              isChosen={chosen.some(isSame(compared))}
              onChoose={choose}
            />
          ))}
        </div>
      </div>
    );
  return (
    <form
      class="card compare-choice"
      aria-labelledby="compare-choice"
      onSubmit={(event) => {
        event.preventDefault();
        if (canRun) onRun();
      }}
    >
      <h2 id="compare-choice" class="ds-heading" data-size="xs">
        {texts.choose}
      </h2>
      <p class="hint">
        {texts.always}. {texts.chosen(chosen.length + 1, MOST_COMPARED)}
      </p>
      {store.changes.value.length > 0 && group(texts.present, [{ kind: "present" }])}
      {own.length === 0 ? <p class="hint">{texts.none}</p> : group(texts.groups.yours, own)}
      {group(texts.groups.server, kept)}
      {group(texts.groups.measures, [...ofMeasures, ...strange])}
      <Notes base={base} chosen={chosen} isFull={isFull} />
      <OwnScenarios saved={saved} onChange={() => setSaved(savedScenarios(browserStore()))} />
      <div class="run-row">
        <ReplicationsField text={replications} onText={onReplications} />
        <label class="check-field">
          <input type="checkbox" checked={hasMoney} onChange={({ currentTarget }) => onMoney(currentTarget.checked)} />{" "}
          {texts.money}
        </label>
        <button class="ds-button" data-size="sm" type="submit" aria-disabled={!canRun}>
          {texts.run}
        </button>
      </div>
    </form>
  );
}

interface ChipProps {
  readonly compared: Compared;
  readonly base: ComparedBase | null;
  readonly isFull: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (compared: Compared) => void;
}

function Chip({ compared, base, isFull, isChosen, onChoose }: ChipProps): JSX.Element {
  const store = useStore();
  const texts = COMPARE[store.language.value];
  const refusal = base && refusalOf(compared, base);
  const name = comparedName(compared, store);
  const isOut = !isChosen && (isFull || refusal !== null);
  return (
    <button
      type="button"
      class="measure-chip"
      aria-pressed={isChosen}
      aria-disabled={isOut}
      onClick={() => !isOut && onChoose(compared)}
    >
      {name}
      {refusal !== null && <span class="chip-note"> ({texts.refusals[refusal]})</span>}
    </button>
  );
}

/** Why something cannot be compared, and what makes it doubtful. */
function Notes({ base, chosen, isFull }: Pick<Props, "base" | "chosen"> & { readonly isFull: boolean }): JSX.Element {
  const store = useStore();
  const texts = COMPARE[store.language.value];
  const notes = chosen.flatMap((compared) => {
    const refusal = base && refusalOf(compared, base);
    const name = comparedName(compared, store);
    if (refusal) return [{ isRefused: true, text: texts.refused(name, texts.refusals[refusal]) }];
    return (base ? doubtsAbout(compared, base) : []).map((doubt) => {
      return { isRefused: false, text: `«${name}» ${texts.doubts[doubt]}.` };
    });
  });
  return (
    <>
      {chosen.length + 1 < LEAST_COMPARED && <p class="hint">{texts.tooFew}</p>}
      {isFull && <p class="hint">{texts.full(MOST_COMPARED)}</p>}
      {notes.map(({ isRefused, text }) => (
        <p key={text} class="ds-alert compare-note" data-color={isRefused ? "danger" : "warning"}>
          {text}
        </p>
      ))}
    </>
  );
}

/** What is changed now can be kept under a name; what was kept can be deleted, and the deletion undone. */
function OwnScenarios({
  saved,
  onChange,
}: {
  readonly saved: readonly SavedScenario[];
  readonly onChange: () => void;
}): JSX.Element | null {
  const store = useStore();
  const texts = COMPARE[store.language.value];
  const [name, setName] = useState("");
  const [told, setTold] = useState("");
  const [deleted, setDeleted] = useState<SavedScenario | null>(null);
  const id = useId();
  const hasChanges = store.changes.value.length > 0;
  if (!hasChanges && saved.length === 0 && !deleted) return null;
  const keep = (): void => {
    const trimmed = name.trim();
    if (trimmed === "") return setTold(texts.nameMissing);
    const isKept = saveScenario(browserStore(), trimmed, store.document.value, store.made.value);
    setTold(isKept ? texts.kept(trimmed) : texts.notKept);
    if (isKept) setName("");
    onChange();
  };
  const forget = (scenario: SavedScenario): void => {
    forgetScenario(browserStore(), scenario.name);
    setDeleted(scenario);
    onChange();
  };
  const undo = (scenario: SavedScenario): void => {
    saveScenario(browserStore(), scenario.name, scenario.document, scenario.made);
    setDeleted(null);
    onChange();
  };
  const small = { class: "ds-button", "data-variant": "tertiary", "data-size": "sm", type: "button" } as const;
  return (
    <div class="own-scenarios">
      {hasChanges && (
        <div class="run-row">
          <label for={id}>{texts.keepLabel}</label>
          <input
            id={id}
            class="ds-input name-input"
            data-size="sm"
            type="text"
            maxLength={80}
            value={name}
            aria-describedby={`${id}-hint`}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
          <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={keep}>
            {texts.keep}
          </button>
          <span id={`${id}-hint`} class="hint">
            {texts.keepHint}
          </span>
        </div>
      )}
      <p role="status" class="hint">
        {told}
      </p>
      {(saved.length > 0 || deleted) && (
        <p class="forget-row">
          {saved.map((scenario) => (
            <button key={scenario.name} {...small} onClick={() => forget(scenario)}>
              {texts.forget(scenario.name)}
            </button>
          ))}
          {deleted && (
            <button {...small} onClick={() => undo(deleted)}>
              {texts.undoForget(deleted.name)}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** Scenarios and measures that users keep on the server; none where it does not tell. */
function useKeptOnServer(): readonly Compared[] {
  const { api } = useStore();
  const [kept, setKept] = useState<readonly Compared[]>([]);
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    type Answer = { readonly entries: readonly { readonly name: string; readonly kind: string }[] };
    void api
      .ask<Answer>("/api/v1/scenarios?examples=without&limit=100", { signal })
      .then(({ body }) => {
        const fitting = body.entries.filter(({ kind }) => kind === "scenario" || kind === "measure");
        setKept(fitting.map(({ name }) => ({ kind: "server", name })));
      })
      // What is wrong with the server is told where a comparison is asked for.
      .catch(() => undefined);
    return () => ending.abort();
  }, []);
  return kept;
}

function isOwn(compared: Compared): boolean {
  return compared.kind === "own";
}

function isSame(one: Compared): (other: Compared) => boolean {
  const text = comparedText(one);
  return (other) => comparedText(other) === text;
}
