import { type ExampleKind, exampleName, exampleNames, exampleText } from "../tasks/package.ts";
import { EXAMPLES } from "../tasks/task-files.ts";
import type { Example, Examples } from "./http/dependencies.ts";

const KINDS: readonly ExampleKind[] = ["scenario", "measure", "study", "problem", "prices"];
/** What an example reads. */
const TABLE = "census-persons.csv";

/**
 * The scenarios, measures, studies and problems that come with the program, with the table that one of them reads. Their names begin
 * with `examples/`, as they do among the files of a task, so none can be taken for a file of a user.
 */
export function examplesOfProgram(): Examples {
  const named: (readonly [string, Example["kind"]])[] = [
    ...KINDS.flatMap((kind) => exampleNames(kind).map((name) => [exampleName(kind, name), kind] as const)),
    [TABLE, "table"],
  ];
  const texts = new Map(named.map(([name]) => [`${EXAMPLES}${name}`, exampleText(name) ?? ""]));
  const list = named.map(([name, kind]) => ({ name: `${EXAMPLES}${name}`, kind }));
  return { list: () => list, text: (name) => texts.get(name) };
}
