import { Distribution } from "./distribution.ts";
import { CHANGES, COSTS, FORMAT_EXAMPLE, INTRODUCTION, PROVENANCE, RULES, THRESHOLDS } from "./format-text.ts";
import { Extension, Measure, Scenario } from "./schema.ts";
import { Study } from "./study.ts";
import { bare, definition, isOptional, metaOf, type Schema, wordsOf } from "./schema-walk.ts";
import { CalendarDate, ClockTime } from "./words.ts";

/** Titles of the objects that several fields share, or whose field says too little, by a path that leads there. */
const TITLES: Readonly<Record<string, string>> = {
  "actors.<id>": "Actor",
  "places.<id>": "Place",
  "places.<id>.staff": "Staff",
  "places.<id>.queue": "Bounded queue",
  "places.<id>.leaving.<id>": "Leaving the queue",
  "places.<id>.waitingAtHome": "Care while waiting at home",
  "places.<id>.alternatives.<id>": "Alternative place",
  "places.<id>.allocation": "Allocation",
  "places.<id>.allocation.order": "Those who wait",
  "places.<id>.intake": "Hours of transfer",
  "places.<id>.intake.hours": "Clock times",
  "places.<id>.weekendReadiness": "Weekend readiness",
  "places.<id>.stay": "Stay",
  "routings.<id>.<id>": "Route",
  "routings.<id>.<id>.decisionDelayDays": "Delay by weekday",
  "routings.<id>.<id>.readmission": "Readmission",
  "exits.<id>": "Exit",
  "groups.<id>": "Group",
  "profiles.<id>": "Profile",
  "streams.<id>": "Stream",
  "streams.<id>.fillsFreeBeds": "Filling free beds",
  calendar: "Calendar",
  "thresholds.<id>": "Threshold",
  "costs.<id>": "Cost",
  run: "Run",
  "run.start": "Start",
  "run.start.persons": "Person of a census",
  changes: "Change",
  "factors.<id>": "Factor",
  "factors.<id>.set": "Values",
  design: "Design",
  measures: "Measure",
  "levers.<id>": "Lever",
  "levers.<id>.effects": "Effect",
  "budgets.<id>": "Budget",
  "resources.<id>": "Resource",
  "policies.<id>": "Policy",
  minimise: "What is minimised",
  "minimise.measures": "Measure",
  targets: "Target",
  demands: "Demand",
  "demands.changes": "Change",
  "indices.<id>": "Price index",
  "lines.<id>": "Price",
  "lines.<id>.of": "Places priced",
  freedBedDay: "Amount",
};

/** Objects that are told in words, not in a table of their own. */
const WITHOUT_TABLE: Readonly<Record<string, string>> = {
  "nb,nn,en": "text, or `nb`, `nn`, `en`",
  "monday,tuesday,wednesday,thursday,friday,saturday,sunday": "by weekday",
  "january,february,march,april,may,june,july,august,september,october,november,december": "by month",
};

const MODIFIERS = ["truncateBelow", "truncateAbove", "shift", "capAt"];

interface Section {
  readonly title: string;
  readonly path: string;
  readonly schema: Schema;
}

/** The page on the format of scenario files, as Markdown; its tables are those of the schema. */
export function scenarioFormatPage(): string {
  const sections = sectionsOf(Scenario);
  const titles = new Map(sections.map(({ schema, title }) => [signature(schema), title]));
  const table = (schema: Schema): string => fieldTable(schema, titles);
  const [whole, ...parts] = sections;
  const pieces = [
    "# The format of scenario files",
    "<!-- Made by cli/generate-docs.ts from the schema in scenarios/; do not change it by hand. -->",
    INTRODUCTION,
    `## Example\n\n\`\`\`yaml\n${FORMAT_EXAMPLE}\`\`\``,
    `## Rules${"\n"}${RULES}`,
    `## The file\n\n${table(whole!.schema)}`,
    `## Its parts`,
    ...parts.map((section) => partText(section, table)),
    `## Distributions\n\n${distributionText(titles)}`,
    `## Provenance\n${PROVENANCE}`,
    `## Thresholds\n${THRESHOLDS}`,
    `## Costs\n${COSTS}`,
    `## Changes\n${CHANGES}`,
    `### A file that extends another\n\n${table(Extension)}`,
    `### A measure\n\n${table(Measure)}`,
  ];
  return `${pieces.map((piece) => piece.trim()).join("\n\n")}\n`;
}

