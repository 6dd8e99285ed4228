/* What sets the capacity of a place, docs/model.md §6: beds and staff. */
import { mean, of, weighted, type OracleCase, type Quantity } from "./oracle-case.ts";
import { erlangC } from "./oracle-formulas.ts";
import { exponential, poisson, relaxation, scenarioOf, stay, ward } from "./oracle-scenarios.ts";

const place = "ward";
const admissions = of({ measure: "admissionsPerYear", place });

/** What M/M/c says of a place with so many servers. */
function multiServer(rate: number, los: number, servers: number): Quantity[] {
  const load = rate * los;
  const waits = erlangC(servers, load);
  const wait = (waits * los) / (servers - load);
  return [
    weighted("share who wait", waits, of({ measure: "shareWaited", place }), admissions),
    weighted("mean wait, days", wait, of({ measure: "waitDaysMean", place }), admissions),
    mean("mean queue", rate * wait, of({ measure: "queueMean", place })),
    mean("mean occupied beds", load, of({ measure: "occupiedMean", place })),
    mean("occupancy", load / servers, of({ measure: "occupancyShare", place })),
    mean("share of time full", waits, of({ measure: "shareOfTimeFull", place })),
  ];
}

/** 7.2 full-time equivalents at 0.6 a place are 12 places, though binary fractions make it a little less or more. */
const staffCeiling: OracleCase = (() => {
  const [rate, los, beds, fte, ftePerPlace] = [1, 9.6, 20, 7.2, 0.6];
  const staffed = 12;
  const id = "staff-ceiling";
  return {
    id,
    oracle: "Staff ceiling",
    title: `${beds} beds, ${fte} full-time equivalents at ${ftePerPlace} a place`,
    source: `M/M/c with ${staffed} servers`,
    replications: 100,
    scenario: scenarioOf(id, {
      places: { ward: ward(beds, stay(exponential(los)), { staff: { fte, ftePerPlace } }) },
      streams: { acute: poisson(place, rate) },
      run: {
        warmUpDays: relaxation(rate, los, staffed),
        lengthDays: 4000,
        start: { kind: "filled", shares: { ward: 0.8 } },
      },
    }),
    quantities: multiServer(rate, los, staffed),
  };
})();

export const capacityCases: readonly OracleCase[] = [staffCeiling];
