import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadScenario } from "../scenarios/load.ts";
import { offeredLoad } from "../scenarios/offered-load.ts";
import type { Place } from "../scenarios/place.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { PoissonStream } from "../scenarios/stream.ts";

/* The scenario files that come with the program: they load, say where their numbers come from, and have the numbers
 * they were made from. Those stand in support/trondheim-numbers.json, in another shape and with other names. */

const folder = join(import.meta.dirname, "..", "scenarios");
const scenarioFiles = yamlFiles(folder);
const measureFiles = yamlFiles(join(folder, "measures"));
const trondheimFile = join(folder, "trondheim.yaml");
const numbers = JSON.parse(readFileSync(join(import.meta.dirname, "support", "trondheim-numbers.json"), "utf8")) as {
  calendar: {
    arrivalWeekdayMultipliers: { acute: number[]; elective: number[] };
    arrivalMonthMultipliersAcute: number[];
    pDeferClinicalReadinessFromWeekendToMonday: number;
    intakeTimeOfDay: string;
  };
  hospital: { bedsForModelledGroups: number };
  regions: Record<string, Region>;
  readmission: { p30dAfterDischargeHome: number; p30dAfterShortTermDischarge: number };
  smallDelays: { returnToExistingLongTermPlace: { pSameDay: number; otherwiseDays: number }; other: { days: number } };
  homeCare: { meanHoursPerWeek: number };
  growthFrom2024: Record<string, Record<string, { p80: number; p6779: number }>>;
  offeredLoad: Record<string, { dischargeReadyPerDay: number } & Record<string, { carriedUtilisation: number }>>;
};

interface Region {
  patientGroups: Record<string, PatientGroup>;
  dischargeReadyRouting: Record<string, number>;
  homeCareStart: Record<
    "pSameDayMonThu" | "pSameDayFriSun" | "otherwiseExtraDelayMeanDays" | "otherwiseFixedDelayDays",
    number
  >;
  homeArrivalsPerDay: Record<string, { toUnit: string; ratePerDay: number }>;
  units: Record<string, Unit>;
}

interface Stays {
  losDist: string;
  losMeanDays: number;
  losCv: number;
}

interface PatientGroup extends Stays {
  indexArrivalsPerDay: number;
  pDeathInHospital: number;
  pNeedsMunicipalFollowUp: number;
  pReadmit30dIfNoMunicipalNeed: number;
  weekdayProfile: string;
}

interface Unit extends Stays {
  places: number;
  exit: Record<string, number>;
  queueRule: string;
  maxIntakePerWeekendDay: number;
  pDeferWeekendDischargeToMonday: number;
  meanDecisionDelayBeforeOnwardTransferDays: number;
  reneging: { hospitalWaitersPerDay: number; homeWaitersPerDay: number };
}

const areaOfRegion = {
  trondheim: "trondheim",
  fosen: "fosen",
  trondelag_sorvest: "trondelag-sorvest",
  ovrige_stolav: "ovrige",
} as const;
const groupNames: Record<string, string> = {
  akutt80: "akutt-80",
  akutt6779: "akutt-67-79",
  elektiv80: "elektiv-80",
  elektiv6779: "elektiv-67-79",
  under67: "under-67",
};
const unitNames: Record<string, string> = { helsehus: "helsehus", rehab: "rehab", korttid: "korttid", lt: "langtid" };
const profileNames: Record<string, string> = { acute: "akutt", elective: "elektiv" };
const lag = { distribution: "exponential", mean: 11, shift: 1, capAt: 30 };
const trondheim = loadScenario(trondheimFile).scenario;

describe("every scenario", () => {
  test("is found", () => expect(scenarioFiles).toContain("two-municipalities.yaml"));
  test.each(scenarioFiles)("in %s loads without errors", (name) => {
    const { scenario } = loadScenario(join(folder, name));
    expect(Object.keys(scenario.streams).length).toBeGreaterThan(0);
  });
  test.each(scenarioFiles)("in %s says of every number where it comes from", (name) => {
    expect(numbersWithoutProvenance(parse(readFileSync(join(folder, name), "utf8")))).toEqual([]);
  });
  test("has no number without provenance that the check would miss", () => {
    const file = {
      places: { a: { capacityBeds: 3, stay: { value: { mean: 4, list: [1] }, kind: "assumption" } } },
      b: [2],
    };
    expect(numbersWithoutProvenance(file)).toEqual(["places.a.capacityBeds", "b.0"]);
  });
});

