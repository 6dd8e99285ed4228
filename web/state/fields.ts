import type { Scenario } from "../../scenarios/schema.ts";

export const FIELD_GROUPS = ["demand", "capacity", "stays", "routes", "run"] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

/** One value that the form can change, and what the schema says of it. */
export interface FieldSpec {
  readonly path: string;
  readonly kind: "number" | "text";
  /** As the schema names it; empty where it has none. */
  readonly unit: string;
  readonly isWhole: boolean;
  /** A probability, shown in per cent. */
  readonly isShare: boolean;
  readonly least: number | null;
  readonly most: number | null;
  /** English, from the schema. */
  readonly description: string;
}

/** Fields that belong together: those of a place, a group of patients, a set of routes. */
export interface FieldSection {
  readonly group: FieldGroup;
  /** Path of what they are fields of. */
  readonly path: string;
  /** The actor that it belongs to; null where it is of none. */
  readonly owner: string | null;
  /** Shares that add up to 1. */
  readonly addsUp: boolean;
  readonly fields: readonly FieldSpec[];
}

interface Candidate {
  readonly group: FieldGroup;
  readonly path: string;
  readonly owner: string | null;
  readonly addsUp?: boolean;
  readonly paths: readonly string[];
}

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
    ...places.map(([id, { owner }]): Candidate => {
      const fields = ["capacityBeds", "overCapacityBeds", "capacityHoursPerWeek", "staff.fte"];
      return { group: "capacity", path: `places.${id}`, owner, paths: fields.map((field) => `places.${id}.${field}`) };
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
    {
      group: "run",
      path: "run",
      owner: null,
      paths: ["startDate", "warmUpDays", "lengthDays", "replications", "seed"].map((field) => `run.${field}`),
    },
  ];
}

function routes(path: string, owner: string | null, own: object | undefined): Candidate {
  const paths = Object.keys(own ?? {}).map((to) => `${path}.${to}.probability`);
  return { group: "routes", path, owner, addsUp: true, paths };
}
