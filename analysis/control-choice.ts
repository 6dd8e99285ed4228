import type { ControlKey } from "../engine/controls.ts";
import type { MeasureId, MeasureKey } from "../engine/measures.ts";

/** Control variates by their columns; those that stand together are added up to one. */
export type ControlSet = readonly (readonly number[])[];

/**
 * Replications from which one control variate is used, two and three. Each costs a degree of freedom; and with fewer the regression
 * leans on few skewed values, and intervals hold the truth less often.
 */
const REPLICATIONS_FOR_ONE = 30;
const REPLICATIONS_FOR_TWO = 60;
const REPLICATIONS_FOR_THREE = 120;

/** Measures of patients who are ready to leave: where they lie matters little, what they wait for much. */
const READY_MEASURES: ReadonlySet<MeasureId> = new Set<MeasureId>([
  "dischargeReadyMean",
  "decisionDelayMean",
  "readyQueueMean",
  "startDelayMean",
  "overstayNightsPerYear",
  "billableNightsPerYear",
  "readyStaysPerYear",
  "staysWithNightPerYear",
  "nightsPerStayWithNight",
]);

/**
 * The control variates for a measure, fixed by what it is about and by the number of replications alone: a choice that looked at the
 * values would make intervals too narrow.
 */
export function controlsFor(key: MeasureKey, keys: readonly ControlKey[], replications: number): ControlSet {
  if (replications < REPLICATIONS_FOR_ONE) return [];
  const [first, second, third] = inOrder(key, keys);
  // One alone is of all that is asked for, whether by more patients or by longer stays.
  const chosen =
    replications < REPLICATIONS_FOR_TWO
      ? [[...first, ...second]]
      : [first, second, ...(replications < REPLICATIONS_FOR_THREE ? [] : [third])];
  return chosen.filter((columns) => columns.length > 0);
}

type Wanted = Partial<Record<keyof ControlKey, string>>;

/** Need and treatment of the places that the measure is about, then the need of those who stay there for long. */
function inOrder(key: MeasureKey, keys: readonly ControlKey[]): readonly [number[], number[], number[]] {
  const ofActor: Wanted = keys.some(({ actor }) => actor === key.actor) ? { actor: key.actor! } : {};
  const columns = (wanted: Wanted): number[] => columnsOf(keys, { ...ofActor, ...wanted });
  const isPlace = (id: string | undefined): id is string => keys.some(({ place }) => place === id);
  const place = [key.waitingFor, key.place].find(isPlace);
  const service = keys.find((control) => control.place === place)?.service;
  const short = columns({ service: "short", part: "need", window: "measured" });
  if (place === undefined || (service === "hospital" && short.length > 0 && READY_MEASURES.has(key.measure))) {
    const busy: ControlKey["service"] = short.length > 0 ? "short" : "hospital";
    return [
      columns({ service: busy, part: "need", window: "measured" }),
      columns({ service: busy, part: "treatment" }),
      columns({ service: "long", part: "need" }),
    ];
  }
  const need = columns({ place, part: "need", window: "measured" });
  const treatment = columns({ place, part: "treatment" });
  // A hospital's beds are taken by those in treatment, and by those whom the places after it have no room for.
  if (service === "hospital" && short.length > 0) {
    return [[...need, ...treatment], short, columns({ service: "short", part: "treatment" })];
  }
  return [need, treatment, columns({ place, part: "need", window: "warm-up" })];
}

function columnsOf(keys: readonly ControlKey[], wanted: Wanted): number[] {
  const fields = Object.entries(wanted) as [keyof ControlKey, string][];
  return keys.flatMap((control, column) =>
    fields.every(([field, value]) => control[field] === value) ? [column] : [],
  );
}
