import type { BlockingMatrix } from "../analysis/blocking-matrix.ts";
import type { Finding, Ranking, Relief, Saving, Target } from "../analysis/bottlenecks.ts";
import type { Estimate, Interval } from "../analysis/estimates.ts";
import { byKey, keyText } from "../analysis/measure-keys.ts";
import { type Bottlenecks, bottleneckSentences } from "./bottleneck-findings.ts";
import type { Manifest } from "./json.ts";
import type { Language } from "./language.ts";

/** One place of a ranking. */
export interface PlaceSavingDocument {
  readonly place: string;
  readonly step: number;
  readonly addsBeds: boolean;
  readonly addsFte: number;
  readonly addsHours: number;
  readonly saved: number;
  readonly savedCi95: Interval | null;
  readonly waitingDaysSaved: number;
  readonly waitingDaysSavedCi95: Interval | null;
  readonly verdict: Saving["verdict"];
  readonly isBest: boolean;
}

export interface RankingDocument {
  readonly target: Target;
  readonly finding: Finding["kind"];
  readonly bottlenecks: readonly string[];
  readonly before: number;
  readonly beforeCi95: Interval | null;
  readonly places: readonly PlaceSavingDocument[];
}

/** Who waits where, for what. */
export interface BlockedDocument {
  readonly in: string;
  readonly waitingFor: string;
  readonly patients: number | null;
  readonly patientsCi95: Interval | null;
  readonly nightsPerYear: number | null;
  readonly nightsPerYearCi95: Interval | null;
}

/** How one place is, before anything is added. */
export interface PlaceStateDocument {
  readonly place: string;
  readonly shareOfTimeFull: number | null;
  readonly shareOfTimeFullCi95: Interval | null;
  readonly queueMean: number | null;
  readonly queueMeanCi95: Interval | null;
  readonly blockedBeds: number | null;
  readonly blockedBedsCi95: Interval | null;
}

export interface GrowingQueueDocument {
  readonly place: string;
  readonly patientsPerYear: number;
  readonly patientsPerYearCi95: Interval | null;
  readonly demandShare: number | null;
}

export interface QueueMoveDocument {
  readonly place: string;
  readonly patients: number;
  readonly patientsCi95: Interval | null;
}

export interface ReliefDocument {
  readonly place: string;
  readonly occupiedMean: number;
  readonly occupiedMeanCi95: Interval | null;
  readonly queues: readonly QueueMoveDocument[];
  readonly ranking: RankingDocument;
}

/** The object that `bottlenecks --json` prints. */
export interface BottlenecksDocument {
  readonly manifest: Manifest;
  readonly effect: "long-run" | "first-years";
  readonly sentences: Readonly<Record<Language, readonly string[]>>;
  readonly ranking: RankingDocument;
  readonly places: readonly PlaceStateDocument[];
  readonly growing: readonly GrowingQueueDocument[];
  readonly blocking: readonly BlockedDocument[];
  readonly relief: ReliefDocument | null;
}

/**
 * @param effect the question that was asked
 * @param estimates of the scenario as it is
 */
export function bottlenecksDocument(
  manifest: Manifest,
  effect: BottlenecksDocument["effect"],
  found: Bottlenecks,
  matrix: BlockingMatrix,
  estimates: readonly Estimate[],
): BottlenecksDocument {
  const { ranking, growing, relief, demandShares } = found;
  return {
    manifest,
    effect,
    sentences: {
      nb: bottleneckSentences(found, "nb"),
      nn: bottleneckSentences(found, "nn"),
      en: bottleneckSentences(found, "en"),
    },
    ranking: rankingDocument(found, ranking),
    places: placeStates(Object.keys(found.units), matrix, estimates),
    growing: growing.map(({ place, perYear }) => ({
      place,
      patientsPerYear: perYear.mean,
      patientsPerYearCi95: perYear.ci95,
      demandShare: demandShares[place] ?? null,
    })),
    blocking: matrix.cells.map(({ from, waitingFor, patients, nightsPerYear }) => ({
      in: from,
      waitingFor,
      patients: patients.mean,
      patientsCi95: patients.ci95,
      nightsPerYear: nightsPerYear.mean,
      nightsPerYearCi95: nightsPerYear.ci95,
    })),
    relief: relief ? reliefDocument(found, relief) : null,
  };
}

function placeStates(
  places: readonly string[],
  { rows }: BlockingMatrix,
  estimates: readonly Estimate[],
): PlaceStateDocument[] {
  const book = byKey(estimates);
  return places.map((place) => {
    const full = book.get(keyText({ measure: "shareOfTimeFull", place }));
    const queue = book.get(keyText({ measure: "queueMean", place }));
    const blocked = rows.find(({ from }) => from === place)?.patients;
    return {
      place,
      shareOfTimeFull: full?.mean ?? null,
      shareOfTimeFullCi95: full?.ci95 ?? null,
      queueMean: queue?.mean ?? null,
      queueMeanCi95: queue?.ci95 ?? null,
      // A place that is no row of the matrix has nobody who waits for another in any replication.
      blockedBeds: blocked ? blocked.mean : 0,
      blockedBedsCi95: blocked ? blocked.ci95 : [0, 0],
    };
  });
}

function reliefDocument(found: Bottlenecks, { place, used, moves, ranking }: Relief): ReliefDocument {
  return {
    place,
    occupiedMean: used.mean,
    occupiedMeanCi95: used.ci95,
    queues: moves.map((move) => ({ place: move.place, patients: move.change.mean, patientsCi95: move.change.ci95 })),
    ranking: rankingDocument(found, ranking),
  };
}

function rankingDocument({ units }: Bottlenecks, ranking: Ranking): RankingDocument {
  const { target, before, savings, finding } = ranking;
  return {
    target,
    finding: finding.kind,
    bottlenecks: savings.filter(({ isBest }) => isBest).map(({ place }) => place),
    before: before.mean,
    beforeCi95: before.ci95,
    places: savings.map(({ place, step, saved, waitingSaved, verdict, isBest }) => ({
      place,
      step,
      ...units[place],
      saved: saved.mean,
      savedCi95: saved.ci95,
      waitingDaysSaved: waitingSaved.mean,
      waitingDaysSavedCi95: waitingSaved.ci95,
      verdict,
      isBest,
    })),
  };
}
