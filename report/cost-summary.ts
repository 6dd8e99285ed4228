import type { ActorCosts, CostDifference, CostFigure, CostPerUser } from "../analysis/cost-figures.ts";
import { AGE_UNKNOWN } from "../analysis/cost-per-user.ts";
import type { UnitCosts } from "../scenarios/unit-costs.ts";
import { COST_WORDS, LEVEL_NAMES, OUTCOME_NAMES, PER_UNIT } from "./cost-words.ts";
import { type Language, textIn } from "./language.ts";
import { decimalsFor, differenceDecimals, formatNumber, formatPlusMinus, MISSING } from "./numbers.ts";
import { actorName } from "./scenario-names.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Column, type Table, textTables } from "./table.ts";

export interface CostTold {
  readonly scenario: ScenarioFacts;
  readonly costs: UnitCosts;
  readonly found: CostPerUser;
}

/** Cost per user for people: by municipality, the user mix, consumption by age, cost per outcome, productivity, and the check. */
export function costSummary(told: CostTold, options: SummaryOptions): string {
  const { costs, found } = told;
  const { language } = options;
  const words = COST_WORDS[language];
  const tables = costTables(told, language);
  const text = (title: string, table: Table, note = ""): string =>
    `${heading(title, options)}\n${textTables(table, options)}${note === "" ? "" : `\n${paragraph(note, options)}`}`;
  const whole = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const limit = whole(costs.outlierNok);
  const extent = costExtent(found, language);
  if (found.actors.length === 0) {
    return joinedParagraphs([`${heading(words.title(found.priceYear), options)}\n${paragraph(words.nobody, options)}`]);
  }
  return joinedParagraphs([
    `${heading(words.title(found.priceYear), options)}\n${paragraph(extent, options)}`,
    textTables(tables.municipalities, options),
    text(words.mixTitle, tables.mix),
    text(words.outlierTitle(limit), tables.outliers),
    text(words.ageTitle, tables.ages),
    text(words.outcomeTitle, tables.outcomes),
    text(words.productivityTitle, tables.productivity, words.productivityNote),
    text(words.checkTitle, tables.check),
  ]);
}

/** How much was simulated for it. */
export function costExtent({ replications, periodDays }: CostPerUser, language: Language): string {
  const days = periodDays.reduce((sum, own) => sum + own, 0);
  return COST_WORDS[language].extent(replications, periodDays.length, formatNumber(days, { language, decimals: 0 }));
}

/** The tables of the cost per user, for text, pages and documents alike. */
export function costTables(given: CostTold, language: Language) {
  const told = inOrderOfScenario(given);
  return {
    municipalities: municipalitiesTable(told, language),
    mix: mixTable(told, language),
    outliers: outlierTable(told, language),
    ages: ageTable(told, language),
    outcomes: outcomeTable(told, language),
    productivity: productivityTable(told, language),
    check: checkTable(told, language),
  } satisfies Record<string, Table>;
}

/** Municipalities as the scenario lists them, not as the engine numbers them. */
function inOrderOfScenario(told: CostTold): CostTold {
  const order = Object.keys(told.scenario.actors);
  const actors = told.found.actors.toSorted((a, b) => order.indexOf(a.actor) - order.indexOf(b.actor));
  return { ...told, found: { ...told.found, actors } };
}

/** What the users of each municipality cost in the alternatives of a comparison, beside the baseline. */
export function costDifferenceSummary(
  scenario: ScenarioFacts,
  costs: UnitCosts,
  alternatives: readonly { readonly name: string; readonly differences: readonly CostDifference[] }[],
  options: SummaryOptions,
): string {
  const { language } = options;
  const words = COST_WORDS[language];
  const limit = formatNumber(costs.outlierNok, { language, decimals: 0 });
  const order = Object.keys(scenario.actors);
  const figure = ({ mean, ci95 }: CostFigure, isShare = false): string =>
    formatPlusMinus(mean, ci95, {
      language,
      decimals: differenceDecimals(mean, ci95, isShare),
      isDifference: true,
      isShare,
      hasPercentSign: false,
    });
  const rows = alternatives.flatMap(({ name, differences }) => [
    ...(alternatives.length > 1 ? [[name]] : []),
    ...differences
      .toSorted((a, b) => order.indexOf(a.actor) - order.indexOf(b.actor))
      .map((own) => [
        actorName(scenario, own.actor, language).replace(/ \(.*\)$/, ""),
        figure(own.users),
        figure(scaled(own.costNok, 1e-6)),
        figure(own.costPerUserNok),
        figure(own.outlierShare, true),
      ]),
  ]);
  const columns = [
    left(words.municipality),
    right(words.users),
    right(words.cost),
    right(words.costPerUser),
    right(words.outlierPoints(limit)),
  ];
  return joinedParagraphs([
    `${heading(words.differenceTitle(costs.priceYear), options)}\n${textTables({ columns, rows }, options)}`,
  ]);
}

const left = (header: string): Column => ({ header, align: "left" });
const right = (header: string): Column => ({ header, align: "right" });

/** A name without what stands in brackets at its end. */
function shortName({ scenario }: CostTold, actor: string, language: Language): string {
  return actorName(scenario, actor, language).replace(/ \(.*\)$/, "");
}

function figureText({ mean, ci95 }: CostFigure, language: Language): string {
  return formatPlusMinus(mean, ci95, { language, decimals: decimalsFor(mean, ci95) });
}

function shareText({ mean, ci95 }: CostFigure, language: Language): string {
  const format = { language, isShare: true, hasPercentSign: false, decimals: decimalsFor(mean, ci95, true) };
  return formatPlusMinus(mean, ci95, format);
}

