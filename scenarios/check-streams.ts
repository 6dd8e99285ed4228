import { runPeriod } from "./calendar.ts";
import { type Ids, isDate, mapEntries, referenceFindings } from "./checks.ts";
import type { Finding, Path } from "./origins.ts";
import type { Run } from "./schema.ts";
import { childOf, isMap } from "./schema-walk.ts";

type Fields = Readonly<Record<string, unknown>>;

const MOST_TRACED = 5_000_000;

/** What is wrong with streams, one by one: what they refer to, and what may not stand together. */
export function streamFindings(tree: Fields, ids: Ids): Finding[] {
  return mapEntries(tree.streams).flatMap(([id, stream]) => {
    const path = ["streams", id];
    return [
      ...referenceFindings(stream.group, ids.groups, "group", [...path, "group"]),
      ...referenceFindings(stream.to, ids.places, "place", [...path, "to"]),
      ...referenceFindings(stream.profile, ids.profiles, "profile", [...path, "profile"]),
      ...(stream.kind === "poisson" ? rateFindings(stream, path) : []),
      ...(stream.kind === "trace" ? traceFindings(tree, stream, path) : []),
    ];
  });
}

function rateFindings(stream: Fields, path: Path): Finding[] {
  const { ratePerDay, ratesByDate, ratesFile } = stream;
  const findings: Finding[] = [];
  if (ratePerDay === undefined && ratesByDate === undefined && ratesFile === undefined) {
    const message = "missing; mean arrivals a day, here or by date in ratesByDate or ratesFile";
    findings.push({ path: [...path, "ratePerDay"], message });
  }
  if (ratesByDate !== undefined && ratesFile !== undefined) {
    findings.push({ path: [...path, "ratesFile"], message: "cannot stand beside ratesByDate; keep one of them" });
  }
  if (isMap(ratesByDate) && Object.keys(ratesByDate).length === 0) {
    const message = "must have at least one date, got an empty map; write for example 2025-01-01: 7.5";
    findings.push({ path: [...path, "ratesByDate"], message });
  }
  return findings;
}

function traceFindings(tree: Fields, stream: Fields, path: Path): Finding[] {
  const { file, arrivals } = stream;
  const findings: Finding[] = [];
  if (file === undefined && arrivals === undefined) {
    findings.push({ path: [...path, "file"], message: "missing; name a CSV file, or list the instants in arrivals" });
  }
  if (arrivals === undefined) return findings;
  for (const field of ["file", "columns", "where"].filter((name) => stream[name] !== undefined)) {
    findings.push({ path: [...path, field], message: "cannot stand beside arrivals; leave one of them out" });
  }
  const times = tracedAtMost(tree, stream);
  if (times > MOST_TRACED) {
    const message = `would give about ${times.toExponential(0)} arrivals, at most ${MOST_TRACED} are allowed; repeat more seldom`;
    findings.push({ path: [...path, "repeatEveryDays"], message });
  }
  return findings;
}

function tracedAtMost({ run }: Fields, { arrivals, repeatEveryDays }: Fields): number {
  const canReckon =
    Array.isArray(arrivals) &&
    typeof repeatEveryDays === "number" &&
    isDate(childOf(run, "startDate")) &&
    typeof childOf(run, "warmUpDays") === "number" &&
    (typeof childOf(run, "lengthDays") === "number" || isDate(childOf(run, "endDate")));
  return canReckon ? (arrivals.length * runPeriod(run as unknown as Run).dayCount) / repeatEveryDays : 0;
}
