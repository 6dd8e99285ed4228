import { phrase } from "./message.ts";
import { type Ids, mapEntries, referenceFindings } from "./checks.ts";
import type { Finding, Path } from "./origins.ts";
import { choiceHint } from "./problems.ts";
import { childOf, isMap } from "./schema-walk.ts";
import { listed } from "./wording.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Sums of probabilities are met as closely as this. */
const SUM_TOLERANCE = 1e-9;

/** What may not stand on a way to death, which is at once and without return. */
const NOT_BEFORE_DEATH = ["decisionDelayDays", "startDelayDays", "declaredAtOnce", "readmission"];

/** What is wrong with ways on, wherever they are written: destinations, what they carry, what they add up to. */
export function routeFindings(tree: Fields, ids: Ids): Finding[] {
  return routeMaps(tree).flatMap(({ path, routes, routing }) => [
    ...sumFindings(routes, path),
    ...Object.keys(routes).flatMap((to) => destinationFindings(to, routing, ids, [...path, to])),
    ...mapEntries(routes).flatMap(([to, route]) => oneRouteFindings(tree, to, route, ids, [...path, to])),
  ]);
}

interface RouteMap {
  readonly path: Path;
  readonly routes: Fields;
  /** The routing that these ways belong to, if any. */
  readonly routing?: string;
}

function routeMaps(tree: Fields): RouteMap[] {
  const maps: RouteMap[] = [];
  const add = (routes: unknown, path: Path, routing?: string): void => {
    if (isMap(routes)) maps.push({ path, routes, ...(routing !== undefined && { routing }) });
  };
  for (const [id, place] of mapEntries(tree.places)) {
    add(childOf(place.stay, "routes"), ["places", id, "stay", "routes"]);
  }
  for (const [id, group] of mapEntries(tree.groups)) {
    for (const [place, stay] of mapEntries(group.stays)) add(stay.routes, ["groups", id, "stays", place, "routes"]);
  }
  for (const [id, routes] of mapEntries(tree.routings)) add(routes, ["routings", id], id);
  return maps;
}

/** What is wrong with the readmission of a way out of a queue. */
export function readmissionFindings(tree: Fields, way: Fields, ids: Ids, path: Path): Finding[] {
  const at = [...path, "readmission"];
  if (way.readmission === undefined) return [];
  const exit = typeof way.to === "string" ? childOf(tree.exits, way.to) : undefined;
  if (childOf(exit, "kind") !== "death") return readmissionReferences(way.readmission, ids, at);
  return [{ path: at, message: phrase("cannot stand beside to: {to}, a death; leave it out", { to: String(way.to) }) }];
}

function readmissionReferences(readmission: unknown, ids: Ids, path: Path): Finding[] {
  if (!isMap(readmission)) return [];
  return [
    ...referenceFindings(readmission.to, ids.places, "place", [...path, "to"]),
    ...referenceFindings(readmission.asGroup, ids.groups, "group", [...path, "asGroup"]),
  ];
}

function sumFindings(routes: Fields, path: Path): Finding[] {
  let sum = 0;
  for (const route of Object.values(routes)) {
    const probability = childOf(route, "probability");
    if (typeof probability !== "number" || !(probability >= 0 && probability <= 1)) return [];
    sum += probability;
  }
  if (Math.abs(sum - 1) <= SUM_TOLERANCE) return [];
  if (Object.keys(routes).length === 0)
    return [{ path, message: phrase("must have at least one way on, got an empty map") }];
  return [{ path, message: phrase("add up to {sum}; they must add up to 1", { sum }) }];
}

function destinationFindings(to: string, routing: string | undefined, ids: Ids, path: Path): Finding[] {
  if (routing !== undefined && ids.routings.has(to)) {
    const message = phrase('"{to}" is a routing; a routing leads to places and exits only, so write its ways here', {
      to,
    });
    return [{ path, message }];
  }
  if (!ids.places || !ids.exits) return [];
  const known = new Set([...ids.places, ...ids.exits, ...(routing === undefined ? ids.routings : [])]);
  if (known.has(to)) return [];
  return [{ path, message: phrase('unknown destination "{to}"{hint}', { to, hint: choiceHint(to, known) }) }];
}

function oneRouteFindings(tree: Fields, to: string, route: Fields, ids: Ids, path: Path): Finding[] {
  const findings = referenceFindings(route.asGroup, ids.groups, "group", [...path, "asGroup"]);
  findings.push(...readmissionReferences(route.readmission, ids, [...path, "readmission"]));
  const carried = Object.keys(route).filter((field) => field !== "probability");
  if (ids.routings.has(to) && carried.length > 0) {
    const message = phrase("leads to a routing and may have only probability, got {carried}; write it in the routing", {
      carried: listed(carried),
    });
    findings.push({ path, message });
  }
  if (childOf(childOf(tree.exits, to), "kind") === "death") {
    for (const field of NOT_BEFORE_DEATH.filter((name) => route[name] !== undefined)) {
      findings.push({
        path: [...path, field],
        message: phrase("cannot stand on a way to death, which is at once; leave it out"),
      });
    }
  }
  return findings;
}
