import { type MessageValue, phrase } from "./message.ts";
import { OUTSIDE_WORDS } from "./census.ts";
import { groupsThatAccept, writtenAlternatives } from "./check-alternatives.ts";
import { writtenWaysOut } from "./check-places.ts";
import { mapEntries } from "./checks.ts";
import type { Finding, Path } from "./origins.ts";
import { childOf, isMap } from "./schema-walk.ts";
import { listed } from "./wording.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A group in a place, on its way through the model. */
interface State {
  readonly place: string;
  readonly group: string;
  /** How the group gets there, from the stream on. */
  readonly trail: readonly MessageValue[];
  /** Of those who are in the place as the run begins, and so never wait for it. */
  readonly isThere?: boolean;
}

/** To a place, whose queue is joined as one group and which is entered as perhaps another. */
export interface Step {
  readonly place: string;
  readonly group: string;
  /** The group as which the patient waits for the place: that of a route takes effect at the move. */
  readonly waitingAs: string;
  /** Whether patients really take it: a probability above 0 of a way on. */
  readonly isTaken: boolean;
  /** Of a readmission, where the patient was sent before it. */
  readonly after?: string;
}

interface Onward {
  readonly steps: readonly Step[];
  /** Whether some leave the model from here, or it cannot be known because of other problems. */
  readonly canLeave: boolean;
  /** Where the ways on are written. */
  readonly path: Path;
}

/** What is wrong with how groups move through places: stays that nobody describes, circles that nobody leaves. */
export function flowFindings(tree: Fields): Finding[] {
  const findings: Finding[] = [];
  const onward = new Map<string, Onward>();
  const states = startStates(tree);
  const seen = new Set(states.map(keyOf));
  const follow = (steps: readonly Step[], trail: readonly MessageValue[]): void => {
    for (const step of steps) {
      if (seen.has(keyOf(step)) || !isKnown(tree, step)) continue;
      seen.add(keyOf(step));
      states.push({ place: step.place, group: step.group, trail: [...trail, step.place] });
    }
  };
  for (const { place, group, trail, isThere } of states.slice()) {
    if (isThere) continue;
    follow(detoursFrom(tree, [{ place, group, waitingAs: group, isTaken: true }]), trail);
  }
  for (const state of states) {
    const missing = missingFields(tree, state);
    if (missing.length > 0) findings.push(missingStay(state, missing));
    const next = onwardFrom(tree, state);
    onward.set(keyOf(state), next);
    follow([...next.steps, ...detoursFrom(tree, next.steps)], state.trail);
  }
  return [...findings, ...endlessFindings(states, onward)];
}

function keyOf({ place, group }: { readonly place: string; readonly group: string }): string {
  return `${place} ${group}`;
}

/** Unknown ids are told elsewhere. */
export function isKnown(tree: Fields, { place, group }: { readonly place: string; readonly group: string }): boolean {
  return isMap(childOf(tree.places, place)) && isMap(childOf(tree.groups, group));
}

function startStates(tree: Fields): State[] {
  const states = new Map<string, State>();
  for (const [id, { group, to }] of mapEntries(tree.streams)) {
    if (typeof group !== "string" || typeof to !== "string") continue;
    const state = { place: to, group, trail: [phrase("stream {id}", { id }), to] };
    if (isKnown(tree, state) && !states.has(keyOf(state))) states.set(keyOf(state), state);
  }
  for (const state of censusStates(tree)) {
    if (isKnown(tree, state) && !states.has(keyOf(state))) states.set(keyOf(state), state);
  }
  return [...states.values()];
}

/** Persons of a census, those who wait without a bed first: where they will be or are, one for each group and place. */
export function censusStates(tree: Fields): (State & { readonly source: string })[] {
  const persons = childOf(childOf(childOf(tree, "run"), "start"), "persons");
  if (!Array.isArray(persons)) return [];
  const states = new Map<string, State & { readonly source: string }>();
  for (const person of persons as unknown[]) {
    const [at, group, to] = ["at", "group", "to"].map((field) => childOf(person, field));
    if (typeof at !== "string" || typeof group !== "string") continue;
    const isThere = !(OUTSIDE_WORDS as readonly string[]).includes(at);
    if (!isThere && typeof to !== "string") continue;
    const place = isThere ? at : String(to);
    const key = `${at} ${place} ${group}`;
    const trail = [phrase("census {id}", { id: String(childOf(person, "id")) }), place];
    if (!states.has(key)) states.set(key, { place, group, trail, isThere, source: at });
  }
  return [...states.values()].sort((a, b) => Number(a.isThere) - Number(b.isThere));
}

