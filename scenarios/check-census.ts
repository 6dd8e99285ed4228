import { phrase } from "./message.ts";
import { OUTSIDE_WORDS } from "./census.ts";
import { type FlowWay, waysFrom } from "./check-flow.ts";
import { type Ids, isDate, referenceFindings } from "./checks.ts";
import type { Finding, Path } from "./origins.ts";
import { childOf, isMap } from "./schema-walk.ts";
import { MOST_NAMED } from "./table-files.ts";
import { gotValue, listed } from "./wording.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with a start from a census: persons whom the scenario cannot take over as they are. */
export function censusFindings(tree: Fields, ids: Ids): Finding[] {
  const { run } = tree;
  const start = childOf(run, "start");
  if (!isMap(run) || !isMap(start) || start.kind !== "census") return [];
  const path = ["run", "start"];
  const findings: Finding[] = [];
  const { warmUpDays } = run;
  if (typeof warmUpDays === "number" && warmUpDays !== 0) {
    const message = phrase(
      "must be 0 with a start from a census, got {warmUpDays} days; the persons are there as the first measured day begins, so there is nothing to warm up",
      { warmUpDays },
    );
    findings.push({ path: ["run", "warmUpDays"], message });
  }
  const { persons, file } = start;
  if ((persons === undefined) === (file === undefined)) {
    const got = persons === undefined ? phrase("neither") : phrase("both");
    findings.push({ path, message: phrase("must have exactly one of persons and file, got {got}", { got }) });
  }
  if (!Array.isArray(persons)) return findings;
  const inPersons = persons.flatMap((person: unknown, index) =>
    isMap(person) ? personFindings(tree, ids, person, [...path, "persons", index]) : [],
  );
  return [...findings, ...atMost(inPersons)];
}

/** No more than anybody reads. */
function atMost(findings: readonly Finding[]): Finding[] {
  const [next] = findings.slice(MOST_NAMED);
  if (!next) return [...findings];
  const message = phrase("{message} (and {count} more such mistakes from here on)", {
    message: next.message,
    count: findings.length - MOST_NAMED - 1,
  });
  return [...findings.slice(0, MOST_NAMED), { ...next, message }];
}

function personFindings(tree: Fields, ids: Ids, person: Fields, path: Path): Finding[] {
  const { at, group } = person;
  const isOutside = (OUTSIDE_WORDS as readonly unknown[]).includes(at);
  const findings = [
    ...referenceFindings(group, ids.groups, "group", [...path, "group"]),
    ...timeFindings(tree, person, path),
    ...stateFindings(person, isOutside, path),
  ];
  if (!isOutside && ids.places) {
    const known = new Set([...ids.places, ...OUTSIDE_WORDS]);
    findings.push(...referenceFindings(at, known, "place", [...path, "at"]));
  }
  // Where a person goes can be judged once it is known who and where that is.
  if (findings.length > 0) return findings;
  return isOutside ? waitFindings(person, ids, path) : wayFindings(tree, person, path);
}

function timeFindings(tree: Fields, { elapsedDays, since }: Fields, path: Path): Finding[] {
  if ((elapsedDays === undefined) === (since === undefined)) {
    const got = since === undefined ? phrase("neither") : phrase("both");
    return [{ path, message: phrase("must have exactly one of elapsedDays and since, got {got}", { got }) }];
  }
  const startDate = childOf(tree.run, "startDate");
  if (typeof since !== "string" || !isDate(startDate)) return [];
  // The order of the texts is that of time, but for the midnight itself.
  const isMidnight = since.startsWith(startDate) && /^T00:00(:00(\.0+)?)?$/.test(since.slice(startDate.length));
  if (since <= startDate || isMidnight) return [];
  const message = phrase("must not be after the beginning of run.startDate ({startDate}), got {since}", {
    startDate,
    since,
  });
  return [{ path: [...path, "since"], message }];
}

function stateFindings({ state, at }: Fields, isOutside: boolean, path: Path): Finding[] {
  if (typeof state !== "string" || typeof at !== "string") return [];
  if (isOutside === (state === "waiting")) return [];
  const remedy = isOutside
    ? phrase("one who is at {at} can only be waiting; leave state out, or name the place whose bed the person holds", {
        at,
      })
    : phrase("one who holds a bed is in treatment or ready; write treatment or ready, or home or front-door in at");
  return [
    {
      path: [...path, "state"],
      message: phrase("got {state} at {place}: {remedy}", { state: gotValue(state), place: gotValue(at), remedy }),
    },
  ];
}

function waitFindings({ to, at }: Fields, ids: Ids, path: Path): Finding[] {
  if (to === undefined) {
    return [
      { path, message: phrase("waits at {at}, but not said for what; name the place in to", { at: String(at) }) },
    ];
  }
  return referenceFindings(to, ids.places, "place", [...path, "to"]);
}

/** A destination must be one to which the group goes from the place: then what follows from the move is known. */
function wayFindings(tree: Fields, { at, group, to, state }: Fields, path: Path): Finding[] {
  if (typeof at !== "string" || typeof group !== "string") return [];
  const ways = waysFrom(tree, { place: at, group }).filter(({ isTaken }) => isTaken);
  const mayGo = state === "ready" ? ways.filter((way) => !isDeath(tree, way)) : ways;
  const choice = phrase("; there {verb} {ways}", {
    verb: mayGo.length === 1 ? phrase("is") : phrase("are"),
    ways: listed([...new Set(mayGo.map((way) => way.to))]),
  });
  if (to === undefined) {
    if (state !== "ready") return [];
    return [
      {
        path,
        message: phrase("is ready in {at}, but not said for what; name the place or exit in to{choice}", {
          at,
          choice,
        }),
      },
    ];
  }
  // Without any way on the stay is missing, which is told with the flow.
  if (ways.length === 0 || mayGo.some((way) => way.to === to)) return [];
  const message = phrase("group {group} has no way from {at} to {got}{purpose}{choice}", {
    group,
    at,
    got: gotValue(to),
    purpose: state === "ready" ? phrase(" to be ready for") : "",
    choice,
  });
  return [{ path: [...path, "to"], message }];
}

function isDeath(tree: Fields, { to }: FlowWay): boolean {
  return childOf(childOf(tree.exits, to), "kind") === "death";
}
