import { batch, computed, effect, type ReadonlySignal, signal, type Signal } from "@preact/signals";
import type { ApiClient } from "./api/api-client.ts";
import type { Language } from "../report/language.ts";
import type { Change } from "../scenarios/change.ts";
import type { Scenario } from "../scenarios/schema.ts";
import {
  loadHistory,
  loadMade,
  saveHistory,
  saveMade,
  saveLanguage,
  saveTheme,
  type TextStore,
  type Theme,
} from "./state/autosave.ts";
import { received, type ScenarioShelf, scenarioShelf } from "./scenario-shelf.ts";
import { canBeMade, differencesOf, type EntryDifference } from "./state/differences.ts";
import { changesOf, newDocument, type ScenarioDocument, valueIn, withValue } from "./state/document.ts";
import { type History, newHistory, redone, undone, withStep, withTopicEnded } from "./state/history.ts";
import { type MadeWith, toldFigures } from "./state/made-with.ts";
import type { MeasureEntry, Model, ModelEntry } from "./state/models.ts";
import { addressOf, hashOf } from "./state/permalink.ts";
import { firstSeries } from "./state/prepared.ts";
import { keptScenarios } from "./state/saved-scenarios.ts";
import { FIRST_VIEW, type View } from "./state/view.ts";
import type { Texts } from "./texts/nb.ts";
import { loadTexts } from "./texts/load-texts.ts";
import type { PreviewClient } from "./workers/preview-client.ts";
import { NO_PREVIEW, previewRunner, type PreviewState } from "./preview-runner.ts";
import type { SeriesAsked } from "./workers/day-series.ts";

export interface Surroundings {
  readonly api: ApiClient;
  readonly models: readonly ModelEntry[];
  readonly measures: readonly MeasureEntry[];
  readonly client: PreviewClient;
  readonly store: TextStore | null;
  readonly texts: Texts;
  readonly language: Language;
  readonly theme: Theme;
  /** Of the program: which model the page has. */
  readonly version: string;
  /** Milliseconds by a clock that never goes back. */
  readonly now: () => number;
  /** Resolves once the browser has shown what it has. */
  readonly whenIdle: () => Promise<void>;
}

/** All that the page shows, and all that can be done to it. */
export interface Store {
  readonly api: ApiClient;
  /** Whether there is a server to ask for full runs; false until it has answered. */
  readonly hasServer: Signal<boolean>;
  /** Whether the last that was asked of the server was not answered. */
  readonly isOffline: Signal<boolean>;
  readonly models: readonly ModelEntry[];
  readonly measures: readonly MeasureEntry[];
  readonly history: ReadonlySignal<History<ScenarioDocument>>;
  readonly shelf: ScenarioShelf;
  readonly document: ReadonlySignal<ScenarioDocument>;
  readonly changes: ReadonlySignal<readonly Change[]>;
  readonly differences: ReadonlySignal<readonly EntryDifference[]>;
  /** The base; null while it is loaded. */
  readonly model: ReadonlySignal<Model | null>;
  /** What the numbers are with what is changed. */
  readonly dataKind: ReadonlySignal<Scenario["data"]>;
  readonly preview: ReadonlySignal<PreviewState>;
  readonly view: Signal<View>;
  readonly language: ReadonlySignal<Language>;
  readonly texts: ReadonlySignal<Texts>;
  readonly theme: ReadonlySignal<Theme>;
  /** Where a permalink leads to what is seen now. */
  readonly hash: ReadonlySignal<string>;
  /** The same with what the model says of it, for whoever opens it with another one. */
  readonly sharedHash: ReadonlySignal<string>;
  /** Which model the document is made with, and what it says. */
  readonly made: ReadonlySignal<MadeWith>;
  /** Where that is not the model of the page: then nothing can be changed until it is upgraded. */
  readonly otherModel: ReadonlySignal<MadeWith | null>;
  /** What was upgraded from, to be shown beside what is now. */
  readonly upgradedFrom: ReadonlySignal<MadeWith | null>;
  /** Goes on with the model of the page. */
  readonly upgrade: () => void;
  readonly endUpgrade: () => void;
  /** Opens a document that was kept. */
  readonly open: (document: ScenarioDocument, made: MadeWith | undefined) => void;
  /** Measures that can be made in this base. */
  readonly fittingMeasures: ReadonlySignal<readonly MeasureEntry[]>;
  readonly change: (next: (document: ScenarioDocument) => ScenarioDocument, topic?: string) => void;
  readonly setValue: (path: string, value: Exclude<Change["set"], undefined>, topic?: string) => void;
  readonly valueOf: (path: string) => unknown;
  readonly endTopic: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly openModel: (id: string) => void;
  readonly setLanguage: (language: Language) => Promise<void>;
  readonly setTheme: (theme: Theme) => void;
  readonly goTo: (hash: string) => void;
}

