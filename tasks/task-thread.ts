import { parentPort, workerData } from "node:worker_threads";
import { type Problem, ScenarioError } from "../scenarios/problems.ts";
import type { ChunkNeed } from "./chunk.ts";
import type { ChunkSize } from "./chunk-plan.ts";
import { perform } from "./perform.ts";
import type { Outcome, Task, TaskProgress } from "./task.ts";
import { giveWay } from "./thread-priority.ts";

/** What the thread is started with. */
export interface ThreadWork {
  readonly task: Task;
  readonly size?: ChunkSize | undefined;
}

/** What it says. */
export type FromThread =
  | {
      readonly says: "need";
      readonly number: number;
      readonly need: ChunkNeed;
      /** Texts of the scenarios of the chunk, by hash. */
      readonly documents: Readonly<Record<string, string>>;
    }
  | { readonly says: "progress"; readonly progress: TaskProgress }
  | { readonly says: "outcome"; readonly outcome: Outcome }
  | { readonly says: "mistakes"; readonly problems: readonly Problem[] }
  | { readonly says: "fault"; readonly message: string; readonly stack: string };

/** What it is told: the bytes of a need. */
export interface ToThread {
  readonly number: number;
  readonly bytes: Uint8Array;
}

giveWay();
if (parentPort) await work(parentPort, workerData as ThreadWork);

async function work(port: NonNullable<typeof parentPort>, { task, size }: ThreadWork): Promise<void> {
  const say = (message: FromThread): void => port.postMessage(message);
  const waiting = new Map<number, (bytes: Uint8Array) => void>();
  port.on("message", ({ number, bytes }: ToThread) => {
    waiting.get(number)?.(bytes);
    waiting.delete(number);
  });
  let asked = 0;
  const need = (wanted: ChunkNeed, documentOf: (sha256: string) => string): Promise<Uint8Array> => {
    const number = asked++;
    const documents = Object.fromEntries(wanted.chunk.scenarios.map((hash) => [hash, documentOf(hash)]));
    return new Promise((resolve) => {
      waiting.set(number, resolve);
      say({ says: "need", number, need: wanted, documents });
    });
  };
  try {
    const onProgress = (progress: TaskProgress): void => say({ says: "progress", progress });
    say({ says: "outcome", outcome: await perform(task, { need, onProgress }, size) });
  } catch (error) {
    if (error instanceof ScenarioError) say({ says: "mistakes", problems: error.problems });
    else {
      const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
      say({ says: "fault", message, stack });
    }
  } finally {
    port.close();
  }
}
