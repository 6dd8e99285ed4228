/*
 * Control variates as the engine reckons them: what the draws ask for, against what a log tells of a system in which nobody waits;
 * and means of exactly 0 in one where many do.
 */
import { describe, expect, test } from "vitest";
import { runBatch, runSharedBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import { controlRow } from "../engine/controls.ts";
import { EventLog } from "../engine/event-log.ts";
import type { Model } from "../engine/model.ts";
import { replicate } from "../engine/replicate.ts";
import type { Scenario } from "../scenarios/schema.ts";
import {
  constant,
  exponential,
  lognormal,
  nursing,
  type Parts,
  poisson,
  scenarioOf,
  stay,
  ward,
} from "./support/oracle-scenarios.ts";

/** Measured are 40 days from 1 January; nobody comes in the last, so that all stays end. */
const NOBODY_FROM = "2024-01-20";
const workdays = { monday: 1, tuesday: 1, wednesday: 1, thursday: 1, friday: 1.2 };
const TRACE = ["2023-12-10T08:15", "2024-01-01T00:00", "2024-01-05T12:00", "2024-01-19T23:59"];

/** Every kind of stream, routes with treatment days of their own, a group that becomes another, and three stays or more. */
function chain(days: (mean: number) => ReturnType<typeof constant>, more: Partial<Parts> = {}): Scenario {
  return scenarioOf("controls", {
    groups: { patients: { actor: "municipality" }, old: { actor: "other" }, frail: { actor: "municipality" } },
    actors: { other: { kind: "municipality" } },
    places: {
      ward: ward(
        "unlimited",
        stay(days(2), {
          discharged: 0.5,
          home: { probability: 0.3, asGroup: "frail", treatmentDays: days(3) },
          rehab: 0.2,
        }),
      ),
      home: nursing(
        "unlimited",
        stay(days(1), { discharged: 0.6, rehab: { probability: 0.4, treatmentDays: days(1.5) } }),
      ),
      rehab: nursing("unlimited", stay(days(2.5), { discharged: 0.3, ward: 0.7 })),
    },
    profiles: {
      week: { weekday: { ...workdays, saturday: 0.5, sunday: 0.2 }, hour: Array.from({ length: 24 }, (_, h) => h) },
    },
    streams: {
      acute: poisson("ward", 3, { ratesByDate: { [NOBODY_FROM]: 0 }, profile: "week", growthPerYear: 0.1 }),
      steady: poisson("home", 1, { ratesByDate: { [NOBODY_FROM]: 0 }, group: "old" }),
      listed: {
        kind: "planned",
        group: "old",
        to: "ward",
        ratePerDay: 1,
        ratesByDate: { [NOBODY_FROM]: 0 },
        fillsFreeBeds: { keepFree: 0 },
      },
      trace: { kind: "trace", group: "patients", to: "rehab", arrivals: TRACE },
    },
    run: { warmUpDays: 60, lengthDays: 40 },
    ...more,
  });
}

/** [part, window, place, actor] bed-days in treatment of the first three stays of those who arrive in each window. */
function bedDays(model: Model, replication: number): Map<string, number> {
  const log = new EventLog();
  replicate(model, replication, { log });
  const [arrivedAt, admittedAt] = [new Map<string, number>(), new Map<string, number>()];
  const sums = new Map<string, number>();
  for (const { kind, time, stream, ordinal, visit, source } of log.entries) {
    const patient = `${stream}/${ordinal}`;
    if (kind === "arrives" || kind === "referred") arrivedAt.set(patient, time);
    if (kind === "admitted") admittedAt.set(`${patient}/${visit}`, time);
    if (kind !== "treatment-ends" || visit > 3) continue;
    const arrived = arrivedAt.get(patient)!;
    const window = arrived >= model.warmUpDays ? "measured" : "warm-up";
    if (arrived < 2 * model.warmUpDays - model.dayCount) continue;
    const actor = model.actorIds[model.groupActor[model.streamGroup[stream]]];
    const name = `${window} ${model.placeIds[source]} ${actor}`;
    sums.set(name, (sums.get(name) ?? 0) + time - admittedAt.get(`${patient}/${visit}`)!);
  }
  return sums;
}

/** The same from the control variates: need alone, or need and treatment. */
function askedFor(model: Model, replication: number, parts: readonly string[]): Map<string, number> {
  const sums = new Map<string, number>();
  const row = controlRow(model, replication);
  for (const [control, { part, window, place, actor }] of model.controlKeys.entries()) {
    const name = `${window} ${place} ${actor}`;
    if (parts.includes(part)) sums.set(name, (sums.get(name) ?? 0) + row[control] + model.controlExpected[control]);
  }
  return sums;
}

function expectSame(asked: Map<string, number>, logged: Map<string, number>): void {
  expect(asked.size).toBeGreaterThan(4);
  for (const [name, days] of asked) expect(days, name).toBeCloseTo(logged.get(name) ?? 0, 6);
}

describe("where nobody waits, control variates ask for the bed-days that are spent", () => {
  test("by need, in both windows, where treatment days are what the route says", () => {
    const model = compile(chain(constant));
    for (let replication = 0; replication < 5; replication++) {
      expectSame(askedFor(model, replication, ["need"]), bedDays(model, replication));
    }
  });

  test("by need and treatment, in the measured period", () => {
    const model = compile(chain((mean) => lognormal(mean, 1)));
    for (let replication = 0; replication < 5; replication++) {
      const logged = [...bedDays(model, replication)].filter(([name]) => name.startsWith("measured"));
      const asked = [...askedFor(model, replication, ["need", "treatment"])];
      expectSame(new Map(asked.filter(([name]) => name.startsWith("measured"))), new Map(logged));
    }
  });
});

/** Full places, losses, people who leave, readmissions, and routes, stays and rates that change on dates. */
const crowded = chain((mean) => exponential(mean), {
  changes: [
    { path: "places.ward.capacityBeds", set: 3 },
    { path: "places.home.capacityBeds", set: 2 },
    { path: "places.home.leaving", set: { any: { to: "discharged", ratePerDay: 0.1 } } },
    { path: "places.ward.queue", set: { limit: { any: 2 }, beyondLimit: "lost" } },
    { path: "streams.acute.ratePerDay", multiply: 1.5, from: "2023-12-20" },
    { path: "places.home.stay.treatmentDays.mean", set: 4, from: "2024-01-05", to: "2024-01-12" },
    { path: "places.rehab.stay.routes", set: { discharged: { probability: 1 } }, from: "2024-01-10" },
  ],
} as Partial<Parts>);

test("the mean of every control variate is 0 where places are full and parameters change", () => {
  const model = compile(crowded);
  expect(model.epochCount).toBeGreaterThan(3);
  const replications = 1500;
  const [sums, squares] = [new Float64Array(model.controlKeys.length), new Float64Array(model.controlKeys.length)];
  for (let replication = 0; replication < replications; replication++) {
    for (const [control, value] of controlRow(model, replication).entries()) {
      sums[control] += value;
      squares[control] += value * value;
    }
  }
  for (const [control, key] of model.controlKeys.entries()) {
    const z = sums[control] / Math.sqrt(squares[control]);
    expect(squares[control], JSON.stringify(key)).toBeGreaterThan(0);
    expect(Math.abs(z), JSON.stringify(key)).toBeLessThan(4);
  }
});

test("control variates do not change with capacities, nor with who shares a warm-up or a batch", () => {
  const open = { ...crowded, changes: crowded.changes!.slice(4) };
  const later = { path: "places.rehab.capacityBeds", set: 1, from: "2024-01-03" };
  const other = { ...crowded, changes: [...crowded.changes!, later] };
  const models = [crowded, open, other].map(compile);
  const batches = models.map((model) => runBatch({ model, from: 2, to: 5 }));
  expect(batches[1].controls).toEqual(batches[0].controls);
  // With one more date there are more terms to add up, and other last digits.
  for (const [at, value] of batches[2].controls.entries()) expect(value).toBeCloseTo(batches[0].controls[at], 8);
  const shared = runSharedBatch({ models: [models[0], models[2]], from: 2, to: 5 });
  expect(shared.map(({ controls }) => controls)).toEqual([batches[0].controls, batches[2].controls]);
  const width = models[0].controlKeys.length;
  expect(runBatch({ model: models[0], from: 4, to: 5 }).controls).toEqual(batches[0].controls.slice(2 * width));
});
