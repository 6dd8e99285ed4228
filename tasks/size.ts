import { phrase, type Message, type MessageValue } from "../scenarios/message.ts";
import { totalmem } from "node:os";
import type { Model } from "../engine/model.ts";
import { measureColumns } from "../engine/measures.ts";
import { weeklyCapacity } from "../scenarios/capacity.ts";
import { offeredLoad } from "../scenarios/offered-load.ts";
import { type Place, waysOut } from "../scenarios/place.ts";
import { type Problem, ScenarioError, newProblem } from "../scenarios/problems.ts";
import { simulatedDays } from "../scenarios/calendar.ts";
import { scenarioEpochs } from "../scenarios/epochs.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { UNLIMITED } from "../scenarios/words.ts";
import { compileAll } from "./compile-all.ts";
import type { SimulatorOptions } from "./simulator.ts";

/** More than these change no figure that anybody prints. */
export const MOST_REPLICATIONS = 1_000_000;

/** What a simulation would take, told before it begins. */
export interface SizeOfRun {
  /** Stays that begin in one replication, with those that the traffic equations promise. */
  readonly staysPerReplication: number;
  /** Patients in the model at once, at most, about. */
  readonly patientsAtOnce: number;
}

/** A patient in the model: the columns of `Patients`, its events, and room to grow. */
const BYTES_PER_PATIENT = 400;
/** The results are in the batches, and stacked; and then each column is sorted. */
const COPIES_OF_RESULTS = 2;
const BYTES_PER_NUMBER = 8;
/** Of the memory of the machine, or of the container, what a run may take. */
const SHARE_OF_MEMORY = 0.75;

/** The memory that a run may take, in bytes. */
export function memoryLimit(): number {
  const constrained = process.constrainedMemory();
  return SHARE_OF_MEMORY * Math.min(totalmem(), constrained > 0 ? constrained : Infinity);
}

/**
 * What one replication of a scenario takes, from the traffic equations: queues that nobody leaves grow to the end.
 * A rough number, meant to tell a slip of the pen from a large model.
 */
export function sizeOf(scenario: Scenario): SizeOfRun {
  const known = sizes.get(scenario);
  if (known) return known;
  const size = reckonedSize(scenario);
  sizes.set(scenario, size);
  return size;
}

/** Scenarios are never changed, only copied with changes, so each is reckoned once. */
const sizes = new WeakMap<Scenario, SizeOfRun>();

/** Events of one replication, about: a stay has three. */
export function eventsOf(scenario: Scenario): number {
  return EVENTS_PER_STAY * sizeOf(scenario).staysPerReplication;
}

const EVENTS_PER_STAY = 3;

function reckonedSize(scenario: Scenario): SizeOfRun {
  const { dayCount } = simulatedDays(scenario);
  const epochs = scenarioEpochs(scenario);
  const flows = new Map<Scenario, Flow>();
  let [staysPerReplication, bedsAtOnce, waiting] = [0, 0, 0];
  epochs.forEach(({ startDay, scenario: inForce }, at) => {
    const days = (epochs[at + 1]?.startDay ?? dayCount) - startDay;
    const flow = flows.get(inForce) ?? flowOf(inForce);
    flows.set(inForce, flow);
    staysPerReplication += flow.staysPerDay * days;
    bedsAtOnce = Math.max(bedsAtOnce, flow.beds);
    for (const { perDay, waitingDays } of flow.turnedAway) waiting += perDay * Math.min(days, waitingDays);
  });
  return { staysPerReplication, patientsAtOnce: bedsAtOnce + waiting };
}

/** What the patients of one replication take in memory, about. */
export function bytesInModel(scenario: Scenario): number {
  return sizeOf(scenario).patientsAtOnce * BYTES_PER_PATIENT;
}

interface Flow {
  readonly staysPerDay: number;
  readonly beds: number;
  /** Of each place whose offered load is above its capacity: those who find no bed. */
  readonly turnedAway: readonly { readonly perDay: number; readonly waitingDays: number }[];
}

function flowOf(scenario: Scenario): Flow {
  let [staysPerDay, bedsInAll] = [0, 0];
  const turnedAway: { perDay: number; waitingDays: number }[] = [];
  for (const [id, { admissionsPerDay, beds }] of Object.entries(offeredLoad(scenario).places)) {
    const room = mostBeds(scenario.places[id]);
    const perDay = beds > room ? admissionsPerDay * (1 - room / beds) : 0;
    staysPerDay += admissionsPerDay - perDay;
    bedsInAll += Math.min(beds, room);
    turnedAway.push({ perDay, waitingDays: waitingDays(scenario.places[id]) });
  }
  return { staysPerDay, beds: bedsInAll, turnedAway };
}