function scaled({ mean, ci95 }: CostFigure, factor: number): CostFigure {
  return { mean: mean === null ? null : mean * factor, ci95: ci95 && [ci95[0] * factor, ci95[1] * factor] };
}

function municipalitiesTable(told: CostTold, language: Language): Table {
  const words = COST_WORDS[language];
  const limit = formatNumber(told.costs.outlierNok, { language, decimals: 0 });
  return {
    columns: [
      left(words.municipality),
      right(words.users),
      right(words.cost),
      right(words.costPerUser),
      right(`${words.outliers(limit)} (%)`),
    ],
    rows: told.found.actors.map((own) => [
      shortName(told, own.actor, language),
      figureText(own.users, language),
      figureText(scaled(own.costNok, 1e-6), language),
      figureText(own.costPerUserNok, language),
      shareText(own.outliers.shareOfUsers, language),
    ]),
  };
}

/** Rows of something, a column for each municipality. */
function byMunicipality(
  told: CostTold,
  language: Language,
  head: string,
  names: readonly string[],
  cell: (own: ActorCosts, row: number) => string,
): Table {
  return {
    columns: [left(head), ...told.found.actors.map(({ actor }) => right(shortName(told, actor, language)))],
    rows: names.map((name, row) => [name, ...told.found.actors.map((own) => cell(own, row))]),
    breaksNames: true,
  };
}

function mixTable(told: CostTold, language: Language): Table {
  const words = COST_WORDS[language];
  const nok = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const classes = told.found.actors[0]?.classes ?? [];
  const names = classes.map(({ fromNok, toNok }) =>
    toNok === null ? words.above(nok(fromNok)) : `${nok(fromNok)}–${nok(toNok)}`,
  );
  return byMunicipality(told, language, words.costClass, names, (own, row) =>
    shareText(own.classes[row]!.shareOfUsers, language),
  );
}

function serviceName({ costs }: CostTold, id: string, language: Language): string {
  return textIn(language, costs.services[id]!.name);
}

/** Services that anybody had. */
function usedServices({ found }: CostTold): string[] {
  return found.validation.filter(({ ofUsers, counted }) => ofUsers > 0 || counted > 0).map(({ service }) => service);
}

function outlierTable(told: CostTold, language: Language): Table {
  const services = usedServices(told);
  const names = services.map((service) => serviceName(told, service, language));
  return byMunicipality(told, language, COST_WORDS[language].service, names, (own, row) => {
    const found = own.outliers.costByService.find(({ service }) => service === services[row])!;
    return shareText(found.shareOfCost, language);
  });
}

function ageTable(told: CostTold, language: Language): Table {
  const words = COST_WORDS[language];
  const { actors } = told.found;
  const ages = actors[0]?.ages.map(({ age }) => age) ?? [];
  const withInhabitants = actors.filter((own) => own.ages.some(({ costPerInhabitantNok }) => costPerInhabitantNok));
  const figure = (own: CostFigure | null): string => (own ? figureText(own, language) : MISSING);
  const plain = byMunicipality(
    told,
    language,
    words.age,
    ages.map((age) => (age === AGE_UNKNOWN ? words.unknownAge : age)),
    (own, row) => figure(own.ages[row]!.costPerUserNok),
  );
  return {
    columns: [
      ...plain.columns,
      ...withInhabitants.map(({ actor }) => right(`${shortName(told, actor, language)} ${words.perInhabitant}`)),
    ],
    rows: plain.rows.map((row, at) => [
      ...row,
      ...withInhabitants.map((own) => figure(own.ages[at]!.costPerInhabitantNok)),
    ]),
  };
}

function outcomeTable(told: CostTold, language: Language): Table {
  const outcomes = [...new Set(told.found.actors.flatMap((own) => own.outcomes.map(({ outcome }) => outcome)))];
  const names = outcomes.map((outcome) => OUTCOME_NAMES[outcome][language]);
  return byMunicipality(told, language, COST_WORDS[language].outcome, names, (own, row) => {
    const found = own.outcomes.find(({ outcome }) => outcome === outcomes[row]);
    return found ? figureText(found.costPerUserNok, language) : MISSING;
  });
}

function productivityTable(told: CostTold, language: Language): Table {
  const words = COST_WORDS[language];
  const nok = (value: number): string => formatNumber(value, { language, decimals: 0 });
  return {
    columns: [
      left(words.municipality),
      left(words.service),
      left(words.unit),
      right(words.direct),
      right(words.overhead),
      right(words.sum),
      right(words.empty),
    ],
    rows: told.found.actors.flatMap(({ actor, productivity }) =>
      productivity.map((own, at) => [
        at === 0 ? shortName(told, actor, language) : "",
        serviceName(told, own.service, language),
        PER_UNIT[told.costs.services[own.service]!.per][language],
        nok(own.directPerUnitNok),
        nok(own.overheadPerUnitNok),
        `${nok(own.perUnitNok)}${own.level === null ? "" : ` (${LEVEL_NAMES[own.level][language]})`}`,
        own.emptyPerUnitNok ? figureText(own.emptyPerUnitNok, language) : MISSING,
      ]),
    ),
  };
}

function checkTable(told: CostTold, language: Language): Table {
  const words = COST_WORDS[language];
  const amount = (value: number): string => formatNumber(value, { language, decimals: 1 });
  return {
    columns: [left(words.service), right(words.ofUsers), right(words.counted)],
    rows: told.found.validation
      .filter(({ service }) => usedServices(told).includes(service))
      .map(({ service, ofUsers, counted }) => [serviceName(told, service, language), amount(ofUsers), amount(counted)]),
  };
}
