import type { Scenario } from "../../scenarios/schema.ts";

/** A capacity that can be moved. */
export interface Slider {
  readonly path: string;
  readonly place: string;
  readonly unit: "beds" | "hours" | "fte";
  /** As in the base. */
  readonly base: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

export interface SliderGroup {
  readonly owner: string;
  readonly sliders: readonly Slider[];
}

/** The capacities of a scenario that are numbers, by owner: municipalities in the order of the file, then hospitals. */
export function sliderGroups(base: Scenario): SliderGroup[] {
  const isHospital = (id: string): boolean => base.actors[id]?.kind === "hospital";
  const owners = Object.keys(base.actors).sort((a, b) => Number(isHospital(a)) - Number(isHospital(b)));
  return owners
    .map((owner) => ({
      owner,
      sliders: Object.entries(base.places)
        .filter(([, place]) => place.owner === owner)
        .flatMap(([id]) => slidersOf(base, id)),
    }))
    .filter(({ sliders }) => sliders.length > 0);
}

function slidersOf(base: Scenario, id: string): Slider[] {
  const place = base.places[id];
  const sliders: Slider[] = [];
  const add = (field: string, unit: Slider["unit"], value: unknown): void => {
    if (typeof value !== "number") return;
    sliders.push({ path: `places.${id}.${field}`, place: id, unit, base: value, ...rangeOf(value) });
  };
  add("capacityBeds", "beds", place?.capacityBeds);
  add("capacityHoursPerWeek", "hours", place?.capacityHoursPerWeek);
  add("staff.fte", "fte", place?.staff?.fte);
  return sliders;
}

/** A quarter to either side, at least ten: wide enough to ask, narrow enough to hit a number with. */
function rangeOf(value: number): Pick<Slider, "least" | "most" | "step"> {
  const isWhole = Number.isInteger(value);
  const reach = Math.max(10, Math.ceil(value / 40) * 10);
  return { least: Math.max(0, value - reach), most: value + reach, step: isWhole ? 1 : 0.1 };
}
