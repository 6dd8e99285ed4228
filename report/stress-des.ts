import type { Provenance } from "../scenarios/origins.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import { CATALOGUE, MEASURE_IDS } from "./catalogue.ts";
import type { Manifest } from "./json.ts";
import { type Language, textIn } from "./language.ts";
import { REPORT_WORDS } from "./report-words.ts";
import type { ResultRun } from "./result-tables.ts";
import { scenarioDifferences } from "./scenario-differences.ts";
import { type StressWords, stressWords } from "./stress-words.ts";
import { DATA_LABELS } from "./words.ts";
import { type InputParameter, inputParameters } from "./input-parameters.ts";
import { flowDiagram } from "./flow-diagram.ts";
import { sourceText } from "./source-text.ts";
import { markdownTable } from "./table.ts";

/** What the checklist is filled in from. */
export interface StressFacts {
  readonly manifest: Manifest;
  /** In the order of `manifest.scenarios`. */
  readonly runs: readonly { readonly results: Pick<ResultRun["results"], "columns"> }[];
  readonly scenarios: readonly LoadedScenario[];
}

/** What only a person can write; there are as many of these as gaps. The mark is that of our Markdown, in every language. */
const gap = (text: string): string => `> **TO BE WRITTEN BY A PERSON:** ${text}`;

/** How it is written. */
export interface StressOptions {
  readonly language?: Language;
  /** Stands in place of the list of all numbers; the list itself where missing. */
  readonly numbersInstead?: string;
}

interface Told extends StressFacts {
  readonly words: StressWords;
  readonly language: Language;
  readonly numbersInstead?: string | undefined;
  readonly text: (text: Parameters<typeof textIn>[1]) => string;
}

/**
 * The reporting checklist for studies by discrete-event simulation, filled in as far as scenario and run tell, as Markdown.
 * @source Monks et al., Strengthening the reporting of empirical simulation studies: introducing the STRESS guidelines,
 * Journal of Simulation 13 (2019), 55–67, doi:10.1080/17477778.2018.1442155
 */
export function stressDes(facts: StressFacts, { language = "en", numbersInstead }: StressOptions = {}): string {
  const told: Told = {
    ...facts,
    words: stressWords(language),
    language,
    numbersInstead,
    text: (text) => textIn(language, text),
  };
  const sections = [introduction(told), objectives(told), logic(told), data(told), experimentation(told)];
  return `${[...sections, implementation(told), codeAccess(told)].flat().join("\n\n")}\n`;
}

function introduction({ manifest, words, text }: Told): string[] {
  return [`# STRESS-DES: ${text(manifest.scenarios[0].title)}`, words.introduction];
}

function objectives({ runs, scenarios, words, language, text }: Told): string[] {
  const { description } = scenarios[0].scenario;
  const met = new Set(runs.flatMap(({ results }) => results.columns.map(({ measure }) => measure)));
  const rows = MEASURE_IDS.filter((id) => met.has(id)).map((id) => {
    const { definition, formula } = CATALOGUE[id];
    return [`\`${id}\``, definition[language], formula[language]];
  });
  return [
    `## ${words.objectives}`,
    `### ${words.purpose}`,
    ...(description === undefined ? [] : [text(description)]),
    gap(words.purposeGap),
    `### ${words.outputs}`,
    words.outputsText,
    table(words.measureColumns, rows),
    gap(words.outputsGap),
    `### ${words.aims}`,
    gap(words.aimsGap),
  ];
}

