import { joined, type Message, type MessageValue, phrase } from "./message.ts";
import { alternativesIn } from "./alternative.ts";
import { dateNumber, simulatedDays } from "./calendar.ts";
import { censusDoubts, placesOfCensus } from "./census-doubts.ts";
import { limitOn, meanCapacity } from "./capacity.ts";
import { distributionMean } from "./distribution-moments.ts";
import { hoursDoubts } from "./hours-doubts.ts";
import { type OfferedLoad, offeredLoad } from "./offered-load.ts";
import { scenarioEpochs } from "./epochs.ts";
import type { Finding } from "./origins.ts";
import { waysOut } from "./place.ts";
import { whatHolds } from "./queue-doubts.ts";
import type { Scenario } from "./schema.ts";
import { servesDoubts } from "./serves-doubts.ts";
import type { Route } from "./stay.ts";
import { streamDoubts } from "./stream-doubts.ts";
import { listed } from "./wording.ts";
import { WEEKDAYS } from "./words.ts";

const FEW_REPLICATIONS = 10;

/** Multipliers are mostly rounded to two decimals, so their mean is not exactly 1. */
const MEAN_TOLERANCE = 0.005;

/** What is legal in a valid scenario, but perhaps not meant. */
export function scenarioDoubts(scenario: Scenario): Finding[] {
  const load = offeredLoad(scenario);
  return [
    ...loadDoubts(scenario, load),
    ...startDoubts(scenario, load),
    ...routeDoubts(scenario),
    ...unusedDoubts(scenario),
    ...profileDoubts(scenario),
    ...ownerDoubts(scenario, load),
    ...servesDoubts(scenario, load),
    ...hoursDoubts(scenario, load),
    ...streamDoubts(scenario),
    ...runDoubts(scenario, load),
    ...censusDoubts(scenarioEpochs(scenario)[0]!.scenario),
    ...changeDoubts(scenario),
  ];
}

function loadDoubts(scenario: Scenario, load: OfferedLoad): Finding[] {
  return Object.entries(scenario.places).flatMap(([id, place]) => {
    const capacity = meanCapacity(place);
    const offered = load.places[id]?.beds ?? 0;
    if (offered <= capacity) return [];
    const share = capacity > 0 ? phrase(" ({share})", { share: shareText(offered / capacity) }) : "";
    const isStaff = WEEKDAYS.some((weekday) => limitOn(place, weekday) === "staff");
    const beds = phrase("offered load {beds} beds is above the capacity of {capacity} {unit}{share}", {
      beds: bedsText(offered),
      capacity,
      unit: isStaff ? phrase("staffed beds") : phrase("beds"),
      share,
    });
    const path = ["places", id, isStaff ? "staff" : "capacityBeds"];
    const fills = Object.values(scenario.streams).some(
      (stream) => stream.kind === "planned" && stream.to === id && stream.fillsFreeBeds !== undefined,
    );
    const holds = fills
      ? phrase("the waiting list of those who fill its free beds grows, or the queue")
      : whatHolds(place);
    return [{ path, message: joined([beds, holds], "; ") }];
  });
}

/** Who is present at the start is drawn by the flow through a place: without any nobody can be. */
function startDoubts({ run }: Scenario, load: OfferedLoad): Finding[] {
  if (run.start?.kind !== "filled") return [];
  return Object.entries(run.start.shares).flatMap(([id, share]) => {
    if (share === 0 || (load.places[id]?.treatmentBeds ?? 0) > 0) return [];
    const message = phrase(
      "nobody comes to this place, so it starts empty whatever the share; leave it out, or give it a flow",
    );
    return [{ path: ["run", "start", "shares", id], message }];
  });
}

/** In percent, with decimals where a whole percentage would say that load and capacity are equal; else how many times. */
function shareText(share: number): Message {
  if (share >= 10) return phrase("{times} times", { times: share < 1e15 ? Math.round(share) : bedsText(share) });
  return phrase("{percent} %", {
    percent: { rounded: share * 100, decimals: share < 1.001 ? 2 : share < 1.01 ? 1 : 0 },
  });
}

