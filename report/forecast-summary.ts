import type { PersonsInYear } from "../scenarios/population.ts";
import {
  type CoveragePath,
  coverageAtBase,
  type Forecast,
  type ForecastData,
  type ForecastQuestion,
  type PeopleOfYear,
  regionOf,
  yearsYounger,
} from "../analysis/forecast.ts";
import { exp } from "../scenarios/exp-log.ts";
import { FORECAST_WORDS, HEALTH_NAMES, PATH_HEADS, PATH_NAMES } from "./forecast-words.ts";
import { type Language, textIn } from "./language.ts";
import { formatAges, formatNumber, MISSING } from "./numbers.ts";
import { heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Column, type Table, textTables } from "./table.ts";

export interface ForecastTold {
  readonly data: ForecastData;
  readonly question: ForecastQuestion;
  readonly forecast: Forecast;
}

/** The result of `flyt forecast` for people: people, use rates, places, staff and cost, year by year. */
export function forecastSummary(told: ForecastTold, options: SummaryOptions): string {
  const { data, forecast } = told;
  const { language } = options;
  const words = FORECAST_WORDS[language];
  const { input } = data;
  const tables = forecastTables(told, language);
  const text = (title: string, table: Table, note = ""): string =>
    `${heading(title, options)}\n${textTables(table, options)}${note === "" ? "" : `\n${paragraph(note, options)}`}`;
  const covered = input.services[input.coverageService]!;
  const service = textIn(language, covered.name);
  const region = regionOf(data, input.region);
  const share = (value: number): string => formatNumber(value, { language, decimals: 1, isShare: true });
  return joinedParagraphs([
    `${heading(words.title(textIn(language, input.name), forecast.baseYear, forecast.lastYear), options)}\n` +
      paragraph(words.sources(data.populationFile.replace(/^.*[\\/]/, ""), hasOwnFigures(told)), options),
    text(words.peopleTitle, tables.people, hasLines(forecast) ? words.peopleNote : ""),
    paragraph(ratioText(told, language), options),
    text(words.ratesTitle(forecast.baseYear), tables.rates, words.ratesNote),
    text(words.healthTitle, tables.health, aloneText(told, language)),
    text(
      words.placesTitle(service),
      tables.places,
      words.placesNote(input.coverageAge, share(coverageAtBase(input, region))),
    ),
    text(words.staffTitle, tables.staff, words.staffNote),
    text(words.costTitle(input.priceYear), tables.cost),
    text(words.strategyTitle(service, input.priceYear), tables.strategy),
    text(words.servicesTitle(forecast.lastYear, HEALTH_NAMES.reference[language]), tables.services),
  ]);
}

/** The tables of a forecast, for text, pages and documents alike. */
export function forecastTables(told: ForecastTold, language: Language) {
  return {
    people: peopleTable(told, language),
    rates: ratesTable(told, language),
    health: healthTable(told, language),
    places: placesTable(told, language),
    staff: totalsTable(told, language, "fte"),
    cost: totalsTable(told, language, "costNok"),
    strategy: strategyTable(told, language),
    services: servicesTable(told, language),
  } satisfies Record<string, Table>;
}

const left = (header: string): Column => ({ header, align: "left" });
const right = (header: string): Column => ({ header, align: "right" });
const MILLION = 1e6;

function whole(value: number | null | undefined, language: Language): string {
  return value === null || value === undefined ? MISSING : formatNumber(value, { language, decimals: 0 });
}

function peopleTable({ data: { input }, forecast }: ForecastTold, language: Language): Table {
  const words = FORECAST_WORDS[language];
  // Those of working age have a column of their own.
  const bands = Object.keys(forecast.people[0]?.byAge ?? {}).filter((age) => age !== input.workingAge);
  const persons = (own: PersonsInYear | null | undefined): string =>
    own ? `${whole(own.persons, language)}${own.between ? "*" : ""}` : MISSING;
  return {
    columns: [
      left(words.year),
      ...bands.map((age) => right(formatAges(age))),
      ...(bands.includes(input.coverageAge) ? [] : [right(formatAges(input.coverageAge))]),
      right(words.workingAge(formatAges(input.workingAge))),
      right(words.workingAgePer(input.coverageAge)),
    ],
    rows: forecast.people.map((own) => [
      String(own.year),
      ...bands.map((age) => persons(own.byAge[age])),
      ...(bands.includes(input.coverageAge) ? [] : [whole(own.covered, language)]),
      persons(own.workingAge),
      ratioCell(own, language),
    ]),
  };
}