function logic({ manifest, scenarios, words, text }: Told): string[] {
  const { scenario } = scenarios[0];
  const places = Object.entries(scenario.places).map(([id, { name, owner, kind, capacityBeds, description }]) => {
    const limit = capacityBeds === "unlimited" ? words.unlimited : words.beds(String(capacityBeds));
    return [`\`${id}\``, text(name ?? id), kind, owner, limit, description ? text(description) : ""];
  });
  const groups = Object.entries(scenario.groups).map(([id, { name, actor }]) => [`\`${id}\``, text(name ?? id), actor]);
  const streams = Object.entries(scenario.streams).map(([id, { kind, group, to }]) => [`\`${id}\``, kind, group, to]);
  const exits = Object.entries(scenario.exits).map(([id, { name, kind }]) => [`\`${id}\``, text(name ?? id), kind]);
  const rules = Object.entries(scenario.places).flatMap(([id, { allocation }]) =>
    allocation === undefined || JSON.stringify(allocation) === FIRST_COME
      ? []
      : [`- \`${id}\`: \`${JSON.stringify(allocation)}\``],
  );
  return [
    `## ${words.logic}`,
    `### ${words.diagram}`,
    flowDiagram(scenario),
    `### ${words.baseLogic}`,
    words.baseLogicText,
    `### ${words.scenarioLogic}`,
    ...scenarioLogic(manifest, scenarios, words),
    `### ${words.algorithms}`,
    words.algorithmsText,
    rules.length === 0 ? words.noRule : rules.join("\n"),
    `### ${words.components}`,
    `#### ${words.entities}`,
    words.entitiesText,
    table(words.groupColumns, groups),
    `#### ${words.activities}`,
    words.activitiesText,
    `#### ${words.resources}`,
    words.resourcesText,
    table(words.placeColumns, places),
    `#### ${words.queues}`,
    words.queuesText,
    `#### ${words.entry}`,
    table(words.streamColumns, streams),
    table(words.exitColumns, exits),
  ];
}

/** The rule of places that have none of their own. */
const FIRST_COME = JSON.stringify({ rule: "first-come" });

function scenarioLogic(
  { scenarios: named }: Manifest,
  scenarios: readonly LoadedScenario[],
  words: StressWords,
): string[] {
  const effectOf = (effect: Manifest["scenarios"][number]["effect"]): string =>
    effect === null ? words.noChanges : words[effect === "dated" ? "datedEffect" : effect];
  const dated = (scenarios[0].scenario.changes ?? []).map((change) => `- \`${JSON.stringify(change)}\``);
  const ofBaseline = dated.length === 0 ? [] : [words.dated, dated.join("\n")];
  if (named.length === 1) {
    const { effect } = named[0];
    return [effect === null ? words.oneScenario : words.oneChanged(effectOf(effect)), ...ofBaseline];
  }
  const alternatives = named
    .slice(1)
    .flatMap(({ name, effect }, at) => [
      words.differs(name, effectOf(effect)),
      differenceList(scenarios[0], scenarios[at + 1], words),
    ]);
  return [words.baselineIs(named[0].name), ...ofBaseline, ...alternatives];
}

const MOST_DIFFERENCES = 40;

function differenceList(baseline: LoadedScenario, alternative: LoadedScenario, words: StressWords): string {
  const differences = scenarioDifferences(baseline.scenario, alternative.scenario);
  const lines = differences
    .slice(0, MOST_DIFFERENCES)
    .map(({ path, before, after }) => `- \`${path}\`: ${shortValue(before, words)} → ${shortValue(after, words)}`);
  const more = differences.length - lines.length;
  return [...lines, ...(more > 0 ? [`- ${words.more(more)}`] : [])].join("\n") || `- ${words.nothingDiffers}`;
}

function data({ scenarios, words, language, numbersInstead }: Told): string[] {
  const [{ scenario, provenance }] = scenarios;
  const sources = [
    ...new Set(
      Object.values(provenance).flatMap(({ source }) => (source === undefined ? [] : [sourceText(source, language)])),
    ),
  ].sort();
  const parameters = inputParameters(scenarios[0]);
  const count = (kind: Provenance["kind"]) => parameters.filter((one) => one.provenance?.kind === kind).length;
  const unknown = parameters.filter((parameter) => parameter.provenance === undefined).length;
  const numbers = parameters.map(({ path, value, provenance: own }) => {
    const told = [own?.source, own?.note].map((text = "") => sourceText(text, language));
    return [`\`${path}\``, shortValue(value, words), kindText(own, language), ...told];
  });
  const label = DATA_LABELS[scenario.data][language];
  return [
    `## ${words.data}`,
    `### ${words.sources}`,
    words.counts(label, count("sourced"), count("derived"), count("assumption")),
    sources.length === 0 ? gap(words.noSourceGap) : sources.map((source) => `- ${source}`).join("\n"),
    gap(words.sourcesGap),
    `### ${words.processing}`,
    gap(words.processingGap),
    `### ${words.parameters}`,
    words.parametersText,
    ...(unknown > 0 ? [gap(words.unknownGap(unknown))] : []),
    ...(numbersInstead === undefined
      ? [table(words.numberColumns, numbers)]
      : [words.parametersTogether, numbersInstead]),
    `### ${words.assumptions}`,
    ...assumptionsText(parameters, words, language, numbersInstead === undefined),
    gap(words.assumptionsGap),
  ];
}