/** What the group gives for its stay, before what the place gives. */
function stayField(
  tree: Fields,
  { place, group }: Pick<State, "place" | "group">,
  field: string,
): { value: unknown; path: Path } {
  const own = childOf(childOf(childOf(tree.groups, group), "stays"), place);
  if (isMap(own) && own[field] !== undefined)
    return { value: own[field], path: ["groups", group, "stays", place, field] };
  const shared = childOf(childOf(tree.places, place), "stay");
  return { value: childOf(shared, field), path: ["places", place, "stay", field] };
}

function missingFields(tree: Fields, state: State): string[] {
  return ["treatmentDays", "routes"].filter((field) => stayField(tree, state, field).value === undefined);
}

function missingStay({ place, group, trail }: State, missing: readonly string[]): Finding {
  const message = phrase(
    "no {missing} for group {group}, which comes there: {trail}; give the place a stay, or the group one in groups.{group}.stays.{place}",
    { missing: listed(missing), group, trail: { list: trail, joint: " → " }, place },
  );
  return { path: ["places", place, "stay"], message };
}

/** The ways on of a group from a place. */
export function onwardFrom(tree: Fields, state: Pick<State, "place" | "group">): Onward {
  const { value: routes, path } = stayField(tree, state, "routes");
  if (!isMap(routes)) return { steps: [], canLeave: true, path };
  const steps: Step[] = [];
  let canLeave = false;
  for (const { to, route, isTaken } of waysOn(tree, routes)) {
    const group = typeof route.asGroup === "string" ? route.asGroup : state.group;
    const back = backFrom(route, group, isTaken);
    if (back) steps.push({ ...back, after: to });
    const isExit = isMap(childOf(tree.exits, to));
    const isPlace = isMap(childOf(tree.places, to));
    if (isPlace) steps.push({ place: to, group, waitingAs: state.group, isTaken });
    const staysAway = childOf(route.readmission, "probability") !== 1;
    if ((isExit && isTaken && staysAway) || (!isExit && !isPlace)) canLeave = true;
  }
  return { steps, canLeave, path };
}

/** The ways on of a group from a place, to places and exits. */
export function waysFrom(tree: Fields, state: Pick<State, "place" | "group">): FlowWay[] {
  const { value: routes } = stayField(tree, state, "routes");
  return isMap(routes) ? waysOn(tree, routes) : [];
}

/** A way on as it is written, and whether anybody takes it. */
export interface FlowWay {
  readonly to: string;
  readonly route: Fields;
  readonly isTaken: boolean;
}

/** The ways on with those of a routing in place of the way to it. */
function waysOn(tree: Fields, routes: Fields): FlowWay[] {
  return mapEntries(routes).flatMap(([to, route]) => {
    const isTaken = route.probability !== 0;
    const inner = mapEntries(childOf(tree.routings, to));
    if (inner.length === 0) return [{ to, route, isTaken }];
    return inner.map(([destination, way]) => ({
      to: destination,
      route: way,
      isTaken: isTaken && way.probability !== 0,
    }));
  });
}

function backFrom(route: Fields, group: string, isTaken: boolean): Step | undefined {
  const { readmission } = route;
  if (!isMap(readmission) || typeof readmission.to !== "string") return undefined;
  const asGroup = typeof readmission.asGroup === "string" ? readmission.asGroup : group;
  const isReadmitted = isTaken && readmission.probability !== 0;
  return { place: readmission.to, group: asGroup, waitingAs: asGroup, isTaken: isReadmitted };
}

/** Where those end up who wait for a place and leave its queue or find it full, also of the queue that they come to then. */
function detoursFrom(tree: Fields, waits: readonly Step[]): Step[] {
  const open = [...waits];
  const seen = new Set<string>();
  // A list that grows while it is gone through.
  for (const { place, waitingAs } of open) {
    const key = keyOf({ place, group: waitingAs });
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...stepsFromQueue(childOf(tree.places, place), waitingAs));
  }
  // Of an alternative only the stay is to come: the ways out are those of the first choice.
  return [...open.slice(waits.length), ...open.flatMap((wait) => alternativesTo(tree, wait))];
}

