/*
 * The event log as a file: what its lines are, and that the measures of the run can be reckoned from them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { EventRows } from "../analysis/event-rows.ts";
import { EVENT_COLUMNS, localTime } from "../analysis/event-table.ts";
import { compile } from "../engine/compile.ts";
import { measureColumns, type MeasureKey } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import { beginReplication, replicate, runUntil } from "../engine/replicate.ts";
import type { Simulation } from "../engine/simulation.ts";
import { loadScenario } from "../scenarios/load.ts";
import { randomScenario } from "./support/random-scenarios.ts";

vi.setConfig({ testTimeout: 600_000 });

const SCENARIOS = Number(process.env.FLYT_SCENARIOS ?? 80);
const SEED = Number(process.env.FLYT_SEED ?? 20240104);
/** Times in the log have eight decimals of a day. */
const TOLERANCE = 1e-5;

const root = join(import.meta.dirname, "..");

type Line = Readonly<Record<(typeof EVENT_COLUMNS)[number], string>>;

interface Log {
  readonly model: Model;
  readonly lines: readonly Line[];
  readonly finished: Simulation;
  readonly rows: EventRows;
}

function logOf(model: Model, replication: number, includesWarmUp: boolean): Log {
  const rows = new EventRows(model, includesWarmUp ? {} : { among: presentAfterWarmUp(model, replication) });
  const finished = replicate(model, replication, { log: rows });
  rows.finish();
  const lines = rows
    .takeText()
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const values = line.split(",");
      expect(values).toHaveLength(EVENT_COLUMNS.length);
      return Object.fromEntries(EVENT_COLUMNS.map((column, at) => [column, values[at]])) as Line;
    });
  expect(rows.rows).toBe(lines.length);
  return { model, lines, finished, rows };
}

function presentAfterWarmUp(model: Model, replication: number): Set<string> {
  const rows = new EventRows(model, { among: new Set() });
  runUntil(beginReplication(model, replication, { log: rows }), model.warmUpDays);
  return new Set(rows.present());
}

/** Activities as intervals, those that are open closed at the end. */
interface Spell {
  readonly line: Line;
  readonly from: number;
  readonly to: number;
  readonly end: Line | undefined;
}

function spellsOf({ lines, model }: Log): Spell[] {
  const started = new Map<string, Line>();
  const spells: Spell[] = [];
  for (const line of lines) {
    if (line.lifecycle === "start") started.set(line.activity_instance, line);
    else {
      const start = started.get(line.activity_instance);
      started.delete(line.activity_instance);
      spells.push({ line: start ?? line, from: Number((start ?? line).time), to: Number(line.time), end: line });
    }
  }
  for (const line of started.values())
    spells.push({ line, from: Number(line.time), to: model.dayCount, end: undefined });
  return spells;
}

const QUEUES = ["queue", "also-queue"];
const READY = ["decision", "queue", "start-delay"];
const IN_A_BED = ["treatment", "undeclared", ...READY];

/** Measures as they are reckoned from the file alone. */
function measureFrom(log: Log, spells: readonly Spell[], key: MeasureKey): number | undefined {
  const { warmUpDays, dayCount, placeIds } = log.model;
  const mean = (fits: (line: Line) => boolean): number =>
    spells.reduce(
      (sum, { line, from, to }) => sum + (fits(line) ? Math.max(0, to - Math.max(from, warmUpDays)) : 0),
      0,
    ) /
    (dayCount - warmUpDays);
  const isMeasured = (line: Line): boolean => Number(line.time) >= warmUpDays;
  const perYear = (fits: (line: Line) => boolean): number =>
    (365 * log.lines.filter((line) => isMeasured(line) && fits(line)).length) / (dayCount - warmUpDays);
  switch (key.measure) {
    case "occupiedMean":
      return mean(({ kind, place }) => IN_A_BED.includes(kind) && place === key.place);
    case "queueMean":
      return mean(
        ({ kind, place, destination }) =>
          QUEUES.includes(kind) && destination === key.place && (key.from ?? place) === place,
      );
    case "dischargeReadyMean":
      // Who is given an alternative is counted under the first choice until the move.
      return key.place === undefined || (key.waitingFor !== undefined && log.model.hasAlternatives)
        ? undefined
        : mean(
            ({ kind, place, destination }) =>
              READY.includes(kind) && place === key.place && (key.waitingFor ?? destination) === destination,
          );
    case "waitDaysMean": {
      const waits = spells.filter(
        ({ line, end }) =>
          end !== undefined &&
          isMeasured(end) &&
          end.note === "given" &&
          QUEUES.includes(line.kind) &&
          line.destination === key.place &&
          (key.from ?? line.place) === line.place,
      );
      return waits.reduce((sum, { from, to }) => sum + to - from, 0) / waits.length;
    }
    case "lostPerYear":
      return perYear(
        ({ kind, destination, place }) => kind === "lost" && destination === key.place && (key.from ?? place) === place,
      );
    case "arrivalsPerYear":
      return perYear(
        ({ kind, destination, note }) =>
          destination === key.place &&
          (kind === "called-in" || (kind === "arrival" && note !== "present-at-start" && note !== "referred")),
      );
    default:
      expect(placeIds.length).toBeGreaterThan(0);
      return undefined;
  }
}

function wrongMeasures(log: Log): string[] {
  const spells = spellsOf(log);
  return measureColumns(log.model).flatMap(({ key, value }) => {
    if (key.weekday !== undefined || key.group !== undefined || key.actor !== undefined) return [];
    const expected = measureFrom(log, spells, key);
    const got = value(log.finished);
    if (expected === undefined || (Number.isNaN(expected) && Number.isNaN(got))) return [];
    const isSame = Math.abs(expected - got) <= TOLERANCE * Math.max(1, Math.abs(got));
    return isSame ? [] : [`${JSON.stringify(key)}: ${expected} from the log, ${got} by the run`];
  });
}

