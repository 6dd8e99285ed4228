import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Answer, Question } from "./solver-thread.ts";

const MOST_MEMORY_MB = 1024;

/** A thread for the engines, since a linear program cannot be stopped from inside: one that takes too long is ended. */
export class SolverWorker {
  private worker: Worker | undefined;
  /** Takes the answer to the question that is open. */
  private take: ((answer: Answer | undefined) => void) | undefined;

  /** The question that was asked last. */
  private last: Promise<unknown> = Promise.resolve();

  /**
   * Asks one question, once those before it are answered; the time limit counts from then on.
   * @returns nothing where the thread was ended at the time limit or by a crash
   */
  ask(question: Question, timeLimitMs: number): Promise<Answer | undefined> {
    const answer = this.last.then(() => this.askNow(question, timeLimitMs));
    this.last = answer;
    return answer;
  }

  private async askNow(question: Question, timeLimitMs: number): Promise<Answer | undefined> {
    const worker = (this.worker ??= this.startWorker());
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end(), timeLimitMs);
      this.take = (answer) => {
        clearTimeout(timer);
        this.take = undefined;
        resolve(answer);
      };
      worker.postMessage(question);
    });
  }

  /** Ends the thread; an open question has no answer then, and the next one starts another thread. */
  end(): void {
    const { worker } = this;
    this.worker = undefined;
    void worker?.terminate();
    this.take?.(undefined);
  }

  private startWorker(): Worker {
    const worker = new Worker(new URL(`./solver-thread${extname(import.meta.url)}`, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    const lost = (): void => {
      if (this.worker === worker) this.end();
    };
    worker.on("message", (answer: Answer) => this.worker === worker && this.take?.(answer));
    worker.on("error", lost);
    worker.on("exit", lost);
    worker.unref();
    return worker;
  }
}
