import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { TextStore } from "./state/autosave.ts";
import { LONGEST_NAME, newDocument, type ScenarioDocument } from "./state/document.ts";
import type { MadeWith } from "./state/made-with.ts";
import { forgetScenario, type KeptScenario, keptScenarios, saveScenario } from "./state/saved-scenarios.ts";

/** The scenarios that are kept in this browser, and which of them is open. */
export interface ScenarioShelf {
  readonly kept: ReadonlySignal<readonly KeptScenario[]>;
  /** The one that is on the screen, where it is kept; what is done to it is kept as it is done. */
  readonly open: ReadonlySignal<KeptScenario | null>;
  /** Whether the browser could keep what was last to be kept. */
  readonly isFull: ReadonlySignal<boolean>;
  /** @param made the model that it was made with; missing where it was made with that of the page */
  readonly openScenario: (scenario: ScenarioDocument, made?: MadeWith) => void;
  /** Opens the base as it is. */
  readonly openBase: () => void;
  /** Keeps a document under a name of its own, made from the one that is wished, and opens it. */
  readonly keepNew: (name: string, document: ScenarioDocument) => void;
  /** Gives what is open another name. @returns false where another scenario has it */
  readonly rename: (name: string) => boolean;
  /** Keeps a document without opening it. @returns whether the browser could */
  readonly keep: (name: string, document: ScenarioDocument) => boolean;
  readonly setArchived: (name: string, isArchived: boolean) => void;
  /** Takes it away; what is on the screen stays there where it was open, without a name. */
  readonly remove: (name: string) => KeptScenario | undefined;
  /** Looks again at what is kept: another window of the same browser keeps it in the same place. */
  readonly readAgain: () => void;
  /** Keeps it again. @returns its name: another one where that has been taken meanwhile */
  readonly restore: (scenario: KeptScenario) => string;
}

/** What the shelf knows of the page, and does to it. */
export interface ShelfPage {
  /** Of the model of the page. */
  readonly version: string;
  readonly document: ReadonlySignal<ScenarioDocument>;
  /** Which model the document is made with, and what it says. */
  readonly made: ReadonlySignal<MadeWith>;
  /** Where that is not the model of the page; then what is kept stays as it is. */
  readonly otherModel: ReadonlySignal<MadeWith | null>;
  readonly change: (next: (document: ScenarioDocument) => ScenarioDocument) => void;
  readonly open: (document: ScenarioDocument, made: MadeWith | undefined) => void;
}

export function scenarioShelf(store: TextStore | null, page: ShelfPage): ScenarioShelf {
  const { document, made, otherModel, change, version } = page;
  const kept = signal<readonly KeptScenario[]>(keptScenarios(store));
  const isFull = signal(false);
  const readAgain = (): void => void (kept.value = keptScenarios(store));
  const put = (name: string, next: ScenarioDocument, terms: { isArchived?: boolean; made?: MadeWith }): void => {
    isFull.value = !saveScenario(store, name, next, terms);
    readAgain();
  };
  // Nothing is changed in what another model made, so what comes after it is opened.
  const show = (next: ScenarioDocument, other: MadeWith | null): void => {
    if (otherModel.peek() === null && other === null) change(() => next);
    else page.open(next, other ?? undefined);
  };
  const open = computed(() => kept.value.find(({ name }) => name === document.value.name) ?? null);
  effect(() => {
    const [now, madeNow] = [document.value, made.value];
    const own = open.peek() ?? kept.peek().find(({ name }) => name === now.name);
    if (otherModel.value !== null || !own || own.name !== now.name) return;
    const isTold = madeNow.figures.length > 0 && !isSame(own.made, madeNow);
    if (isTold || !isSame(own.document, now)) put(own.name, now, { isArchived: own.isArchived, made: madeNow });
  });
  return {
    kept,
    open,
    isFull,
    openScenario: (next, madeWith) => page.open(next, madeWith),
    openBase: () => {
      const { model, effect: asked } = document.peek();
      page.open({ ...newDocument(model), effect: asked }, undefined);
    },
    keepNew: (wished, next) => {
      const name = freeName(wished, kept.peek());
      // What is on the screen stays of the model that it was made with; anything else is of this one.
      const other = next === document.peek() ? otherModel.peek() : null;
      put(name, { ...next, name }, { made: other ?? { version, figures: [] } });
      show({ ...next, name }, other);
    },
    rename: (wished) => {
      const name = wished.trim().slice(0, LONGEST_NAME);
      const own = open.peek();
      if (name === own?.name) return true;
      if (name === "" || kept.peek().some((one) => one.name === name)) return false;
      if (own) forgetScenario(store, own.name);
      put(name, { ...document.peek(), name }, { isArchived: own?.isArchived, made: made.peek() });
      show({ ...document.peek(), name }, otherModel.peek());
      return true;
    },
    keep: (name, next) => {
      put(name, { ...next, name }, { made: made.peek() });
      return !isFull.peek();
    },
    setArchived: (name, isArchived) => {
      const own = kept.peek().find((one) => one.name === name);
      if (own) put(name, own.document, { isArchived, made: own.made });
    },
    remove: (name) => {
      const own = kept.peek().find((one) => one.name === name);
      forgetScenario(store, name);
      readAgain();
      return own;
    },
    readAgain,
    restore: ({ name: wished, document: own, ...terms }) => {
      const name = kept.peek().some((one) => one.name === wished) ? freeName(wished, kept.peek()) : wished;
      put(name, { ...own, name }, terms);
      return name;
    },
  };
}

/**
 * A scenario that came by a link, under a name that hides none that is kept here: the own one of that name may be another.
 * @param present what is on the screen; the link may be one to what it was before
 */
export function received(
  linked: ScenarioDocument,
  kept: readonly KeptScenario[],
  present: ScenarioDocument | undefined,
): ScenarioDocument {
  const own = kept.find(({ name }) => name === linked.name);
  if (!own || isSame(own.document, linked) || present?.name === linked.name) return linked;
  return { ...linked, name: freeName(own.name, kept) };
}

/** The name that is wished, with a number where another scenario has it. */
export function freeName(wished: string, kept: readonly KeptScenario[]): string {
  const isTaken = (name: string): boolean => kept.some((one) => one.name === name);
  const bare = wished.trim().slice(0, LONGEST_NAME - 5);
  if (!isTaken(bare)) return bare;
  for (let number = 2; ; number++) if (!isTaken(`${bare} (${number})`)) return `${bare} (${number})`;
}

function isSame<Kept>(one: Kept, other: Kept): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
