import { phrase } from "./message.ts";
import { dateText, simulatedDays } from "./calendar.ts";
import type { Change } from "./change.ts";
import { applyChanges, type TouchedValue } from "./changes.ts";
import { checkScenario } from "./checks.ts";
import { scenarioEpochs } from "./epochs.ts";
import { changeProblem, setTouchedOrigin } from "./layers.ts";
import { copyOrigin, type Finding, type Origin, originAt, type Path, problemAt } from "./origins.ts";
import { type Problem } from "./problems.ts";
import { schemaFindings } from "./schema-problems.ts";
import { Scenario } from "./schema.ts";
import { childOf, isMap, schemaAt } from "./schema-walk.ts";
import { listed } from "./wording.ts";

/**
 * What is wrong with a scenario once its dated changes are in force: changes that cannot be made, and values and ids
 * that they leave behind.
 * @param isSound whether the tree itself is a valid scenario; if not, only the paths of the changes are looked at
 */
export function epochProblems(tree: Readonly<Record<string, unknown>>, origin: Origin, isSound: boolean): Problem[] {
  const changes = (Array.isArray(tree.changes) ? tree.changes : []) as Change[];
  if (changes.length === 0) return [];
  const { changes: _dated, ...base } = tree;
  if (!isSound) return pathProblems(base, changes, origin);
  const scenario = tree as unknown as Scenario;
  const { firstDate } = simulatedDays(scenario);
  const problems = new Map<string, Problem>();
  const seen = new Set<string>();
  for (const { startDay } of scenarioEpochs(scenario)) {
    const date = dateText(firstDate + startDay);
    const inForce = changes.flatMap((change, index) => (isInForce(change, date) ? [index] : []));
    const key = inForce.join(" ");
    if (seen.has(key) || inForce.length === 0) continue;
    seen.add(key);
    for (const problem of problemsFrom(date, base, changes, inForce, origin)) {
      // Who is there at the start meets the first day only.
      if (startDay > 0 && problem.path.startsWith("run.start.")) continue;
      const same = `${problem.line} ${problem.path}`;
      if (!problems.has(same)) problems.set(same, problem);
    }
  }
  return [...problems.values()];
}

/** Changes whose path leads nowhere, neither by themselves nor after those before them. */
function pathProblems(base: unknown, changes: readonly Change[], origin: Origin): Problem[] {
  const together = new Set(applyChanges(base, changes).problems.map(({ change }) => change));
  return changes.flatMap((change, index) => {
    const [alone] = applyChanges(base, [change]).problems;
    return alone && together.has(index) ? [changeProblem(originAt(origin, ["changes", index]), alone)] : [];
  });
}

function problemsFrom(
  date: string,
  base: Readonly<Record<string, unknown>>,
  changes: readonly Change[],
  inForce: readonly number[],
  origin: Origin,
): Problem[] {
  const { tree, touched, problems } = applyChanges(
    base,
    inForce.map((index) => changes[index]!),
  );
  const findings = [
    ...touched.flatMap(({ path }) => entryFindings(tree, path)),
    ...idFindings(base, tree),
    ...checkScenario(tree),
  ];
  const impossible = problems.map(({ change, path, message }) =>
    changeProblem(originAt(origin, ["changes", inForce[change]!]), { path, message }),
  );
  if (findings.length === 0) return impossible;
  const changedOrigin = originsAfter(origin, changes, inForce, touched);
  const wrong = findings.map((finding) =>
    problemAt(changedOrigin, {
      ...finding,
      message: phrase("from {date}: {message}", { date, message: finding.message }),
    }),
  );
  return [...impossible, ...wrong];
}

/** What the schema says about the place, group or the like that was changed. */
function entryFindings(tree: unknown, path: Path): Finding[] {
  const entry = path.slice(0, 2);
  const schema = schemaAt(Scenario, entry, tree);
  const value = entry.reduce<unknown>(childOf, tree);
  return schema && value !== undefined ? schemaFindings(schema, value, entry) : [];
}

/** Ids are the same on all days of a run, so that its results have the same rows. */
function idFindings(base: Readonly<Record<string, unknown>>, tree: Readonly<Record<string, unknown>>): Finding[] {
  return MAPS_BY_ID.flatMap((field) => {
    const [before, after] = [idsOf(base[field]), idsOf(tree[field])];
    const changed = [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
    if (changed.length === 0) return [];
    const message = phrase("{changed} would exist on some days only; a change with a date may not add or remove ids", {
      changed: listed(changed),
    });
    return [{ path: [field], message, at: [field, changed[0]!] }];
  });
}

const MAPS_BY_ID = ["actors", "places", "exits", "routings", "groups", "profiles", "streams"];

function idsOf(value: unknown): string[] {
  return isMap(value) ? Object.keys(value) : [];
}

function originsAfter(
  origin: Origin,
  changes: readonly Change[],
  inForce: readonly number[],
  touched: readonly TouchedValue[],
): Origin {
  const changed = copyOrigin(origin);
  for (const value of touched) {
    const index = inForce[value.change]!;
    setTouchedOrigin(changed, value, changes[index]!, originAt(origin, ["changes", index]));
  }
  return changed;
}

/** Whether a dated change holds on a date. */
function isInForce({ from, to }: Change, date: string): boolean {
  if (from === undefined) return true;
  if (from.length > 5) return from <= date && (to === undefined || date < to);
  const day = date.slice(5);
  const until = to ?? from;
  // A stretch that ends before it begins goes over New Year.
  return until <= from ? day >= from || day < until : day >= from && day < until;
}