function ratioCell({ workingAgePerCovered }: PeopleOfYear, language: Language): string {
  return formatNumber(workingAgePerCovered, { language, decimals: 1 });
}

/** How many fewer of working age there are for each of those covered. */
function ratioText({ data: { input }, forecast }: ForecastTold, language: Language): string {
  const known = forecast.people.filter(({ workingAgePerCovered }) => workingAgePerCovered !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return "";
  return FORECAST_WORDS[language].ratio({
    age: input.coverageAge,
    first: String(first.year),
    last: String(last.year),
    firstRatio: ratioCell(first, language),
    lastRatio: ratioCell(last, language),
    share: formatNumber(last.workingAgePerCovered! / first.workingAgePerCovered!, {
      language,
      decimals: 0,
      isShare: true,
    }),
  });
}

function ratesTable({ data: { input }, forecast }: ForecastTold, language: Language): Table {
  const words = FORECAST_WORDS[language];
  return {
    columns: [
      left(words.service),
      left(words.age),
      right(words.users),
      right(words.persons),
      right(words.perThousand),
      right(words.growth),
    ],
    rows: Object.entries(forecast.rates).flatMap(([id, rates]) =>
      rates.map(({ age, users, persons, rate, growthPerYearOfAge }, at) => [
        at === 0 ? textIn(language, input.services[id]!.name) : "",
        formatAges(age),
        `${formatNumber(users, { language, decimals: Number.isInteger(users) ? 0 : 1 })} ÷`,
        `${whole(persons, language)} =`,
        formatNumber(1000 * rate, { language, decimals: rate < 0.001 ? 2 : 1 }),
        growthPerYearOfAge === 0
          ? MISSING
          : formatNumber(exp(growthPerYearOfAge) - 1, { language, decimals: 1, isShare: true }),
      ]),
    ),
  };
}

function healthTable({ data: { input }, forecast }: ForecastTold, language: Language): Table {
  const words = FORECAST_WORDS[language];
  return {
    columns: [left(words.assumption), left(words.meaning)],
    rows: forecast.needs.map(({ assumption, theta }) => [
      textIn(language, input.health[assumption].name),
      theta === 0
        ? words.thetaZero
        : words.theta(
            formatNumber(theta, { language, decimals: Number.isInteger(theta) ? 0 : 1 }),
            formatNumber(yearsYounger(input, theta, forecast.lastYear), { language, decimals: 1 }),
          ),
    ]),
  };
}

function aloneText({ data: { input }, question, forecast }: ForecastTold, language: Language): string {
  const share = (value: number): string => formatNumber(value, { language, decimals: 0, isShare: true });
  const { livingAloneShare } = input;
  const last = question.livingAlone ?? livingAloneShare;
  return FORECAST_WORDS[language].aloneNote(share(livingAloneShare), share(last), forecast.lastYear);
}

function placesTable({ data: { input }, forecast }: ForecastTold, language: Language): Table {
  const id = input.coverageService;
  return {
    columns: [
      left(FORECAST_WORDS[language].year),
      ...forecast.needs.map(({ assumption }) => right(HEALTH_NAMES[assumption][language])),
      ...forecast.coverage.map(({ path }) => right(PATH_NAMES[path][language])),
    ],
    rows: yearsOf(forecast).map((year, at) => [
      String(year),
      ...forecast.needs.map(({ years }) => whole(years[at]!.services[id]!.places, language)),
      ...forecast.coverage.map(({ years }) => whole(years[at]!.places, language)),
    ]),
  };
}

/** FTE or millions in all, by health, and what they have become since the base year. */
function totalsTable({ forecast }: ForecastTold, language: Language, of: "fte" | "costNok"): Table {
  const scale = of === "fte" ? 1 : MILLION;
  const words = FORECAST_WORDS[language];
  const change = (value: number): string => formatNumber(value, { language, decimals: 0, isDifference: true });
  return {
    columns: [
      left(words.year),
      ...forecast.needs.flatMap(({ assumption }) => [
        { ...right(HEALTH_NAMES[assumption][language]), block: assumption },
        { ...right(words.since(forecast.baseYear)), block: assumption },
      ]),
    ],
    rows: yearsOf(forecast).map((year, at) => [
      String(year),
      ...forecast.needs.flatMap(({ years }) => [
        whole(years[at]![of] / scale, language),
        at === 0 ? MISSING : change((years[at]![of] - years[0]![of]) / scale),
      ]),
    ]),
  };
}

function strategyTable({ forecast }: ForecastTold, language: Language): Table {
  const words = FORECAST_WORDS[language];
  const kept = forecast.coverage.find(({ path }) => path === "coverage-kept")!;
  const others = forecast.coverage.filter(({ path }) => path !== "coverage-kept");
  const cells = ({ years }: CoveragePath, at: number): string[] => {
    const { coverage, places, fte, costNok } = years[at]!;
    return [
      formatNumber(coverage, { language, decimals: 1, isShare: true }),
      whole(places, language),
      whole(fte, language),
      whole(costNok / MILLION, language),
    ];
  };
  const columns = ({ path }: CoveragePath): Column[] =>
    [words.coverage, words.places, words.fte, words.cost].map((header) => ({
      ...right(`${PATH_HEADS[path][language]} ${header}`),
      block: path,
    }));
  return {
    columns: [
      left(words.year),
      ...columns(kept),
      ...others.flatMap((path) => [...columns(path), { ...right(words.saved), block: path.path }]),
    ],
    rows: yearsOf(forecast).map((year, at) => [
      String(year),
      ...cells(kept, at),
      ...others.flatMap((path) => [
        ...cells(path, at),
        whole((kept.years[at]!.costNok - path.years[at]!.costNok) / MILLION, language),
      ]),
    ]),
  };
}

function servicesTable({ data: { input }, forecast }: ForecastTold, language: Language): Table {
  const words = FORECAST_WORDS[language];
  const reference = forecast.needs.find(({ assumption }) => assumption === "reference")!;
  const [first, last] = [reference.years[0]!, reference.years.at(-1)!];
  const both = (of: (year: typeof first) => number | null, scale = 1): string[] =>
    [first, last].map((year) => {
      const value = of(year);
      return value === null ? MISSING : whole(value / scale, language);
    });
  const pair = (header: string): Column[] =>
    [first, last].map(({ year }) => ({ header: `${header} ${year}`, align: "right", block: header }));
  return {
    columns: [
      left(words.service),
      ...pair(words.users),
      ...pair(words.places),
      ...pair(words.hoursPerWeek),
      ...pair(words.fte),
      ...pair(words.cost),
    ],
    rows: Object.entries(input.services).map(([id, { name }]) => [
      textIn(language, name),
      ...both((year) => year.services[id]!.users),
      ...both((year) => year.services[id]!.places),
      ...both((year) => year.services[id]!.hoursPerWeek),
      ...both((year) => year.services[id]!.fte),
      ...both((year) => year.services[id]!.costNok, MILLION),
    ]),
  };
}

function yearsOf({ baseYear, lastYear }: Forecast): number[] {
  return Array.from({ length: lastYear - baseYear + 1 }, (_, at) => baseYear + at);
}

function hasLines({ people }: Forecast): boolean {
  return people.some(({ byAge, workingAge }) =>
    [...Object.values(byAge), workingAge].some((own) => own?.between !== undefined),
  );
}

/** Whether figures of the years to come say of themselves that they were derived. */
function hasOwnFigures({ data, forecast }: ForecastTold): boolean {
  const { sources } = regionOf(data, data.input.region);
  return [...sources].some(([key, { kind }]) => kind === "derived" && Number.parseInt(key, 10) > forecast.baseYear);
}
