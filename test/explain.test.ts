/*
 * What `flyt explain` tells, against the log of events and the state of the engine.
 */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { DayTrace } from "../analysis/day-trace.ts";
import { localTime } from "../analysis/event-table.ts";
import { type BedOrigin, FreedBeds } from "../analysis/freed-beds.ts";
import { LongestWaits } from "../analysis/longest-waits.ts";
import { PatientTrace } from "../analysis/patient-trace.ts";
import { queueInOrder } from "../analysis/queue-order.ts";
import { waitingNow } from "../analysis/waiting-now.ts";
import { compile } from "../engine/compile.ts";
import { EventLog, type EventSink, LOG_KINDS, type LogEntry } from "../engine/event-log.ts";
import { type Model, NONE, NO_LIMIT } from "../engine/model.ts";
import { patientName } from "../engine/patient-name.ts";
import { STATE_ACTIVE, STATE_FREE, STATE_OUTSIDE, STATE_STANDING_IN, STATE_UNDECLARED } from "../engine/patients.ts";
import { beginReplication, replicate, runUntil } from "../engine/replicate.ts";
import { servesOneMore } from "../engine/quotas.ts";
import type { Simulation } from "../engine/simulation.ts";
import { firstByRule } from "../engine/turns.ts";
import { LANGUAGES } from "../report/language.ts";
import { dayStory } from "../report/day-story.ts";
import { patientStory } from "../report/patient-story.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { longestWaitsStory, waitingStory } from "../report/waiting-story.ts";
import { loadScenario } from "../scenarios/load.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { randomScenario } from "./support/random-scenarios.ts";

vi.setConfig({ testTimeout: 600_000 });

const SCENARIOS = Number(process.env.FLYT_SCENARIOS ?? 60);
const SEED = Number(process.env.FLYT_SEED ?? 20240105);

const anyScenario = (check: (scenario: Scenario, model: Model, pick: (below: number) => number) => void): void => {
  fc.assert(
    fc.property(randomScenario, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (scenario, share) => {
      check(scenario, compile(scenario), (below) => Math.floor(share * below));
    }),
    { numRuns: SCENARIOS, seed: SEED },
  );
};

function logOf(model: Model): EventLog {
  const log = new EventLog();
  replicate(model, 0, { log });
  return log;
}

function nameIn(model: Model, { stream, ordinal }: LogEntry): string {
  return patientName(model, stream, ordinal);
}

describe("the trace of a patient", () => {
  test("has every event of that patient in the log, and what was drawn comes true", () => {
    anyScenario((_scenario, model, pick) => {
      const log = logOf(model);
      if (log.entries.length === 0) return;
      const { stream, ordinal } = log.entries[pick(log.entries.length)];
      const trace = new PatientTrace(model, stream, ordinal);
      trace.finish(replicate(model, 0, { log: trace }));
      const own = log.entries.filter((entry) => entry.stream === stream && entry.ordinal === ordinal);
      const told = trace.steps.filter(
        ({ kind }) => !["present-at-start", "still-waits", "present-at-end"].includes(kind),
      );
      expect(told.map(({ kind, day }) => [kind, day])).toEqual(own.map(({ kind, time }) => [kind, time]));
      for (const [at, { kind, draws, day }] of told.entries()) {
        if (kind !== "admitted" || !draws) continue;
        const [ends, then] = told.slice(at + 1);
        if (!ends || ends.isBrokenOff) continue;
        expect(ends.day - day).toBeCloseTo(Number(draws.treatmentDays), 6);
        if (then) expect(then.destination).toBe(draws.destination);
      }
      // Days of steps are the whole time in the model, each once.
      for (const { days = 0 } of trace.steps) expect(days).toBeGreaterThanOrEqual(0);
    });
  });

  test("says how long a wait was, and where the patient stood", () => {
    anyScenario((_scenario, model, pick) => {
      const log = logOf(model);
      const waits = log.entries.filter(({ kind }) => kind === "queues");
      if (waits.length === 0) return;
      const { stream, ordinal } = waits[pick(waits.length)];
      const trace = new PatientTrace(model, stream, ordinal);
      trace.finish(replicate(model, 0, { log: trace }));
      let joined = NaN;
      for (const { kind, day, days = 0, queue, served, state } of trace.steps) {
        if (kind === "queues") joined = day;
        if (kind === "present-at-start" && state === "queue") joined = day - days;
        if (["given", "leaves-queue", "lost", "diverted", "still-waits"].includes(kind))
          expect(days).toBe(day - joined);
        if (kind === "still-waits") expect(served).toBeGreaterThan(0);
        if (!queue) continue;
        expect(queue.position).toBeGreaterThanOrEqual(1);
        expect(queue.position).toBeLessThanOrEqual(queue.waiting);
        expect(queue.ahead.length).toBe(Math.min(5, queue.position - 1));
      }
    });
  });
});

