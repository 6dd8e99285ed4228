import { alternativesIn } from "../scenarios/alternative.ts";
import { waysOut } from "../scenarios/place.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { compareText, resolveStay, type ResolvedStay, type Way } from "../scenarios/stays.ts";
import { accepts } from "./compile-alternatives.ts";
import type { DelayTable } from "./delay-table.ts";
import { NONE, ROW_AT_ONCE, ROW_DEATH, ROW_PLAIN, ROW_PLAIN_ON_WEEKDAYS, type Model } from "./model.ts";
import { indexIn, type Naming } from "./naming.ts";

/** The part of the model about stays and the ways on from them. */
export type CompiledStays = Pick<
  Model,
  | "rowCount"
  | "pairCount"
  | "stayRows"
  | "rowDestination"
  | "rowRouting"
  | "rowPair"
  | "rowCumulative"
  | "rowTreatment"
  | "rowDecisionDelay"
  | "rowStartDelay"
  | "rowFlags"
  | "rowNextGroup"
  | "rowReadmission"
  | "rowReadmissionDelay"
  | "rowReadmissionTo"
  | "rowReadmissionGroup"
  | "stayHours"
  | "placeHasHours"
  | "pairPlace"
  | "pairGroup"
  | "pairDestination"
  | "pairOf"
>;

/** A cumulative probability that no uniform reaches: whoever comes so far takes this row. */
const CERTAIN = 2;

interface Row {
  readonly place: number;
  readonly group: number;
  readonly to: string;
  readonly routing: string;
}

/** Rows of all stays, the same in every epoch; a way that an epoch does not have gets probability 0 there. */
export function compileStays(
  naming: Naming,
  delays: DelayTable,
): { readonly stays: CompiledStays; readonly rowIndex: ReadonlyMap<string, number> } {
  const { placeIds, groupIds, epochs } = naming;
  const rows: Row[] = [];
  const stayRows = new Int32Array(placeIds.length * groupIds.length + 1);
  const stays = epochs.map((scenario) =>
    placeIds.flatMap((place) => groupIds.map((group) => resolveStay(scenario, place, group))),
  );
  for (let stay = 0; stay < placeIds.length * groupIds.length; stay++) {
    stayRows[stay] = rows.length;
    const ways = new Map<string, Way>();
    for (const ofEpoch of stays) for (const way of ofEpoch[stay]?.ways ?? []) ways.set(`${way.to} ${way.routing}`, way);
    const inOrder = [...ways.values()].sort((a, b) => compareText(a.to, b.to) || compareText(a.routing, b.routing));
    const place = Math.floor(stay / groupIds.length);
    for (const way of inOrder) rows.push({ place, group: stay % groupIds.length, to: way.to, routing: way.routing });
  }
  stayRows[stayRows.length - 1] = rows.length;
  const rowIndex = new Map(rows.map((row, index) => [rowKey(row.place * groupIds.length + row.group, row), index]));
  return { stays: { stayRows, ...rowTables(naming, rows, stays, delays), ...pairTables(naming, rows) }, rowIndex };
}

/** Names a row by its stay (place × group) and way on. */
export function rowKey(stay: number, way: { readonly to: string; readonly routing: string }): string {
  return `${stay} ${way.to} ${way.routing}`;
}

