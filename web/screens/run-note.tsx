import { type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import { type Note, readNote, writeNote } from "../api/job-notes.ts";
import type { Job } from "../api/jobs.ts";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import { tagsIn } from "../state/tags.ts";
import { ownerName } from "../parts/owner-name.ts";
import { whenText } from "../parts/when-text.ts";
import { useStore } from "../store-context.ts";
import { RUN_DETAILS } from "../texts/run-details.ts";
import { RUNS } from "../texts/runs.ts";

interface Props {
  readonly job: Job;
  readonly onChanged: () => void;
  readonly isReadOnly?: boolean;
}

interface Kept extends Note {
  readonly etag: string;
}

/** What people say of a run. Nobody's words are written over unseen. */
export function RunNote({ job, onChanged, isReadOnly = false }: Props): JSX.Element | null {
  const store = useStore();
  const language = store.language.value;
  const texts = RUN_DETAILS[language];
  const [kept, setKept] = useState<Kept | null>(null);
  const [note, setNote] = useState("");
  const [tags, setTags] = useState("");
  const [theirs, setTheirs] = useState<Kept | null>(null);
  const [told, setTold] = useState("");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const show = (one: Kept): void => {
    setKept(one);
    setNote(one.note);
    setTags(one.tags.join(", "));
    setTheirs(null);
  };
  const read = async (): Promise<Kept> => {
    const { body, etag } = await readNote(store.api, job);
    return { ...body, etag: etag ?? "" };
  };
  const attempt = (act: () => Promise<void>): void =>
    void act()
      .then(() => setProblem(null))
      .catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        setProblem(error.problem);
      });
  const load = (): void => attempt(async () => show(await read()));
  useEffect(load, [job.id]);
  const save = (etag: string): void =>
    attempt(async () => {
      setTold("");
      try {
        const { body, etag: next } = await writeNote(store.api, job, { note, tags: tagsIn(tags) }, etag);
        show({ ...body, etag: next ?? "" });
        setTold(texts.saved);
        onChanged();
      } catch (error) {
        if (!(error instanceof ApiError) || error.problem.kind !== "changed-meanwhile") throw error;
        setTheirs(await read());
      }
    });
  if (problem && !kept) return <ProblemAlert problem={problem} texts={RUNS[language]} onAgain={load} />;
  if (!kept) return null;
  const { changedAt, changedBy } = kept;
  if (isReadOnly && kept.version === 0) return null;
  return (
    <form
      class="run-note"
      onSubmit={(event) => {
        event.preventDefault();
        save(kept.etag);
      }}
    >
      <label for="run-note">{texts.note}</label>
      <textarea
        id="run-note"
        class="ds-input"
        rows={3}
        maxLength={4000}
        value={note}
        readOnly={isReadOnly}
        onInput={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <label for="run-tags">{texts.tags}</label>
      <input
        id="run-tags"
        class="ds-input"
        data-size="sm"
        type="text"
        value={tags}
        readOnly={isReadOnly}
        aria-describedby={isReadOnly ? undefined : "run-tags-hint"}
        onInput={({ currentTarget }) => setTags(currentTarget.value)}
      />
      {!isReadOnly && (
        <p id="run-tags-hint" class="hint">
          {texts.tagsHint}
        </p>
      )}
      {changedAt !== null && (
        <p class="hint">{texts.changedBy(ownerName(changedBy ?? "", language), whenText(changedAt, language))}</p>
      )}
      {theirs && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p>{texts.conflict(theirs.changedBy ?? "")}</p>
          <blockquote>{[theirs.note, theirs.tags.join(", ")].filter((text) => text !== "").join(" · ")}</blockquote>
          <p class="run-row">
            <button
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              type="button"
              onClick={() => show(theirs)}
            >
              {texts.takeTheirs}
            </button>
            <button
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              type="button"
              onClick={() => save(theirs.etag)}
            >
              {texts.keepMine}
            </button>
          </p>
        </div>
      )}
      {problem && <ProblemAlert problem={problem} texts={RUNS[language]} onAgain={() => save(kept.etag)} />}
      {!isReadOnly && (
        <p class="run-row">
          <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">
            {texts.save}
          </button>
          <span role="status">{told}</span>
        </p>
      )}
    </form>
  );
}
