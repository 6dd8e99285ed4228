import { useEffect, useRef, useState } from "preact/hooks";
import type { ReplicationDays } from "../../analysis/day-censuses.ts";
import type { Details } from "../state/details.ts";
import type { YearFigure } from "../state/ranking.ts";
import { useStore } from "../store-context.ts";
import type { DetailAnswer, DetailQuestion } from "../workers/detail-worker.ts";

export interface DetailsState {
  readonly details: Details | null;
  readonly days: ReplicationDays | null;
  readonly finished: number;
  /** [replication] of all that have been looked at so far, to rank them by. */
  readonly figures: readonly YearFigure[];
  readonly failure: string | null;
  /** Asks for the days of a replication. */
  readonly askDays: (replication: number) => void;
}

const NOTHING = { details: null, days: null, finished: 0, figures: [], failure: null } as const;

/** So few at a time that a year which is asked for meanwhile is not kept waiting. */
const FIGURES_AT_A_TIME = 5;

/**
 * Details of the scenario that is shown, from a worker of their own that lives as long as somebody looks at them.
 * @param isWanted nothing is simulated before
 * @param mostFigures how many replications are looked at to be ranked, a few at a time, and none while the preview is at work
 */
export function useDetails(isWanted: boolean, mostFigures = 0): DetailsState {
  const store = useStore();
  const base = store.model.value?.scenario;
  const changes = store.changes.value;
  const { effect } = store.document.value;
  const [state, setState] = useState<Omit<DetailsState, "askDays">>(NOTHING);
  const worker = useRef<Worker | null>(null);
  useEffect(() => {
    if (!isWanted || !base) return;
    setState(NOTHING);
    const own = new Worker(new URL("../workers/detail-worker.ts", import.meta.url), { type: "module" });
    worker.current = own;
    own.onmessage = ({ data }: MessageEvent<DetailAnswer>) =>
      setState((known) => {
        if (data.kind === "progress") return { ...known, finished: data.finished };
        if (data.kind === "details") return { ...known, details: data.details, figures: data.details.figures };
        if (data.kind === "figures") {
          // Asked twice, where the preview was at work in between.
          return data.from === known.figures.length
            ? { ...known, figures: [...known.figures, ...data.figures] }
            : known;
        }
        return data.kind === "days" ? { ...known, days: data.days } : { ...known, failure: data.message };
      });
    own.onerror = ({ message }) => setState((known) => ({ ...known, failure: message }));
    own.postMessage({ kind: "details", asked: { base, changes, effect } } satisfies DetailQuestion);
    return () => own.terminate();
  }, [isWanted, base, JSON.stringify(changes), effect]);
  const { isBusy } = store.preview.value;
  const looked = state.figures.length;
  useEffect(() => {
    if (isBusy || looked === 0 || looked >= mostFigures) return;
    const to = Math.min(mostFigures, looked + FIGURES_AT_A_TIME);
    worker.current?.postMessage({ kind: "figures", from: looked, to } satisfies DetailQuestion);
  }, [isBusy, looked, mostFigures]);
  const askDays = (replication: number): void => {
    setState((known) => ({ ...known, days: null }));
    worker.current?.postMessage({ kind: "days", replication } satisfies DetailQuestion);
  };
  return { ...state, askDays };
}