describe.each(measureFiles)("the measure %s", (name) => {
  const { scenario } = loadScenario(trondheimFile, { measures: [join(folder, "measures", name)] });
  const written = parse(readFileSync(join(folder, "measures", name), "utf8")) as Scenario;

  test("can be made to the default scenario and changes it", () => expect(scenario).not.toEqual(trondheim));
  test("has a name in three languages", () => {
    expect(written.name).toEqual({ nb: expect.any(String), nn: expect.any(String), en: expect.any(String) });
  });
  test("gives a reason for every change", () => {
    for (const change of written.changes ?? []) {
      expect(change).toMatchObject({ rationale: expect.any(String), kind: expect.any(String) });
    }
  });
});

describe("the demand of 2030", () => {
  const file = join(folder, "measures", "demand-2030.yaml");
  const { scenario } = loadScenario(trondheimFile, { measures: [file] });

  test.each(Object.values(areaOfRegion))("grows by age in %s, and not for those under 67", (area) => {
    const growth = numbers.growthFrom2024[area === "trondheim" ? "Trondheim" : "otherMunicipalities"]!["2030"]!;
    for (const id of Object.keys(scenario.streams).filter((key) => key.startsWith(`${area}-`))) {
      const factor = id.endsWith("67-79") ? growth.p6779 : id.endsWith("under-67") ? 1 : growth.p80;
      expect(ratePerDay(scenario, id), id).toBeCloseTo(ratePerDay(trondheim, id) * factor, 9);
    }
  });
});

describe("the hospital of the default scenario", () => {
  const hospital = trondheim.places["st-olavs"]!;

  test("has the beds of the modelled groups and turns nobody away", () => {
    expect(hospital.capacityBeds).toBe(numbers.hospital.bedsForModelledGroups);
    expect(hospital.overCapacityBeds).toBe("unlimited");
    expect(hospital.queue).toBeUndefined();
    expect(hospital.intake).toBeUndefined();
  });

  test("puts off readiness at weekends", () =>
    expect(hospital.weekendReadiness?.declaredOnMonday).toBe(
      numbers.calendar.pDeferClinicalReadinessFromWeekendToMonday,
    ));

  test("has the arrival profiles of the base numbers", () => {
    const { arrivalWeekdayMultipliers: weekday, arrivalMonthMultipliersAcute: month } = numbers.calendar;
    const { akutt, elektiv } = trondheim.profiles!;
    expect(Object.keys(akutt!.weekday!)[0]).toBe("monday");
    expect(Object.keys(akutt!.month!)[0]).toBe("january");
    expect(Object.values(akutt!.weekday!)).toEqual(weekday.acute);
    expect(Object.values(akutt!.month!)).toEqual(month);
    expect(Object.values(elektiv!.weekday!)).toEqual(weekday.elective);
    expect([elektiv!.month, akutt!.hour, elektiv!.hour]).toEqual([undefined, undefined, undefined]);
  });
});

