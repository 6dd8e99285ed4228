import { parentPort } from "node:worker_threads";
import { type Offer, offerOfFirstEngine } from "./first-engine.ts";
import type { LinearProgram } from "./linear-program.ts";
import { offerOfSecondEngine, type SecondOffer } from "./second-engine.ts";

/** What the thread is asked, one question at a time. */
export type Question =
  | { readonly engine: "first"; readonly program: LinearProgram; readonly attempt: number }
  | { readonly engine: "second"; readonly program: LinearProgram; readonly timeLimitSeconds: number };

/** Its answer, or why there is none. */
export type Answer =
  | { readonly engine: "first"; readonly offer: Offer | undefined }
  | { readonly engine: "second"; readonly second: SecondOffer }
  | { readonly engine: "none"; readonly reason: string };

parentPort?.on("message", (question: Question) => {
  void answer(question).then((given) => parentPort?.postMessage(given));
});

async function answer(question: Question): Promise<Answer> {
  try {
    if (question.engine === "first") {
      return { engine: "first", offer: offerOfFirstEngine(question.program, question.attempt) };
    }
    return { engine: "second", second: await offerOfSecondEngine(question.program, question.timeLimitSeconds) };
  } catch (error) {
    return { engine: "none", reason: error instanceof Error ? error.message : String(error) };
  }
}
