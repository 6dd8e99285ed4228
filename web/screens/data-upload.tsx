import { type JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { formatNumber } from "../../report/numbers.ts";
import { sourceText } from "../../report/source-text.ts";
import { Scroller } from "../parts/figure-card.tsx";
import { hashTo } from "../parts/page-header.tsx";
import { differenceText, pathName } from "../parts/path-names.ts";
import { presentSheets } from "../parts/present-sheets.ts";
import { readFile } from "../parts/read-file.ts";
import { pathsOf } from "../state/differences.ts";
import { type ScenarioDocument, valueIn } from "../state/document.ts";
import type { UploadResult } from "../state/file-import.ts";
import { changedValue } from "../state/values.ts";
import { useStore } from "../store-context.ts";
import { DATA, type DataTexts } from "../texts/data.ts";
import { UploadProblems } from "./upload-problems.tsx";

type State =
  | { readonly kind: "choose" }
  | { readonly kind: "reading"; readonly name: string }
  | {
      readonly kind: "read";
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly result: UploadResult;
      /** What the file was compared with. */
      readonly before: ScenarioDocument;
    }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "applied"; readonly count: number };

/** A file of one's own in three steps; the scenario is as it was until the last one. */
export function DataUpload(): JSX.Element {
  const store = useStore();
  const texts = DATA[store.language.value];
  const [state, setState] = useState<State>({ kind: "choose" });
  const latest = useRef(0);
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    const number = ++latest.current;
    setState({ kind: "reading", name: file.name });
    const next = await stateAfter(store, file).catch((error: unknown): State => {
      return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
    });
    if (number === latest.current) setState(next);
  };
  const restart = (): void => {
    latest.current++;
    setState({ kind: "choose" });
    input.current?.focus();
  };
  const step = state.kind === "choose" || state.kind === "failed" ? 1 : state.kind === "applied" ? 3 : 2;
  return (
    <section class="card" aria-labelledby="upload-title">
      <h2 id="upload-title" class="ds-heading" data-size="xs">
        {texts.upload}
      </h2>
      <ol class="import-steps">
        {texts.steps.map((name, at) => (
          <li key={name} aria-current={at + 1 === step ? "step" : undefined}>
            {name}
          </li>
        ))}
      </ol>
      <p>
        <label class="file-field">
          <input
            ref={input}
            class="ds-sr-only"
            type="file"
            accept=".xlsx,.csv,.yaml,.yml,.json"
            aria-describedby="upload-hint"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) void take(file);
              // The same file, mended, may be chosen again.
              currentTarget.value = "";
            }}
          />
          <span class="ds-button" data-size="sm">
            {texts.choose}
          </span>
        </label>
      </p>
      <p class="hint" id="upload-hint">
        {texts.chooseHint}
      </p>
      <div role="status">{state.kind === "reading" && <p>{texts.checking(state.name)}</p>}</div>
      {state.kind === "failed" && (
        <p class="ds-alert" data-color="danger" role="alert">
          {texts.failed(state.message)}
        </p>
      )}
      {state.kind === "read" && (
        <Result
          {...state}
          onApply={(document, count) => {
            store.change(() => document);
            setState({ kind: "applied", count });
          }}
          onDiscard={restart}
        />
      )}
      {state.kind === "applied" && (
        <div class="ds-alert" data-color="success" role="status">
          <p>
            {texts.applied(String(state.count))}{" "}
            <a class="ds-link" href={hashTo(store.hash.value, "oversikt")}>
              {texts.toOverview}
            </a>
          </p>
          <button
            class="ds-button"
            data-variant="secondary"
            data-size="sm"
            type="button"
            onClick={() => {
              store.undo();
              restart();
            }}
          >
            {texts.undo}
          </button>
        </div>
      )}
    </section>
  );
}

/** Far more than a list of numbers; what is larger is not even loaded. */
const MOST_BYTES = 10e6;

async function stateAfter(store: ReturnType<typeof useStore>, file: File): Promise<State> {
  const base = store.model.peek();
  if (!base) return { kind: "choose" };
  const before = store.document.peek();
  const { name } = file;
  if (file.size > MOST_BYTES) {
    const got = `${(file.size / 1e6).toFixed(1)} MB`;
    const result: UploadResult = { kind: "refused", reason: "too-large", got, limit: `${MOST_BYTES / 1e6} MB` };
    return { kind: "read", name, bytes: new Uint8Array(0), before, result };
  }
  const [buffer, sheets] = await Promise.all([file.arrayBuffer(), presentSheets(store)]);
  const bytes = new Uint8Array(buffer);
  const measures = store.measures.map(({ id, changes }) => ({ id, changes }));
  const rows = sheets.flatMap((sheet) => sheet.rows);
  const result = await readFile({ name, bytes, base: base.scenario, document: before, measures, rows });
  return { kind: "read", name, bytes, before, result };
}

interface ResultProps {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly result: UploadResult;
  readonly before: ScenarioDocument;
  readonly onApply: (document: ScenarioDocument, count: number) => void;
  readonly onDiscard: () => void;
}

const MOST_ROWS = 50;

function Result({ name, bytes, result, before, onApply, onDiscard }: ResultProps): JSX.Element {
  const store = useStore();
  const language = store.language.value;
  const texts = DATA[language];
  if (result.kind !== "ready") return <UploadProblems {...{ name, bytes, result }} />;
  if (result.changes.length === 0) return <p role="status">{texts.unchanged}</p>;
  const count = formatNumber(result.changes.length, { language, decimals: 0 });
  return (
    <section aria-labelledby="ready-title" aria-live="polite">
      <h3 id="ready-title" class="ds-heading" data-size="2xs">
        {texts.ready(count)}
      </h3>
      <ChangeTable {...{ result, before, texts }} />
      <p class="data-buttons">
        <button
          class="ds-button"
          data-size="sm"
          type="button"
          onClick={() => onApply(result.document, result.changes.length)}
        >
          {texts.apply}
        </button>
        <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={onDiscard}>
          {texts.discard}
        </button>
      </p>
    </section>
  );
}

function ChangeTable({
  result,
  before,
  texts,
}: {
  readonly result: Extract<UploadResult, { kind: "ready" }>;
  readonly before: ScenarioDocument;
  readonly texts: DataTexts;
}): JSX.Element | null {
  const store = useStore();
  const base = store.model.value?.scenario;
  const { scenario } = store.texts.value;
  const language = store.language.value;
  if (!base) return null;
  const rows = result.changes.flatMap((change) =>
    pathsOf(base, change.path).map((path) => {
      const old = valueIn(before, base, store.measures, path);
      const { from: _, to: __, ...undated } = change;
      return { path, change, before: old, after: changedValue(old, path, [undated]) };
    }),
  );
  return (
    <Scroller name={texts.table}>
      <table class="ds-table" data-size="sm" data-zebra>
        <caption class="ds-sr-only">{texts.table}</caption>
        <thead>
          <tr>
            {Object.values(texts.columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row, at) => (
            <tr key={`${row.path} ${at}`}>
              <th scope="row">{pathName(base, row.path, language, scenario)}</th>
              <td>{differenceText(row, language, scenario, before.effect, base.run.startDate)}</td>
              <td>
                {[row.change.rationale, row.change.source]
                  .flatMap((word) => (word === undefined ? [] : [sourceText(word, language)]))
                  .join(". ")}
              </td>
            </tr>
          ))}
          {rows.length > MOST_ROWS && (
            <tr>
              <td colSpan={3}>{texts.more(String(rows.length - MOST_ROWS))}</td>
            </tr>
          )}
        </tbody>
      </table>
    </Scroller>
  );
}
