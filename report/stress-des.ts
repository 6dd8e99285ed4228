import type { Provenance } from "../scenarios/origins.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import { CATALOGUE, MEASURE_IDS } from "./catalogue.ts";
import type { Manifest } from "./json.ts";
import { textIn } from "./language.ts";
import type { ResultRun } from "./result-tables.ts";
import { scenarioDifferences } from "./scenario-differences.ts";
import { DATA_LABELS } from "./words.ts";
import { type InputParameter, inputParameters } from "./input-parameters.ts";
import { flowDiagram } from "./flow-diagram.ts";
import { markdownTable } from "./table.ts";

/** What the checklist is filled in from. */
export interface StressFacts {
  readonly manifest: Manifest;
  /** In the order of `manifest.scenarios`. */
  readonly runs: readonly { readonly results: Pick<ResultRun["results"], "columns"> }[];
  readonly scenarios: readonly LoadedScenario[];
}

/** What only a person can write; there are as many of these as gaps. */
const gap = (text: string): string => `> **TO BE WRITTEN BY A PERSON:** ${text}`;

/**
 * The reporting checklist for studies by discrete-event simulation, filled in as far as scenario and run tell, as Markdown.
 * @source Monks et al., Strengthening the reporting of empirical simulation studies: introducing the STRESS guidelines,
 * Journal of Simulation 13 (2019), 55–67, doi:10.1080/17477778.2018.1442155
 */
export function stressDes(facts: StressFacts): string {
  const sections = [introduction(facts), objectives(facts), logic(facts), data(facts), experimentation(facts)];
  return `${[...sections, implementation(facts), CODE_ACCESS].flat().join("\n\n")}\n`;
}

function introduction({ manifest }: StressFacts): string[] {
  return [
    `# STRESS-DES: ${inEnglish(manifest.scenarios[0].title)}`,
    "The reporting checklist of Monks et al. (2019), doi:10.1080/17477778.2018.1442155, filled in by Pasientflyt from the " +
      "scenario and the run in this folder. What only a person can know is marked so, and is to be written before this is " +
      "published.",
  ];
}

function objectives({ runs, scenarios }: StressFacts): string[] {
  const { description } = scenarios[0].scenario;
  const met = new Set(runs.flatMap(({ results }) => results.columns.map(({ measure }) => measure)));
  const rows = MEASURE_IDS.filter((id) => met.has(id)).map((id) => {
    const { definition, formula } = CATALOGUE[id];
    return [`\`${id}\``, definition.en, formula.en];
  });
  return [
    "## 1. Objectives",
    "### 1.1 Purpose of the model",
    ...(description === undefined ? [] : [inEnglish(description)]),
    gap("which decision the study is for, who asked, and why simulation answers it."),
    "### 1.2 Model outputs",
    "Computed in each replication over the measured period, by place, patient group, municipality, weekday, where patients wait " +
      "and what they wait for, as `measures.csv` and `summary.csv` have them:",
    table(["Measure", "What it is", "How it is computed"], rows),
    gap("which of these the study reports, and why these."),
    "### 1.3 Aims of the experimentation",
    gap("the question that each alternative answers, and what would have been another answer."),
  ];
}

