import type { Estimate } from "../analysis/estimates.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { isWithheld } from "../analysis/withheld.ts";
import type { FlowMapData, FlowPlace } from "./charts/flow-map.ts";
import type { Way } from "./charts/flow-layout.ts";
import type { Language, LocalText } from "./language.ts";
import { textIn } from "./language.ts";
import { capacityText } from "./run-summary.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { actorName } from "./scenario-names.ts";

type Book = ReadonlyMap<string, Estimate>;

/** Places, moves and queues of a run, for the flow map. Means over the replications, plain ones. */
export function flowData(facts: ScenarioFacts, book: Book, language: Language): FlowMapData {
  const mean = (key: Estimate["key"]) => book.get(keyText(key))?.mean ?? null;
  const ids = Object.keys(facts.places);
  const ways = ids.flatMap((to) =>
    ids.flatMap((from): Way[] => {
      const perYear = mean({ measure: "admissionsPerYear", place: to, from }) ?? 0;
      return perYear > 0 ? [{ from, to, perYear }] : [];
    }),
  );
  const places = ids.map((id): FlowPlace => {
    const place = facts.places[id];
    const moved = ways.filter(({ to }) => to === id).reduce((sum, { perYear }) => sum + perYear, 0);
    const left = ways.filter(({ from }) => from === id).reduce((sum, { perYear }) => sum + perYear, 0);
    const hasLimit = place.capacityBeds !== null;
    const capacity = capacityText(place, language);
    return {
      id,
      name: textIn(language, place.name),
      capacity: hasLimit ? `${capacity} ${PLACES[language]}` : capacity,
      occupied: mean({ measure: "occupiedMean", place: id }),
      occupancyShare: hasLimit ? mean({ measure: "occupancyShare", place: id }) : null,
      queue: mean({ measure: "queueMean", place: id }),
      ready: mean({ measure: "dischargeReadyMean", place: id }),
      hasGrowingQueue: isWithheld({ measure: "queueMean", place: id }, facts),
      hasGrowingReady: isWithheld({ measure: "dischargeReadyMean", place: id }, facts),
      arrivalsPerYear: rest(mean({ measure: "admissionsPerYear", place: id }), moved),
      exitsPerYear: rest(mean({ measure: "departuresPerYear", place: id }), left),
    };
  });
  return { places, ways };
}

/** What is left of a sum: nothing where only the rounding of means is, or where stays across the end of the year make it negative. */
function rest(all: number | null, part: number): number {
  const left = (all ?? 0) - part;
  return left > 1e-9 * part ? left : 0;
}

/**
 * The same with the places of all owners but those named drawn together: a map of a large scenario that still can be read.
 * @param kept owners whose places stand one by one
 */
export function withOwnersTogether(
  data: FlowMapData,
  facts: ScenarioFacts,
  kept: readonly string[],
  language: Language,
): FlowMapData {
  const others = [...new Set(Object.values(facts.places).map(({ owner }) => owner))].filter(
    (owner) => !kept.includes(owner),
  );
  if (others.length === 0) return data;
  const idOf = (place: string) => (kept.includes(facts.places[place].owner) ? place : TOGETHER);
  const name = others.length === 1 ? actorName(facts, others[0], language) : OTHERS[language](others.length);
  const own = data.places.filter(({ id }) => idOf(id) === TOGETHER);
  const sum = (of: (place: FlowPlace) => number | null) => own.reduce((all, place) => all + (of(place) ?? 0), 0);
  const together: FlowPlace = {
    id: TOGETHER,
    name,
    capacity: SERVICES[language](own.length),
    occupied: sum(({ occupied }) => occupied),
    occupancyShare: null,
    queue: sum(({ queue }) => queue),
    ready: sum(({ ready }) => ready),
    hasGrowingQueue: own.some(({ hasGrowingQueue }) => hasGrowingQueue),
    hasGrowingReady: own.some(({ hasGrowingReady }) => hasGrowingReady),
    arrivalsPerYear: sum(({ arrivalsPerYear }) => arrivalsPerYear),
    exitsPerYear: sum(({ exitsPerYear }) => exitsPerYear),
  };
  const ways = new Map<string, Way>();
  for (const way of data.ways) {
    const [from, to] = [idOf(way.from), idOf(way.to)];
    if (from === to) continue;
    const before = ways.get(`${from} ${to}`)?.perYear ?? 0;
    ways.set(`${from} ${to}`, { from, to, perYear: before + way.perYear });
  }
  return { places: [...data.places.filter(({ id }) => idOf(id) === id), together], ways: [...ways.values()] };
}

/** No place of a scenario is called so: ids have no spaces. */
const TOGETHER = "all others";

const PLACES: LocalText = { nb: "plasser", nn: "plassar", en: "places" };
const OTHERS: Readonly<Record<Language, (count: number) => string>> = {
  nb: (count) => `${count} andre kommuneområder`,
  nn: (count) => `${count} andre kommuneområde`,
  en: (count) => `${count} other municipal areas`,
};
const SERVICES: Readonly<Record<Language, (count: number) => string>> = {
  nb: (count) => `${count} tjenester samlet`,
  nn: (count) => `${count} tenester samla`,
  en: (count) => `${count} services together`,
};
