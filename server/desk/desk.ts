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
import { NoTurn, Turns } from "./turns.ts";

const THREAD_URL = new URL(`./desk-thread${extname(import.meta.url)}`, import.meta.url);

export interface DeskOptions {
  readonly clock: Clock;
  readonly threads?: number;
  /** That a thread may take for one question, and that it may wait for a thread. */
  readonly mostMs?: number;
}

const MOST_MS = 20_000;
/** Questions that wait for a thread; more are told to come again. */
const MOST_WAITING = 200;
/** Files of one question: more are no study but an attack. */
const MOST_FILES = 200;
const BUSY_SECONDS = 5;

interface TimedAnswer {
  readonly answer: DeskAnswer;
  readonly tookMs: number;
}

/** Reads what users send in threads of their own: what takes long there keeps nobody else waiting, and is given up in the end. */
export class ThreadedDesk implements Desk {
  private readonly clock: Clock;
  private readonly mostMs: number;
  private readonly turns: Turns;
  private readonly pool: Piscina<DeskQuestion, DeskAnswer>;
  private loaded: Promise<unknown> | undefined;

  constructor({ clock, threads = 1, mostMs = MOST_MS }: DeskOptions) {
    this.clock = clock;
    this.mostMs = mostMs;
    this.turns = new Turns({ clock, atOnce: threads, mostWaiting: MOST_WAITING, mostWaitMs: mostMs });
    this.pool = new Piscina<DeskQuestion, DeskAnswer>({
      filename: THREAD_URL.href,
      // Begun when first asked, or by `begin`.
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: Infinity,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    // Without a listener an error of a thread outside its work would end the process; the question itself fails too.
    this.pool.on("error", () => {});
  }

  /** Has a thread load what it needs, if none has yet: half a second, or many where the machine is busy. */
  begin(): Promise<unknown> {
    this.loaded ??= this.pool
      .run({ what: "kind", name: "nothing.csv", text: "" })
      .catch(() => (this.loaded = undefined));
    return this.loaded;
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
    const files = Object.create(null) as Record<string, string | null>;
    let leftMs = this.mostMs;
    for (;;) {
      const { answer, tookMs } = await this.answer(questionWith({ ...files }), leftMs);
      leftMs -= tookMs;
      if ("answer" in answer) return answer.answer;
      if ("problems" in answer) throw new ScenarioError(answer.problems);
      if (Object.keys(files).length >= MOST_FILES) throw tooManyFiles(answer.wanted);
      files[answer.wanted] = (await lookup(answer.wanted)) ?? null;
    }
  }

  /** @throws HttpProblem where no thread gets free, or one is not done within the time */
  private async answer(question: DeskQuestion, withinMs: number): Promise<TimedAnswer> {
    try {
      return await this.turns.inTurn(() => this.answerNow(question, withinMs));
    } catch (error) {
      throw error instanceof NoTurn ? tryLater("overloaded", BUSY_SECONDS) : error;
    }
  }

  private async answerNow(question: DeskQuestion, withinMs: number): Promise<TimedAnswer> {
    const { clock, pool } = this;
    // That is not the fault of the file.
    await this.begin();
    const startMs = clock.monotonicMs();
    const tooLong = new AbortController();
    const callOff = clock.after(withinMs, () => tooLong.abort());
    try {
      const answer = await pool.run(question, { signal: tooLong.signal });
      return { answer, tookMs: clock.monotonicMs() - startMs };
    } catch (error) {
      if (!tooLong.signal.aborted) throw error;
      // The thread was ended, and another one is to load.
      this.loaded = undefined;
      throw new HttpProblem("takes-too-long", { seconds: Math.round(this.mostMs / 1000) });
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
