import type { Scenario } from "../scenarios/schema.ts";
import type { DataTable, FieldType } from "./data-table.ts";
import type { Manifest } from "./json.ts";
import { textIn } from "./language.ts";

/** A file of a results folder. */
export interface ResultFile {
  /** Its name in the folder. */
  readonly name: string;
  readonly description: string;
  readonly content: string | Uint8Array;
  /** Where it is a table. */
  readonly table?: DataTable;
}

interface Format {
  readonly format: string;
  readonly mediatype: string;
  readonly encoding?: string;
  readonly dialect?: Readonly<Record<string, unknown>>;
}

const CSV = { format: "csv", mediatype: "text/csv", encoding: "utf-8" };
const EXCEL_DIALECT = { delimiter: ";", lineTerminator: "\r\n", doubleQuote: true, header: true };
const NEUTRAL_DIALECT = { delimiter: ",", lineTerminator: "\n", doubleQuote: true, header: true };

/** How Frictionless calls the types. */
const TYPES: Readonly<Record<FieldType, string>> = {
  text: "string",
  number: "number",
  integer: "integer",
  date: "date",
};

/**
 * The description of a results folder for people and programs: a Frictionless data package.
 * @param files the first holds the scenario
 * @source Frictionless Data Package and Table Schema, version 1, specs.frictionlessdata.io
 */
export function dataPackage(manifest: Manifest, data: Scenario["data"], files: readonly ResultFile[]): unknown {
  return {
    profile: "data-package",
    name: "pasientflyt-results",
    title: textIn("en", manifest.scenarios[0].title),
    description:
      `Results of Pasientflyt ${manifest.engineVersion}: ${manifest.replications} replications of ${manifest.days} days from ` +
      `${manifest.startDate}, seed ${JSON.stringify(manifest.seed)}. manifest.json tells what reproduces them.`,
    licenses: [LICENCES[data]],
    sources: [{ title: "The scenario, with where its numbers come from", path: files[0].name }],
    data,
    resources: files.map(resourceOf),
  };
}

/** Nobody but who publishes can choose a licence; that there is none is said, rather than left out. */
const LICENCES: Readonly<Record<Scenario["data"], unknown>> = {
  synthetic: { name: "notspecified", title: "Not specified: to be chosen by those who publish these results" },
  aggregated: { name: "notspecified", title: "Not specified: to be chosen by those who publish these results" },
  restricted: {
    name: "other-closed",
    title: "Built on restricted data: not to be shared without the consent of its owners",
  },
};

function resourceOf({ name, description, table }: ResultFile): unknown {
  return {
    name: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
    path: name,
    description,
    ...(table && { profile: "tabular-data-resource" }),
    ...formatOf(name),
    ...(table && {
      schema: {
        fields: table.columns.map((field) => ({
          name: field.name,
          type: TYPES[field.type],
          ...(name.endsWith(".no.csv") && field.type === "number" && { decimalChar: "," }),
          ...(field.description !== "" && { description: field.description }),
          ...(!field.isNullable && { constraints: { required: true } }),
        })),
        missingValues: [""],
      },
    }),
  };
}

function formatOf(name: string): Format {
  if (name.endsWith(".no.csv")) return { ...CSV, dialect: EXCEL_DIALECT };
  if (name.endsWith(".csv")) return { ...CSV, dialect: NEUTRAL_DIALECT };
  if (name.endsWith(".parquet")) return { format: "parquet", mediatype: "application/vnd.apache.parquet" };
  if (name.endsWith(".json")) return { format: "json", mediatype: "application/json", encoding: "utf-8" };
  return { format: "md", mediatype: "text/markdown", encoding: "utf-8" };
}
