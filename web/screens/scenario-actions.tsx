import { type JSX } from "preact";
import { useState } from "preact/hooks";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import { keepShared, readShared, sharedFileName } from "../api/shared-scenarios.ts";
import { forgetDrafts } from "../parts/form-drafts.ts";
import { extendingYaml } from "../parts/measure-yaml.ts";
import { newDocument } from "../state/document.ts";
import { useStore } from "../store-context.ts";
import { LIST, type ListTexts } from "../texts/scenario-list.ts";

/** What was done, in whatever language is read. */
export interface ListTold {
  readonly say: (texts: ListTexts) => string;
}

interface ActionsProps {
  readonly onTold: (told: ListTold) => void;
  readonly onFile: (file: File) => void;
  readonly onDeleted: (deleted: { readonly name: string; readonly undo: () => void }) => void;
  readonly onShared: () => void;
  readonly onProblem: (problem: ApiProblem | null) => void;
}

/** What can be done with the scenario that is open, and how to have another one. */
export function ScenarioActions({ onTold, onFile, onDeleted, onShared, onProblem }: ActionsProps): JSX.Element {
  const store = useStore();
  const { shelf } = store;
  const texts = LIST[store.language.value];
  const [existing, setExisting] = useState<{ readonly file: string; readonly etag: string } | null>(null);
  const open = shelf.open.value;
  const present = store.document.value;
  const name = present.name ?? texts.groups.base;
  const button = (text: string, act: () => void): JSX.Element => (
    <button class="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={act}>
      {text}
    </button>
  );
  const put = async (file: string, etag: string | null): Promise<void> => {
    onProblem(null);
    setExisting(null);
    const changes = store.changes.peek();
    if (changes.length === 0) return onTold({ say: (words) => words.nothingToShare });
    const yaml = extendingYaml(present.model, changes, name);
    try {
      await keepShared(store.api, file, yaml, etag);
      onTold({ say: (words) => words.shared(file) });
      onShared();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.problem.kind !== "changed-meanwhile" || etag !== null) return onProblem(error.problem);
      setExisting({ file, etag: (await readShared(store.api, file)).etag });
    }
  };
  const remove = (): void => {
    const removed = open && shelf.remove(open.name);
    if (!removed) return;
    const { document } = removed;
    forgetDrafts(store);
    shelf.openBase();
    onDeleted({
      name: removed.name,
      undo: () => {
        const kept = shelf.restore(removed);
        shelf.openScenario({ ...document, name: kept }, removed.made);
      },
    });
  };
  return (
    <div class="scenario-actions" role="group" aria-label={texts.actions}>
      {button(texts.create, () => {
        forgetDrafts(store);
        shelf.keepNew(texts.newName, { ...newDocument(present.model), effect: present.effect });
      })}
      {button(texts.duplicate, () => shelf.keepNew(texts.copyOf(name), present))}
      <label class="file-field">
        <input
          class="ds-sr-only"
          type="file"
          accept=".xlsx,.csv,.yaml,.yml,.json"
          aria-description={texts.importHint}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) onFile(file);
            currentTarget.value = "";
          }}
        />
        <span class="ds-button" data-variant="secondary" data-size="sm" title={texts.importHint}>
          {texts.import}
        </span>
      </label>
      {open &&
        button(open.isArchived ? texts.unarchive : texts.archive, () => shelf.setArchived(open.name, !open.isArchived))}
      {open && button(texts.remove, remove)}
      {store.hasServer.value &&
        present.entries.length > 0 &&
        button(texts.share, () => void put(sharedFileName(name), null))}
      {existing && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p>{texts.exists(existing.file)}</p>
          <p class="data-buttons">
            {button(texts.replace, () => void put(existing.file, existing.etag))}
            {button(texts.cancel, () => setExisting(null))}
          </p>
        </div>
      )}
    </div>
  );
}