export function createStore(surroundings: Surroundings, hash: string): Store {
  const { models, measures, client, store } = surroundings;
  const address = addressOf(hash);
  const known = (document: ScenarioDocument | undefined): ScenarioDocument | undefined =>
    document && models.some(({ id }) => id === document.model) ? document : undefined;
  const kept = loadHistory(store);
  const own = known(kept?.present) ? kept : null;
  const link = known(address.document);
  const linked = link && received(link, keptScenarios(store), own?.present);
  // A link is a step from what was there before, so that opening one loses nothing.
  const first = linked
    ? own && hashText(own.present) !== hashText(linked)
      ? withStep(own, linked)
      : (own ?? newHistory(linked))
    : (own ?? newHistory(newDocument(models[0].id)));

  const { version } = surroundings;
  const isOther = (made: MadeWith | null | undefined): made is MadeWith =>
    made !== null && made !== undefined && made.version !== version;
  const firstMade = linked ? address.made : own ? loadMade(store) : null;
  const otherModel = signal<MadeWith | null>(isOther(firstMade) ? firstMade : null);
  const upgradedFrom = signal<MadeWith | null>(null);
  const history = signal<History<ScenarioDocument>>(first);
  const view = signal<View>({ ...FIRST_VIEW, ...address.view });
  const language = signal<Language>(surroundings.language);
  const texts = signal<Texts>(surroundings.texts);
  const theme = signal<Theme>(surroundings.theme);
  const model = signal<Model | null>(null);
  const preview = signal<PreviewState>(NO_PREVIEW);
  const document = computed(() => history.value.present);
  const changes = computed<readonly Change[]>(() => changesOf(document.value, measures));
  const differences = computed(() => {
    const base = model.value;
    return base ? differencesOf(document.value, base.scenario, measures) : [];
  });
  const fittingMeasures = computed(() => {
    const base = model.value;
    return base ? measures.filter((measure) => canBeMade(measure.changes, base.scenario)) : [];
  });

  const valueOf: Store["valueOf"] = (path) => {
    const base = model.value;
    return base ? valueIn(document.value, base.scenario, measures, path) : undefined;
  };
  // Reasons are written letter by letter, and change nothing of what is simulated.
  const simulated = computed(() => JSON.stringify(changes.value.map(bareChange)));

  const runner = previewRunner(client, preview, surroundings);
  const modelId = computed(() => document.value.model);
  const asked = computed(() => document.value.effect);
  effect(() => {
    const id = modelId.value;
    const entry = models.find((one) => one.id === id) ?? models[0];
    model.value = null;
    void entry.load().then((loaded) => {
      if (modelId.peek() === id) model.value = loaded;
    });
  });
  effect(() => {
    const base = model.value;
    if (!base) return;
    const series = seriesAsked(base, view.value);
    runner.ask(base, { changes: JSON.parse(simulated.value) as Change[], effect: asked.value, series });
  });
  const made = computed<MadeWith>(() => {
    const { isBusy, baseline, comparison } = preview.value;
    const run = comparison ?? baseline;
    return otherModel.value ?? { version, figures: run && !isBusy ? toldFigures(run) : [] };
  });
  effect(() => {
    // What another model made stays as it was kept, until somebody goes on with it.
    if (otherModel.value === null) saveHistory(store, history.value);
  });
  effect(() => {
    if (otherModel.value === null && made.value.figures.length > 0) saveMade(store, made.value);
  });

  const change: Store["change"] = (next, topic) => {
    if (otherModel.peek() !== null) return;
    const after = next(document.peek());
    if (hashText(after) !== hashText(document.peek())) history.value = withStep(history.peek(), after, topic ?? null);
  };
  const shown = computed(() => ({ document: document.value, view: view.value, language: language.value }));
  /** What of the steps another model made. */
  const madeBefore = new WeakMap<ScenarioDocument, MadeWith>();
  if (otherModel.peek() !== null) madeBefore.set(first.present, otherModel.peek()!);
  const open: Store["open"] = (next, withModel) =>
    batch(() => {
      otherModel.value = null;
      upgradedFrom.value = null;
      change(() => next);
      otherModel.value = isOther(withModel) ? withModel : null;
      if (isOther(withModel)) madeBefore.set(document.peek(), withModel);
      else madeBefore.delete(document.peek());
    });
  const shelf = scenarioShelf(store, { version, document, made, otherModel, change, open });
  /** A step back or forth: what another model made is locked there as it was. */
  const stepTo = (next: History<ScenarioDocument>): void =>
    batch(() => {
      history.value = next;
      const { present } = next;
      const kept = shelf.kept.peek().find((one) => hashText(one.document) === hashText(present));
      const madeWith = madeBefore.get(present) ?? kept?.made;
      otherModel.value = isOther(madeWith) ? madeWith : null;
    });
  return {
    api: surroundings.api,
    hasServer: signal(false),
    isOffline: signal(false),
    models,
    measures,
    history,
    shelf,
    document,
    changes,
    differences,
    model,
    dataKind: computed(() => (valueOf("data") as Scenario["data"] | undefined) ?? "synthetic"),
    preview,
    view,
    language,
    texts,
    theme,
    fittingMeasures,
    hash: computed(() => hashOf({ ...shown.value, made: otherModel.value ?? { version, figures: [] } })),
    sharedHash: computed(() => hashOf({ ...shown.value, made: made.value })),
    made,
    otherModel,
    upgradedFrom,
    upgrade: () =>
      batch(() => {
        upgradedFrom.value = otherModel.peek();
        madeBefore.delete(document.peek());
        otherModel.value = null;
      }),
    endUpgrade: () => void (upgradedFrom.value = null),
    open,
    change,
    setValue: (path, value, topic) => {
      const base = model.peek();
      if (base) change((old) => withValue(old, base.scenario, measures, path, value), topic);
    },
    valueOf,
    endTopic: () => void (history.value = withTopicEnded(history.peek())),
    undo: () => {
      if (otherModel.peek() === null) stepTo(undone(history.peek()));
    },
    redo: () => {
      if (otherModel.peek() === null) stepTo(redone(history.peek()));
    },
    openModel: (id) =>
      batch(() => {
        view.value = { ...FIRST_VIEW, screen: view.peek().screen };
        open(newDocument(id), undefined);
      }),
    setLanguage: async (next) => {
      const loaded = await loadTexts(next);
      batch(() => {
        language.value = next;
        texts.value = loaded;
      });
      saveLanguage(store, next);
    },
    setTheme: (next) => {
      theme.value = next;
      saveTheme(store, next);
    },
    goTo: (next) => {
      const to = addressOf(next);
      batch(() => {
        // A whole link says all that is looked at; one without a scenario only leads to a screen.
        view.value = { ...(to.document ? FIRST_VIEW : view.peek()), ...to.view };
        const other = known(to.document);
        // The address of the page itself says the same model as the page has in hand.
        if (other && (hashText(other) !== hashText(document.peek()) || isOther(to.made)))
          open(received(other, shelf.kept.peek(), document.peek()), to.made);
      });
    },
  };
}

function seriesAsked(model: Model, { series }: View): SeriesAsked[] {
  return [series && series.place in model.scenario.places ? series : firstSeries(model.scenario)];
}

function bareChange({ rationale: _, source: __, kind: ___, ...change }: Change): Change {
  return change;
}

function hashText(document: ScenarioDocument): string {
  return JSON.stringify(document);
}