/** The page on the format of studies, as Markdown. */
export function studyFormatPage(): string {
  const [whole, ...parts] = sectionsOf(Study);
  const titles = new Map(parts.map(({ schema, title }) => [signature(schema), title]));
  const table = (schema: Schema): string => fieldTable(schema, titles);
  const pieces = [
    "# The format of studies",
    "<!-- Made by cli/generate-docs.ts from the schema in scenarios/; do not change it by hand. -->",
    STUDY_INTRODUCTION,
    `## The file\n\n${table(whole!.schema)}`,
    "## Its parts",
    ...parts.map((section) => partText(section, table)),
  ];
  return `${pieces.map((piece) => piece.trim()).join("\n\n")}\n`;
}

const STUDY_INTRODUCTION = `
A study is a design of experiments: a scenario, what is changed in it (the factors), and at which points. \`flyt sweep\`
simulates it, \`flyt validate\` looks for mistakes in it. [experiments.md](experiments.md) says how to choose a design and how
to read the results; [scenario-format.md](scenario-format.md) what paths and changes are.
`;

/** The tables of an object and of all that it leads to, each with its heading but the first. */
export function objectTables(root: Schema): string[] {
  const sections = sectionsOf(root);
  const titles = new Map(sections.map(({ schema, title }) => [signature(schema), title]));
  const table = (schema: Schema): string => fieldTable(schema, titles);
  const [whole, ...parts] = sections;
  return [table(whole!.schema), ...parts.map((section) => partText(section, table))];
}

function partText({ title, path, schema }: Section, table: (schema: Schema) => string): string {
  const options = definition(bare(schema)).options;
  const { description } = metaOf(schema);
  const head = [`### ${title}`, `\`${path}\``, description];
  const body = options ? options.map((option) => table(option)) : [table(schema)];
  return [...head, ...body].filter((text) => text !== undefined).join("\n\n");
}

/** The objects of the schema in the order in which they are met, level by level, each once. */
function sectionsOf(root: Schema): Section[] {
  const sections: Section[] = [{ title: "", path: "", schema: root }];
  const seen = new Set([signature(root)]);
  for (const { path, schema } of sections) {
    for (const [name, field] of fieldsOfAll(schema)) {
      for (const found of objectsIn(field, path === "" ? name : `${path}.${name}`)) {
        const key = signature(found.schema);
        if (seen.has(key) || WITHOUT_TABLE[key] !== undefined || isDistribution(found.schema)) continue;
        seen.add(key);
        sections.push({ ...found, title: TITLES[found.path] ?? `\`${found.path}\`` });
      }
    }
  }
  return sections;
}

function fieldsOfAll(schema: Schema): [string, Schema][] {
  const { shape, options } = definition(bare(schema));
  return shape ? Object.entries(shape) : (options ?? []).flatMap(fieldsOfAll);
}

/** The objects, or unions of objects by kind, that a field leads to through lists and maps by id. */
function objectsIn(schema: Schema, path: string): { path: string; schema: Schema }[] {
  if (isAnything(schema)) return [];
  const plain = bare(schema);
  const { shape, options, discriminator, valueType, element } = definition(plain);
  if (shape || discriminator !== undefined) return [{ path, schema }];
  if (options) return options.flatMap((option) => objectsIn(option, path));
  if (valueType && definition(plain).type === "record") return objectsIn(valueType, `${path}.<id>`);
  return element ? objectsIn(element, path) : [];
}

/** Objects with the same fields are the same object to the reader. */
function signature(schema: Schema): string {
  const { shape, options } = definition(bare(schema));
  return shape ? Object.keys(shape).join(",") : (options ?? []).map(signature).join("|");
}

function isDistribution(schema: Schema): boolean {
  return definition(bare(schema)).discriminator === "distribution";
}

function fieldTable(schema: Schema, titles: ReadonlyMap<string, string>, without: readonly string[] = []): string {
  const rows = fieldsOfAll(schema)
    .filter(([name]) => !without.includes(name))
    .map(([name, field]) => {
      const { description = "", unit = "" } = metaOf(field);
      const required = isOptional(field) ? "" : "yes";
      return [`\`${name}\``, typeText(field, titles), unit, required, description.replaceAll("|", "\\|")];
    });
  return markdownTable([["field", "type", "unit", "required", "what it is"], ...rows]);
}

