import { kindOfFile } from "../scenarios/read.ts";
import { type ExampleKind, exampleName, exampleNames, exampleText } from "../tasks/package.ts";
import { EXAMPLES } from "../tasks/task-files.ts";
import { sha256Of } from "./http/bodies.ts";
import type { Example, Examples } from "./http/dependencies.ts";

const KINDS: readonly ExampleKind[] = ["scenario", "measure", "study", "problem", "prices", "planning"];
/** What examples read. */
const TABLES = ["census-persons.csv", "planning/population-trondheim.csv"];

/**
 * The scenarios, measures, studies, problems, prices and files about planning that come with the program, with the tables that they
 * read. Their names begin with `examples/`, as they do among the files of a task, so none can be taken for a file of a user.
 */
export function examplesOfProgram(): Examples {
  const named: (readonly [string, Example["kind"]])[] = [
    ...KINDS.flatMap((kind) => exampleNames(kind).map((name) => kindOfExample(kind, exampleName(kind, name)))),
    ...TABLES.map((name) => [name, "table"] as const),
  ];
  const texts = new Map(named.map(([name]) => [`${EXAMPLES}${name}`, exampleText(name) ?? ""]));
  const list = named.map(([shortName, kind]) => {
    const name = `${EXAMPLES}${shortName}`;
    const content = Buffer.from(texts.get(name) ?? "");
    return { name, kind, sha256: sha256Of(content), bytes: content.length };
  });
  return { list: () => list, text: (name) => texts.get(name) };
}

/** What lies in the folder about planning is of several kinds. */
function kindOfExample(kind: ExampleKind, name: string): readonly [string, Example["kind"]] {
  return [name, kind === "planning" ? kindOfFile(name, () => exampleText(name) ?? "") : kind];
}
