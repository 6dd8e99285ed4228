import type { Message } from "./message.ts";
import { newProblem, pathText, type Problem } from "./problems.ts";

/** Where a number comes from, as its wrapper in the file says. */
export interface Provenance {
  readonly source?: string;
  readonly kind?: (typeof PROVENANCE_KINDS)[number];
  readonly note?: string;
}

export const PROVENANCE_KINDS = ["sourced", "derived", "assumption"] as const;

/** A place in a tree of values, fields and list positions from the top. */
export type Path = readonly (string | number)[];

/** Where a value of a tree was written, and what is known about it; one for each value, in the shape of the tree. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly provenance?: Provenance | undefined;
  /** Whether a change has put the value there. */
  readonly isChanged?: boolean | undefined;
  /** By field name or list position; what is missing was written where its parent was. */
  readonly children: Map<string, Origin>;
}

/** The origin of the value at a path, or of the nearest one above it. */
export function originAt(root: Origin, path: Path): Origin {
  let origin = root;
  for (const part of path) {
    const child = origin.children.get(String(part));
    if (!child) return origin;
    origin = child;
  }
  return origin;
}

/** Says that the value at a path, and all below it, now comes from elsewhere. */
export function setOrigin(root: Origin, path: Path, replacement: Origin): void {
  let origin = root;
  for (const part of path.slice(0, -1)) {
    const known = origin.children.get(String(part));
    const child = known ?? { ...replacement, provenance: undefined, children: new Map() };
    if (!known) origin.children.set(String(part), child);
    origin = child;
  }
  const last = path.at(-1);
  if (last !== undefined) origin.children.set(String(last), replacement);
}

/** A copy that can be changed without changing the first. */
export function copyOrigin(origin: Origin): Origin {
  return { ...origin, children: new Map([...origin.children].map(([key, child]) => [key, copyOrigin(child)])) };
}

/** The provenance of all values that have one, by path. */
export function provenanceByPath(root: Origin): Record<string, Provenance> {
  const found: Record<string, Provenance> = {};
  const visit = (origin: Origin, path: string[]): void => {
    if (origin.provenance) found[pathText(path)] = origin.provenance;
    for (const [key, child] of origin.children) visit(child, [...path, key]);
  };
  visit(root, []);
  return found;
}

/** Something wrong with a value of a tree, whatever file it comes from. */
export interface Finding {
  readonly path: Path;
  readonly message: Message;
  /** Where to look, if that is not where the path leads. */
  readonly at?: Path;
}

/**
 * A finding as a problem, at the place where the value was written. Where changes have been made inside of the value,
 * that is the last of them: what was right before is probably wrong by the change.
 */
export function problemAt(root: Origin, finding: Finding, severity: Problem["severity"] = "error"): Problem {
  const origin = originAt(root, finding.at ?? finding.path);
  const isWritten = finding.at === undefined && originAt(root, finding.path.slice(0, -1)) !== origin;
  const { file, line, column } = (isWritten && lastChange(origin)) || origin;
  return newProblem(finding.message, { severity, file, line, column, path: pathText(finding.path) });
}

function lastChange(origin: Origin): Origin | undefined {
  let last: Origin | undefined;
  for (const child of origin.children.values()) last = (child.isChanged ? child : lastChange(child)) ?? last;
  return last;
}