function bedsText(beds: number): MessageValue {
  if (!Number.isFinite(beds)) return phrase("more than 1e+308");
  if (beds >= 1e15) return beds.toExponential(1);
  return { rounded: beds, decimals: beds >= 1e4 ? 0 : 1 };
}

interface WrittenRoute {
  readonly path: readonly string[];
  readonly to: string;
  readonly route: Route;
}

function writtenRoutes(scenario: Scenario): WrittenRoute[] {
  const routes: WrittenRoute[] = [];
  const add = (path: readonly string[], map: Readonly<Record<string, Route>> = {}): void => {
    for (const [to, route] of Object.entries(map)) routes.push({ path: [...path, to], to, route });
  };
  for (const [id, { stay }] of Object.entries(scenario.places)) add(["places", id, "stay", "routes"], stay?.routes);
  for (const [id, { stays = {} }] of Object.entries(scenario.groups)) {
    for (const [place, { routes: own }] of Object.entries(stays)) add(["groups", id, "stays", place, "routes"], own);
  }
  for (const [id, map] of Object.entries(scenario.routings ?? {})) add(["routings", id], map);
  return routes;
}

function routeDoubts(scenario: Scenario): Finding[] {
  return writtenRoutes(scenario)
    .filter(({ path, route }) => route.probability === 0 && !isChangedLater(scenario, [...path, "probability"]))
    .map(({ path }) => ({
      path,
      message: phrase("nobody takes this way, its probability is 0; leave it out if that is meant"),
    }));
}

/** Whether a dated change reaches the value, or something above it. */
function isChangedLater(scenario: Scenario, path: readonly string[]): boolean {
  return (scenario.changes ?? []).some((change) =>
    change.path.split(".").every((part, index) => part.includes("*") || part === path[index]),
  );
}

function unusedDoubts(scenario: Scenario): Finding[] {
  const routes = writtenRoutes(scenario);
  const streams = Object.values(scenario.streams);
  const places = Object.values(scenario.places);
  const left = places.flatMap(({ leaving }) => Object.values(leaving ?? {}).flatMap(waysOut));
  const back = [...routes.map(({ route }) => route), ...left].flatMap((way) => way.readmission ?? []);
  const inCensus = placesOfCensus(scenario);
  const destinations = new Set([
    ...inCensus.places,
    ...streams.map(({ to }) => to),
    ...routes.map(({ to }) => to),
    ...back.map(({ to }) => to),
    ...left.map(({ to }) => to),
    ...places.flatMap(({ alternatives }) =>
      Object.values(alternatives ?? {})
        .flatMap(alternativesIn)
        .map(({ to }) => to),
    ),
    ...places.flatMap(({ queue }) => queue?.divertTo ?? []),
  ]);
  const groups = new Set([
    ...inCensus.groups,
    ...streams.map(({ group }) => group),
    ...routes.flatMap(({ route }) => route.asGroup ?? []),
    ...back.flatMap(({ asGroup }) => asGroup ?? []),
  ]);
  const profiles = new Set(streams.flatMap((stream) => (stream.kind === "trace" ? [] : (stream.profile ?? []))));
  const actors = new Set([
    ...places.map(({ owner }) => owner),
    ...Object.values(scenario.groups).map(({ actor }) => actor),
  ]);
  const unused = (field: keyof typeof NOBODY, used: ReadonlySet<string>): Finding[] =>
    Object.keys(scenario[field] ?? {})
      .filter((id) => !used.has(id))
      .map((id) => ({ path: [field, id], message: NOBODY[field] }));
  return [
    ...unused("actors", actors),
    ...unused("places", destinations),
    ...unused("exits", destinations),
    ...unused("routings", destinations),
    ...unused("groups", groups),
    ...unused("profiles", profiles),
  ];
}

const NOBODY = {
  actors: phrase("owns no place and has no patients; leave it out if that is meant"),
  places: phrase("nobody comes here: no stream and no way on leads to it"),
  exits: phrase("nobody leaves by this exit: no way on leads to it"),
  routings: phrase("no way on leads to this routing"),
  groups: phrase("no patient is ever of this group: no stream and no way on names it"),
  profiles: phrase("no stream has this profile"),
} as const;

