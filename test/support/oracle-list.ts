import { arrivalCases } from "./oracle-arrivals.ts";
import { allocationCases } from "./oracle-allocation.ts";
import { blockingCases } from "./oracle-blocking.ts";
import { capacityCases } from "./oracle-capacity.ts";
import type { OracleCase } from "./oracle-case.ts";
import { hourlyCapacityCases } from "./oracle-hourly-capacity.ts";
import { hoursCases } from "./oracle-hours.ts";
import { plannedCases } from "./oracle-planned.ts";
import { queueCases } from "./oracle-queues.ts";
import { ruleCases } from "./oracle-rules.ts";
import { stayCases } from "./oracle-stays.ts";
import { strokeCases } from "./oracle-stroke.ts";
import { timeVaryingCases } from "./oracle-time-varying.ts";
import { waitingCases } from "./oracle-waiting.ts";

/** All cases, in the order of docs/validation.md. */
export const oracleCases: readonly OracleCase[] = [
  ...queueCases,
  ...blockingCases,
  ...timeVaryingCases,
  ...arrivalCases,
  ...hourlyCapacityCases,
  ...plannedCases,
  ...ruleCases,
  ...waitingCases,
  ...capacityCases,
  ...hoursCases,
  ...allocationCases,
  ...stayCases,
  ...strokeCases,
];
