import type { Language } from "../../report/language.ts";
import { signal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ApiError, type ApiProblem } from "../api/api-client.ts";
import type { Job } from "../api/jobs.ts";
import { useStore } from "../store-context.ts";
import type { Store } from "../store.ts";

/** A full run on the server that a screen shows, from being asked for to its result. */
export interface FullRun<Result> {
  /** Of the base that it is about; another base has runs of its own. */
  readonly model: string;
  readonly job: Job | null;
  readonly result: Result | null;
  /** What was asked; null for a run of a link until it is known what the link asks. */
  readonly asked: string | null;
  readonly problem: ApiProblem | null;
  readonly warnings: readonly Warning[];
  /** The language in which the server told them. */
  readonly warningsIn: Language;
  /** Replications that were asked for; null for a run of a link. */
  readonly wanted: number | null;
  /** Whether a request is on its way. */
  readonly isAsking: boolean;
}

/** The kinds of runs of which a screen shows one, with where they are asked for. */
export const RUN_PATHS = {
  compare: "/api/v1/comparisons",
  bottlenecks: "/api/v1/bottlenecks",
  sweep: "/api/v1/sweeps",
} as const;
export type RunKind = keyof typeof RUN_PATHS;

interface Submitted extends Job {
  readonly warnings?: readonly Warning[];
}

/** What is doubtful about what was asked. */
export interface Warning {
  readonly message: string;
  /** What it is about, in the scenario. */
  readonly path: string;
}

export interface FullRunControls<Result> {
  readonly run: FullRun<Result>;
  /** Whether what is shown was asked otherwise than it would be now. */
  readonly isStale: boolean;
  readonly submit: (body: Asked) => void;
  readonly hear: (job: Job) => void;
  /** Asks for the job or its result again, where that failed. */
  readonly again: () => void;
}

/** What is sent: a question, and how many replications it is to be answered by. */
export type Asked = object & { readonly replications: number };

/** Runs outlive their screens: who comes back finds them as they are. */
const runs = new WeakMap<Store, Map<RunKind, Signal<FullRun<unknown>>>>();

/**
 * The full run of a kind that the page has, and what can be done with it. Its id is in the link.
 * @param asked what would be asked now, in no language, as far as it decides the result; null while that is not known
 */
export function useFullRun<Result>(kind: RunKind, asked: object | null): FullRunControls<Result> {
  const store = useStore();
  const { model } = store.document.value;
  const state = stateOf<Result>(store, kind, model);
  const run = state.value.model === model ? state.value : emptyRun<Result>(model);
  const tell = (next: Partial<FullRun<Result>>): void => void (state.value = { ...state.peek(), ...next });
  const attempt = async (act: () => Promise<Partial<FullRun<Result>>>): Promise<void> => {
    tell({ isAsking: true, problem: null });
    try {
      tell({ ...(await act()), isAsking: false });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell({ problem: error.problem, isAsking: false });
    }
  };
  const readResult = (job: Job): void =>
    void attempt(async () => ({ result: (await store.api.ask<Result>(job.links.result)).body }));
  const hear = (job: Job): void => {
    tell({ job });
    if (job.state === "done" && state.peek().result === null && !state.peek().isAsking) readResult(job);
  };
  const linked = store.view.value.jobs?.[kind];
  const readLinked = (): void => {
    const { job } = state.peek();
    if (job?.state === "done") return readResult(job);
    if (linked === undefined) return;
    void attempt(async () => ({ job: (await store.api.ask<Job>(`/api/v1/jobs/${linked}`)).body })).then(() => {
      const found = state.peek().job;
      if (found) hear(found);
    });
  };
  useEffect(() => {
    if (state.value.model !== model) state.value = emptyRun(model);
    if (linked !== undefined && state.peek().job?.id !== linked && !state.peek().isAsking) {
      state.value = emptyRun(model);
      readLinked();
    }
  }, [model, linked]);
  const question = asked && JSON.stringify(asked);
  useEffect(() => {
    if (run.asked === null && run.job !== null && question !== null) tell({ asked: question });
  }, [run.asked, run.job, question]);
  const submit = (wanted: Asked): void =>
    void attempt(async () => {
      const warningsIn = store.language.peek();
      const { body: job } = await store.api.ask<Submitted>(RUN_PATHS[kind], { method: "POST", body: wanted });
      const { warnings = [] } = job;
      const view = store.view.peek();
      store.view.value = { ...view, jobs: { ...view.jobs, [kind]: job.id } };
      return {
        job,
        result: null,
        asked: question,
        wanted: wanted.replications,
        warnings: [...new Map(warnings.map((one) => [`${one.path} ${one.message}`, one])).values()],
        warningsIn,
      };
    }).then(() => {
      const { job, problem } = state.peek();
      if (job && !problem) hear(job);
    });
  return {
    run,
    isStale: run.result !== null && run.asked !== null && question !== null && run.asked !== question,
    submit,
    hear,
    again: readLinked,
  };
}

function stateOf<Result>(store: Store, kind: RunKind, model: string): Signal<FullRun<Result>> {
  const own = runs.get(store) ?? new Map<RunKind, Signal<FullRun<unknown>>>();
  runs.set(store, own);
  const found = own.get(kind) ?? signal<FullRun<unknown>>(emptyRun(model));
  own.set(kind, found);
  return found as Signal<FullRun<Result>>;
}

function emptyRun<Result>(model: string): FullRun<Result> {
  return {
    model,
    job: null,
    result: null,
    asked: null,
    problem: null,
    warnings: [],
    warningsIn: "en",
    wanted: null,
    isAsking: false,
  };
}