test("measures of a run are reckoned from its log, with or without the warm-up", () => {
  fc.assert(
    fc.property(randomScenario, fc.boolean(), fc.nat(2), (scenario, includesWarmUp, replication) => {
      const log = logOf(compile(scenario), replication, includesWarmUp);
      expect(wrongMeasures(log)).toEqual([]);
    }),
    { numRuns: SCENARIOS, seed: SEED },
  );
});

test("lines are in order, whole and unambiguous", () => {
  fc.assert(
    fc.property(randomScenario, fc.nat(2), (scenario, replication) => {
      const log = logOf(compile(scenario), replication, true);
      const end = new Map<string, number>();
      const held = new Set<string>();
      let before = -Infinity;
      for (const line of log.lines) {
        const time = Number(line.time);
        expect(time).toBeGreaterThanOrEqual(before);
        before = time;
        const milliseconds = Date.parse(`${line.timestamp}Z`) - Date.parse(`${localTime(log.model.firstDate, time)}Z`);
        expect(Math.abs(milliseconds)).toBeLessThanOrEqual(1);
        expect(line.entity_id.startsWith(`${line.case_id}/`)).toBe(true);
        // vidigi: one arrival and one departure of an entity, and a bed that is taken before it is left, by one at a time.
        if (line.event === "arrival") expect(end.has(line.entity_id)).toBe(false);
        else expect(end.get(line.entity_id)).toBeLessThan(Infinity);
        end.set(line.entity_id, line.event === "depart" ? Infinity : time);
        const bed = `${line.place} ${line.resource_id}`;
        if (line.event_type === "resource_use") {
          expect(held.has(bed)).toBe(false);
          held.add(bed);
        } else if (line.event_type === "resource_use_end") expect(held.delete(bed)).toBe(true);
        else expect(line.resource_id).toBe("");
      }
      const { finished, model, rows } = log;
      expect(held.size).toBe(finished.occupied.reduce((sum, beds) => sum + beds, 0));
      expect(rows.present().length).toBe([...end.values()].filter((time) => time < Infinity).length);
      expect(new Set(log.lines.map((line) => line.activity_instance)).size).toBe(spellsOf(log).length);
      const arrivals = log.lines.filter(({ note }) => note === "present-at-start" && model.placeCount > 0);
      expect(arrivals.filter(({ kind }) => kind === "arrival").length).toBe(rows.presentAtStart);
    }),
    { numRuns: SCENARIOS, seed: SEED },
  );
});

test("without the warm-up, those are left out who left in it, and nobody else", () => {
  fc.assert(
    fc.property(randomScenario, (scenario) => {
      const model = compile(scenario);
      const [all, some] = [logOf(model, 0, true), logOf(model, 0, false)];
      const left = new Set(
        all.lines
          .filter(({ event, time }) => event === "depart" && Number(time) < model.warmUpDays)
          .map(({ entity_id }) => entity_id),
      );
      const withoutNumber = (line: Line): Partial<Line> => ({ ...line, activity_instance: "" });
      expect(some.lines.map(withoutNumber)).toEqual(
        all.lines.filter(({ entity_id }) => !left.has(entity_id)).map(withoutNumber),
      );
    }),
    { numRuns: SCENARIOS, seed: SEED },
  );
});

test("the same scenario, seed and replication give the same bytes, another replication others", () => {
  const model = compile(loadScenario(join(root, "scenarios", "one-ward.yaml")).scenario);
  const text = (replication: number): string => {
    const rows = new EventRows(model);
    replicate(model, replication, { log: rows });
    rows.finish();
    return rows.takeText();
  };
  const first = text(0);
  expect(text(0)).toBe(first);
  expect(text(1)).not.toBe(first);
});

describe("the local time", () => {
  const date = Date.UTC(2024, 1, 28) / 86_400_000;
  test.each([
    [0, "2024-02-28T00:00:00.000"],
    [0.5, "2024-02-28T12:00:00.000"],
    [1 - 1e-9, "2024-02-29T00:00:00.000"],
    [2 + 1 / 86_400, "2024-03-01T00:00:01.000"],
    // The night of the change to summer time is as long as any other.
    [32 + 2.5 / 24, "2024-03-31T02:30:00.000"],
    [308.999, "2025-01-01T23:58:33.600"],
  ])("of day %d is %s", (days, text) => expect(localTime(date, days)).toBe(text));
});

describe("the documentation of the log", () => {
  const page = readFileSync(join(root, "docs", "event-log.md"), "utf8");
  const section = page.slice(page.indexOf("## Columns"), page.indexOf("## bupaR"));

  test("names each column once, in order", () => {
    const named = [...section.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(([, names]) => [...names.matchAll(/`(\w+)`/g)]);
    expect(named.map(([, name]) => name)).toEqual([...EVENT_COLUMNS]);
  });

  test("gives readr a type for each column", () => {
    for (const [, types] of page.matchAll(/col_types = "(\w+)"/g)) expect(types).toHaveLength(EVENT_COLUMNS.length);
  });

  test("names columns that exist wherever a package is told one", () => {
    const told = [
      ...page.matchAll(
        /(?:case_id|activity_id|activity_instance_id|lifecycle_id|timestamp|resource_id|case_id|activity_key|timestamp_key|start_timestamp_key) ?= ?"(\w+)"/g,
      ),
    ];
    expect(told.length).toBeGreaterThan(8);
    for (const [, column] of told) expect(EVENT_COLUMNS).toContain(column);
  });
});