/** Steps of those who wait for a place to where they accept to go instead. */
export function alternativesTo(tree: Fields, { place, waitingAs }: Step): Step[] {
  const fields = childOf(tree.places, place);
  if (!isMap(fields)) return [];
  return writtenAlternatives(fields, [])
    .flatMap(({ list }) => list)
    .filter(({ alternative }) => groupsThatAccept(tree, alternative).includes(waitingAs))
    .flatMap(({ alternative: { to } }) =>
      typeof to === "string" ? [{ place: to, group: waitingAs, waitingAs, isTaken: true }] : [],
    );
}

/** Steps of those of a group who wait for a place in vain. @param source of those who wait there only; else wherever they wait */
export function stepsFromQueue(place: unknown, group: string, source?: readonly string[]): Step[] {
  if (!isMap(place)) return [];
  const all = writtenWaysOut(place, []);
  const word = source?.find((each) => all.some(({ path }) => path[1] === each));
  const ways = all.filter(({ path }) => source === undefined || path[1] === word).map(({ way }) => way);
  const targets = [{ to: childOf(place.queue, "divertTo") }, ...ways];
  return [
    ...targets.flatMap(({ to, ratePerDay }: Fields) =>
      typeof to === "string" ? [{ place: to, group, waitingAs: group, isTaken: ratePerDay !== 0 }] : [],
    ),
    ...ways.flatMap((way) => {
      const back = backFrom(way, group, way.ratePerDay !== 0);
      return back ? [{ ...back, after: String(way.to) }] : [];
    }),
  ];
}

/** Circles from which no exit can be reached, each told once with the groups that are caught in it. */
function endlessFindings(states: readonly State[], onward: ReadonlyMap<string, Onward>): Finding[] {
  const leaving = statesThatLeave(states, onward);
  const circles = new Map<string, { readonly path: Path; readonly groups: Set<string> }>();
  for (const state of states) {
    if (leaving.has(keyOf(state))) continue;
    const circle = circleFrom(state, onward);
    if (!circle) continue;
    const places = circle.map((step) => step.place);
    // The same circle, wherever it was entered, begins with its first id in order.
    const first = places.indexOf(places.toSorted()[0]!);
    const turned = [...places.slice(first), ...places.slice(0, first)];
    const text = [...turned, turned[0]].join(" → ");
    const known = circles.get(text) ?? { path: onward.get(keyOf(circle[first]!))!.path, groups: new Set<string>() };
    known.groups.add(circle[first]!.group);
    circles.set(text, known);
  }
  return [...circles].map(([text, { path, groups }]) => ({
    path,
    message: phrase(
      "no exit can be reached: {text} goes round for ever (group {groups}{more}); give one of them a way to an exit",
      {
        text,
        groups: listed([...groups].slice(0, 4)),
        more: groups.size > 4 ? phrase(" and {count} more", { count: groups.size - 4 }) : "",
      },
    ),
  }));
}

function statesThatLeave(states: readonly State[], onward: ReadonlyMap<string, Onward>): Set<string> {
  const before = new Map<string, string[]>();
  const leaving = new Set<string>();
  for (const state of states) {
    const { steps, canLeave } = onward.get(keyOf(state))!;
    // A step to an unknown group or place may lead anywhere.
    if (canLeave || steps.some((step) => step.isTaken && !onward.has(keyOf(step)))) leaving.add(keyOf(state));
    for (const step of steps.filter(({ isTaken }) => isTaken)) {
      before.set(keyOf(step), [...(before.get(keyOf(step)) ?? []), keyOf(state)]);
    }
  }
  // A set that grows while it is walked: the walk reaches what is added.
  for (const key of leaving) for (const earlier of before.get(key) ?? []) leaving.add(earlier);
  return leaving;
}

function circleFrom(state: State, onward: ReadonlyMap<string, Onward>): Step[] | undefined {
  const walk: Step[] = [];
  let at: Step | undefined = { ...state, waitingAs: state.group, isTaken: true };
  while (at) {
    const here: Step = at;
    const met = walk.findIndex((step) => keyOf(step) === keyOf(here));
    if (met >= 0) return walk.slice(met);
    walk.push(here);
    at = onward.get(keyOf(here))?.steps.find(({ isTaken }) => isTaken);
  }
  return undefined;
}
