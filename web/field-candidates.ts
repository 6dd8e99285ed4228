import type { Scenario } from "../scenarios/schema.ts";
import { WEEKDAYS } from "../scenarios/words.ts";
import type { FieldGroup } from "./state/fields.ts";

interface Candidate {
  readonly group: FieldGroup;
  readonly path: string;
  readonly owner: string | null;
  readonly addsUp?: boolean;
  readonly paths: readonly string[];
  /** Values that may be missing, and are of the form all the same. */
  readonly optionalPaths?: readonly string[];
}

/** By weekday, what a place may have. */
const BY_WEEKDAY = ["capacityByWeekday", "intake.maxPerDay", "staff.fteByWeekday"] as const;

/** What the form has of a scenario: every value of these kinds that the scenario gives, in its order. */
export function fieldCandidates(scenario: Scenario): Candidate[] {
  const places = Object.entries(scenario.places);
  const groups = Object.entries(scenario.groups);
  const stays = [
    ...places.map(([id, { owner, stay }]) => ({ path: `places.${id}.stay`, owner, stay })),
    ...groups.flatMap(([id, { actor, stays: own }]) =>
      Object.entries(own ?? {}).map(([place, stay]) => ({ path: `groups.${id}.stays.${place}`, owner: actor, stay })),
    ),
  ];
  const streams = Object.entries(scenario.streams).filter(([, stream]) => "ratePerDay" in stream);
  const actors = [...new Set(groups.map(([, { actor }]) => actor))];
  return [
    ...actors.map((actor): Candidate => {
      const own = streams.filter(([, { group }]) => scenario.groups[group]?.actor === actor);
      return {
        group: "demand",
        path: `actors.${actor}`,
        owner: actor,
        paths: own.map(([id]) => `streams.${id}.ratePerDay`),
      };
    }),
    ...places.map(([id, { owner, capacityBeds, staff }]): Candidate => {
      const fields = ["capacityBeds", "overCapacityBeds", "capacityHoursPerWeek", "staff.fte", "staff.ftePerPlace"];
      const byWeekday = BY_WEEKDAY.filter((field) => {
        if (field === "capacityByWeekday") return typeof capacityBeds === "number";
        return field === "intake.maxPerDay" || staff !== undefined;
      });
      return {
        group: "capacity",
        path: `places.${id}`,
        owner,
        paths: fields.map((field) => `places.${id}.${field}`),
        optionalPaths: byWeekday.flatMap((field) => WEEKDAYS.map((weekday) => `places.${id}.${field}.${weekday}`)),
      };
    }),
    ...stays.map(({ path, owner, stay }): Candidate => ({
      group: "stays",
      path,
      owner,
      paths: [
        ...Object.keys(stay?.treatmentDays ?? {}).map((field) => `${path}.treatmentDays.${field}`),
        `${path}.hoursPerWeek`,
      ],
    })),
    ...stays.map(({ path, owner, stay }) => routes(`${path}.routes`, owner, stay?.routes)),
    ...Object.entries(scenario.routings ?? {}).map(([id, own]) => routes(`routings.${id}`, null, own)),
    ...Object.entries(scenario.costs ?? {}).map(([id, { paidBy }]): Candidate => {
      const paths = ["costPerYear", "costOnce"].map((field) => `costs.${id}.${field}`);
      return { group: "costs", path: `costs.${id}`, owner: paidBy, paths };
    }),
    {
      group: "run",
      path: "run",
      owner: null,
      paths: ["startDate", "warmUpDays", "lengthDays", "endDate", "replications", "seed"].map(
        (field) => `run.${field}`,
      ),
    },
  ];
}

function routes(path: string, owner: string | null, own: object | undefined): Candidate {
  const paths = Object.keys(own ?? {}).map((to) => `${path}.${to}.probability`);
  return { group: "routes", path, owner, addsUp: true, paths };
}