function profileDoubts(scenario: Scenario): Finding[] {
  return Object.entries(scenario.profiles ?? {}).flatMap(([id, profile]) =>
    Object.entries(profile).flatMap(([field, values]) => {
      const multipliers: number[] = Object.values(values ?? {});
      const mean = multipliers.reduce((sum, value) => sum + value, 0) / multipliers.length;
      if (Math.abs(mean - 1) <= MEAN_TOLERANCE) return [];
      const change = phrase("{percent} % {side}", {
        percent: Math.abs(Math.round((mean - 1) * 1000) / 10),
        side: mean > 1 ? phrase("above") : phrase("below"),
      });
      const message = phrase("the multipliers have a mean of {mean}, so rates are {change} ratePerDay", {
        mean: { rounded: mean, decimals: 3 },
        change,
      });
      return [{ path: ["profiles", id, field], message: phrase("{message}; divide each by the mean", { message }) }];
    }),
  );
}

/** Patients who come to a place of a municipality that is not theirs: perhaps sold, perhaps a slip of the pen. */
function ownerDoubts(scenario: Scenario, load: OfferedLoad): Finding[] {
  const groupsOf = new Map<string, Set<string>>();
  for (const { place, group } of load.treatment) {
    const owner = scenario.places[place]!.owner;
    if (scenario.actors[owner]?.kind !== "municipality" || scenario.groups[group]?.actor === owner) continue;
    // Those whom it says that it serves.
    if (scenario.places[place]!.serves) continue;
    groupsOf.set(place, (groupsOf.get(place) ?? new Set()).add(group));
  }
  return [...groupsOf].map(([place, groups]) => {
    const who =
      groups.size === 1
        ? phrase("group {groups}", { groups: listed([...groups]) })
        : phrase("groups {groups}", { groups: listed([...groups]) });
    const message = phrase(
      "takes in {who} of another municipality; say so with serves if it is sold to it, else leave the way out",
      { who },
    );
    return { path: ["places", place], message };
  });
}

function runDoubts({ run }: Scenario, load: OfferedLoad): Finding[] {
  const { replications, warmUpDays, mutualBlocking } = run;
  const findings: Finding[] = [];
  if (mutualBlocking === "hold") {
    const message = phrase(
      "patients who wait for each other's beds are left so, and beds may lock for ever; what is measured then depends on the length of the run. Leave it out to have them moved",
    );
    findings.push({ path: ["run", "mutualBlocking"], message });
  }
  if (replications < FEW_REPLICATIONS) {
    const message = phrase("intervals are wide with few replications, got {replications}; use 30 or more", {
      replications,
    });
    findings.push({ path: ["run", "replications"], message });
  }
  const stays = load.treatment.map(({ place, way }) => ({ place, days: distributionMean(way.treatmentDays) }));
  const longest = stays.toSorted((a, b) => b.days - a.days)[0];
  // A census is the very start that the measures are to depend on.
  if (longest && warmUpDays < longest.days && run.start?.kind !== "census") {
    const message = phrase(
      "is shorter than the mean stay in {place}, {days} days, got {warmUpDays} days; what is measured still depends on the start",
      { place: longest.place, days: Math.round(longest.days), warmUpDays },
    );
    findings.push({ path: ["run", "warmUpDays"], message });
  }
  return findings;
}

function changeDoubts(scenario: Scenario): Finding[] {
  const { firstDate, dayCount } = simulatedDays(scenario);
  return (scenario.changes ?? []).flatMap(({ from, to }, index) => {
    if (from === undefined || from.length === 5) return [];
    const isLate = dateNumber(from) >= firstDate + dayCount;
    const isOver = to !== undefined && dateNumber(to) <= firstDate;
    if (!isLate && !isOver) return [];
    const message = isLate
      ? phrase("never holds: the run is over before {from}", { from })
      : phrase("never holds: the run is begun after {to}", { to: String(to) });
    return [{ path: ["changes", index], message }];
  });
}
