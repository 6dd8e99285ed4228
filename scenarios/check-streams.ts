import { phrase, type Message } from "./message.ts";
import { runPeriod } from "./calendar.ts";
import { hoursFindings } from "./check-places.ts";
import { type Ids, isDate, mapEntries, referenceFindings } from "./checks.ts";
import type { Finding, Path } from "./origins.ts";
import type { Run } from "./schema.ts";
import { childOf, isMap } from "./schema-walk.ts";
import { UNLIMITED } from "./words.ts";

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
      ...(stream.kind === "poisson" || stream.kind === "planned" ? rateFindings(stream, path) : []),
      ...(stream.kind === "planned" ? plannedFindings(tree, stream, path) : []),
      ...(stream.kind === "trace" ? traceFindings(tree, stream, path) : []),
    ];
  });
}

function rateFindings(stream: Fields, path: Path): Finding[] {
  const { ratePerDay, ratesByDate, ratesFile } = stream;
  const findings: Finding[] = [];
  if (ratePerDay === undefined && ratesByDate === undefined && ratesFile === undefined) {
    const message = phrase("missing; mean arrivals a day, here or by date in ratesByDate or ratesFile");
    findings.push({ path: [...path, "ratePerDay"], message });
  }
  if (ratesByDate !== undefined && ratesFile !== undefined) {
    findings.push({
      path: [...path, "ratesFile"],
      message: phrase("cannot stand beside ratesByDate; keep one of them"),
    });
  }
  if (isMap(ratesByDate) && Object.keys(ratesByDate).length === 0) {
    const message = phrase("must have at least one date, got an empty map; write for example 2025-01-01: 7.5");
    findings.push({ path: [...path, "ratesByDate"], message });
  }
  return findings;
}

/** How patients get off the list. */
function plannedFindings(tree: Fields, stream: Fields, path: Path): Finding[] {
  const { admissionsPerDay, at, fillsFreeBeds } = stream;
  const findings: Finding[] = [];
  const say = (field: string, message: Message): void => void findings.push({ path: [...path, field], message });
  if (admissionsPerDay === undefined && fillsFreeBeds === undefined) {
    say(
      "admissionsPerDay",
      phrase("missing; nobody would be called in from the list: give this, or fillsFreeBeds, or both"),
    );
  }
  if (isMap(admissionsPerDay) && Object.keys(admissionsPerDay).length === 0) {
    say("admissionsPerDay", phrase("must name at least one weekday, got an empty map"));
  }
  if (admissionsPerDay !== undefined && at === undefined) {
    say("at", phrase('missing; with admissionsPerDay the clock time must be given, such as "08:00"'));
  }
  if (admissionsPerDay === undefined && at !== undefined) {
    say("at", phrase("needs admissionsPerDay as well; write how many are called in at that time, or leave this out"));
  }
  if (at === "24:00") say("at", phrase('must be before 24:00, got "24:00"; write "00:00"'));
  findings.push(...hoursFindings(fillsFreeBeds, [...path, "fillsFreeBeds"]));
  const place = typeof stream.to === "string" ? childOf(tree.places, stream.to) : undefined;
  if (
    fillsFreeBeds !== undefined &&
    childOf(place, "capacityBeds") === UNLIMITED &&
    childOf(place, "staff") === undefined &&
    childOf(place, "capacityHoursPerWeek") === undefined
  ) {
    say(
      "fillsFreeBeds",
      phrase("{to} has no limit of beds or hours, so the whole list would be called in at once; leave it out", {
        to: String(stream.to),
      }),
    );
  }
  return findings;
}

function traceFindings(tree: Fields, stream: Fields, path: Path): Finding[] {
  const { file, arrivals } = stream;
  const findings: Finding[] = [];
  if (file === undefined && arrivals === undefined) {
    findings.push({
      path: [...path, "file"],
      message: phrase("missing; name a CSV file, or list the instants in arrivals"),
    });
  }
  if (arrivals === undefined) return findings;
  for (const field of ["file", "columns", "where"].filter((name) => stream[name] !== undefined)) {
    findings.push({ path: [...path, field], message: phrase("cannot stand beside arrivals; leave one of them out") });
  }
  const times = tracedAtMost(tree, stream);
  if (times > MOST_TRACED) {
    const message = phrase("would give about {times} arrivals, at most {most} are allowed; repeat more seldom", {
      times: times.toExponential(0),
      most: MOST_TRACED,
    });
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
