import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { FileRefused } from "../../report/file-refusal.ts";
import { refusalText } from "../../report/import-words.ts";
import type { Language } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import { DATA_LABELS } from "../../report/words.ts";
import type { Change } from "../../scenarios/change.ts";
import { messageText } from "../../scenarios/message.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { readCensusFile } from "../parts/read-file.ts";
import { saveText } from "../parts/save-file.ts";
import { fieldId } from "../parts/wanted-field.ts";
import { censusExample } from "../state/census-example.ts";
import type { CensusResult } from "../state/census-import.ts";
import { type ScenarioDocument, withoutValue, withValue } from "../state/document.ts";
import { speechOf } from "../state/speech.ts";
import { useStore } from "../store-context.ts";
import type { Store } from "../store.ts";
import { FORM } from "../texts/form.ts";

type Start = Scenario["run"]["start"];
const KINDS = ["stable", "empty", "census"] as const;
type Kind = (typeof KINDS)[number];

/** How a run starts, and what kind of numbers it is about. */
export function StartFields(): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = FORM[language].start;
  const now = kindNow(store);
  const [wanted, setWanted] = useState<Kind | null>(null);
  const shown = wanted ?? now;
  const choose = (kind: Kind): void => {
    setWanted(kind === "census" ? kind : null);
    if (kind !== "census") store.change((document) => withStart(document, store, kind));
  };
  return (
    <>
      <fieldset class="section-fields">
        <legend>{texts.title}</legend>
        {KINDS.map((kind) => (
          <label key={kind} class="start-choice">
            <input
              type="radio"
              name="start"
              class="ds-input"
              id={kind === shown ? fieldId("run.start") : undefined}
              checked={kind === shown}
              onChange={() => choose(kind)}
            />
            <span>
              {texts.kinds[kind]} <span class="hint">{texts.hints[kind]}</span>
            </span>
          </label>
        ))}
        {shown === "census" && <Census onTaken={() => setWanted(null)} />}
      </fieldset>
      <DataKind />
    </>
  );
}

function kindNow(store: Store): Kind {
  const start = store.valueOf("run.start") as Start;
  if (start?.kind === "census") return "census";
  return store.valueOf("run.warmUpDays") === 0 && start?.kind !== "filled" ? "empty" : "stable";
}

/** As the base starts, or with nobody there. */
function withStart(document: ScenarioDocument, store: Store, kind: "stable" | "empty"): ScenarioDocument {
  const bare = ["run.start", "run.warmUpDays"].reduce(withoutValue, document);
  const base = store.model.peek();
  if (kind === "stable" || !base) return bare;
  const empty = withValue(bare, base.scenario, store.measures, "run.start", { kind: "empty" });
  return withValue(empty, base.scenario, store.measures, "run.warmUpDays", 0);
}

/** What came of a file, in whatever language is read. */
interface Told {
  readonly say: (language: Language) => string;
}
const NOTHING_TOLD: Told = { say: () => "" };

function countText(count: number, language: Language): string {
  return formatNumber(count, { language, decimals: 0 });
}

function Census({ onTaken }: { readonly onTaken: () => void }): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = FORM[language].start;
  const [told, setTold] = useState<Told>(NOTHING_TOLD);
  const [problems, setProblems] = useState<Extract<CensusResult, { kind: "problems" }>["problems"]>([]);
  const speech = problems.length > 0 ? speechOf(language) : undefined;
  const start = store.valueOf("run.start") as Start;
  const whole = (count: number): string => countText(count, language);
  const take = async (file: File): Promise<void> => {
    const base = store.model.peek();
    if (!base) return;
    setProblems([]);
    setTold({ say: (language) => FORM[language].start.reading(file.name) });
    const startDate = String(store.valueOf("run.startDate"));
    const scenario = { ...base.scenario, run: { ...base.scenario.run, startDate } };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const result = await readCensusFile({ name: file.name, bytes, base: scenario });
    if (result === null)
      return setTold({ say: (language) => refusalText(new FileRefused("damaged", "", ""), language) });
    if (result.kind === "problems") {
      setTold(NOTHING_TOLD);
      return setProblems(result.problems);
    }
    const { persons } = result;
    store.change((document) => {
      const set = (next: ScenarioDocument, path: string, value: Change["set"] & {}): ScenarioDocument =>
        withValue(next, base.scenario, store.measures, path, value);
      const started = set(document, "run.start", { kind: "census", persons } as unknown as Change["set"] & {});
      // Who is there today is nobody's invention, until somebody says that it is.
      return set(set(started, "run.warmUpDays", 0), "data", "restricted");
    });
    setTold({ say: (language) => FORM[language].start.read(countText(persons.length, language), file.name) });
    onTaken();
  };
  return (
    <div class="census">
      <p>
        <label class="file-field">
          <input
            class="ds-sr-only"
            type="file"
            accept=".csv"
            aria-describedby="census-hint"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) void take(file);
              currentTarget.value = "";
            }}
          />
          <span class="ds-button" data-size="sm" data-variant="secondary">
            {texts.choose}
          </span>
        </label>{" "}
        <button
          class="ds-button"
          data-size="sm"
          data-variant="tertiary"
          type="button"
          onClick={() => {
            const base = store.model.peek();
            if (base) saveText("census.csv", "text/csv", censusExample(base.scenario));
          }}
        >
          {texts.example}
        </button>
      </p>
      <p class="hint" id="census-hint">
        {texts.fileHint}
      </p>
      <p role="status">{told.say(language)}</p>
      {start?.kind === "census" && (
        <>
          <p>{texts.inUse(whole(start.persons?.length ?? 0))}</p>
          <p class="ds-alert" data-color="warning">
            {texts.private}
          </p>
        </>
      )}
      {speech && (
        <div class="ds-alert" data-color="danger" role="alert">
          <h3 class="ds-heading" data-size="2xs">
            {texts.wrong(whole(problems.length))}
          </h3>
          <ul>
            {problems.slice(0, 20).map(({ line, said }, at) => (
              <li key={at}>
                {line > 0 && <strong>{texts.line(line)}: </strong>}
                {messageText(said, speech)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function DataKind(): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = FORM[language];
  const id = fieldId("data");
  return (
    <div class="form-field data-kind">
      <label for={id}>{texts.data}</label>
      <select
        id={id}
        class="ds-input"
        data-size="sm"
        value={store.dataKind.value}
        aria-describedby={`${id}-about`}
        onChange={({ currentTarget }) => store.setValue("data", currentTarget.value)}
      >
        {Object.entries(DATA_LABELS).map(([kind, label]) => (
          <option key={kind} value={kind}>
            {label[language]}
          </option>
        ))}
      </select>
      <p class="hint" id={`${id}-about`}>
        {texts.dataHint}
      </p>
    </div>
  );
}