test("the order of a queue is the one in which the engine gives beds", () => {
  let compared = 0;
  anyScenario((_scenario, model) => {
    const s = beginReplication(model, 0);
    for (let at = 0.4; at < model.dayCount; at += 0.7) {
      runUntil(s, at);
      for (let place = 0; place < model.placeCount; place++) {
        const order = queueInOrder(s, place);
        expect(order.length).toBe(s.queueLength[place]);
        expect(new Set(order).size).toBe(order.length);
        // The engine passes over those whose own place does not discharge now, or whose municipality has no bed left.
        const mayGo = order.every((patient) => {
          const source = s.patients.source[patient];
          const isServed = servesOneMore(s, place, s.patients.group[patient], NONE);
          return isServed && s.dischargeOpen[source] !== 0 && s.dischargeLeft[source] > 0;
        });
        if (!mayGo || order.length < 2) continue;
        compared++;
        expect(order[0]).toBe(firstByRule(s, place, false, NONE, NONE));
      }
    }
  });
  expect(compared).toBeGreaterThan(SCENARIOS);
});

test("a bed is given to one patient only after another has left it", () => {
  anyScenario((_scenario, model) => {
    const beds = new FreedBeds(model);
    // One may leave the same place more than once at an instant, where treatment takes no time.
    const left: string[] = [];
    const sink: EventSink = {
      add(s, kind, patient, destination, now) {
        const { placeCount, placeIds } = model;
        const bed: BedOrigin | undefined = beds.follow(s, kind, patient, destination, now);
        const source = s.patients.source[patient];
        const name = patientName(model, s.patients.stream[patient], s.patients.ordinal[patient]);
        if (["moves", "lost"].includes(LOG_KINDS[kind]) && source < placeCount) {
          left.push(`${placeIds[source]} ${name} ${localTime(model.firstDate, now)}`);
        }
        if (LOG_KINDS[kind] !== "given" || destination >= placeCount) return;
        const isLimited = s.capacity[destination] < NO_LIMIT;
        const free = s.capacity[destination] - s.occupied[destination] - s.reserved[destination];
        // A place without limit may have circles within it, of municipalities whose beds are counted.
        if (bed?.kind !== "swap") expect(bed?.kind === "no-limit").toBe(!isLimited);
        if (bed?.kind === "over-capacity") expect(free).toBeLessThanOrEqual(0);
        if (bed?.kind !== "left") return;
        const at = left.indexOf(`${placeIds[destination]} ${bed.by} ${bed.at}`);
        expect(at).toBeGreaterThanOrEqual(0);
        left.splice(at, 1);
      },
    };
    replicate(model, 0, { log: sink });
  });
});

test("a day has the census of its midnights, and every admission and departure", () => {
  anyScenario((_scenario, model, pick) => {
    const day = pick(model.dayCount);
    const census = (at: number): number[][] => {
      const s = beginReplication(model, 0);
      runUntil(s, at);
      return model.placeIds.map((_, place) => [
        s.occupied[place],
        readyIn(s, place),
        s.reserved[place],
        s.queueLength[place],
      ]);
    };
    const trace = new DayTrace(model, day);
    const s = beginReplication(model, 0, { log: trace });
    runUntil(s, day + 1);
    trace.finish(s);
    const { places, happenings } = trace.document();
    const told = (which: "atStart" | "atEnd"): number[][] =>
      places.map((place) => [place[which].occupied, place[which].ready, place[which].reserved, place[which].waiting]);
    if (day > 0) expect(told("atStart")).toEqual(census(day));
    expect(told("atEnd")).toEqual(census(day + 1));
    const entries = logOf(model).entries.filter(({ time }) => time >= day && time < day + 1);
    for (const kind of ["admitted", "leaves-queue", "lost", "diverted"] as const) {
      const own = entries.filter((entry) => entry.kind === kind).map((entry) => nameIn(model, entry));
      expect(happenings.filter((each) => each.kind === kind).map(({ patient }) => patient)).toEqual(own);
    }
    for (const id of model.placeIds) {
      for (const { place, from, destination } of trace.document(id).happenings)
        expect([place, from, destination]).toContain(id);
    }
  });
});

const NOT_READY = [STATE_FREE, STATE_OUTSIDE, STATE_ACTIVE, STATE_UNDECLARED, STATE_STANDING_IN];

/** Ready as the states have it. */
function readyIn({ patients }: Simulation, place: number): number {
  return Array.from({ length: patients.used }, (_, patient) => patient).filter(
    (patient) => patients.source[patient] === place && !NOT_READY.includes(patients.state[patient]),
  ).length;
}

