import type { Change } from "./change.ts";
import { scenarioDoubts } from "./doubts.ts";
import type { Introduction } from "./introduction.ts";
import { oncePerValue, treeProblems } from "./layer-problems.ts";
import { addGivenChanges, addMeasure, isScenario, readLayers } from "./layers.ts";
import { type Finding, problemAt, type Provenance, provenanceByPath } from "./origins.ts";
import { parseText } from "./parse.ts";
import { type Problem, ScenarioError } from "./problems.ts";
import { schemaFindings } from "./schema-problems.ts";
import { isMap } from "./schema-walk.ts";
import { Measure, type Scenario } from "./schema.ts";
import type { ReadText } from "./table-files.ts";
import { readTables } from "./tables.ts";
import type { Text } from "./words.ts";

export type { ReadText } from "./table-files.ts";

/** A scenario that can be simulated, and what is known about its numbers. */
export interface LoadedScenario {
  /** Resolved: what it extends is filled in, undated changes are made, dated ones are in `changes`. */
  readonly scenario: Scenario;
  /** By path of the value, such as `places.trondheim-helsehus.capacityBeds`. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  readonly warnings: readonly Problem[];
  /** Something that is found wrong later, at the place where it was written. */
  readonly problemAt: (finding: Finding) => Problem;
  /** All files read: the scenario, those that it extends, the measures. */
  readonly files: readonly string[];
  /** Files of tables that streams and a census name. */
  readonly tables: readonly string[];
  /** The names of the measures, or that of the scenario where there are none. */
  readonly title: Text;
}

export interface ReadOptions {
  /** Files of changes, made in order after those of the scenario. */
  readonly measures?: readonly string[] | undefined;
  /** Changes made last. */
  readonly changes?: readonly Change[] | undefined;
  /**
   * Where given, measures and changes are introduced at the end of the warm-up, whose dates these are, instead of holding from
   * simulated day 0: the question of the effect in the first years, not in the long run.
   */
  readonly introduction?: Introduction | undefined;
  /** What problems call the place where these changes stand; their line is the position in the list, from 1. */
  readonly changesName?: string | undefined;
}

/**
 * Reads a scenario, with measures and changes on top.
 * @param readText gives the text of a file by its name; names in `extends` are joined to that of the file they stand in
 * @throws ScenarioError with everything that is wrong
 */
export function readScenario(fileName: string, readText: ReadText, options: ReadOptions = {}): LoadedScenario {
  const layers = readLayers(fileName, readText);
  layers.introduction = options.introduction;
  const names = (options.measures ?? []).map((measure) => addMeasure(layers, measure, readText) as Text);
  addGivenChanges(layers, options.changes ?? [], options.changesName ?? "changes", readText);
  readTables(layers, readText);
  const { byFile, problems: inTables, doubts: aboutTables } = layers.tables;
  const problems = [...layers.problems, ...treeProblems(layers)];
  if (problems.length + inTables.length > 0 || !layers.tree) {
    throw new ScenarioError([...oncePerValue(problems), ...inTables]);
  }
  const scenario = layers.tree as unknown as Scenario;
  const doubts = scenarioDoubts(scenario).map((finding) => problemAt(layers.origin, finding, "warning"));
  return {
    scenario,
    provenance: provenanceByPath(layers.origin),
    warnings: [...doubts, ...aboutTables],
    problemAt: (finding) => problemAt(layers.origin, finding),
    files: layers.files,
    tables: [...byFile.keys()],
    title: names.length === 0 ? scenario.name : joined(names),
  };
}

/**
 * Reads a file of changes by itself.
 * @throws ScenarioError with everything that is wrong with it, but not with what its paths lead to
 */
export function readMeasure(fileName: string, readText: ReadText): Measure {
  const { tree, origin, problems } = parseText(fileName, readText(fileName));
  const findings = tree === undefined ? [] : schemaFindings(Measure, tree);
  const all = [...problems, ...findings.map((finding) => problemAt(origin, finding))];
  if (all.length > 0) throw new ScenarioError(oncePerValue(all));
  return tree as unknown as Measure;
}

export type FileKind =
  "scenario" | "measure" | "study" | "problem" | "prices" | "staff-norms" | "unit-costs" | "forecast";

/** What a file is by the fields that it has; one that is nothing else counts as a measure. */
export function kindOfFile(fileName: string, readText: ReadText): FileKind {
  const { tree } = parseText(fileName, readText(fileName));
  if (!isMap(tree)) return "measure";
  if (isScenario(tree)) return "scenario";
  if (tree.kind === "prices") return "prices";
  const hasAny = (...fields: readonly string[]): boolean => fields.some((field) => Object.hasOwn(tree, field));
  if (hasAny("levers", "minimise")) return "problem";
  if (hasAny("shortTerm", "byKind")) return "staff-norms";
  if (hasAny("coverageService", "meanAges")) return "forecast";
  if (hasAny("services", "costClassesNok")) return "unit-costs";
  return hasAny("factors", "design") ? "study" : "measure";
}

function joined(names: readonly Text[]): Text {
  const [only] = names;
  if (names.length === 1 && only !== undefined) return only;
  const inLanguage = (language: "nb" | "nn" | "en"): string =>
    names.map((name) => (typeof name === "string" ? name : (name[language] ?? name.nb))).join(" + ");
  if (names.every((name) => typeof name === "string")) return inLanguage("nb");
  return { nb: inLanguage("nb"), nn: inLanguage("nn"), en: inLanguage("en") };
}
