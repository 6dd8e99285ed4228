import type { YearlySeries } from "../analysis/forecast-simulated.ts";
import type { SimulatedPathFacts } from "./forecast-document.ts";
import type { ForecastTold } from "./forecast-summary.ts";
import { type DataTable, tableOf } from "./data-table.ts";

/** The figures of a forecast as tables for R, Python and spreadsheets, by name. */
export function forecastDataTables({
  data,
  forecast,
  simulated,
}: ForecastTold & { readonly simulated?: { readonly paths: readonly SimulatedPathFacts[] } }): Readonly<
  Record<string, DataTable>
> {
  const { priceYear } = data.input;
  const people = forecast.people.flatMap(({ year, byAge, workingAgePerCovered }) =>
    Object.entries(byAge).map(([age, own]) => ({ year, age, own, workingAgePerCovered })),
  );
  const rates = Object.entries(forecast.rates).flatMap(([service, own]) => own.map((rate) => ({ service, ...rate })));
  const needs = forecast.needs.flatMap(({ assumption, theta, years }) =>
    years.flatMap(({ year, services }) =>
      Object.entries(services).map(([service, own]) => ({ assumption, theta, year, service, ...own })),
    ),
  );
  const coverage = forecast.coverage.flatMap(({ path, years }) => years.map((own) => ({ path, ...own })));
  return {
    people: tableOf(people, [
      { name: "year", type: "integer", description: "Year, on 1 January.", of: ({ year }) => year },
      { name: "age", type: "text", description: "Ages, both included.", of: ({ age }) => age },
      { name: "persons", type: "number", description: "Inhabitants.", isNullable: true, of: ({ own }) => own?.persons },
      {
        name: "isComputed",
        type: "integer",
        description: "1 where they lie on a line between years that the file has, else 0.",
        of: ({ own }) => (own?.between ? 1 : 0),
      },
    ]),
    rates: tableOf(rates, [
      { name: "service", type: "text", description: "Id of the service.", of: ({ service }) => service },
      { name: "age", type: "text", description: "Ages, both included.", of: ({ age }) => age },
      { name: "users", type: "number", description: "Users at a time in the base year.", of: ({ users }) => users },
      { name: "persons", type: "number", description: "Inhabitants in the base year.", of: ({ persons }) => persons },
      { name: "rate", type: "number", description: "Users ÷ inhabitants.", of: ({ rate }) => rate },
      {
        name: "growthPerYearOfAge",
        type: "number",
        description: "Rise of the use for each year of age, as a natural logarithm.",
        of: ({ growthPerYearOfAge }) => growthPerYearOfAge,
      },
    ]),
    needs: tableOf(needs, [
      { name: "assumption", type: "text", description: "Assumption of health.", of: ({ assumption }) => assumption },
      { name: "year", type: "integer", description: "Year.", of: ({ year }) => year },
      { name: "service", type: "text", description: "Id of the service.", of: ({ service }) => service },
      { name: "users", type: "number", description: "Users at a time.", of: ({ users }) => users },
      { name: "places", type: "number", description: "Places needed.", isNullable: true, of: ({ places }) => places },
      {
        name: "hoursPerWeek",
        type: "number",
        description: "Hours of care a week.",
        isNullable: true,
        of: ({ hoursPerWeek }) => hoursPerWeek,
      },
      { name: "fte", type: "number", description: "Full-time equivalents.", isNullable: true, of: ({ fte }) => fte },
      { name: "costNok", type: "number", description: "Cost of the year, NOK.", of: ({ costNok }) => costNok },
      { name: "priceYear", type: "integer", description: "Year of its prices.", of: () => priceYear },
    ]),
    coverage: tableOf(coverage, [
      {
        name: "path",
        type: "text",
        description: "as-today, coverage-kept or coverage-target.",
        of: ({ path }) => path,
      },
      { name: "year", type: "integer", description: "Year.", of: ({ year }) => year },
      { name: "coverage", type: "number", description: "Places ÷ those covered.", of: (own) => own.coverage },
      { name: "places", type: "number", description: "Places.", of: ({ places }) => places },
      { name: "fte", type: "number", description: "Full-time equivalents.", isNullable: true, of: ({ fte }) => fte },
      { name: "costNok", type: "number", description: "Cost of the year, NOK.", of: ({ costNok }) => costNok },
      { name: "priceYear", type: "integer", description: "Year of its prices.", of: () => priceYear },
    ]),
    ...(simulated && { simulated: simulatedTable(simulated.paths) }),
  };
}

function simulatedTable(paths: readonly SimulatedPathFacts[]): DataTable {
  const rows = paths.flatMap(({ path, series }) =>
    series.flatMap(({ measure, place, years }: YearlySeries) => years.map((own) => ({ path, measure, place, ...own }))),
  );
  return tableOf(rows, [
    { name: "path", type: "text", description: "as-today, or the strategy.", of: ({ path }) => path },
    { name: "measure", type: "text", description: "Id of the measure.", of: ({ measure }) => measure },
    { name: "place", type: "text", description: "Id of the place.", isNullable: true, of: ({ place }) => place },
    { name: "year", type: "integer", description: "Year.", of: ({ year }) => year },
    { name: "mean", type: "number", description: "Mean of the year over replications.", of: ({ mean }) => mean },
    {
      name: "ci95Low",
      type: "number",
      description: "Its 95 % interval.",
      isNullable: true,
      of: ({ ci95 }) => ci95?.[0],
    },
    {
      name: "ci95High",
      type: "number",
      description: "Its 95 % interval.",
      isNullable: true,
      of: ({ ci95 }) => ci95?.[1],
    },
    {
      name: "difference",
      type: "number",
      description: "Paired difference from as-today.",
      isNullable: true,
      of: ({ difference }) => difference,
    },
    {
      name: "differenceCi95Low",
      type: "number",
      description: "Its 95 % interval.",
      isNullable: true,
      of: ({ differenceCi95 }) => differenceCi95?.[0],
    },
    {
      name: "differenceCi95High",
      type: "number",
      description: "Its 95 % interval.",
      isNullable: true,
      of: ({ differenceCi95 }) => differenceCi95?.[1],
    },
  ]);
}