function rowTables(
  naming: Naming,
  rows: readonly Row[],
  stays: readonly (readonly (ResolvedStay | undefined)[])[],
  delays: DelayTable,
) {
  const { epochs, groupIds, placeIds } = naming;
  const count = epochs.length * rows.length;
  const stayCount = placeIds.length * groupIds.length;
  const tables = {
    rowCount: rows.length,
    rowDestination: Int32Array.from(rows, (row) => indexIn(naming.destination, row.to)),
    rowRouting: rows.map(({ routing }) => routing),
    rowCumulative: new Float64Array(count).fill(CERTAIN),
    rowTreatment: new Int32Array(count).fill(NONE),
    rowDecisionDelay: new Int32Array(count).fill(NONE),
    rowStartDelay: new Int32Array(count).fill(NONE),
    rowFlags: new Uint8Array(count),
    rowNextGroup: new Int32Array(count),
    rowReadmission: new Float64Array(count),
    rowReadmissionDelay: new Int32Array(count).fill(NONE),
    rowReadmissionTo: new Int32Array(count).fill(NONE),
    rowReadmissionGroup: new Int32Array(count).fill(NONE),
    stayHours: new Float64Array(epochs.length * stayCount),
    placeHasHours: new Uint8Array(placeIds.length),
  };
  for (const [epoch, scenario] of epochs.entries()) {
    // A stay that this epoch does not have is as in the first epoch that has it, for those who still come to it.
    const inForce = stays[epoch].map((stay, at) => stay ?? stays.find((ofEpoch) => ofEpoch[at])?.[at]);
    for (const [stay, resolved] of inForce.entries()) {
      tables.stayHours[epoch * stayCount + stay] = resolved?.hoursPerWeek ?? 0;
      if (resolved?.hoursPerWeek) tables.placeHasHours[Math.floor(stay / groupIds.length)] = 1;
    }
    for (const [index, row] of rows.entries()) {
      const ways = stays[epoch][row.place * groupIds.length + row.group]?.ways ?? [];
      const way =
        ways.find(({ to, routing }) => to === row.to && routing === row.routing) ??
        wayElsewhere(stays, row, groupIds.length);
      tables.rowNextGroup[epoch * rows.length + index] = row.group;
      if (way) setRow(naming, scenario, tables, epoch * rows.length + index, row, way, delays);
    }
    setCumulative(rows, inForce, groupIds.length, tables.rowCumulative, epoch * rows.length);
  }
  return tables;
}

/** A way that this epoch does not have: those on it go on as in the first epoch that has it. */
function wayElsewhere(
  stays: readonly (readonly (ResolvedStay | undefined)[])[],
  row: Row,
  groupCount: number,
): Way | undefined {
  for (const ofEpoch of stays) {
    const ways = ofEpoch[row.place * groupCount + row.group]?.ways ?? [];
    const way = ways.find(({ to, routing }) => to === row.to && routing === row.routing);
    if (way) return way;
  }
  return undefined;
}

function setRow(
  naming: Naming,
  scenario: Scenario,
  tables: ReturnType<typeof rowTables>,
  at: number,
  row: Row,
  way: Way,
  delays: DelayTable,
): void {
  tables.rowTreatment[at] = naming.builder.add(way.treatmentDays);
  tables.rowDecisionDelay[at] = delays.add(way.decisionDelayDays);
  tables.rowStartDelay[at] = delays.add(way.startDelayDays);
  const death = scenario.exits[way.to]?.kind === "death" ? ROW_DEATH : 0;
  tables.rowFlags[at] = death | (way.declaredAtOnce ? ROW_AT_ONCE : 0);
  tables.rowNextGroup[at] = way.asGroup === undefined ? row.group : indexIn(naming.group, way.asGroup);
  const isPlain =
    death === 0 &&
    tables.rowDecisionDelay[at] === NONE &&
    tables.rowStartDelay[at] === NONE &&
    tables.rowNextGroup[at] === row.group;
  if (isPlain) {
    const { weekendReadiness } = scenario.places[naming.placeIds[row.place]];
    const isAlways = way.declaredAtOnce || (weekendReadiness?.declaredOnMonday ?? 0) === 0;
    tables.rowFlags[at] |= isAlways ? ROW_PLAIN | ROW_PLAIN_ON_WEEKDAYS : ROW_PLAIN_ON_WEEKDAYS;
  }
  if (!way.readmission) return;
  tables.rowReadmission[at] = way.readmission.probability;
  tables.rowReadmissionDelay[at] = naming.builder.add(way.readmission.delayDays);
  tables.rowReadmissionTo[at] = indexIn(naming.place, way.readmission.to);
  const { asGroup } = way.readmission;
  if (asGroup !== undefined) tables.rowReadmissionGroup[at] = indexIn(naming.group, asGroup);
}

/** Cumulative probabilities within each stay; the last possible way takes what rounding leaves. */
function setCumulative(
  rows: readonly Row[],
  stays: readonly (ResolvedStay | undefined)[],
  groupCount: number,
  cumulative: Float64Array,
  offset: number,
): void {
  for (let first = 0; first < rows.length;) {
    const stay = rows[first].place * groupCount + rows[first].group;
    let end = first;
    let sum = 0;
    let lastPossible = first;
    for (; end < rows.length && rows[end].place * groupCount + rows[end].group === stay; end++) {
      const way = stays[stay]?.ways.find(({ to, routing }) => to === rows[end].to && routing === rows[end].routing);
      sum += way?.probability ?? 0;
      cumulative[offset + end] = sum;
      if ((way?.probability ?? 0) > 0) lastPossible = end;
    }
    for (let row = lastPossible; row < end; row++) cumulative[offset + row] = CERTAIN;
    first = end;
  }
}

