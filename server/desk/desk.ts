import { phrase } from "../../scenarios/message.ts";
import { extname } from "node:path";
import { Piscina } from "piscina";
import { newProblem, ScenarioError } from "../../scenarios/problems.ts";
import type { Task } from "../../tasks/task.ts";
import type { Clock } from "../clock.ts";
import type { Desk, Lookup, PreparedTask, Verdict } from "../http/dependencies.ts";
import { HttpProblem, tryLater } from "../http/http-problem.ts";
import type { ScenarioKind } from "../store/store.ts";
import type { DeskAnswer, DeskQuestion } from "./desk-work.ts";

const THREAD_URL = new URL(`./desk-thread${extname(import.meta.url)}`, import.meta.url);

export interface DeskOptions {
  readonly clock: Clock;
  readonly threads?: number;
  /** For one question, files fetched included. */
  readonly mostMs?: number;
}

const MOST_MS = 20_000;
/** Questions that wait for a thread; more are told to come again. */
const MOST_WAITING = 200;
/** Files of one question: more are no study but an attack. */
const MOST_FILES = 200;
const BUSY_SECONDS = 5;

/** Reads what users send in threads of their own: what takes long there keeps nobody else waiting, and is given up in the end. */
export class ThreadedDesk implements Desk {
  private readonly options: DeskOptions;
  private readonly pool: Piscina<DeskQuestion, DeskAnswer>;

  constructor(options: DeskOptions) {
    this.options = options;
    const threads = options.threads ?? 1;
    this.pool = new Piscina<DeskQuestion, DeskAnswer>({
      filename: THREAD_URL.href,
      // Begun when first asked.
      minThreads: 0,
      maxThreads: threads,
      maxQueue: MOST_WAITING,
      idleTimeout: Infinity,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    // Without a listener an error of a thread outside its work would end the process; the question itself fails too.
    this.pool.on("error", () => {});
  }

  async kindOf(name: string, text: string): Promise<ScenarioKind> {
    const nothingElse: Lookup = async () => undefined;
    return (await this.ask(() => ({ what: "kind", name, text }), nothingElse)) as ScenarioKind;
  }

  async validate(name: string, base: string | undefined, lookup: Lookup): Promise<Verdict> {
    return (await this.ask((files) => ({ what: "validate", name, base, files }), lookup)) as Verdict;
  }

  async prepare(
    kind: Parameters<Desk["prepare"]>[0],
    question: Readonly<Record<string, unknown>>,
    lookup: Lookup,
  ): Promise<PreparedTask> {
    return (await this.ask((files) => ({ what: "prepare", kind, question, files }), lookup)) as PreparedTask;
  }

  async again(task: Task): Promise<PreparedTask> {
    const nothingElse: Lookup = async () => undefined;
    return (await this.ask(() => ({ what: "again", task }), nothingElse)) as PreparedTask;
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  /** Asks again with one more file, until all that are needed are there. */
  private async ask(
    questionWith: (files: Record<string, string | null>) => DeskQuestion,
    lookup: Lookup,
  ): Promise<unknown> {
    const { clock, mostMs = MOST_MS } = this.options;
    const tooLong = new AbortController();
    const callOff = clock.after(mostMs, () => tooLong.abort());
    const files = Object.create(null) as Record<string, string | null>;
    try {
      for (;;) {
        const answer = await this.pool.run(questionWith({ ...files }), { signal: tooLong.signal });
        if ("answer" in answer) return answer.answer;
        if ("problems" in answer) throw new ScenarioError(answer.problems);
        if (Object.keys(files).length >= MOST_FILES) throw tooManyFiles(answer.wanted);
        files[answer.wanted] = (await lookup(answer.wanted)) ?? null;
      }
    } catch (error) {
      if (tooLong.signal.aborted) throw new HttpProblem("takes-too-long", { seconds: Math.round(mostMs / 1000) });
      if (error instanceof Error && error.message.includes("queue is at limit"))
        throw tryLater("overloaded", BUSY_SECONDS);
      throw error;
    } finally {
      callOff();
    }
  }
}

function tooManyFiles(file: string): ScenarioError {
  const message = phrase("would be file {count} of the question; at most {most} are read", {
    count: MOST_FILES + 1,
    most: MOST_FILES,
  });
  return new ScenarioError([newProblem(message, { file })]);
}
