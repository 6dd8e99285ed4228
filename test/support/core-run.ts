/*
 * The whole core at work: from the text of a scenario file to the text of a report. It runs in Node and, bundled, in a
 * worker of a browser; `core-worker.ts` is the worker.
 */
import { EventRows } from "../../analysis/event-rows.ts";
import { distributionsOf } from "../../analysis/distributions.ts";
import { estimateAll } from "../../analysis/estimates.ts";
import { runBatch, runContinuedBatch } from "../../engine/batch.ts";
import { compile } from "../../engine/compile.ts";
import { measureColumns } from "../../engine/measures.ts";
import { replicate } from "../../engine/replicate.ts";
import { stackBatches } from "../../engine/results.ts";
import { warmUp } from "../../engine/warm-up.ts";
import { manifestOf, runDocument } from "../../report/json.ts";
import { LANGUAGES } from "../../report/language.ts";
import { runSummary } from "../../report/run-summary.ts";
import { scenarioFacts } from "../../report/scenario-facts.ts";
import type { Change } from "../../scenarios/change.ts";
import { ScenarioError } from "../../scenarios/problems.ts";
import { readScenario } from "../../scenarios/read.ts";

export interface CoreTask {
  readonly fileName: string;
  /** Texts by file name. */
  readonly files: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
  readonly replications: number;
}

/** Everything that is made on the way, by name. */
export interface CoreAnswer {
  readonly texts: Readonly<Record<string, string>>;
  readonly arrays: Readonly<Record<string, ArrayBufferView>>;
}

/** Reads, checks, compiles, simulates, estimates and reports. A scenario that is refused gives its problems. */
export function runCore(task: CoreTask): CoreAnswer {
  try {
    return answer(task);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return { texts: { problems: error.message }, arrays: {} };
  }
}

function answer({ fileName, files, changes, replications }: CoreTask): CoreAnswer {
  const loaded = readScenario(fileName, (name) => files[name], { changes });
  const { scenario } = loaded;
  const model = compile(scenario);
  const columns = measureColumns(model);
  const log = new EventRows(model);
  const state = replicate(model, replications - 1, { keepsDays: true, log });
  log.finish();
  const text = log.takeText();
  const warm = warmUp(model, 0);
  const [continued] = runContinuedBatch({ warmedUp: model, states: [warm], models: [model] });
  const batches = Array.from({ length: replications }, (_, at) =>
    runBatch({ model, from: at, to: at + 1, keepsRecords: true }),
  );
  const results = stackBatches(columns, batches, replications, model.controlKeys);
  const estimates = estimateAll(results);
  const facts = scenarioFacts(scenario, loaded.title);
  const engineVersion = "0.0.0";
  const manifest = manifestOf({
    run: { ...facts, engineVersion },
    v8: "",
    arch: "",
    replications,
    wantedReplications: replications,
    scenarios: [{ name: fileName, title: loaded.title, hash: null, effect: null, changesFrom: [] }],
  });
  const document = {
    ...runDocument(manifest, estimates),
    distributions: results.records && distributionsOf(model, results.records),
  };
  const summaries = LANGUAGES.map((language) => {
    const summary = runSummary({ scenario: facts, replications, engineVersion, estimates }, { language, all: true });
    return [`summary in ${language}`, summary] as const;
  });
  return {
    texts: {
      loaded: JSON.stringify(loaded, null, 1),
      document: JSON.stringify(document, null, 1),
      // The whole of it takes seconds on its way out of the browser.
      log: text.slice(0, 200_000) + text.length,
      ...Object.fromEntries(summaries),
    },
    arrays: Object.fromEntries(
      arraysIn({
        model,
        state: { ...state, model: undefined, log: undefined },
        warm,
        continued,
        values: results.values,
        records: results.records,
      }),
    ),
  };
}

/** Every typed array and every number of a structure, by its path. */
function arraysIn(value: unknown, path = ""): [string, ArrayBufferView][] {
  if (ArrayBuffer.isView(value)) return [[path, value]];
  if (typeof value === "number") return [[path, Float64Array.of(value)]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => arraysIn(part, path === "" ? name : `${path}.${name}`));
}
