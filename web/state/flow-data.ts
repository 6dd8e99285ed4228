import type { Estimate } from "../../analysis/estimates.ts";
import { isWithheld } from "../../analysis/withheld.ts";
import { keyText } from "../../analysis/measure-keys.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import type { FlowMapData, FlowPlace } from "../../report/charts/flow-map.ts";
import { type Language, textIn } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";
import type { PlaceFacts, ScenarioFacts } from "../../report/scenario-facts.ts";

/** The figures of the flow map: the hospitals, and the places of one municipality or of all. */
export function flowMapData(
  facts: ScenarioFacts,
  estimates: readonly Estimate[],
  actor: string | null,
  language: Language,
): FlowMapData {
  const book = new Map(estimates.map((estimate) => [keyText(estimate.key), estimate.mean]));
  const mean = (key: MeasureKey): number | null => book.get(keyText(key)) ?? null;
  const shown = Object.entries(facts.places).filter(
    ([, { owner }]) => actor === null || owner === actor || facts.actors[owner]?.isHospital,
  );
  const ids = Object.keys(facts.places);
  const ways = shown.flatMap(([to]) =>
    ids
      .filter((from) => from !== to && shown.some(([id]) => id === from))
      .map((from) => ({ from, to, perYear: mean({ measure: "admissionsPerYear", place: to, from }) ?? 0 })),
  );
  const places = shown.map(([id, place]): FlowPlace => {
    const sum = (all: readonly { readonly perYear: number }[]): number =>
      all.reduce((patients, { perYear }) => patients + perYear, 0);
    const admissions = mean({ measure: "admissionsPerYear", place: id }) ?? 0;
    const departures = mean({ measure: "departuresPerYear", place: id }) ?? 0;
    return {
      id,
      name: textIn(language, place.name),
      capacity: capacityText(place, language),
      occupied: mean({ measure: "occupiedMean", place: id }),
      occupancyShare: mean({ measure: "occupancyShare", place: id }),
      queue: mean({ measure: "queueMean", place: id }),
      ready: mean({ measure: "dischargeReadyMean", place: id }),
      hasGrowingQueue: isWithheld({ measure: "queueMean", place: id }, facts),
      hasGrowingReady: isWithheld({ measure: "dischargeReadyMean", place: id }, facts),
      arrivalsPerYear: Math.max(0, admissions - sum(ways.filter(({ to }) => to === id))),
      exitsPerYear: Math.max(0, departures - sum(ways.filter(({ from }) => from === id))),
    };
  });
  return { places, ways };
}

function capacityText({ capacityBeds, kind }: PlaceFacts, language: Language): string {
  if (!capacityBeds) return UNLIMITED[language];
  const number = formatNumber(capacityBeds.mean, { language, decimals: Number.isInteger(capacityBeds.mean) ? 0 : 1 });
  return `${number} ${(kind === "hospital" ? BEDS : PLACES)[language]}`;
}

const UNLIMITED = { nb: "uten grense", nn: "utan grense", en: "no limit" };
const PLACES = { nb: "plasser", nn: "plassar", en: "places" };
const BEDS = { nb: "senger", nn: "senger", en: "beds" };
