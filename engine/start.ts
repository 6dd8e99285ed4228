import { takeBed } from "./beds.ts";
import { beginHours } from "./care-hours.ts";
import { drawValue } from "./distribution-tables.ts";
import { deriveHigh, deriveLow } from "./keyed-random.ts";
import { PURPOSE_START_MIX, PURPOSE_TREATMENT } from "./purposes.ts";
import { changeQuotaBeds } from "./quotas.ts";
import { drawFor, type Simulation } from "./simulation.ts";
import { beginTreatment } from "./admission.ts";

/** Patients present on day 0, in treatment: their group and route by bed-days, what is left of their stay drawn. */
export function fillPlaces(s: Simulation): void {
  const { model } = s;
  for (let place = 0; place < model.placeCount; place++) {
    const [high, low] = s.keysOf(model.startKeyHigh[place], model.startKeyLow[place]);
    for (let ordinal = 0; ordinal < model.startCount[place]; ordinal++) fillBed(s, place, high, low, ordinal);
  }
}

function fillBed(s: Simulation, place: number, high: number, low: number, ordinal: number): void {
  const { model, patients } = s;
  const patient = patients.add();
  patients.setKeys(patient, deriveHigh(high, low, ordinal), deriveLow(high, low, ordinal));
  patients.stream[patient] = -1 - place;
  patients.ordinal[patient] = ordinal;
  s.entered++;
  patients.setVisit(patient, 1);
  patients.source[patient] = place;
  const u = drawFor(s, patient, PURPOSE_START_MIX);
  const last = model.startMixOffset[place + 1] - 1;
  let mix = model.startMixOffset[place];
  while (mix < last && u >= model.startMixCumulative[mix]) mix++;
  patients.group[patient] = model.startMixGroup[mix];
  beginHours(s, patient, place, 0);
  takeBed(s, place, 0);
  if (model.countsMunicipalities[place] !== 0) changeQuotaBeds(s, place, patients.group[patient], 1);
  const days = drawValue(model.distributions, model.startMixDays[mix], drawFor(s, patient, PURPOSE_TREATMENT));
  beginTreatment(s, patient, model.startMixRow[mix], 0, days);
}
