import { type JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import { keepShared, listShared, readShared, removeShared, type SharedFile } from "../api/shared-scenarios.ts";
import { forgetDrafts } from "../parts/form-drafts.ts";
import { type ImportedScenario, importScenario } from "../parts/import-scenario.ts";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import { RemoveIcon } from "../parts/remove-icon.tsx";
import type { KeptScenario } from "../state/saved-scenarios.ts";
import { received } from "../scenario-shelf.ts";
import { useStore } from "../store-context.ts";
import { LIST } from "../texts/scenario-list.ts";
import { RUNS } from "../texts/runs.ts";
import { type ListTold, ScenarioActions } from "./scenario-actions.tsx";
import { UploadProblems } from "./upload-problems.tsx";

/** How long what was deleted can be had again. */
const UNDO_MS = 10_000;
const NOTHING_TOLD: ListTold = { say: () => "" };

interface Deleted {
  readonly name: string;
  readonly undo: () => void;
}

/** The scenarios that there are: the base, one's own, those of the server, and those that were put away. */
export function ScenarioList(): JSX.Element {
  const store = useStore();
  const { shelf } = store;
  const texts = LIST[store.language.value];
  const [search, setSearch] = useState("");
  const [told, setTold] = useState<ListTold>(NOTHING_TOLD);
  const [wrong, setWrong] = useState<(ImportedScenario & { kind: "wrong"; fileName: string }) | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const shared = useShared(setProblem);
  const [deleted, setDeleted] = useDeleted();
  const id = useId();
  const present = store.document.value;
  const kept = shelf.kept.value;
  const fits = (name: string): boolean => name.toLowerCase().includes(search.trim().toLowerCase());
  const isBase = present.name === undefined && present.entries.length === 0;
  const openKept = ({ name, document, made }: KeptScenario): void => {
    forgetDrafts(store);
    shelf.openScenario({ ...document, name }, made);
    setTold({ say: (words) => words.opened(name) });
  };
  const openBase = (): void => {
    forgetDrafts(store);
    shelf.openBase();
  };
  const attempt = (act: () => Promise<void>): void => {
    setProblem(null);
    void act().catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.problem);
    });
  };
  const take = async (fileName: string, bytes: Uint8Array, isKept: boolean): Promise<void> => {
    setWrong(null);
    setTold({ say: (words) => words.reading(fileName) });
    const imported = await importScenario(store, fileName, bytes);
    if (imported.kind === "wrong") {
      setTold(NOTHING_TOLD);
      return setWrong({ ...imported, fileName });
    }
    const { name, document } = imported;
    forgetDrafts(store);
    if (isKept) shelf.keepNew(name, document);
    // What it does not become one's own by hides none that is.
    else shelf.openScenario(received({ ...document, name }, shelf.kept.peek(), undefined));
    setTold({ say: (words) => (isKept ? words.imported(name) : words.opened(name)) });
  };
  const openShared = ({ name }: SharedFile): void =>
    attempt(async () => take(name, new TextEncoder().encode((await readShared(store.api, name)).text), false));
  const remove = (file: SharedFile): void =>
    attempt(async () => {
      const { text } = await readShared(store.api, file.name);
      await removeShared(store.api, file);
      setDeleted({
        name: file.name,
        undo: () => attempt(() => keepShared(store.api, file.name, text, null).then(shared.read)),
      });
      await shared.read();
    });
  const group = (name: string, rows: readonly JSX.Element[]): JSX.Element | false =>
    rows.length > 0 && (
      <section aria-label={name}>
        <h3 class="group-name">{name}</h3>
        <ul class="scenario-rows">{rows}</ul>
      </section>
    );
  const ownRows = (isArchived: boolean): JSX.Element[] =>
    kept
      .filter((one) => one.isArchived === isArchived && fits(one.name))
      .map((one) => (
        <Row key={one.name} name={one.name} isOpen={one.name === present.name} onOpen={() => openKept(one)}>
          <span class="hint">{texts.changes(one.document.entries.length)}</span>
        </Row>
      ));
  const sharedRows = shared.files
    .filter(({ name }) => fits(name))
    .map((file) => (
      <Row key={file.name} name={file.name} isOpen={false} onOpen={() => openShared(file)}>
        {file.changedBy !== null && <span class="hint">{file.changedBy}</span>}
        <button
          class="ds-button"
          data-variant="tertiary"
          data-size="sm"
          type="button"
          aria-label={texts.removeShared(file.name)}
          onClick={() => remove(file)}
        >
          <RemoveIcon />
        </button>
      </Row>
    ));
  const baseRows = fits(texts.groups.base)
    ? [<Row key="" name={texts.groups.base} isOpen={isBase} onOpen={openBase} />]
    : [];
  const [mine, archive] = [ownRows(false), ownRows(true)];
  const hasNone = [baseRows, mine, archive, sharedRows].every((rows) => rows.length === 0);
  return (
    <section class="card scenario-list" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} class="ds-heading" data-size="2xs">
        {texts.title}
      </h2>
      <ScenarioActions
        onTold={setTold}
        onFile={(file) => void file.arrayBuffer().then((buffer) => take(file.name, new Uint8Array(buffer), true))}
        onDeleted={setDeleted}
        onShared={() => void shared.read()}
        onProblem={setProblem}
      />
      <input
        class="ds-input"
        data-size="sm"
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        value={search}
        onInput={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <p role="status" class="hint">
        {told.say(texts)}
      </p>
      {deleted && (
        <p class="ds-alert deleted" data-color="info" role="status">
          {texts.removed(deleted.name)}{" "}
          <button
            class="ds-button"
            data-variant="secondary"
            data-size="sm"
            type="button"
            onClick={() => {
              deleted.undo();
              setDeleted(null);
            }}
          >
            {texts.undo}
          </button>
        </p>
      )}
      {shelf.isFull.value && (
        <p class="ds-alert" data-color="danger" role="alert">
          {texts.full}
        </p>
      )}
      {group(texts.groups.base, baseRows)}
      {group(texts.groups.mine, mine)}
      {kept.length === 0 && search === "" && <p class="hint">{texts.none}</p>}
      {group(texts.groups.shared, sharedRows)}
      {group(texts.groups.archive, archive)}
      {hasNone && <p class="hint">{texts.noneLike(search.trim())}</p>}
      {!store.hasServer.value && <p class="hint">{texts.offline}</p>}
      {problem && (
        <ProblemAlert problem={problem} texts={RUNS[store.language.value]} onAgain={() => attempt(shared.read)} />
      )}
      {wrong && <UploadProblems name={wrong.fileName} bytes={wrong.bytes} result={wrong.result} />}
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly children?: JSX.Element | (JSX.Element | false)[];
}

