import { z } from "zod";
import { ScenarioError } from "../../scenarios/problems.ts";
import { changedScenario, PreviewPart } from "./preview-part.ts";
import type { WorkerAnswer, WorkerQuestion } from "./preview-messages.ts";
import { daySeries, joinParts, type PreviewResults, summariseComparison, summariseRun } from "./preview-summary.ts";

// The page's content security policy allows no code from strings, which zod would try.
z.config({ jitless: true });

// What a worker of a browser has and Node has not.
const scope = globalThis as unknown as {
  onmessage: (event: { readonly data: WorkerQuestion }) => void;
  postMessage(message: WorkerAnswer, transfer?: readonly ArrayBufferLike[]): void;
};

let part: PreviewPart | undefined;
let opened: PreviewResults | undefined;
let latest = -1;

scope.onmessage = ({ data }) => {
  latest = Math.max(latest, data.number);
  void answer(data);
};

async function answer(question: WorkerQuestion): Promise<void> {
  const { number } = question;
  try {
    await answerOrThrow(question);
  } catch (error) {
    if (error instanceof ScenarioError) scope.postMessage({ kind: "refused", number, problems: error.problems });
    else scope.postMessage({ kind: "failed", number, message: error instanceof Error ? error.message : String(error) });
  }
}

async function answerOrThrow(question: WorkerQuestion): Promise<void> {
  const { number } = question;
  switch (question.kind) {
    case "open":
      part = new PreviewPart(
        changedScenario(question.scenario, question.changes, "long-run"),
        question.from,
        question.to,
      );
      opened = undefined;
      return runPart(number, part.open());
    case "what-if":
      if (!part) throw new Error("a what-if was asked for before a scenario was opened");
      return runPart(number, part.whatIf(question.changes, question.effect));
    case "summarise-run": {
      if (!part) throw new Error("parts of a scenario came before it was opened");
      opened = joinParts(part.scenario, question.batches, replicationsIn(question.batches), part.model);
      return scope.postMessage({ kind: "run", number, run: summariseRun(opened, question.series) });
    }
    case "summarise-comparison": {
      if (!opened || !part) throw new Error("a what-if was to be summed up before its scenario was");
      const baseline = opened;
      const { scenario, model } = part.changed(question.changes, question.effect);
      const run = joinParts(scenario, question.batches, replicationsIn(question.batches), model);
      const baselineSeries = question.series
        .filter(({ place }) => place in baseline.scenario.places)
        .map((asked) => daySeries(baseline, asked));
      const comparison = summariseComparison(baseline, run, question.series);
      return scope.postMessage({ kind: "comparison", number, comparison, baselineSeries });
    }
  }
}

/** Goes through the slices of a part; gives up where a later question has come. */
async function runPart(number: number, steps: ReturnType<PreviewPart["open"]>): Promise<void> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      const transfer = value.flatMap(({ values, controls, periods }) =>
        [values, controls, periods].flatMap((array) => (array ? [array.buffer] : [])),
      );
      scope.postMessage({ kind: "part", number, batches: value }, transfer);
      return;
    }
    await afterMessages();
    if (latest > number) return;
  }
}

const channel = new MessageChannel();
let goOn: (() => void)[] = [];
channel.port1.onmessage = () => {
  const waiting = goOn;
  goOn = [];
  for (const resume of waiting) resume();
};

/** Lets messages that have come be heard; a timer would wait longer. */
function afterMessages(): Promise<void> {
  return new Promise((resolve) => {
    goOn.push(resolve);
    channel.port2.postMessage(null);
  });
}

function replicationsIn(batches: readonly { readonly from: number; readonly to: number }[]): number {
  return batches.reduce((sum, { from, to }) => sum + to - from, 0);
}