test("those who wait at an instant are those in the queues, in line, with something in the way", () => {
  anyScenario((_scenario, model, pick) => {
    const s = beginReplication(model, 0);
    const at = pick(model.dayCount) + 0.3;
    runUntil(s, at);
    const { destinations } = waitingNow(s, at);
    for (const [place, id] of model.placeIds.entries()) {
      const waiting = destinations.find(({ destination }) => destination === id)?.patients ?? [];
      const inLine = waiting.filter(({ state }) => state === "queue");
      expect(inLine.map(({ position }) => position)).toEqual(inLine.map((_, ahead) => ahead + 1));
      expect(inLine.length).toBe(s.queueLength[place]);
      for (const { reasons, days } of inLine) {
        expect(reasons).not.toEqual([]);
        expect(days).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

test("the longest waits are those of the log", () => {
  anyScenario((_scenario, model) => {
    const sink = new LongestWaits(model, 5);
    const s = replicate(model, 0, { log: sink });
    const joined = new Map<string, LogEntry>();
    const waits: number[] = [];
    for (const [person, id] of model.censusIds.entries()) {
      const time = -model.censusElapsed[person];
      const waitsFromStart = model.censusIsReady[person] !== 0 || model.censusSource[person] >= model.placeCount;
      if (waitsFromStart) joined.set(`census:${id}`, { time } as LogEntry);
    }
    for (const entry of logOf(model).entries) {
      const name = nameIn(model, entry);
      const queue = joined.get(name);
      if (["given", "leaves-queue", "lost", "diverted"].includes(entry.kind) && queue) {
        if (entry.time >= model.warmUpDays) waits.push(entry.time - queue.time);
        joined.delete(name);
      }
      if (entry.kind === "queues") joined.set(name, entry);
    }
    for (const { time } of joined.values()) waits.push(model.dayCount - time);
    const longest = waits
      .filter((days) => days > 0)
      .sort((a, b) => b - a)
      .slice(0, 5);
    expect(sink.longest(s).map(({ days }) => days)).toEqual(longest);
  });
});

test("stories are whole in every language, and as wide as the terminal", () => {
  anyScenario((scenario, model, pick) => {
    const facts = { scenario: scenarioFacts(scenario), replication: 1 };
    const { entries } = logOf(model);
    const day = pick(model.dayCount);
    const dayTrace = new DayTrace(model, day);
    const s = beginReplication(model, 0, { log: dayTrace });
    runUntil(s, day + 1);
    dayTrace.finish(s);
    const longest = new LongestWaits(model, 5);
    const waits = longest.longest(replicate(model, 0, { log: longest }));
    for (const language of LANGUAGES) {
      const options = { language, widthColumns: 80 };
      const stories = [
        dayStory({ ...facts, day: dayTrace.document() }, options),
        dayStory({ ...facts, day: dayTrace.document(model.placeIds[0]), place: model.placeIds[0] }, options),
        waitingStory(facts, waitingNow(s, day + 1), options),
        longestWaitsStory(facts, waits, "flyt explain", options),
      ];
      if (entries.length > 0) {
        const { stream, ordinal } = entries[pick(entries.length)];
        const trace = new PatientTrace(model, stream, ordinal);
        trace.finish(replicate(model, 0, { log: trace }));
        const { steps } = trace;
        const { actor } = scenario.groups[steps[0].group];
        stories.push(patientStory({ ...facts, patient: patientName(model, stream, ordinal), actor, steps }, options));
      }
      for (const story of stories) {
        expect(story).not.toMatch(/undefined|NaN|null|\[object|Infinity|\(\)|  \S*  $/);
        expect(story).not.toMatch(
          /\b(?:arrives|admitted|treatment-ends|leaves-queue|still-waits|diverted|intake-closed)\b(?![\w ]*[.:])/,
        );
      }
      // Tables of long names may be wider.
      const last = String(stories.at(-1));
      for (const line of last.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    }
  });
});

describe("one ward with one bed", () => {
  const { scenario } = loadScenario(join(import.meta.dirname, "..", "scenarios", "one-ward.yaml"));
  const ward = scenario.places["sengepost"];
  const treatmentDays = { distribution: "deterministic", value: 2 } as const;
  const model = compile({
    ...scenario,
    places: { sengepost: { ...ward, capacityBeds: 1, stay: { ...ward.stay, treatmentDays } } },
    streams: { ankomst: { ...scenario.streams["ankomst"], ratePerDay: 0.4 } },
    run: { ...scenario.run, warmUpDays: 0, lengthDays: 200 },
  } as Scenario);

  test("tells who left the bed that a patient is given, and who came before", () => {
    const waits = new LongestWaits(model, 1);
    const [longest] = waits.longest(replicate(model, 0, { log: waits }));
    const number = Number(longest.patient.split("/")[1]);
    const trace = new PatientTrace(model, 0, number - 1);
    trace.finish(replicate(model, 0, { log: trace }));
    const joins = trace.steps.find(({ kind }) => kind === "queues");
    const ahead = Number(joins?.queue?.position) - 1;
    expect(ahead).toBeGreaterThan(0);
    expect(joins?.queue?.ahead[0].patient).toBe(`ankomst/${number - ahead}`);
    expect(joins?.queue?.reasons).toEqual([
      { reason: "full", capacity: 1, occupied: 1, reserved: 0 },
      { reason: "others-first", ahead },
    ]);
    const stillWaits = trace.steps.filter(({ kind }) => kind === "still-waits");
    expect(stillWaits.map(({ queue }) => queue?.position)).toEqual(
      Array.from({ length: ahead }, (_, at) => ahead - at),
    );
    const given = trace.steps.find(({ kind }) => kind === "given");
    expect(given?.bed).toMatchObject({
      kind: "left",
      by: `ankomst/${number - 1}`,
      to: "hjem",
      isNow: true,
      isDeath: false,
    });
    expect(given?.days).toBe(longest.days);
  });
});
