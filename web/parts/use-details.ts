import { useEffect, useRef, useState } from "preact/hooks";
import type { ReplicationDays } from "../../analysis/day-censuses.ts";
import type { Details } from "../state/details.ts";
import { useStore } from "../store-context.ts";
import type { DetailAnswer, DetailQuestion } from "../workers/detail-worker.ts";

export interface DetailsState {
  readonly details: Details | null;
  readonly days: ReplicationDays | null;
  readonly finished: number;
  readonly failure: string | null;
  /** Asks for the days of a replication. */
  readonly askDays: (replication: number) => void;
}

const NOTHING = { details: null, days: null, finished: 0, failure: null } as const;

/**
 * Details of the scenario that is shown, from a worker of their own that lives as long as somebody looks at them.
 * @param isWanted nothing is simulated before
 */
export function useDetails(isWanted: boolean): DetailsState {
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
        if (data.kind === "details") return { ...known, details: data.details };
        return data.kind === "days" ? { ...known, days: data.days } : { ...known, failure: data.message };
      });
    own.onerror = ({ message }) => setState((known) => ({ ...known, failure: message }));
    own.postMessage({ kind: "details", asked: { base, changes, effect } } satisfies DetailQuestion);
    return () => own.terminate();
  }, [isWanted, base, JSON.stringify(changes), effect]);
  const askDays = (replication: number): void => {
    setState((known) => ({ ...known, days: null }));
    worker.current?.postMessage({ kind: "days", replication } satisfies DetailQuestion);
  };
  return { ...state, askDays };
}
