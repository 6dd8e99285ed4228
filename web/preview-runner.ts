import type { Signal } from "@preact/signals";
import type { Change } from "../scenarios/change.ts";
import type { Problem } from "../scenarios/problems.ts";
import type { Model } from "./state/models.ts";
import { runOf } from "./state/prepared.ts";
import { isAboutRun } from "./state/values.ts";
import type { PreviewAnswer, PreviewClient, WhatIf } from "./workers/preview-client.ts";
import type { PreviewComparison, PreviewRun } from "./workers/preview-summary.ts";

/** What the preview is at. Old figures stay in sight while new ones are reckoned. */
export interface PreviewState {
  readonly isBusy: boolean;
  /** Whether the figures came with the page, and the workers are not ready yet: only what the overview shows is there. */
  readonly isPrepared: boolean;
  /** The base as it is; null before its first results. */
  readonly baseline: PreviewRun | null;
  /** The scenario beside it; null where nothing is changed. */
  readonly comparison: PreviewComparison | null;
  readonly baselineSeries: PreviewRun["series"];
  /** Why the changes cannot be simulated. */
  readonly problems: readonly Problem[];
  /** What went wrong that is no mistake of the user. */
  readonly failure: string | null;
  readonly seconds: number;
}

export const NO_PREVIEW: PreviewState = {
  isBusy: true,
  isPrepared: false,
  baseline: null,
  comparison: null,
  baselineSeries: [],
  problems: [],
  failure: null,
  seconds: 0,
};

/** What the runner needs of its surroundings. */
export interface Clock {
  readonly now: () => number;
  readonly whenIdle: () => Promise<void>;
}

/** Asks for previews. */
export interface PreviewRunner {
  readonly ask: (model: Model, question: WhatIf) => void;
}

/**
 * Opens a base, then asks for what-ifs: always the latest, with those before it given up. Changes of the run itself, such as its seed
 * or its period, are made in the base too, for only then can the two be compared.
 */
export function previewRunner(
  client: PreviewClient,
  preview: Signal<PreviewState>,
  { now, whenIdle }: Clock,
): PreviewRunner {
  let opened: { readonly model: Model; readonly runChanges: string; readonly done: Promise<void> } | null = null;
  let latest = 0;

  const tell = (state: Partial<PreviewState>): void => void (preview.value = { ...preview.peek(), ...state });
  const tellFailure = (answer: PreviewAnswer): void => {
    if (answer.kind === "refused") tell({ isBusy: false, problems: answer.problems, failure: null });
    if (answer.kind === "failed") tell({ isBusy: false, failure: answer.message });
  };
  const open = async (model: Model, runChanges: readonly Change[], series: WhatIf["series"]): Promise<void> => {
    const { prepared } = model;
    if (prepared && runChanges.length === 0) {
      const run = runOf(prepared);
      tell({ ...NO_PREVIEW, isPrepared: true, isBusy: false, baseline: run, baselineSeries: run.series });
      await whenIdle();
    }
    const started = now();
    const answer = await client.openScenario(model.scenario, runChanges, series);
    if (answer.kind !== "run") return tellFailure(answer);
    const { run } = answer;
    tell({
      ...NO_PREVIEW,
      isBusy: preview.peek().isBusy,
      baseline: run,
      baselineSeries: run.series,
      seconds: (now() - started) / 1000,
    });
  };

  const ask = async (number: number, model: Model, { changes, effect, series }: WhatIf): Promise<void> => {
    const runChanges = changes.filter(isAboutRun);
    const others = changes.filter((change) => !isAboutRun(change));
    const key = JSON.stringify(runChanges);
    if (opened?.model !== model || opened.runChanges !== key) {
      preview.value = opened?.model === model ? { ...preview.peek(), isBusy: true } : NO_PREVIEW;
      opened = { model, runChanges: key, done: open(model, runChanges, series) };
    }
    const isShown =
      preview.peek().isPrepared && others.length === 0 && hasSeries(preview.peek().baselineSeries, series);
    tell({ isBusy: !isShown });
    await opened.done;
    const { baseline, baselineSeries } = preview.peek();
    if (number !== latest || !baseline) return;
    if (others.length === 0 && hasSeries(baselineSeries, series)) {
      tell({ isBusy: false, comparison: null, problems: [], failure: null });
      return;
    }
    const started = now();
    const answer = await client.whatIf({ changes: others, effect, series });
    if (number !== latest) return;
    if (answer.kind !== "comparison") return tellFailure(answer);
    tell({
      isBusy: false,
      comparison: others.length === 0 ? null : answer.comparison,
      baselineSeries: answer.baselineSeries,
      problems: [],
      failure: null,
      seconds: (now() - started) / 1000,
    });
  };
  return { ask: (model, question) => void ask(++latest, model, question) };
}

function hasSeries(known: PreviewRun["series"], asked: WhatIf["series"]): boolean {
  return asked.every(({ place, measure }) => known.some((one) => one.place === place && one.measure === measure));
}
