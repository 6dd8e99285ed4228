import { beginTreatment, DELAY_OF_ROW } from "./admission.ts";
import { resumeAlternatives } from "./alternatives.ts";
import { takeBed } from "./beds.ts";
import { beginHours } from "./care-hours.ts";
import { drawValue } from "./distribution-tables.ts";
import { deriveHigh, deriveLow } from "./keyed-random.ts";
import { type Model, NONE } from "./model.ts";
import { STATE_QUEUED } from "./patients.ts";
import { PURPOSE_START_MIX, PURPOSE_TREATMENT } from "./purposes.ts";
import { standInLine } from "./queues.ts";
import { changeQuotaBeds } from "./quotas.ts";
import { drawFor, type Simulation } from "./simulation.ts";
import { pairFor } from "./transfers.ts";

/** Persons present at the start by a census: what is left of stays under way, and waits that go on (docs/model.md §7). */

/** No uniform is as large as 1: the longest stay is never asked for at 1 itself. */
const BELOW_ONE = 1 - 1.1102230246251565e-16;

/** The stream of all persons of a census, whose ordinal is their position in order of id. */
export function censusStream(model: Model): number {
  return -1 - model.placeCount;
}

/** The persons of the census as they are on day 0, in order of id. */
export function fillCensus(s: Simulation): void {
  const { model } = s;
  for (let person = 0; person < model.censusIds.length; person++) {
    const patient = addPerson(s, person);
    if (model.censusSource[person] >= model.placeCount) resumeWaiting(s, patient, person, model.censusTo[person]);
    else takeUpBed(s, patient, person);
  }
  // They stood in a bounded queue before: nobody has just joined it.
  s.newcomerCount = 0;
}

function addPerson(s: Simulation, person: number): number {
  const { model, patients } = s;
  const [high, low] = s.keysOf(model.censusKeyHigh[person], model.censusKeyLow[person]);
  const patient = patients.add();
  patients.setKeys(patient, deriveHigh(high, low, 0), deriveLow(high, low, 0));
  patients.stream[patient] = censusStream(model);
  patients.ordinal[patient] = person;
  patients.group[patient] = model.censusGroup[person];
  patients.source[patient] = model.censusSource[person];
  s.entered++;
  return patient;
}

function takeUpBed(s: Simulation, patient: number, person: number): void {
  const { model, patients } = s;
  const place = patients.source[patient];
  const group = patients.group[patient];
  patients.setVisit(patient, 1);
  beginHours(s, patient, place, 0);
  takeBed(s, place, 0);
  if (model.countsMunicipalities[place] !== 0) changeQuotaBeds(s, place, group, 1);
  const way = drawWay(s, patient, person);
  const row = model.censusWayRow[way];
  if (model.censusIsReady[person] === 0) {
    beginTreatment(s, patient, row, 0, restOfTreatment(s, patient, way));
    patients.since[patient] = -model.censusElapsed[person];
    return;
  }
  const destination = model.rowDestination[row];
  patients.row[patient] = row;
  patients.startDelay[patient] = DELAY_OF_ROW;
  patients.pair[patient] = pairFor(s, place, group, destination);
  patients.pairSince[patient] = -model.censusElapsed[person];
  s.levels.change(model.placeCount + place, 1, 0);
  resumeWaiting(s, patient, person, destination);
}

function drawWay(s: Simulation, patient: number, person: number): number {
  const { censusWayOffset, censusWayCumulative } = s.model;
  const u = drawFor(s, patient, PURPOSE_START_MIX);
  const last = censusWayOffset[person + 1] - 1;
  let way = censusWayOffset[person];
  while (way < last && u >= censusWayCumulative[way]) way++;
  return way;
}

/** Days of T − e given T > e, from one uniform: 1 − F(T) = (1 − u) (1 − F(e)). */
function restOfTreatment(s: Simulation, patient: number, way: number): number {
  const { model } = s;
  const days = model.censusWayDays[way];
  if (days === NONE) return 0;
  const u = drawFor(s, patient, PURPOSE_TREATMENT);
  const wholeU = Math.min(1 - (1 - u) * model.censusWaySurvival[way], BELOW_ONE);
  return Math.max(drawValue(model.distributions, days, wholeU) - model.censusWayElapsed[way], 0);
}

/** One who has stood in a queue since before day 0 stands there on. Patience, which does not age, is drawn anew. */
function resumeWaiting(s: Simulation, patient: number, person: number, destination: number): void {
  const { patients } = s;
  const since = -s.model.censusElapsed[person];
  patients.readyAt[patient] = since;
  patients.since[patient] = since;
  patients.destination[patient] = destination;
  patients.joined[patient] = s.joins++;
  patients.state[patient] = STATE_QUEUED;
  standInLine(s, patient, destination, 0);
  if (s.model.hasAlternatives) resumeAlternatives(s, patient, destination);
}
