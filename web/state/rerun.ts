import { keyText } from "../../analysis/measure-keys.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import { keyDocument } from "../../report/json.ts";
import type { Job } from "../api/jobs.ts";

/** The files of two jobs beside each other, by their SHA-256. */
export interface ComparedFiles {
  readonly same: number;
  /** Names of those that differ, or that one of them does not have. */
  readonly different: readonly string[];
}

export function comparedFiles(before: Pick<Job, "files">, after: Pick<Job, "files">): ComparedFiles {
  const hashes = (job: Pick<Job, "files">) => new Map(job.files.map(({ name, sha256 }) => [name, sha256]));
  const [old, now] = [hashes(before), hashes(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const different = names.filter((name) => old.get(name) !== now.get(name));
  return { same: names.length - different.length, different };
}

/** A figure of a result, as JSON tells it. */
interface ToldFigure extends MeasureKey {
  readonly mean: number | null;
  readonly ci95: readonly [number, number] | null;
}

/** What a run or a comparison answers, as far as it is compared. */
export interface ToldResult {
  readonly measures?: readonly ToldFigure[];
  readonly alternatives?: readonly { readonly measures: readonly ToldFigure[] }[];
}

export interface ChangedFigure {
  readonly key: MeasureKey;
  /** 0 for the scenario itself or the baseline. */
  readonly alternative: number;
  readonly before: ToldFigure | null;
  readonly after: ToldFigure | null;
}

export interface ComparedFigures {
  /** How many there are in either. */
  readonly count: number;
  /** Those that are of all places first, then those that changed most for their size. */
  readonly changed: readonly ChangedFigure[];
}

/** The figures of two results of the same question; null for results that have none of their own. */
export function comparedFigures(before: ToldResult, after: ToldResult): ComparedFigures | null {
  const [old, now] = [figuresOf(before), figuresOf(after)];
  if (old.size === 0 || now.size === 0) return null;
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  const changed = ids.flatMap((id): ChangedFigure[] => {
    const [one, other] = [old.get(id), now.get(id)];
    if (one && other && isSame(one.figure, other.figure)) return [];
    const { alternative, figure } = (one ?? other)!;
    return [{ key: keyDocument(figure), alternative, before: one?.figure ?? null, after: other?.figure ?? null }];
  });
  return { count: ids.length, changed: changed.toSorted((one, other) => weight(other) - weight(one)) };
}

function figuresOf({ measures, alternatives }: ToldResult) {
  const all = alternatives?.map((one) => one.measures) ?? (measures ? [measures] : []);
  return new Map(
    all.flatMap((own, alternative) =>
      own.map((figure) => [`${alternative} ${keyText(keyDocument(figure))}`, { alternative, figure }] as const),
    ),
  );
}

function isSame(one: ToldFigure, other: ToldFigure): boolean {
  return one.mean === other.mean && JSON.stringify(one.ci95) === JSON.stringify(other.ci95);
}

function weight({ key, before, after }: ChangedFigure): number {
  const [one, other] = [before?.mean ?? 0, after?.mean ?? 0];
  const size = Math.max(Math.abs(one), Math.abs(other));
  const share = size === 0 ? 0 : Math.abs(other - one) / size;
  return (Object.keys(key).length === 1 ? 10 : 0) + share;
}