/**
 * Refuses what would not fit in memory before anything is simulated.
 * @param files [scenario] what a message names
 * @throws ScenarioError with the arithmetic
 */
export function refuseTooManyPatients(
  scenarios: readonly Scenario[],
  files: readonly string[],
  threads: number,
  limitBytes = memoryLimit(),
): void {
  const problems = scenarios.flatMap((scenario, at): Problem[] => {
    const { patientsAtOnce } = sizeOf(scenario);
    const bytes = patientsAtOnce * BYTES_PER_PATIENT * threads;
    if (bytes <= limitBytes) return [];
    const message = phrase(
      "about {patients} patients at once × {each} bytes × {threads} threads = {bytes}, more than the {limit} to be had; look for a rate or a stay that is too large, or a queue that nobody leaves",
      {
        patients: roughly(patientsAtOnce),
        each: BYTES_PER_PATIENT,
        threads,
        bytes: gigabytes(bytes),
        limit: gigabytes(limitBytes),
      },
    );
    return [problem(files[at], "streams", message)];
  });
  if (problems.length > 0) throw new ScenarioError(problems);
}

/**
 * Refuses results that would not fit in memory.
 * @throws ScenarioError with the arithmetic
 */
export function refuseTooManyResults(
  models: readonly Model[],
  replications: number,
  file: string,
  limitBytes = memoryLimit(),
): void {
  if (replications > MOST_REPLICATIONS) {
    const message = phrase("must be {most} or less, got {got}; give fewer, here or with -n", {
      most: MOST_REPLICATIONS,
      got: replications,
    });
    throw new ScenarioError([problem(file, "run.replications", message)]);
  }
  const figures = models.reduce((sum, model) => sum + measureColumns(model).length, 0);
  const bytes = replications * figures * BYTES_PER_NUMBER * COPIES_OF_RESULTS;
  if (bytes <= limitBytes) return;
  const most = Math.floor(limitBytes / (figures * BYTES_PER_NUMBER * COPIES_OF_RESULTS));
  const message = phrase(
    "{replications} replications × {figures} figures × {each} bytes × {copies} copies = {bytes}, more than the {limit} to be had; give {most} or fewer with -n",
    {
      replications,
      figures,
      each: BYTES_PER_NUMBER,
      copies: COPIES_OF_RESULTS,
      bytes: gigabytes(bytes),
      limit: gigabytes(limitBytes),
      most,
    },
  );
  throw new ScenarioError([problem(file, "run.replications", message)]);
}

type Extent = Pick<SimulatorOptions, "files" | "first" | "replications" | "mostReplications">;

/**
 * Compiles scenarios, and refuses before anything is simulated what would not fit in memory.
 * @param threads of one process, each of which has a replication in memory
 * @throws ScenarioError with the arithmetic
 */
export function fittingModels(
  scenarios: readonly Scenario[],
  { files, first = 0, replications, mostReplications = replications - first }: Extent,
  threads: number,
): Model[] {
  refuseTooManyPatients(scenarios, files, threads);
  const models = compileAll(scenarios, files);
  refuseTooManyResults(models, mostReplications, files[0]);
  return models;
}

/** Beds of the weekday with the most, and those beyond. */
function mostBeds(place: Place): number {
  const { overCapacityBeds = 0 } = place;
  return weeklyCapacity(place).most + (overCapacityBeds === UNLIMITED ? Infinity : overCapacityBeds);
}

/** How long those wait who find no place: until they leave the queue, or to the end of the run. */
function waitingDays({ leaving, queue }: Place): number {
  if (queue) return 1;
  const rates = Object.values(leaving ?? {}).map((ways) =>
    waysOut(ways).reduce((sum, { ratePerDay }) => sum + ratePerDay, 0),
  );
  return 1 / Math.min(Infinity, ...rates) || Infinity;
}

function roughly(count: number): MessageValue {
  if (count === Infinity) return phrase("10^308 or more");
  return count < 1e6 ? Math.round(count) : count.toExponential(0).replace("e+", " × 10^");
}

function gigabytes(bytes: number): MessageValue {
  if (bytes === Infinity) return phrase("10^299 GB or more");
  const size = bytes / 1e9;
  if (size < 10) return phrase("{size} GB", { size: { rounded: size, decimals: 1 } });
  return phrase("{size} GB", { size: size < 1e6 ? Math.round(size) : size.toExponential(0).replace("e+", " × 10^") });
}

function problem(file: string, path: string, message: Message): Problem {
  return newProblem(message, { file, path });
}
