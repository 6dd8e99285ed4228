import type { RunFacts } from "../analysis/comparison.ts";
import { type ContrastEstimate, contrastsOf, ContrastSums, linearFit } from "../analysis/contrasts.ts";
import type { Interval } from "../analysis/estimates.ts";
import { leadingColumn, type PointFigures, pointFigures } from "../analysis/point-figures.ts";
import { narrowed } from "../analysis/study-measures.ts";
import { MEASURES, type MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import type { Level } from "../scenarios/study-factors.ts";
import { levelText, type StudyInput } from "./study-input.ts";

/** One point as it is kept: the measures of interest of each replication. */
export interface StoredPoint {
  /** Of the scenario that was simulated. */
  readonly scenario: string;
  /** [replication][measure]; null where a replication has no value. */
  readonly values: readonly (readonly (number | null)[])[];
}

/** Where finished points are kept. */
export interface PointStore {
  readonly read: (point: number) => StoredPoint | "missing" | "damaged";
}

/** The finished points of a sweep. They are read from where they are kept when they are looked at, so that memory does not grow with them. */
export class SweepResults {
  readonly keys: readonly MeasureKey[];
  private readonly input: StudyInput;
  private readonly store: PointStore;
  private readonly facts: RunFacts;
  private readonly base: Results;
  private readonly kept: readonly MeasureKey[];

  /** @throws Error where a point is missing */
  constructor(
    input: StudyInput,
    keys: readonly MeasureKey[],
    store: PointStore,
    facts: RunFacts,
    kept: readonly MeasureKey[],
  ) {
    this.input = input;
    this.keys = keys;
    this.store = store;
    this.facts = facts;
    this.kept = kept;
    this.base = this.results(0);
  }

  get pointCount(): number {
    return this.input.points.length + 1;
  }

  /** The measures that are looked at. */
  results(point: number): Results {
    const whole = this.whole(point);
    return this.kept === this.keys ? whole : narrowed(whole, this.keys);
  }

  /** All that was kept; NaN where the point does not have a measure. */
  whole(point: number): Results {
    const stored = this.store.read(point);
    if (typeof stored === "string") throw new Error(`point ${point} is ${stored}`);
    return resultsOf(stored, this.kept);
  }

  figures(point: number, own = point === 0 ? this.base : this.results(point)): PointFigures {
    return pointFigures(point, own, this.base, this.facts);
  }
}

/** What all points together say. */
export interface SweepOutcome {
  readonly contrasts: readonly ContrastEstimate[];
  /** [measure] share of the variation between points that a linear function explains; null where there is none. */
  readonly fits: readonly (number | null)[];
  /** The measure that points are ranked by. */
  readonly leading: number;
  /** [point][measure] mean difference from the base. */
  readonly differences: readonly (readonly (number | null)[])[];
}

export function outcomeOf(input: StudyInput, results: SweepResults): SweepOutcome {
  const { points, loaded } = input;
  const { keys } = results;
  const sums = new ContrastSums(contrastsOf(loaded.study.design, points), keys, input.replications);
  const means: (number | null)[][] = [];
  const differences: (number | null)[][] = [];
  for (let point = 0; point < results.pointCount; point++) {
    const own = results.results(point);
    sums.add(point, own);
    const figures = results.figures(point, own);
    means.push(figures.estimates.map(({ mean }) => mean));
    differences.push(figures.differences.map(({ difference }) => difference));
  }
  const hasFit = !["tornado", "one-at-a-time"].includes(loaded.study.design.kind);
  const fits = keys.map((_, column) => {
    const own = means.slice(1).map((row) => row[column]);
    return hasFit ? linearFit(points, own) : null;
  });
  return { contrasts: sums.estimates(), fits, leading: leadingColumn(keys, differences), differences };
}

const KEY_COLUMNS = ["measure", "place", "waitingFor", "from", "group", "actor", "weekday"] as const;

/** The tables of a sweep, line by line, since some are long. */
export function sweepTables(
  input: StudyInput,
  results: SweepResults,
  outcome: SweepOutcome,
): { readonly name: string; readonly lines: Iterable<string> }[] {
  return [
    { name: "design.csv", lines: designLines(input) },
    { name: "effects.csv", lines: effectLines(input, outcome) },
    { name: "replications.csv", lines: replicationLines(results) },
    { name: "results.csv", lines: resultLines(results) },
  ];
}

/** design.csv: the levels of each point; empty where a factor is left as in the base. */
function* designLines({ factors, points }: StudyInput): Generator<string> {
  yield csvLine(["point", ...factors.map(({ id }) => id)]);
  yield csvLine([0, ...factors.map(() => "")]);
  for (const [at, levels] of points.entries()) yield csvLine([at + 1, ...levels.map(levelText)]);
}

/** results.csv: a line for each point and measure. */
function* resultLines(results: SweepResults): Generator<string> {
  yield csvLine([
    "point",
    ...KEY_COLUMNS,
    ..."unit count mean standardError ci95Low ci95High".split(" "),
    ..."difference differenceStandardError differenceCi95Low differenceCi95High verdict".split(" "),
  ]);
  for (let point = 0; point < results.pointCount; point++) {
    const { estimates, differences } = results.figures(point);
    for (const [at, { key, count, mean, standardError, ci95 }] of estimates.entries()) {
      const other = differences[at];
      yield csvLine([
        point,
        ...keyCells(key),
        MEASURES[key.measure].unit,
        count,
        mean,
        standardError,
        ...endCells(ci95),
        other?.difference,
        other?.standardError,
        ...endCells(other?.differenceCi95),
        other?.verdict,
      ]);
    }
  }
}

/** replications.csv: a line for each point and replication, a column for each measure. */
function* replicationLines(results: SweepResults): Generator<string> {
  yield csvLine(["point", "replication", ...results.keys.map(columnName)]);
  for (let point = 0; point < results.pointCount; point++) {
    const { replications, values, columns } = results.results(point);
    for (const [row, replication] of replications.entries()) {
      yield csvLine([point, replication + 1, ...values.subarray(row * columns.length, (row + 1) * columns.length)]);
    }
  }
}

/** effects.csv: a line for each effect of a factor and each measure. */
function* effectLines({ factors }: StudyInput, { contrasts }: SweepOutcome): Generator<string> {
  yield csvLine([
    ..."factor kind from to".split(" "),
    ...KEY_COLUMNS,
    ..."unit effect standardError ci95Low ci95High".split(" "),
  ]);
  for (const { factor, kind, from, to, key, effect, standardError, effectCi95 } of contrasts) {
    yield csvLine([
      factors[factor].id,
      kind,
      levelText(from),
      levelText(to),
      ...keyCells(key),
      MEASURES[key.measure].unit,
      effect,
      standardError,
      ...endCells(effectCi95),
    ]);
  }
}

/** `queueMean place=sengepost`: a key as the head of a column. */
export function columnName(key: MeasureKey): string {
  const [measure, ...dimensions] = KEY_COLUMNS;
  const parts = dimensions.flatMap((name) => (key[name] === undefined ? [] : [`${name}=${key[name]}`]));
  return [key[measure], ...parts].join(" ");
}

/** The levels of a point by id of the factor; without those that are left as in the base. */
export function levelsById({ factors, points }: StudyInput, point: number): Readonly<Record<string, Level>> {
  const levels = point === 0 ? [] : points[point - 1];
  return Object.fromEntries(
    factors.flatMap(({ id }, at) => (levels[at] === undefined ? [] : [[id, levels[at]] as const])),
  );
}

/** What is kept of a simulated point. @param scenario hash of its scenario */
export function storedPoint(scenario: string, { values, columns, replications }: Results): StoredPoint {
  const width = columns.length;
  const rows = replications.map((_, row) =>
    Array.from(values.subarray(row * width, (row + 1) * width), (value) => (Number.isNaN(value) ? null : value)),
  );
  return { scenario, values: rows };
}

function resultsOf({ values }: StoredPoint, columns: readonly MeasureKey[]): Results {
  return {
    columns,
    replications: values.map((_, row) => row),
    values: Float64Array.from(values.flat(), (value) => value ?? NaN),
    events: 0,
    isPartial: false,
  };
}

function keyCells(key: MeasureKey): (string | number | undefined)[] {
  return KEY_COLUMNS.map((name) => key[name]);
}

function endCells(interval: Interval | null | undefined): readonly (number | undefined)[] {
  return [interval?.[0], interval?.[1]];
}

type CsvCell = string | number | null | undefined;

/** Comma, decimal point, quotes where needed; no value is an empty cell. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(",")}\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined || Number.isNaN(cell)) return "";
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
