import type { CostFigure } from "../analysis/cost-figure.ts";
import type { ActorCosts } from "../analysis/cost-figures.ts";
import { AGE_UNKNOWN } from "../analysis/cost-per-user.ts";
import type { UnitCosts } from "../scenarios/unit-costs.ts";
import type { ToldCosts } from "./cost-data.ts";
import { differenceTables, figureText, scaled, serviceName, shortActorName } from "./cost-differences.ts";
import { AMOUNT_UNITS, COST_WORDS, LEVEL_NAMES, OUTCOME_NAMES, PER_UNIT } from "./cost-words.ts";
import type { Language } from "./language.ts";
import { decimalsFor, formatAges, formatNumber, formatPlusMinus, MISSING } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Column, type Table, textTables } from "./table.ts";

export interface CostTold {
  readonly scenario: ScenarioFacts;
  readonly costs: UnitCosts;
  readonly found: ToldCosts;
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
    ...(tables.comparison === null
      ? []
      : [
          text(words.municipalityTitle(tables.comparison.beside), tables.comparison.differences),
          text(words.byServiceTitle, tables.comparison.services),
        ]),
    text(words.mixTitle, tables.mix),
    text(words.outlierTitle(limit), tables.outliers),
    text(words.ageTitle, tables.ages),
    text(words.outcomeTitle, tables.outcomes),
    text(words.productivityTitle, tables.productivity, words.productivityNote),
    text(words.checkTitle, tables.check),
  ]);
}

/** How much was simulated for it. */
export function costExtent(
  { replications, periodDays }: Pick<ToldCosts, "replications" | "periodDays">,
  language: Language,
): string {
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
    comparison: municipalityTables(told, language),
  };
}

/** The municipalities beside the first of the scenario; null where there is one alone. */
function municipalityTables(told: CostTold, language: Language) {
  const [first, ...others] = told.found.actors.map(({ actor }) => actor);
  if (first === undefined || others.length === 0) return null;
  const found = others.map((actor) => differenceBeside(told.found, actor, first));
  return { beside: shortActorName(told.scenario, first, language), ...differenceTables(told, found, language) };
}

/** One municipality beside another. */
function differenceBeside({ comparisons }: ToldCosts, actor: string, beside: string): ToldCosts["comparisons"][number] {
  return comparisons.find((own) => own.actor === actor && own.beside === beside)!;
}

/** Municipalities as the scenario lists them, not as the engine numbers them. */
function inOrderOfScenario(told: CostTold): CostTold {
  const order = Object.keys(told.scenario.actors);
  const actors = told.found.actors.toSorted((a, b) => order.indexOf(a.actor) - order.indexOf(b.actor));
  return { ...told, found: { ...told.found, actors } };
}

const left = (header: string): Column => ({ header, align: "left" });
const right = (header: string): Column => ({ header, align: "right" });

function shareText({ mean, ci95 }: CostFigure, language: Language): string {
  const format = { language, isShare: true, hasPercentSign: false, decimals: decimalsFor(mean, ci95, true) };
  return formatPlusMinus(mean, ci95, format);
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
      shortActorName(told.scenario, own.actor, language),
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
    columns: [
      left(head),
      ...told.found.actors.map(({ actor }) => right(shortActorName(told.scenario, actor, language))),
    ],
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

/** Services that anybody had. */
function usedServices({ found }: CostTold): string[] {
  const counted = (found.validation ?? []).filter((own) => own.counted > 0).map(({ service }) => service);
  const isUsed = (service: string): boolean =>
    found.actors.some(({ services }) => services.some((own) => own.service === service && own.volume.mean));
  const services = found.actors[0]?.services.map(({ service }) => service) ?? [];
  return services.filter((service) => isUsed(service) || counted.includes(service));
}

function outlierTable(told: CostTold, language: Language): Table {
  const services = usedServices(told);
  const names = services.map((service) => serviceName(told.costs, service, language));
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
    ages.map((age) => (age === AGE_UNKNOWN ? words.unknownAge : formatAges(age))),
    (own, row) => figure(own.ages[row]!.costPerUserNok),
  );
  return {
    columns: [
      ...plain.columns,
      ...withInhabitants.map(({ actor }) =>
        right(`${shortActorName(told.scenario, actor, language)} ${words.perInhabitant}`),
      ),
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
        at === 0 ? shortActorName(told.scenario, actor, language) : "",
        serviceName(told.costs, own.service, language),
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
    columns: [left(words.service), left(words.amountUnit), right(words.ofUsers), right(words.counted)],
    rows: (told.found.validation ?? [])
      .filter(({ service }) => usedServices(told).includes(service))
      .map(({ service, ofUsers, counted }) => [
        serviceName(told.costs, service, language),
        AMOUNT_UNITS[told.costs.services[service]!.per][language],
        amount(ofUsers),
        amount(counted),
      ]),
  };
}
