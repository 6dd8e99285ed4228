import { phrase } from "./message.ts";
import type { Change } from "./change.ts";
import { applyChanges, isWhole } from "./changes.ts";
import type { Finding, Path } from "./origins.ts";
import { pathText } from "./problems.ts";
import { type Measure, Scenario } from "./schema.ts";
import { childOf, schemaAt } from "./schema-walk.ts";
import type { Factor, Study } from "./study.ts";
import type { Text } from "./words.ts";

/** What a factor is set to: a number, on or off for a measure, or whatever may stand at its path. */
export type Level = number | boolean | string | null | object;

/** The values that a design chooses among. */
export interface FactorRange {
  readonly id: string;
  /** In order; undefined where all from low to high may be chosen. */
  readonly levels?: readonly Level[] | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** How many values from low to high where a list is wanted. */
  readonly steps?: number | undefined;
  /** Whether only whole numbers may be chosen between low and high. */
  readonly isWhole: boolean;
  /** The level that leaves all as it is in the base, such as 0 for what is added. */
  readonly neutral?: Level | undefined;
}

/** A factor of a study, its paths looked up in the base. */
export interface StudyFactor extends FactorRange {
  readonly name: Text;
  readonly operation: "set" | "add" | "multiply" | "measure";
  /** The changes that put it to a level. */
  readonly changesAt: (level: Level) => readonly Change[];
  /** What it reaches in the base, whatever the dates. */
  readonly reaches: readonly Reached[];
}

interface Reached {
  readonly path: string;
  readonly operation: "set" | "add" | "multiply";
  readonly isDated: boolean;
}

/** A value of the base that a path of a factor leads to. */
interface Target {
  readonly path: Path;
  readonly isWhole: boolean;
  readonly before: unknown;
}

/**
 * The factors of a study over its base.
 * @param measures the measures of factors that are on or off, by id of the factor
 */
export function studyFactors(
  study: Study,
  base: Scenario,
  measures: Readonly<Record<string, Measure>>,
): { readonly factors: readonly StudyFactor[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const factors = Object.entries(study.factors).flatMap(([id, factor]): StudyFactor[] => {
    const measure = measures[id];
    if (measure) return [measureFactor(id, factor, measure, base)];
    if (factor.measure !== undefined) return [];
    return [pathFactor(id, factor, base, findings)];
  });
  return { factors, findings: [...findings, ...designFindings(study), ...conflicts(factors)] };
}

function measureFactor(id: string, factor: Factor, measure: Measure, base: Scenario): StudyFactor {
  const { touched } = applyChanges(base, measure.changes);
  return {
    id,
    name: factor.name ?? measure.name,
    operation: "measure",
    levels: [false, true],
    isWhole: false,
    neutral: false,
    changesAt: (level) => (level === true ? measure.changes : []),
    reaches: touched.map(({ change, path }) => reached(path, measure.changes[change]!)),
  };
}

function pathFactor(id: string, factor: Factor, base: Scenario, findings: Finding[]): StudyFactor {
  const operation = factor.set ? "set" : factor.add ? "add" : "multiply";
  const values = factor[operation]!;
  const paths = typeof factor.path === "string" ? [factor.path] : (factor.path ?? []);
  const { from, to, rationale } = factor;
  const extras = { ...(from && { from }), ...(to && { to }), ...(rationale && { rationale }) };
  const probe = operation === "set" ? { set: values.levels?.[0] ?? values.low! } : { add: 0 };
  const targets = paths.map((path, index): Target[] => {
    const { touched, problems } = applyChanges(base, [{ path, ...probe } as Change]);
    const at = ["factors", id, "path", ...(typeof factor.path === "string" ? [] : [index])];
    for (const { message } of problems) findings.push({ path: [path], at, message });
    return touched.map(({ path: reachedPath }) => targetOf(base, reachedPath));
  });
  const all = targets.flat();
  const isCount = operation !== "multiply" && values.low !== undefined && all.some((target) => target.isWhole);
  if (isCount) findings.push(...wholeFindings(id, operation, values));
  return {
    id,
    name: factor.name ?? id,
    operation,
    levels: values.levels as readonly Level[] | undefined,
    low: values.low,
    high: values.high,
    steps: values.steps,
    isWhole: isCount,
    ...(operation !== "set" && { neutral: operation === "add" ? 0 : 1 }),
    changesAt: (level) =>
      paths.flatMap((path, index): Change[] => {
        if (operation !== "multiply") return [{ path, [operation]: level, ...extras } as Change];
        const own = targets[index] ?? [];
        if (!own.some((target) => target.isWhole)) return [{ path, multiply: Number(level), ...extras }];
        return own.map((target) => ({ path: pathText(target.path), ...multiplied(target, Number(level)), ...extras }));
      }),
    reaches: all.map(({ path }) => reached(path, { path: "", [operation]: 1, from })),
  };
}

function targetOf(base: Scenario, path: Path): Target {
  const schema = schemaAt(Scenario, path, base);
  return { path, isWhole: schema !== undefined && isWhole(schema), before: path.reduce<unknown>(childOf, base) };
}

/** A count is rounded; by adding, so that what closes beds in summer still closes as many. */
function multiplied({ isWhole: isCount, before }: Target, factor: number): Pick<Change, "add" | "multiply"> {
  if (!isCount || typeof before !== "number") return { multiply: factor };
  return { add: Math.round(before * factor) - before };
}

function wholeFindings(id: string, operation: string, values: { low?: number | undefined; high?: number | undefined }) {
  return (["low", "high"] as const).flatMap((end): Finding[] => {
    const value = values[end];
    if (value === undefined || Number.isInteger(value)) return [];
    const message = phrase("must be a whole number, for a count is changed, got {value}", { value });
    return [{ path: ["factors", id, operation, end], message }];
  });
}

/** What a kind of design cannot do with the values of a factor. */
function designFindings({ design, factors }: Study): Finding[] {
  if (design.kind !== "tornado") return [];
  return Object.entries(factors).flatMap(([id, factor]) =>
    (["set", "add", "multiply"] as const).flatMap((operation): Finding[] => {
      const levels = factor[operation]?.levels;
      if (!levels || levels.length <= 2) return [];
      const message = phrase(
        "must have at most two levels in a tornado, the low and the high one, got {count}; give low and high",
        { count: levels.length },
      );
      return [{ path: ["factors", id, operation, "levels"], message }];
    }),
  );
}

function reached(path: Path, change: Change): Reached {
  const operation = change.add !== undefined ? "add" : change.multiply !== undefined ? "multiply" : "set";
  return { path: pathText(path), operation, isDated: change.from !== undefined };
}

/** Two factors that change one value, where what comes out depends on which stands first. */
function conflicts(factors: readonly StudyFactor[]): Finding[] {
  return factors.flatMap((factor, at) =>
    factors.slice(0, at).flatMap((earlier): Finding[] => {
      const shared = factor.reaches.find((one) =>
        earlier.reaches.some(
          (other) =>
            other.path === one.path &&
            !(one.operation === "add" && other.operation === "add") &&
            !(one.isDated && other.isDated),
        ),
      );
      if (!shared) return [];
      const message = phrase(
        "changes {path}, as the factor {id} does, and one of them sets or multiplies it, so the order would decide; make them one factor, or let both add",
        { path: shared.path, id: earlier.id },
      );
      return [{ path: ["factors", factor.id], message }];
    }),
  );
}
