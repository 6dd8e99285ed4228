import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applied,
  begun,
  cancelled,
  failed,
  isOver,
  progressed,
  queuedAgain,
  type Transition,
} from "../server/jobs/job-states.ts";
import type { JobState, StoredJob } from "../server/store/store.ts";

const NEW: StoredJob = {
  id: "a",
  kind: "run",
  title: "winter",
  state: "queued",
  task: "sha256:0",
  program: "1.0.0",
  rerunOf: null,
  placeDays: 1,
  events: 1,
  owner: "kari",
  createdAtMs: 1,
  startedAtMs: null,
  endedAtMs: null,
  attempt: 0,
  revision: 1,
  finished: 0,
  of: 0,
  status: null,
  error: null,
  files: [],
  figures: null,
};

const through = (job: StoredJob, ...steps: ((job: StoredJob) => Transition)[]): StoredJob | undefined => {
  let now: StoredJob | undefined = job;
  for (const step of steps) now = now && applied(now, step(now));
  return now;
};
const begin = (job: StoredJob): Transition => begun(job, 10, "1.1.0");
const again = (job: StoredJob): Transition => queuedAgain(job, "ola", 30, "1.1.0");

describe("a job", () => {
  test("is in attempt 1 when it is begun, and begun once only", () => {
    expect(through(NEW, begin)).toMatchObject({ state: "running", attempt: 1, startedAtMs: 10, revision: 2 });
    expect(applied(through(NEW, begin)!, begun(NEW, 11, "1.1.0"))).toBeUndefined();
  });

  test("that ran when the server ended is begun as another attempt, and the former one is void", () => {
    const former = through(NEW, begin)!;
    const taken = through(former, (job) => begun(job, 20, "1.1.0"))!;
    expect(taken).toMatchObject({ state: "running", attempt: 2, startedAtMs: 10, program: "1.1.0" });
    expect(taken).not.toHaveProperty("atMs");
    expect(applied(taken, failed(former.attempt, "late", 21))).toBeUndefined();
    expect(applied(taken, progressed(former.attempt, 1, 2))).toBeUndefined();
  });

  test("that failed or was cancelled waits again, for whoever asks now, as another attempt", () => {
    const failure = through(NEW, begin, (job) => failed(job.attempt, "no", 20))!;
    expect(failure).toMatchObject({ state: "failed", error: "no", endedAtMs: 20 });
    const waits = { state: "queued", attempt: 2, owner: "ola", createdAtMs: 30, startedAtMs: null, error: null };
    expect(through(failure, again)).toMatchObject(waits);
    expect(through(failure, again, begin)).toMatchObject({ state: "running", attempt: 2 });
    expect(through(NEW, () => cancelled(5), again)).toMatchObject(waits);
  });

  test("that is over is neither cancelled, begun nor failed", () => {
    for (const state of ["done", "failed", "cancelled"] as const) {
      const over = { ...NEW, state };
      expect(applied(over, cancelled(5))).toBeUndefined();
      expect(applied(over, begun(NEW, 5, "1.1.0"))).toBeUndefined();
      expect(applied(over, failed(over.attempt, "no", 5))).toBeUndefined();
    }
    expect(applied({ ...NEW, state: "done" }, again({ ...NEW, state: "done" }))).toBeUndefined();
  });

  test("has in whatever order of steps a revision that grows, an attempt that does not fall, and one end at a time", () => {
    const steps: ((job: StoredJob) => Transition)[] = [
      begin,
      again,
      () => cancelled(5),
      (job) => failed(job.attempt, "no", 6),
      (job) => progressed(job.attempt, 1, 2),
    ];
    const order: JobState[] = ["queued", "running", "done", "failed", "cancelled"];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: steps.length - 1 })), (list) => {
        let job = NEW;
        for (const at of list) {
          const next = applied(job, steps[at]!(job));
          if (!next) continue;
          expect(next.revision).toBe(job.revision + 1);
          expect(next.attempt).toBeGreaterThanOrEqual(job.attempt);
          expect(order).toContain(next.state);
          expect(next.endedAtMs !== null).toBe(isOver(next.state));
          job = next;
        }
      }),
    );
  });
});