/** A table with its columns in line, as the formatter of the repository writes it. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`);
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [lines[0]!, rule, ...lines.slice(1)].join("\n");
}

function typeText(schema: Schema, titles: ReadonlyMap<string, string>): string {
  if (isAnything(schema)) return "anything";
  const plain = bare(schema);
  const { type, format, options, shape, keyType, valueType, element } = definition(plain);
  const words = wordsOf(plain);
  if (words) return words.map((word) => `\`${word}\``).join(", ");
  if (isDistribution(plain)) return "[distribution](#distributions)";
  const key = signature(plain);
  const title = titles.get(key);
  if (title) return `[${title.replaceAll("`", "")}](#${slug(title)})`;
  if (shape && WITHOUT_TABLE[key]) {
    const field = Object.values(shape)[0]!;
    return isText(key) ? WITHOUT_TABLE[key] : `${typeText(field, titles)}, ${WITHOUT_TABLE[key]}`;
  }
  if (options && isText(signature(options.at(-1)!))) return WITHOUT_TABLE[signature(options.at(-1)!)]!;
  if (options && type === "union") return options.map((option) => typeText(option, titles)).join(" or ");
  if (type === "record" && valueType) return `map by ${keyText(keyType)} of ${typeText(valueType, titles)}`;
  const isUntitled = element !== undefined && shapeOf(element) !== undefined && !titles.has(signature(element));
  if (element) return isUntitled ? "list of maps, see below" : `list of ${typeText(element, titles)}`;
  const names: Readonly<Record<string, string>> = { boolean: "true or false", string: "text", number: "number" };
  return format === "safeint" ? "whole number" : (names[type] ?? type);
}

/** What the keys of a map are. */
function keyText(key: Schema | undefined): string {
  if (key === CalendarDate) return "date";
  return key === ClockTime ? "clock time" : "id";
}

/** All JSON, which zod writes as a schema that contains itself. */
function isAnything(schema: Schema): boolean {
  const { type, innerType } = definition(schema);
  return type === "lazy" || (innerType !== undefined && isAnything(innerType));
}

function shapeOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  return definition(bare(schema)).shape;
}

function isText(key: string): boolean {
  return key.startsWith("nb,");
}

/** The anchor that GitHub gives a heading. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, "")
    .replaceAll(" ", "-");
}

function distributionText(titles: ReadonlyMap<string, string>): string {
  const options = definition(bare(Distribution)).options ?? [];
  const kinds = options.map((option) => {
    const { shape } = definition(option);
    const name = wordsOf(shape!.distribution!)![0]!;
    const { description } = metaOf(option);
    const table = fieldTable(option, titles, ["distribution", ...MODIFIERS]);
    const lists = Object.entries(shape!).flatMap(([field, schema]) => listText(field, schema, titles));
    return [`### ${name}`, description, DISTRIBUTION_NOTES[name], table, ...lists].filter(Boolean).join("\n\n");
  });
  const [first] = options;
  const others = Object.keys(definition(first!).shape!).filter((name) => !MODIFIERS.includes(name));
  return [
    "A distribution is a map whose field `distribution` names its kind: `{ distribution: exponential, mean: 5.8 }`.",
    ...kinds,
    "### Changes to any distribution",
    "They apply in this order: truncation, shift, cap.",
    fieldTable(first!, titles, others),
  ].join("\n\n");
}

/** What the fields between them allow, which no table can say. */
const DISTRIBUTION_NOTES: Readonly<Record<string, string>> = {
  gamma: "`mean` with one of `cv` and `sd`.",
  weibull: "`shape` with one of `scale` and `mean`.",
  lognormal: "One of these pairs: `mean` and `cv`, `mean` and `sd`, `median` and `mean`, `mu` and `sigma`.",
  empirical: "One of `values` and `quantiles`.",
  mixture: "The probabilities of the parts add up to 1.",
};

function listText(field: string, schema: Schema, titles: ReadonlyMap<string, string>): string[] {
  const { element } = definition(bare(schema));
  if (!element || !shapeOf(element)) return [];
  return [`Each of \`${field}\`:`, fieldTable(element, titles)];
}
