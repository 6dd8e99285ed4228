import { SolverWorker } from "../optimizer/solver-worker.ts";
import type { ResultFile } from "../report/data-package.ts";
import type { JudgedThreshold } from "../analysis/thresholds.ts";
import { bottlenecksResult, performBottlenecks } from "./bottlenecks.ts";
import type { ChunkSize } from "./chunk-plan.ts";
import { ChunkedPlanRunner, ChunkedSimulator } from "./chunked-simulator.ts";
import { type CompareInput, compareResult, compareSimulated, performCompare, resolvedComparison } from "./compare.ts";
import { forecast } from "./forecast.ts";
import type { ForecastRead } from "./forecast-input.ts";
import { forecastFiles, forecastResult } from "./forecast-result.ts";
import { jsonText } from "./json-text.ts";
import { keyFigures } from "./key-figures.ts";
import { sha256 } from "./manifest.ts";
import { type OptimizeInput, optimizeResult, performOptimize, planTexts } from "./optimize.ts";
import { writtenReport } from "./report.ts";
import { reportInputOf } from "./report-folder.ts";
import { filesOf, MANIFEST_FILE, manifestText, type Simulated } from "./result-files.ts";
import { performRun, readRunOrSearch, resolvedRun, type RunInput, runResult, runSimulated } from "./run.ts";
import type { Simulator } from "./simulator.ts";
import { performSweep, type SweepInput, sweepResult, sweepFiles } from "./sweep.ts";
import { sweepManifest } from "./sweep-manifest.ts";
import type { Outcome, OutcomeFile, Task, TaskProgress, TaskSurroundings } from "./task.ts";
import { filesOfTask } from "./task-files.ts";
import { readTask } from "./task-input.ts";

/** The file that every outcome has but that of a report: what the command prints with `--json`. */
export const RESULT_FILE = "result.json";

/**
 * Does what a task asks. The bytes of the outcome depend on the task alone, whoever simulates its chunks and however often it is done.
 * @param size how work is cut into chunks; changes no result
 * @throws ScenarioError with everything that is wrong with what it names; the reason of the signal after a cancellation
 */
export async function perform(task: Task, surroundings: TaskSurroundings, size?: ChunkSize): Promise<Outcome> {
  const { signal, onProgress } = surroundings;
  signal?.throwIfAborted();
  const read = readTask(task);
  const simulator = new CountingSimulator(new ChunkedSimulator(surroundings, size), onProgress);
  switch (read.kind) {
    case "run":
      return runOutcome(read.input, task, simulator, signal);
    case "compare":
      return compareOutcome(read.input, simulator, signal);
    case "bottlenecks": {
      const found = await performBottlenecks(read.input, simulator, { signal });
      return { status: "done", files: [resultFile(bottlenecksResult(orFault(found)))] };
    }
    case "sweep":
      return sweepOutcome(read.input, simulator, signal);
    case "optimize":
      return optimizeOutcome(read.input, simulator, signal);
    case "forecast":
      return forecastOutcome(read.input, simulator, signal);
    case "report": {
      const { folder, letterhead } = read.input;
      const input = await reportInputOf(folder, "report");
      const { name, mediaType, content } = await writtenReport(input, read.question, letterhead);
      return { status: "done", files: [{ ...outcomeFile(name, content), mediaType }] };
    }
  }
}

async function runOutcome(
  input: RunInput,
  task: Task,
  simulator: Simulator,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const { question } = input;
  const search = () => readRunOrSearch(question, filesOfTask(task.files), simulator, { signal });
  const run = question.warmUp === "auto" ? orFault(await search()) : input;
  const resolved = resolvedRun(run);
  const found = orFault(await performRun(run, simulator, { resolved, signal }));
  const files = [resultFile(runResult(found)), ...folderFiles(runSimulated(found, resolved))];
  return { status: statusOf(found.thresholds), files, figures: keyFigures([found.estimates]) };
}

async function compareOutcome(
  comparison: CompareInput,
  simulator: Simulator,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const resolved = resolvedComparison(comparison);
  const found = orFault(await performCompare(comparison, simulator, { resolved, signal }));
  const names = comparison.inputs.map(({ loaded }) => loaded.title);
  const files = [resultFile(compareResult(found)), ...folderFiles(compareSimulated(found, resolved))];
  return { status: statusOf(found.thresholds.slice(1).flat()), files, figures: keyFigures(found.estimates, names) };
}