function logic({ manifest, scenarios }: StressFacts): string[] {
  const { scenario } = scenarios[0];
  const places = Object.entries(scenario.places).map(([id, { name, owner, kind, capacityBeds, description }]) => {
    const limit = capacityBeds === "unlimited" ? "unlimited" : `${capacityBeds} beds`;
    return [`\`${id}\``, inEnglish(name ?? id), kind, owner, limit, description ? inEnglish(description) : ""];
  });
  const groups = Object.entries(scenario.groups).map(([id, { name, actor }]) => [
    `\`${id}\``,
    inEnglish(name ?? id),
    actor,
  ]);
  const streams = Object.entries(scenario.streams).map(([id, { kind, group, to }]) => [`\`${id}\``, kind, group, to]);
  const exits = Object.entries(scenario.exits).map(([id, { name, kind }]) => [
    `\`${id}\``,
    inEnglish(name ?? id),
    kind,
  ]);
  const rules = Object.entries(scenario.places).flatMap(([id, { allocation }]) =>
    allocation === undefined || JSON.stringify(allocation) === FIRST_COME
      ? []
      : [`- \`${id}\`: \`${JSON.stringify(allocation)}\``],
  );
  return [
    "## 2. Logic",
    "### 2.1 Diagram of the base model",
    flowDiagram(scenario),
    "### 2.2 Logic of the base model",
    "A discrete-event model in continuous time. Patients arrive, are treated in a place, become discharge-ready, and wait " +
      "where they are until their next place has room; a hospital bed held so is the blocking that the model is about. " +
      "Capacity, queues, calendars, delays, readmission and leaving a queue are as `docs/model.md` of the program defines, " +
      "with the numbers of `scenario.resolved.json` or its siblings.",
    "### 2.3 Logic of the scenarios",
    ...scenarioLogic(manifest, scenarios),
    "### 2.4 Algorithms",
    "Who gets a free bed: the longest-waiting first, but where a place has a rule of its own:",
    rules.length === 0 ? "No place has one." : rules.join("\n"),
    "### 2.5 Components",
    "#### 2.5.1 Entities",
    "Patients, each of a group, whose municipality pays for them:",
    table(["Id", "Name", "Municipality"], groups),
    "#### 2.5.2 Activities",
    "Treatment in a place; then, where the scenario has them, a weekend without declaration, a decision delay, waiting, and a " +
      "start delay. All of these hold the bed. Their distributions stand in the resolved scenario, under `stay`, `routes` and " +
      "`weekendReadiness`.",
    "#### 2.5.3 Resources",
    "Beds (or places) of each service, as staffed by date, weekday and hour:",
    table(["Id", "Name", "Kind", "Owner", "Capacity", "Description"], places),
    "#### 2.5.4 Queues",
    "One for each place, over those who wait in another place, at home or at the front door. Without bound, but where " +
      "`queue` of the place says otherwise; those who give up do so by `leaving`.",
    "#### 2.5.5 Entry and exit points",
    table(["Stream", "Kind", "Group", "Enters at"], streams),
    table(["Exit", "Name", "Kind"], exits),
  ];
}

/** The rule of places that have none of their own. */
const FIRST_COME = JSON.stringify({ rule: "first-come" });

function scenarioLogic({ scenarios: named }: Manifest, scenarios: readonly LoadedScenario[]): string[] {
  const dated = (scenarios[0].scenario.changes ?? []).map((change) => `- \`${JSON.stringify(change)}\``);
  const ofBaseline =
    dated.length === 0 ? [] : ["Changes that hold from a date, in the model itself:", dated.join("\n")];
  if (named.length === 1) {
    const effect =
      named[0].effect === null ? "One scenario, as it is." : `One scenario with changes (${named[0].effect}).`;
    return [effect, ...ofBaseline];
  }
  const alternatives = named
    .slice(1)
    .flatMap(({ name, effect }, at) => [
      `**${name}** (${effect ?? "no changes"}) differs from the baseline in:`,
      differenceList(scenarios[0], scenarios[at + 1]),
    ]);
  return [`The baseline is **${named[0].name}**.`, ...ofBaseline, ...alternatives];
}

const MOST_DIFFERENCES = 40;

function differenceList(baseline: LoadedScenario, alternative: LoadedScenario): string {
  const differences = scenarioDifferences(baseline.scenario, alternative.scenario);
  const lines = differences
    .slice(0, MOST_DIFFERENCES)
    .map(({ path, before, after }) => `- \`${path}\`: ${shortValue(before)} → ${shortValue(after)}`);
  const more = differences.length - lines.length;
  return [...lines, ...(more > 0 ? [`- and ${more} more, in the resolved scenarios`] : [])].join("\n") || "- nothing";
}

function data({ scenarios }: StressFacts): string[] {
  const [{ scenario, provenance }] = scenarios;
  const sources = [
    ...new Set(
      Object.values(provenance)
        .map(({ source }) => source)
        .filter((source) => source !== undefined),
    ),
  ].sort();
  const parameters = inputParameters(scenarios[0]);
  const count = (kind: Provenance["kind"]) => parameters.filter((one) => one.provenance?.kind === kind).length;
  const unknown = parameters.filter((parameter) => parameter.provenance === undefined).length;
  const numbers = parameters.map(({ path, value, provenance: own }) => {
    return [`\`${path}\``, shortValue(value), own?.kind ?? "", own?.source ?? "", own?.note ?? ""];
  });
  return [
    "## 3. Data",
    "### 3.1 Data sources",
    `${DATA_LABELS[scenario.data].en}. ${count("sourced")} numbers are marked as sourced, ${count("derived")} as derived, ` +
      `${count("assumption")} as assumptions. The sources named:`,
    sources.length === 0 ? gap("the scenario names no source.") : sources.map((source) => `- ${source}`).join("\n"),
    gap("how the sources were chosen, their period, and the permissions for them."),
    "### 3.2 Pre-processing",
    gap("what was done to the data before they became the numbers below."),
    "### 3.3 Input parameters",
    "All numbers of the scenario (of a comparison: of the baseline), with their provenance.",
    ...(unknown > 0 ? [gap(`where ${unknown} numbers come from, of which the scenario says nothing.`)] : []),
    table(["Value", "Is", "Kind", "Source", "Note"], numbers),
    "### 3.4 Assumptions",
    ...assumptionsText(parameters),
    gap("the assumptions of structure that no number shows, and what they may do to the conclusions."),
  ];
}

