import { fileURLToPath } from "node:url";
import { loadScenario } from "../scenarios/load.ts";
import type { Scenario } from "../scenarios/schema.ts";

/** The default scenario. */
export function trondheim(): Scenario {
  return loadScenario(fileURLToPath(new URL("../scenarios/trondheim.yaml", import.meta.url))).scenario;
}

/**
 * The network on which engines are compared at factor 1: 6 arrivals a day to 50 hospital beds, then home, short-term (26 beds) or
 * long-term (60 beds); first come first served, blocking after service; 2,000 days of warm-up, measured to day 37,000:
 * about 655,000 arrivals, treatment ends and moves.
 * @param factor so many times the patients, who stay so many times shorter: as many are present at any time
 */
export function benchNetwork(days: number, factor = 1): Scenario {
  const lognormal = (mean: number, cv: number) => ({ distribution: "lognormal", mean: mean / factor, cv }) as const;
  const warmUpDays = Math.min(2000, Math.floor(days / 2));
  return {
    name: "bench network",
    data: "synthetic",
    actors: { hospital: { kind: "hospital" }, municipality: { kind: "municipality" } },
    exits: { home: { kind: "home" } },
    places: {
      "hospital-ward": {
        owner: "hospital",
        kind: "hospital",
        capacityBeds: 50,
        stay: {
          treatmentDays: lognormal(6, 0.9),
          routes: {
            home: { probability: 0.6 },
            "short-term": { probability: 0.25 },
            "long-term": { probability: 0.15 },
          },
        },
      },
      "short-term": {
        owner: "municipality",
        kind: "short-term",
        capacityBeds: 26,
        stay: {
          treatmentDays: lognormal(15, 0.7),
          routes: { home: { probability: 0.7 }, "long-term": { probability: 0.3 } },
        },
      },
      "long-term": {
        owner: "municipality",
        kind: "long-term",
        capacityBeds: 60,
        stay: { treatmentDays: lognormal(40, 1), routes: { home: { probability: 1 } } },
      },
    },
    groups: { all: { actor: "municipality" } },
    streams: { all: { kind: "poisson", group: "all", to: "hospital-ward", ratePerDay: 6 * factor } },
    run: { startDate: "2024-01-01", warmUpDays, lengthDays: days - warmUpDays, replications: 1, seed: "bench" },
  };
}