async function sweepOutcome(
  asked: SweepInput,
  simulator: CountingSimulator,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  simulator.expect((asked.study.points.length + 1) * asked.study.replications);
  const found = await performSweep(asked, simulator, { signal });
  const { study } = asked;
  const tables = sweepFiles(found).map(({ name, lines }) => outcomeFile(name, [...lines].join("")));
  const hashes = Object.fromEntries(tables.map(({ name, content }) => [name, sha256(content)]));
  const manifest = { ...sweepManifest(study, found.results.keys), files: hashes };
  const files = [resultFile(sweepResult(found)), outcomeFile(MANIFEST_FILE, `${jsonText(manifest)}\n`), ...tables];
  return { status: "done", files };
}

async function optimizeOutcome(
  asked: OptimizeInput,
  simulator: CountingSimulator,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const engines = new SolverWorker();
  try {
    const runner = new ChunkedPlanRunner(simulator, asked.loaded.scenarioFile, signal);
    const found = orFault(
      await performOptimize(asked, { runner, engines, onProgress: ({ phase }) => simulator.begin(phase) }),
    );
    // Bokmål is what all texts of a problem have.
    const plans = Object.entries(planTexts(found, "nb")).map(([name, text]) => outcomeFile(name, text));
    const isDone = "levels" in found.outcome || found.outcome.status === "proposed";
    return { status: isDone ? "done" : "infeasible", files: [resultFile(optimizeResult(found)), ...plans] };
  } finally {
    engines.end();
  }
}

async function forecastOutcome(
  { material, asked }: ForecastRead,
  simulator: Simulator,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const found = await forecast(material, asked, simulator, { ...(signal && { signal }) });
  const files = Object.entries(forecastFiles(material, found)).map(([name, text]) => outcomeFile(name, text));
  return { status: "done", files: [resultFile(forecastResult(material, found)), ...files] };
}

/** Tells progress over all that is simulated for a task. */
class CountingSimulator implements Simulator {
  private readonly simulator: Simulator;
  private readonly onProgress: ((progress: TaskProgress) => void) | undefined;
  private phase: string | undefined;
  private finished = 0;
  private of = 0;
  private expected = 0;

  constructor(simulator: Simulator, onProgress: ((progress: TaskProgress) => void) | undefined) {
    this.simulator = simulator;
    this.onProgress = onProgress;
  }

  /** Told how many replications there will be in all, where that is known. */
  expect(replications: number): void {
    this.expected = replications;
  }

  begin(phase: string): void {
    this.phase = phase;
    this.tell();
  }

  readonly run: Simulator["run"] = async (scenarios, options) => {
    const before = this.finished;
    this.of += scenarios.length * (options.replications - (options.first ?? 0));
    const onProgress = (finished: number): void => {
      this.finished = before + finished;
      this.tell();
    };
    return this.simulator.run(scenarios, { ...options, onProgress });
  };

  private tell(): void {
    const { finished, phase } = this;
    const of = Math.max(this.of, this.expected);
    this.onProgress?.({ finished, of, ...(phase !== undefined && { phase }) });
  }
}

function statusOf(thresholds: readonly JudgedThreshold[]): Outcome["status"] {
  return thresholds.some(({ verdict }) => verdict === "missed") ? "threshold-missed" : "done";
}

/** The files of a results folder, its manifest first. */
function folderFiles(simulated: Simulated): OutcomeFile[] {
  const files = filesOf(simulated);
  const manifest = outcomeFile(MANIFEST_FILE, manifestText(simulated.manifest, files));
  return [manifest, ...files.map(({ name, content }: ResultFile) => outcomeFile(name, content))];
}

function resultFile(document: object): OutcomeFile {
  return outcomeFile(RESULT_FILE, `${jsonText(document)}\n`);
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  json: "application/json",
  csv: "text/csv",
  md: "text/markdown",
  yaml: "application/yaml",
  parquet: "application/vnd.apache.parquet",
};

function outcomeFile(name: string, content: string | Uint8Array): OutcomeFile {
  const ending = name.slice(name.lastIndexOf(".") + 1);
  const mediaType = MEDIA_TYPES[ending] ?? "application/octet-stream";
  return { name, mediaType, content: typeof content === "string" ? Buffer.from(content) : content };
}

/** Only what was cancelled has nothing to tell, and a cancelled task has ended with the reason of its signal. */
function orFault<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new Error("a task that was not cancelled came to nothing");
  return found;
}