function kindText(provenance: Provenance | undefined, language: Language): string {
  const kind = provenance?.kind;
  if (kind === undefined) return "";
  return language === "en" ? kind : REPORT_WORDS[language].kinds[kind];
}

/** How many numbers are assumptions, and how many without a reason; the reasons, where they do not stand with the numbers. */
function assumptionsText(
  parameters: readonly InputParameter[],
  words: StressWords,
  language: Language,
  hasReasons: boolean,
): string[] {
  const assumed = parameters.filter(({ provenance }) => provenance?.kind === "assumption");
  if (assumed.length === 0) return [words.noAssumption];
  const byReason = new Map<string, string[]>();
  for (const { path, provenance } of assumed) {
    const reason = provenance?.note ?? "";
    byReason.set(reason, [...(byReason.get(reason) ?? []), path]);
  }
  const without = byReason.get("")?.length ?? 0;
  byReason.delete("");
  const rows = [...byReason].map(([reason, paths]) => {
    const more = paths.length > 1 ? words.andMore(paths.length - 1) : "";
    return [`\`${paths[0]}\`${more}`, sourceText(reason, language)];
  });
  return [
    words.assumed(assumed.length, parameters.length),
    ...(hasReasons && rows.length > 0 ? [words.reasons, table(words.reasonColumns, rows)] : []),
    ...(without > 0 ? [gap(words.unreasonedGap(without))] : []),
  ];
}

function experimentation({ manifest, scenarios, words }: Told): string[] {
  const { run } = scenarios[0].scenario;
  const { replications, wantedReplications, warmUpDays, days, startDate } = manifest;
  const estimation = [
    words.replications(replications, wantedReplications),
    words.estimationText,
    ...(manifest.scenarios.length > 1 ? [words.pairing] : []),
  ];
  return [
    `## ${words.experimentation}`,
    `### ${words.initialisation}`,
    words.start(words[run.start?.kind ?? "empty"], warmUpDays),
    gap(words.warmUpGap),
    `### ${words.length}`,
    words.measured(days, startDate),
    `### ${words.estimation}`,
    estimation.join(" "),
    gap(words.replicationsGap),
  ];
}

function implementation({ manifest, words }: Told): string[] {
  return [
    `## ${words.implementation}`,
    `### ${words.software}`,
    words.softwareText(manifest.engineVersion),
    `### ${words.sampling}`,
    words.samplingText(`\`${JSON.stringify(manifest.seed)}\``),
    `### ${words.execution}`,
    words.executionText,
    `### ${words.system}`,
    words.systemText,
    gap(words.systemGap),
  ];
}

function codeAccess({ words }: Told): string[] {
  return [`## ${words.code}`, `### ${words.sharing}`, words.sharingText, gap(words.sharingGap)];
}

const LONGEST_VALUE = 160;

function shortValue(value: unknown, words: StressWords): string {
  if (value === undefined) return words.nothing;
  const text = JSON.stringify(value);
  return text.length <= LONGEST_VALUE ? `\`${text}\`` : `\`${text.slice(0, LONGEST_VALUE)}…\` ${words.inScenario}`;
}

function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable({
    columns: headers.map((header) => ({ header, align: "left" })),
    rows: rows.map((row) => row.map((cell) => cell.replaceAll("\n", " "))),
  });
}
