import type { JobService } from "../jobs/job-service.ts";
import type { StoredJob } from "../store/store.ts";
import type { HttpLimits } from "./http-options.ts";
import { HttpProblem } from "./http-problem.ts";
import { jobBody } from "./bodies.ts";

/** The part of `reply.sse` that is used here. */
export interface EventSink {
  readonly sendHeaders: () => void;
  /** @param message its data is sent as it is: JSON, without a line break */
  readonly send: (message: { id: string; event: string; data: string; retry?: number }) => Promise<void>;
  readonly close: () => void;
  readonly onClose: (callback: () => void) => void;
}

/** Streams of events that are open: so many for each user, so many altogether, all closed when the server stops. */
export class EventStreams {
  private readonly limits: HttpLimits;
  private readonly openByUser = new Map<string, number>();
  private readonly sinks = new Set<EventSink>();
  private isClosing = false;

  constructor(limits: HttpLimits) {
    this.limits = limits;
  }

  get openCount(): number {
    return this.sinks.size;
  }

  /**
   * Tells a job now and whenever it changes, until it is over or the reader goes. One who reads slowly is told the newest only.
   * @param toldRevision what the reader knows already; -1 for nothing
   * @throws HttpProblem where too many are open
   */
  async tell(user: string, sink: EventSink, jobs: JobService, id: string, toldRevision: number): Promise<void> {
    const openOfUser = this.openByUser.get(user) ?? 0;
    const { streams, streamsPerUser } = this.limits;
    if (this.isClosing || this.sinks.size >= streams) throw new HttpProblem("too-many-streams", { most: streams });
    if (openOfUser >= streamsPerUser) throw new HttpProblem("too-many-streams", { most: streamsPerUser });
    this.openByUser.set(user, openOfUser + 1);
    this.sinks.add(sink);
    try {
      await tellChanges(sink, jobs, id, toldRevision);
    } finally {
      this.sinks.delete(sink);
      const left = (this.openByUser.get(user) ?? 1) - 1;
      if (left > 0) this.openByUser.set(user, left);
      else this.openByUser.delete(user);
    }
  }

  closeAll(): void {
    this.isClosing = true;
    for (const sink of this.sinks) sink.close();
  }
}

/** How long a browser waits before it connects again. */
const RETRY_MS = 2000;

/** All who watch a job are told the same snapshot. */
const dataBySnapshot = new WeakMap<StoredJob, string>();

function dataOf(job: StoredJob): string {
  const known = dataBySnapshot.get(job);
  if (known !== undefined) return known;
  const data = JSON.stringify(jobBody(job));
  dataBySnapshot.set(job, data);
  return data;
}

async function tellChanges(sink: EventSink, jobs: JobService, id: string, toldRevision: number): Promise<void> {
  let newest: StoredJob | undefined;
  let isClosed = false;
  let wake = (): void => {};
  let leave = (): void => {};
  sink.onClose(() => {
    isClosed = true;
    wake();
    leave();
  });
  const stopWatching = jobs.watch(id, (job) => {
    newest = job;
    wake();
  });
  let told = toldRevision;
  try {
    sink.sendHeaders();
    while (!isClosed) {
      if (newest === undefined || newest.revision <= told) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      const job: StoredJob = newest;
      told = job.revision;
      // One whose connection is full takes its time; one that is gone takes for ever.
      await new Promise<void>((resolve, reject) => {
        leave = resolve;
        sink.send({ id: String(job.revision), event: "job", data: dataOf(job), retry: RETRY_MS }).then(resolve, reject);
      });
      if (job.endedAtMs !== null) return;
    }
  } finally {
    stopWatching();
  }
}