/** Pairs: what rows lead to, and where those can turn who leave a queue, are diverted or recalled. */
function pairTables(naming: Naming, rows: readonly Row[]) {
  const { placeIds, groupIds, destination } = naming;
  const destinationCount = destination.size;
  const detours = detoursOf(naming);
  const pairOf = new Int32Array(placeIds.length * groupIds.length * destinationCount).fill(NONE);
  const pairs: { place: number; group: number; destination: number }[] = [];
  const stays = new Map<number, Set<number>>();
  for (const row of rows) {
    const stay = row.place * groupIds.length + row.group;
    const reached = stays.get(stay) ?? new Set(detours.recalls);
    stays.set(stay, reached.add(indexIn(destination, row.to)));
  }
  // One whose clock rings waits as the group of the readmission, which need not have a stay there.
  for (const group of detours.recallGroups) {
    for (let place = 0; place < placeIds.length; place++) {
      const stay = place * groupIds.length + group;
      if (!stays.has(stay)) stays.set(stay, new Set(detours.recalls));
    }
  }
  for (const [stay, reached] of [...stays].sort(([a], [b]) => a - b)) {
    for (const to of firstChoicesFrom(naming, stay)) reached.add(to);
    // A set that grows while it is gone through: what a detour leads to may have detours of its own.
    for (const to of reached) for (const next of detours.after[to]) reached.add(next);
    for (const to of [...reached].sort((a, b) => a - b)) {
      pairOf[stay * destinationCount + to] = pairs.length;
      pairs.push({ place: Math.floor(stay / groupIds.length), group: stay % groupIds.length, destination: to });
    }
  }
  return {
    pairOf,
    pairCount: pairs.length,
    pairPlace: Int32Array.from(pairs, (pair) => pair.place),
    pairGroup: Int32Array.from(pairs, (pair) => pair.group),
    pairDestination: Int32Array.from(pairs, (pair) => pair.destination),
    rowPair: Int32Array.from(
      rows,
      (row) => pairOf[(row.place * groupIds.length + row.group) * destinationCount + indexIn(destination, row.to)],
    ),
  };
}

/** Where those go on to who have taken the place as an alternative and keep their turn. */
function firstChoicesFrom(naming: Naming, stay: number): number[] {
  const { epochs, placeIds, groupIds } = naming;
  const place = placeIds[Math.floor(stay / groupIds.length)];
  const group = groupIds[stay % groupIds.length];
  return epochs.flatMap(({ places }) =>
    placeIds.flatMap((id, index) => {
      const alternatives = Object.values(places[id].alternatives ?? {}).flatMap(alternativesIn);
      const isKept = alternatives.some(
        (each) => each.to === place && each.keepsFirstTurn && accepts(naming, each, group),
      );
      return isKept ? [index] : [];
    }),
  );
}

function detoursOf({ epochs, placeIds, destination, group }: Naming) {
  const after: Set<number>[] = Array.from({ length: destination.size }, () => new Set<number>());
  const recalls = new Set<number>();
  const recallGroups = new Set<number>();
  for (const scenario of epochs) {
    for (const [index, id] of placeIds.entries()) {
      const place = scenario.places[id];
      for (const { to } of Object.values(place.leaving ?? {}).flatMap(waysOut)) {
        after[index].add(indexIn(destination, to));
      }
      if (place.queue?.divertTo !== undefined) after[index].add(indexIn(destination, place.queue.divertTo));
    }
    const routes = [
      ...Object.values(scenario.routings ?? {}),
      ...Object.values(scenario.places).map((place) => place.stay?.routes ?? {}),
      ...Object.values(scenario.groups).flatMap((group) => Object.values(group.stays ?? {}).map((s) => s.routes ?? {})),
    ];
    const ways = [
      ...routes.flatMap((map) => Object.values(map)),
      ...Object.values(scenario.places).flatMap((place) => Object.values(place.leaving ?? {}).flatMap(waysOut)),
    ];
    for (const { readmission } of ways) {
      if (!readmission) continue;
      recalls.add(indexIn(destination, readmission.to));
      const { asGroup } = readmission;
      if (asGroup !== undefined) recallGroups.add(indexIn(group, asGroup));
    }
  }
  return { after, recalls, recallGroups };
}
