import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { ScenarioError } from "../scenarios/problems.ts";
import type { ChunkSize } from "./chunk-plan.ts";
import type { Outcome, Task, TaskSurroundings } from "./task.ts";
import type { FromThread, ThreadWork, ToThread } from "./task-thread.ts";

const THREAD_URL = new URL(`./task-thread${extname(import.meta.url)}`, import.meta.url);
const USUAL_MEMORY_MB = 4096;

export interface RunTaskOptions {
  /** How work is cut into chunks; changes no result. */
  readonly size?: ChunkSize;
  /** Of the thread: one that takes more is ended, and the process lives on. */
  readonly mostMemoryMb?: number;
}

/**
 * Performs a task in a thread of its own, so that whoever serves others meanwhile is not held up. The chunks that it needs are asked
 * for here.
 * @throws ScenarioError with all problems of the task; the reason of the signal after a cancellation; what `need` fails with; Error where
 * the task itself is at fault, or took more memory than it may
 */
export function runTask(task: Task, surroundings: TaskSurroundings, options: RunTaskOptions = {}): Promise<Outcome> {
  const { need, onProgress, signal } = surroundings;
  const { size, mostMemoryMb = USUAL_MEMORY_MB } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const worker = new Worker(THREAD_URL, {
      workerData: { task, size } satisfies ThreadWork,
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    });
    const onAbort = (): void => end(() => reject(signal?.reason));
    let isOver = false;
    const end = (settle: () => void): void => {
      if (isOver) return;
      isOver = true;
      signal?.removeEventListener("abort", onAbort);
      void worker.terminate();
      settle();
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    worker.on("error", (error) => end(() => reject(error)));
    worker.on("exit", (code) => end(() => reject(new Error(`the thread of the task ended with code ${code}`))));
    worker.on("message", (message: FromThread) => {
      switch (message.says) {
        case "need": {
          const { number, documents } = message;
          const given = Promise.resolve().then(() => need(message.need, (hash) => documents[hash]));
          given.then(
            (bytes) => worker.postMessage({ number, bytes } satisfies ToThread),
            (error: unknown) => end(() => reject(error)),
          );
          break;
        }
        case "progress":
          if (!isOver) onProgress?.(message.progress);
          break;
        case "outcome":
          end(() => resolve(message.outcome));
          break;
        case "mistakes":
          end(() => reject(new ScenarioError(message.problems)));
          break;
        case "fault":
          end(() => reject(Object.assign(new Error(message.message), { stack: message.stack })));
          break;
      }
    });
  });
}