describe.each(Object.entries(areaOfRegion))(
  "the region %s of the base numbers is the area %s, which",
  (regionId, area) => {
    const region = numbers.regions[regionId]!;
    const homeCare = `${area}-hjemmetjeneste`;
    const units = Object.entries(region.units).map(([key, unit]) => ({ key, unit, id: `${area}-${unitNames[key]!}` }));

    test("has the first admissions", () => {
      for (const [key, group] of Object.entries(region.patientGroups)) {
        expect(trondheim.streams[`${area}-${groupNames[key]!}`], key).toEqual({
          kind: "poisson",
          group: `${area}-${groupNames[key]!}`,
          to: "st-olavs",
          profile: profileNames[group.weekdayProfile],
          ratePerDay: group.indexArrivalsPerDay,
        });
      }
    });

    test("has the arrivals from home, and no other streams", () => {
      const arrivals = Object.values(region.homeArrivalsPerDay);
      for (const { toUnit, ratePerDay } of arrivals) {
        const unit = unitNames[toUnit]!;
        expect(trondheim.streams[`${area}-hjem-${unit}`]).toEqual({
          kind: "poisson",
          group: `${area}-hjemmefra`,
          to: `${area}-${unit}`,
          waitsAt: "home",
          ratePerDay,
        });
      }
      const all = Object.values(trondheim.streams).filter((stream) => trondheim.groups[stream.group]?.actor === area);
      expect(all).toHaveLength(Object.keys(region.patientGroups).length + arrivals.length);
    });

    test("has the stays in hospital", () => {
      for (const [key, group] of Object.entries(region.patientGroups)) {
        const stay = trondheim.groups[`${area}-${groupNames[key]!}`]!.stays!["st-olavs"]!;
        expect(stay.treatmentDays, key).toEqual(distributionOf(group));
        // Only those in need are in the group under 67, and those who die are not among the ready.
        const ready = Math.min(group.pNeedsMunicipalFollowUp, 1 - group.pDeathInHospital);
        const home = 1 - ready - group.pDeathInHospital;
        const routes = { ...stay.routes };
        expect(routes.dod, key).toEqual({ probability: group.pDeathInHospital });
        expect(routes[`${area}-utskrivningsklar`], key).toEqual({ probability: ready });
        if (home > 1e-9) {
          expect(routes.hjem!.probability, key).toBeCloseTo(home, 12);
          expect(routes.hjem!.readmission, key).toEqual({
            probability: group.pReadmit30dIfNoMunicipalNeed,
            delayDays: lag,
            to: "st-olavs",
          });
        }
        expect(Object.keys(routes), key).toHaveLength(home > 1e-9 ? 3 : 2);
      }
    });

    test("shares out the discharge-ready", () => {
      const shares = region.dischargeReadyRouting;
      const routing = trondheim.routings![`${area}-utskrivningsklar`]!;
      const idOf = (key: string) =>
        ({ home: homeCare, ltreturn: "egen-langtidsplass", other: "annet" })[key] ?? `${area}-${unitNames[key]!}`;
      expect(Object.fromEntries(Object.entries(routing).map(([id, route]) => [id, route.probability]))).toEqual(
        Object.fromEntries(Object.entries(shares).map(([key, share]) => [idOf(key), share])),
      );
      expect(routing[homeCare]!.readmission).toEqual({
        probability: numbers.readmission.p30dAfterDischargeHome,
        delayDays: lag,
        to: "st-olavs",
      });
      const { pSameDay, otherwiseDays } = numbers.smallDelays.returnToExistingLongTermPlace;
      expect(routing["egen-langtidsplass"]!.startDelayDays).toMatchObject({
        parts: [
          { probability: pSameDay, of: { distribution: "deterministic", value: 0 } },
          { of: { distribution: "deterministic", value: otherwiseDays } },
        ],
      });
      expect(trondheim.exits["egen-langtidsplass"]!.billable).toBe(true);
      const { days } = numbers.smallDelays.other;
      expect(routing.annet!.startDelayDays).toEqual({ distribution: "deterministic", value: days });
      for (const { id } of units) expect(routing[id]?.startDelayDays).toBeUndefined();
    });

    test("starts home care with the delays", () => {
      const start = region.homeCareStart;
      const delay = (pSameDay: number) => ({
        distribution: "mixture",
        parts: [
          { probability: pSameDay, of: { distribution: "deterministic", value: 0 } },
          {
            probability: expect.closeTo(1 - pSameDay, 12),
            of: {
              distribution: "exponential",
              mean: start.otherwiseExtraDelayMeanDays,
              shift: start.otherwiseFixedDelayDays,
            },
          },
        ],
      });
      const atWeekend = delay(start.pSameDayFriSun);
      expect(trondheim.routings![`${area}-utskrivningsklar`]![homeCare]!.startDelayDays).toEqual({
        weekdays: { friday: atWeekend, saturday: atWeekend, sunday: atWeekend },
        otherwise: delay(start.pSameDayMonThu),
      });
      expect(trondheim.places[homeCare]).toMatchObject({
        capacityBeds: "unlimited",
        stay: { hoursPerWeek: numbers.homeCare.meanHoursPerWeek },
      });
    });

    test("has the places with their rules, and no others but home care", () => {
      for (const { id, unit } of units) {
        const place = trondheim.places[id]!;
        expect(place.capacityBeds, id).toBe(unit.places);
        expect(place.stay?.treatmentDays, id).toEqual(distributionOf(unit));
        expect(place.allocation?.rule, id).toBe({ fifo: "first-come" }[unit.queueRule]);
        const most = unit.maxIntakePerWeekendDay;
        expect(place.intake, id).toEqual({
          at: numbers.calendar.intakeTimeOfDay,
          maxPerDay: { saturday: most, sunday: most },
        });
        expect(place.weekendReadiness?.declaredOnMonday ?? 0, id).toBe(unit.pDeferWeekendDischargeToMonday);
        expect(place.leaving, id).toEqual(leavingOf(unit, homeCare));
        const isLongTerm = id.endsWith("-langtid");
        expect(place.waitingAtHome, id).toEqual(isLongTerm ? { careFrom: homeCare, hoursPerWeek: 10.8 } : undefined);
      }
      const owned = Object.values(trondheim.places).filter((place) => place.owner === area);
      expect(owned).toHaveLength(units.length + 1);
    });

    test("has the ways on from its places, and the group of those from home differs in hospital alone", () => {
      for (const { id, unit } of units) {
        const routes = routesOf(unit, area);
        expect(trondheim.places[id]!.stay!.routes, id).toEqual(routes);
        const own = trondheim.groups[`${area}-hjemmefra`]!.stays?.[id];
        if (!("st-olavs" in routes)) expect(own, id).toBeUndefined();
        else expect(own, id).toEqual({ routes: routesOf(unit, area, `${area}-akutt-80`) });
      }
    });

    test("has as many discharge-ready a day by the traffic equations", () => {
      const ready = offeredLoad(trondheim).treatment.filter(
        (share) => share.way.routing === `${area}-utskrivningsklar`,
      );
      const perDay = ready.reduce((sum, { beds, group }) => sum + beds / meanHospitalDays(group), 0);
      const target = numbers.offeredLoad[regionId]!.dischargeReadyPerDay;
      expect(Math.abs(perDay / target - 1)).toBeLessThan(0.01);
    });

    test("starts with its places as full as they are on average", () => {
      const start = trondheim.run.start!;
      if (start.kind !== "filled") throw new Error("the default scenario must start filled");
      for (const { id, key } of units) {
        const carried = numbers.offeredLoad[regionId]![key]!.carriedUtilisation;
        expect(start.shares[id], id).toBeCloseTo(carried, 2);
      }
    });
  },
);