/** The reasons that are given for assumptions, with what they are about; and how many have none. */
function assumptionsText(parameters: readonly InputParameter[]): string[] {
  const assumed = parameters.filter(({ provenance }) => provenance?.kind === "assumption");
  if (assumed.length === 0) return ["No number is marked as one."];
  const byReason = new Map<string, string[]>();
  for (const { path, provenance } of assumed) {
    const reason = provenance?.note ?? "";
    byReason.set(reason, [...(byReason.get(reason) ?? []), path]);
  }
  const without = byReason.get("")?.length ?? 0;
  byReason.delete("");
  const rows = [...byReason].map(([reason, paths]) => {
    const more = paths.length > 1 ? ` and ${paths.length - 1} more` : "";
    return [`\`${paths[0]}\`${more}`, reason];
  });
  return [
    `${assumed.length} of the ${parameters.length} numbers above are marked as assumptions.`,
    ...(rows.length > 0 ? ["The reasons that the scenario gives:", table(["Values", "Why"], rows)] : []),
    ...(without > 0 ? [gap(`why the ${without} others are assumed so.`)] : []),
  ];
}

function experimentation({ manifest, scenarios }: StressFacts): string[] {
  const { run } = scenarios[0].scenario;
  const starts = {
    empty: "empty",
    filled: "filled to the shares that the scenario names",
    census: "with the persons of a census, as they were then",
  };
  const start = starts[run.start?.kind ?? "empty"];
  return [
    "## 4. Experimentation",
    "### 4.1 Initialisation",
    `Each replication starts ${start}, and is simulated ${manifest.warmUpDays} days before anything is measured.`,
    gap("why that warm-up is long enough (or why a transient is what is asked for)."),
    "### 4.2 Run length",
    `${manifest.days} days are measured, from ${manifest.startDate} on.`,
    "### 4.3 Estimation approach",
    `${manifest.replications} independent replications` +
      `${manifest.replications < manifest.wantedReplications ? ` of ${manifest.wantedReplications} wanted; the run was interrupted` : ""}. ` +
      "Means over replications with 95 % t-intervals (`ci95`); the variation between replications (`p10` to `p90`) is given " +
      "apart." +
      (manifest.scenarios.length > 1
        ? " Alternatives are compared replication by replication under common random numbers; their intervals are of the " +
          "paired differences, and are not adjusted for the number of comparisons."
        : ""),
    gap("why that many replications."),
  ];
}

function implementation({ manifest }: StressFacts): string[] {
  return [
    "## 5. Implementation",
    "### 5.1 Software",
    `Pasientflyt ${manifest.engineVersion}, written in TypeScript. Versions of the runtime: \`manifest.json\`.`,
    "### 5.2 Random sampling",
    "Each draw is a hash of seed, replication, purpose, patient and visit (keyed, not a sequence), so a patient has the same " +
      "luck whatever the capacities. Variates by inversion, one uniform number each. Seed: " +
      `\`${JSON.stringify(manifest.seed)}\`.`,
    "### 5.3 Model execution",
    "Next-event time advance. Simultaneous events in a documented order: calendar, departures, allocation of beds, arrivals. " +
      "Results do not depend on the number of threads or machines.",
    "### 5.4 System specification",
    "Versions and architecture stand in `manifest.json`, time and threads under `thisRun` there.",
    gap("the machine, if speed matters to the study."),
  ];
}

const CODE_ACCESS = [
  "## 6. Code access",
  "### 6.1 Statement on sharing the model",
  "The program is free software (MIT licence). `flyt rerun manifest.json` in this folder repeats the run and says whether the " +
    "results are the same; the scenarios here are complete.",
  gap("where this folder can be had, under which licence, and its persistent identifier (DOI)."),
];

function inEnglish(text: Parameters<typeof textIn>[1]): string {
  return textIn("en", text);
}

const LONGEST_VALUE = 160;

function shortValue(value: unknown): string {
  if (value === undefined) return "(nothing)";
  const text = JSON.stringify(value);
  return text.length <= LONGEST_VALUE
    ? `\`${text}\``
    : `\`${text.slice(0, LONGEST_VALUE)}…\` (the whole is in the scenario)`;
}

function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable({
    columns: headers.map((header) => ({ header, align: "left" })),
    rows: rows.map((row) => row.map((cell) => cell.replaceAll("\n", " "))),
  });
}