function Row({ name, isOpen, onOpen, children }: RowProps): JSX.Element {
  return (
    <li>
      <button type="button" class="scenario-row" aria-current={isOpen ? "true" : undefined} onClick={onOpen}>
        {name}
      </button>
      {children}
    </li>
  );
}

/** What was deleted last, until it is too late to have it again; never while somebody is at the button. */
function useDeleted(): readonly [Deleted | null, (deleted: Deleted | null) => void] {
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  useEffect(() => {
    if (!deleted) return;
    const timer = setInterval(() => {
      if (!document.activeElement?.closest(".deleted")) setDeleted(null);
    }, UNDO_MS);
    return () => clearInterval(timer);
  }, [deleted]);
  return [deleted, setDeleted];
}

/** Files that users keep on the server; none where there is no server. */
function useShared(onProblem: (problem: ApiProblem) => void): {
  readonly files: readonly SharedFile[];
  readonly read: () => Promise<void>;
} {
  const { api, hasServer } = useStore();
  const [files, setFiles] = useState<readonly SharedFile[]>([]);
  const ending = useRef(new AbortController());
  const isThere = hasServer.value;
  const read = async (): Promise<void> => setFiles(await listShared(api, ending.current.signal));
  useEffect(() => {
    if (!isThere) return;
    void read().catch((error: unknown) => error instanceof ApiError && onProblem(error.problem));
  }, [isThere]);
  useEffect(() => () => ending.current.abort(), []);
  return { files, read };
}