test("the traffic equations of the default scenario give 33.64 stays and 14.24 ready a day in Trondheim", () => {
  const shares = offeredLoad(trondheim).treatment.filter(
    ({ place, group }) => place === "st-olavs" && trondheim.groups[group]!.actor === "trondheim",
  );
  const perDay = (list: typeof shares) =>
    list.reduce((sum, { beds, group }) => sum + beds / meanHospitalDays(group), 0);
  expect(perDay(shares)).toBeCloseTo(33.64, 2);
  expect(perDay(shares.filter(({ way }) => way.routing !== ""))).toBeCloseTo(14.24, 2);
});

function ratePerDay({ streams }: Scenario, id: string): number {
  return (streams[id] as PoissonStream).ratePerDay!;
}

function meanHospitalDays(group: string): number {
  const days = trondheim.groups[group]!.stays!["st-olavs"]!.treatmentDays!;
  if (days.distribution !== "lognormal" || days.mean === undefined) throw new Error("hospital stays must be lognormal");
  return days.mean;
}

function distributionOf({ losDist, losMeanDays, losCv }: Stays) {
  return losDist === "exponential"
    ? { distribution: losDist, mean: losMeanDays }
    : { distribution: losDist, mean: losMeanDays, cv: losCv };
}

function leavingOf({ reneging }: Unit, homeCare: string): Place["leaving"] {
  return Object.fromEntries(
    [
      ["hospital", { ratePerDay: reneging.hospitalWaitersPerDay, to: homeCare }] as const,
      ["home", { ratePerDay: reneging.homeWaitersPerDay, to: "lost-pa-annet-vis" }] as const,
    ].filter(([, { ratePerDay }]) => ratePerDay > 0),
  );
}

function routesOf(unit: Unit, area: string, hospitalGroup?: string): Record<string, unknown> {
  const asGroup = hospitalGroup === undefined ? {} : { asGroup: hospitalGroup };
  return Object.fromEntries(
    Object.entries(unit.exit).map(([key, probability]) => {
      if (key === "death") return ["dod", { probability }];
      if (key === "hospital") return ["st-olavs", { probability, declaredAtOnce: true, ...asGroup }];
      if (key === "home") {
        const again = { probability: numbers.readmission.p30dAfterShortTermDischarge, delayDays: lag, to: "st-olavs" };
        return [`${area}-hjemmetjeneste`, { probability, readmission: { ...again, ...asGroup } }];
      }
      const mean = unit.meanDecisionDelayBeforeOnwardTransferDays;
      const decisionDelayDays = { distribution: "exponential", mean };
      return [`${area}-${unitNames[key]!}`, { probability, decisionDelayDays }];
    }),
  );
}

function yamlFiles(path: string): string[] {
  return readdirSync(path).filter((name) => name.endsWith(".yaml"));
}

/** Paths of the numbers of a file that no wrapper `{ value, kind, … }` stands around; changes have kinds of their own. */
function numbersWithoutProvenance(node: unknown, path: string[] = []): string[] {
  if (typeof node === "number") return [path.join(".")];
  if (typeof node !== "object" || node === null || path[0] === "changes") return [];
  if ("value" in node && "kind" in node && !("distribution" in node)) {
    return ["sourced", "derived", "assumption"].includes(String(node.kind)) ? [] : [path.join(".")];
  }
  return Object.entries(node).flatMap(([key, child]) => numbersWithoutProvenance(child, [...path, key]));
}
