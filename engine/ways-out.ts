import { drawValue } from "./distribution-tables.ts";
import { NONE } from "./model.ts";
import { PURPOSE_READMISSION, PURPOSE_READMISSION_DELAY, PURPOSE_WAY_OUT } from "./purposes.ts";
import { drawFor, type Simulation } from "./simulation.ts";

/** Queue and way in one number, the same in all models with the same places: the lowest bits are the way. */
const WAY_BITS = 5;

/**
 * Which of several ways out of the queue is taken when patience ends: drawn by their hazards as they are now.
 * @param queue epoch × place × source
 * @returns queue and way
 */
export function drawWayOut(s: Simulation, patient: number, queue: number): number {
  const { leaveShare, leaveWays } = s.model;
  let way = 0;
  if (leaveWays > 1) {
    const u = drawFor(s, patient, PURPOSE_WAY_OUT);
    while (u >= leaveShare[queue * leaveWays + way]) way++;
  }
  return (queue << WAY_BITS) | way;
}

/**
 * The way by which the patient left a queue, as it is in the present epoch; where that has none, as when it was joined.
 * @returns epoch × place × source × way
 */
export function wayOutNow(s: Simulation, patient: number): number {
  const { model } = s;
  const leftBy = s.patients.leftBy[patient];
  const way = leftBy & ((1 << WAY_BITS) - 1);
  const queue = leftBy >> WAY_BITS;
  const queues = model.placeCount * model.sourceCount;
  const inForce = (s.epoch * queues + (queue % queues)) * model.leaveWays + way;
  return model.leaveTo[inForce] === NONE ? queue * model.leaveWays + way : inForce;
}

/** Whether and when one who left a queue, and moves now, will be readmitted; Infinity for never. */
export function clockOfWayOut(s: Simulation, patient: number, now: number): number {
  const { model, patients } = s;
  const way = wayOutNow(s, patient);
  const probability = model.leaveReadmission[way];
  if (probability === 0 || drawFor(s, patient, PURPOSE_READMISSION) >= probability) return Infinity;
  patients.clockTo[patient] = model.leaveReadmissionTo[way];
  patients.clockGroup[patient] = model.leaveReadmissionGroup[way];
  const u = drawFor(s, patient, PURPOSE_READMISSION_DELAY);
  return now + drawValue(model.distributions, model.leaveReadmissionDelay[way], u);
}
