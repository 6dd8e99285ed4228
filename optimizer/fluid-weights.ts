import type { Model } from "../engine/model.ts";
import type { ObjectiveTerm } from "../scenarios/problem.ts";
import type { FluidNetwork } from "./fluid-network.ts";
import type { FluidWeights } from "./fluid-program.ts";

/** Nights a year for a patient who waits all the year, and so on: what mean patients are multiplied by. */
const PER_MEAN_PATIENT: Readonly<Record<string, number>> = {
  dischargeReadyMean: 1,
  readyQueueMean: 1,
  queueMean: 1,
  overstayNightsPerYear: 365,
  billableNightsPerYear: 365,
};
const OF_READY: readonly string[] = [
  "dischargeReadyMean",
  "readyQueueMean",
  "overstayNightsPerYear",
  "billableNightsPerYear",
];

/** Whoever waits counts a little, so that no queue is free of charge. */
const LEAST_WEIGHT = 0.02;
/** Waiting for a hospital bed counts so many times as much as the worst wait for another, so that the program turns nobody away to save. */
const BEFORE_HOSPITAL = 3;

/**
 * What the fluid program counts: the measures that are minimised, as far as they are means of patients who wait. Others, such as
 * quantiles of waits, have no place in mean flows; with them alone every wait from a hospital bed counts.
 * Where a place serves all who wait for it in one line, it cannot choose among them, so their weights are made equal.
 */
export function fluidWeights(network: FluidNetwork, model: Model, terms: readonly ObjectiveTerm[]): FluidWeights {
  const { places, links } = network;
  const usable = terms.filter(isCounted);
  const all: readonly ObjectiveTerm[] = usable.length > 0 ? usable : [{ measure: "dischargeReadyMean" }];
  const waiting = links.map(({ from, to }) => sumOver(all, (term) => ofLink(term, places, from, to)));
  const outside = places.map(({ id }) =>
    sumOver(all, ({ measure, place }) => (measure === "queueMean" && place === id ? 1 : 0)),
  );
  const most = Math.max(...waiting, ...outside);
  const least = LEAST_WEIGHT * most;
  const weights = { waiting: waiting.map((own) => own + least), outside: outside.map((own) => own + least) };
  places.forEach((place, to) => {
    if (!hasOneLine(model, to, links)) return;
    const own = links.flatMap((link, at) => (link.to === to ? [at] : []));
    const outer = mean(place.arrivalsPerDay);
    const flow = own.reduce((sum, at) => sum + links[at].perDay, outer);
    const sum = own.reduce((total, at) => total + links[at].perDay * weights.waiting[at], outer * weights.outside[to]);
    if (!(flow > 0)) return;
    for (const at of own) weights.waiting[at] = sum / flow;
    weights.outside[to] = sum / flow;
  });
  places.forEach(({ isHospital }, to) => {
    if (isHospital) weights.outside[to] = Math.max(weights.outside[to], BEFORE_HOSPITAL * most);
  });
  return weights;
}

/** Whether the fluid program counts these measures, all in one unit, and they are not none. */
export function areOfMeanPatients(terms: readonly ObjectiveTerm[]): boolean {
  return (
    terms.length > 0 &&
    terms.every(isCounted) &&
    new Set(terms.map(({ measure }) => PER_MEAN_PATIENT[measure])).size === 1
  );
}

function isCounted({ measure, actor, group, from }: ObjectiveTerm): boolean {
  return measure in PER_MEAN_PATIENT && [actor, group, from].every((part) => part === undefined);
}

/** Factor from mean patients to the unit of what is minimised; 1 where terms are of different units. */
export function fluidScale(terms: readonly ObjectiveTerm[]): number {
  const factors = new Set(terms.map(({ measure }) => PER_MEAN_PATIENT[measure] ?? 1));
  return factors.size === 1 ? [...factors][0] : 1;
}

function ofLink(
  { measure, place, waitingFor }: ObjectiveTerm,
  places: FluidNetwork["places"],
  from: number,
  to: number,
): number {
  if (measure === "queueMean") return place === places[to].id ? 1 : 0;
  if (!OF_READY.includes(measure)) return 0;
  const isFrom = place === undefined ? places[from].isHospital : places[from].id === place;
  return isFrom && (waitingFor === undefined || waitingFor === places[to].id) ? 1 : 0;
}

function sumOver(terms: readonly ObjectiveTerm[], of: (term: ObjectiveTerm) => number): number {
  return terms.reduce((sum, term) => sum + (term.weight ?? 1) * of(term), 0);
}

/** Whether all who wait for a place are of one class, so that the longest waiting goes first wherever it waits. */
function hasOneLine(model: Model, to: number, links: FluidNetwork["links"]): boolean {
  const epoch = model.dayEpoch[model.warmUpDays];
  const sources = [...links.filter((link) => link.to === to).map(({ from }) => from), model.placeCount];
  const classes = sources.map(
    (source) => model.classOf[((epoch * model.placeCount + to) * model.sourceCount + source) * model.groupCount],
  );
  return new Set(classes).size === 1;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
