import { type Message, phrase } from "./message.ts";
import type { Cost } from "./cost.ts";
import { measuredCapacities } from "./measured-capacity.ts";
import type { Finding, Path, Provenance } from "./origins.ts";
import { OUTSIDE_PARTIES, type PricedBy, type PriceLine, type PriceTable, type ROLES } from "./prices.ts";
import { ScenarioError, choiceHint } from "./problems.ts";
import { type LoadedPrices, PARTY_WORDS, yearsText } from "./read-prices.ts";
import type { Scenario } from "./schema.ts";
import type { Text } from "./words.ts";

/** A price for one place, in the prices of the year that was asked for. */
export interface BoundPrice {
  /** Id of the line in the table. */
  readonly item: string;
  readonly name: Text;
  readonly per: PricedBy;
  readonly place: string;
  /** An actor, state, users, suppliers, or municipality-of-patient. */
  readonly payer: string;
  readonly payee: string;
  /** NOK in prices of `priceYear`. */
  readonly amount: number;
  /** The amount and year as written. */
  readonly written: { readonly amount: number; readonly year: number };
  readonly placesPerWard?: number | undefined;
  readonly provenance: Provenance;
}

/** Over how many years an investment is borne, at which real interest a year. */
export interface Annuity {
  readonly lifetimeYears: number;
  readonly realInterest: number;
}

/** A cost that is declared for what is done, rather than reckoned from prices: of a scenario, a measure, or a lever of a plan. */
export interface DeclaredCost {
  readonly item: string;
  readonly name: Text;
  /** Who pays; suppliers are paid. */
  readonly paidBy: string;
  /** NOK a year, and NOK once, in prices of the year of the ledger. */
  readonly perYear: number;
  readonly once: number;
  /** How the cost once is told as a yearly one too. */
  readonly annuity?: Annuity | undefined;
  /** Share of the cost once that the state gives. */
  readonly stateShare?: number | undefined;
  readonly provenance: Provenance;
}

/** What a place is budgeted to give and to spend a year. */
export interface BoundBudget {
  readonly item: string;
  readonly name: Text;
  readonly place: string;
  readonly per: NonNullable<PriceTable["budgets"]>[string]["per"];
  readonly units: number;
  /** NOK in prices of the year of the ledger. */
  readonly amount: number;
  readonly provenance: Provenance;
}

/** A table of prices for one scenario and one price year. */
export interface BoundPrices {
  readonly table: Text;
  readonly file: string;
  readonly currency: PriceTable["currency"];
  readonly priceYear: number;
  readonly prices: readonly BoundPrice[];
  /** NOK for a bed-day that no discharge-ready patient holds any more; missing where the table has none. */
  readonly freedBedDay?: { readonly name: Text; readonly amount: number; readonly provenance: Provenance };
  /** Costs that the scenario declares, in the same prices. */
  readonly declared: readonly DeclaredCost[];
  /** Budgets of its places; none in most tables. */
  readonly budgets: readonly BoundBudget[];
  /** Places that cost their owner nothing by this table. */
  readonly unpriced: readonly string[];
}

/**
 * The prices of a table that are about a scenario.
 * @param priceYear the year of the table where missing
 * @throws ScenarioError with everything that the table lacks for it
 */
export function bindPrices(loaded: LoadedPrices, scenario: Scenario, priceYear?: number): BoundPrices {
  const { table, file } = loaded;
  const year = priceYear ?? table.priceYear;
  const findings: Finding[] = [...wordFindings(scenario), ...lineFindings(table, scenario)];
  const prices: BoundPrice[] = [];
  const capacities = measuredCapacities(scenario);
  const limitless = Object.keys(scenario.places).filter((id) => capacities[id]!.most === Infinity);
  for (const [item, line] of Object.entries(table.lines)) {
    const places = placesOf(table, item, scenario);
    if (places.length === 0) continue;
    const amount = amountIn(table, ["lines", item], line, year);
    if (typeof amount !== "number") {
      findings.push(amount);
      continue;
    }
    findings.push(
      ...limitlessFindings(
        item,
        line,
        places.filter((id) => limitless.includes(id)),
      ),
    );
    const path: Path = line.byYear ? ["lines", item, "byYear", String(year)] : ["lines", item, "amount"];
    for (const place of places) {
      prices.push({
        item,
        name: line.name ?? item,
        per: line.per,
        place,
        payer: partyIn(line.payer!, scenario, place),
        payee: partyIn(line.payee!, scenario, place),
        amount,
        written: { amount: line.byYear ? amount : line.amount!, year: line.byYear ? year : line.priceYear! },
        ...(line.placesPerWard !== undefined && { placesPerWard: line.placesPerWard }),
        provenance: provenanceIn(loaded, path, line, year),
      });
    }
  }
  const declared = Object.entries(scenario.costs ?? {}).flatMap(([id, cost]): DeclaredCost[] => {
    const factor = yearFactor(table, id, cost, year);
    if (typeof factor !== "number") {
      findings.push(factor);
      return [];
    }
    const { name = id, paidBy, costPerYear = 0, costOnce = 0, kind, source } = cost;
    const { lifetimeYears, realInterest, stateShare } = cost;
    const annuity = lifetimeYears === undefined ? undefined : { lifetimeYears, realInterest: realInterest! };
    const amounts = { perYear: factor * costPerYear, once: factor * costOnce };
    return [{ item: id, name, paidBy, ...amounts, annuity, stateShare, provenance: { kind, source } }];
  });
  const budgets = Object.entries(table.budgets ?? {}).flatMap(([item, budget]): BoundBudget[] => {
    const path: Path = ["budgets", item];
    const amount = amountIn(table, path, budget, year);
    if (typeof amount !== "number") {
      findings.push(amount);
      return [];
    }
    const { name = item, place, per, units } = budget;
    return [
      {
        item,
        name,
        place,
        per,
        units: units!,
        amount,
        provenance: provenanceIn(loaded, [...path, "amount"], budget, year),
      },
    ];
  });
  const freed = table.freedBedDay && amountIn(table, ["freedBedDay"], table.freedBedDay, year);
  if (freed !== undefined && typeof freed !== "number") findings.push(freed);
  // An index that does not reach the year is met at every line that is taken there.
  const once = [
    ...new Map(findings.map((finding) => [`${finding.path.join(".")} ${finding.message}`, finding])).values(),
  ];
  if (once.length > 0) throw new ScenarioError(once.map((finding) => loaded.problemAt(finding)));
  return {
    table: table.name,
    file,
    currency: table.currency,
    priceYear: year,
    prices,
    ...(typeof freed === "number" && {
      freedBedDay: {
        name: table.freedBedDay!.name ?? "freedBedDay",
        amount: freed,
        provenance: provenanceIn(loaded, ["freedBedDay", "amount"], table.freedBedDay!, year),
      },
    }),
    declared,
    budgets,
    unpriced: Object.entries(scenario.places).flatMap(([id, { owner }]) =>
      prices.some(({ place, payer }) => place === id && payer === owner) ? [] : [id],
    ),
  };
}

/** The fee of a line that is set by year, as it was set: NOK. @throws RangeError for a year that it does not have */
export function amountOfYear(table: PriceTable, item: string, year: number): number {
  const amount = table.lines[item]?.byYear?.[year];
  if (amount === undefined) throw new RangeError(`${item} has no amount for ${year}`);
  return amount;
}

/** What prices of a year are multiplied by to be those of another, and the index that says so. */
export interface PriceStep {
  readonly factor: number;
  readonly index: Text;
}

/**
 * The step from the prices of one year to those of another, by the first index of the table that has both.
 * @param what that is to be told in other prices
 * @throws ScenarioError where no index has both years
 */
export function priceStep(loaded: LoadedPrices, what: Message, from: number, to: number): PriceStep {
  const step = stepBetween(loaded.table, from, to);
  if (step) return step;
  throw new ScenarioError([loaded.problemAt(noStep(what, from, to))]);
}

function noStep(what: Message, from: number, to: number): Finding {
  const message = phrase(
    "lack one for {from} and {to}, the years of {what} and of the results; add the years, or ask for {from}",
    { from, to, what },
  );
  return { path: ["indices"], message };
}

function stepBetween({ indices }: PriceTable, from: number, to: number): PriceStep | undefined {
  const found = Object.entries(indices).find(
    ([, { byYear }]) => byYear[to] !== undefined && byYear[from] !== undefined,
  );
  if (!found) return undefined;
  const [id, { name = id, byYear }] = found;
  return { factor: byYear[to]! / byYear[from]!, index: name };
}

interface WrittenAmount {
  readonly amount?: number | undefined;
  readonly priceYear?: number | undefined;
  readonly index?: string | undefined;
  readonly byYear?: Readonly<Record<string, number>> | undefined;
}

/** An amount in the prices of a year, or why there is none. */
function amountIn({ indices }: PriceTable, path: Path, written: WrittenAmount, year: number): number | Finding {
  const { amount, priceYear, index, byYear } = written;
  if (byYear) {
    const own = byYear[year];
    if (own !== undefined) return own;
    const message = phrase("lacks a price for {year}; it has {years}. Add the year, or ask for another one", {
      year,
      years: yearsText(Object.keys(byYear)),
    });
    return { path: [...path, "byYear"], message };
  }
  if (priceYear === year) return amount!;
  if (index === undefined) {
    const message = phrase(
      "lacks an index, so prices of {priceYear} cannot be taken to {year}; write index, or ask for {priceYear}",
      { priceYear: priceYear!, year },
    );
    return { path, message };
  }
  const numbers = indices[index]!.byYear;
  const to = numbers[year];
  if (to !== undefined) return (amount! * to) / numbers[priceYear!]!;
  const message = phrase("lacks a number for {year}; it has {years}. Add the year, or ask for another one", {
    year,
    years: yearsText(Object.keys(numbers)),
  });
  return { path: ["indices", index, "byYear"], message };
}

/** Where an amount comes from in prices of a year: what an index has taken there is no longer the sourced number itself. */
function provenanceIn({ provenanceOf }: LoadedPrices, path: Path, written: WrittenAmount, year: number): Provenance {
  const own = provenanceOf(path) ?? {};
  const { amount, priceYear, index, byYear } = written;
  if (byYear || priceYear === year || index === undefined) return own;
  const numbers = [priceYear, year].map((of) => provenanceOf(["indices", index, "byYear", String(of)])?.kind);
  const isAssumed = [own.kind, ...numbers].includes("assumption");
  const source = `${own.source}; ${amount} NOK in prices of ${priceYear}, by the index ${index}`;
  return { ...own, kind: isAssumed ? "assumption" : "derived", source };
}

/** What prices of the year of a declared cost are multiplied by: the table's index, where it has one for both years. */
function yearFactor(table: PriceTable, id: string, { priceYear }: Cost, year: number): number | Finding {
  if (priceYear === year) return 1;
  const step = stepBetween(table, priceYear, year);
  return step ? step.factor : noStep(phrase("the cost {id} of the scenario", { id }), priceYear, year);
}

/** Actors that could not be told from the words of a table. */
function wordFindings({ actors }: Scenario): Finding[] {
  return Object.keys(actors)
    .filter((id) => PARTY_WORDS.includes(id))
    .map((id) => ({
      path: [],
      message: phrase("cannot be used with an actor called {id}, a word of price tables; rename it", { id }),
    }));
}

/** Parties and places that the scenario does not have. */
function lineFindings({ lines, budgets = {} }: PriceTable, scenario: Scenario): Finding[] {
  const actors = Object.keys(scenario.actors);
  const places = Object.keys(scenario.places);
  const unknown = (
    ids: readonly string[] | undefined,
    known: readonly string[],
    what: "place" | "actor",
    path: Path,
  ): Finding[] =>
    (ids ?? []).flatMap((id, at) =>
      known.includes(id)
        ? []
        : [
            {
              path: [...path, at],
              message: isNoneOf(what, id, known),
            },
          ],
    );
  const ofBudgets = Object.entries(budgets).flatMap(([item, { place }]): Finding[] =>
    places.includes(place)
      ? []
      : [
          {
            path: ["budgets", item, "place"],
            message: isNoneOf("place", place, places),
          },
        ],
  );
  const ofLines = Object.entries(lines).flatMap(([item, { payer, payee, of }]): Finding[] => {
    const path = ["lines", item];
    const parties = Object.entries({ payer, payee }).flatMap(([field, party]): Finding[] => {
      if (party === undefined || PARTY_WORDS.includes(party) || actors.includes(party)) return [];
      const message = phrase('is no actor of the scenario: "{id}"{hint}', {
        id: party,
        hint: choiceHint(party, [...PARTY_WORDS, ...actors]),
      });
      return [{ path: [...path, field], message }];
    });
    return [
      ...parties,
      ...unknown(of?.places, places, "place", [...path, "of", "places"]),
      ...unknown(of?.owners, actors, "actor", [...path, "of", "owners"]),
    ];
  });
  return [...ofLines, ...ofBudgets];
}

function isNoneOf(what: "place" | "actor", id: string, known: readonly string[]): Message {
  const hint = choiceHint(id, known);
  return what === "place"
    ? phrase('is no place of the scenario: "{id}"{hint}', { id, hint })
    : phrase('is no actor of the scenario: "{id}"{hint}', { id, hint });
}

/** Places that a line is for, those left out for which another one stands instead. */
function placesOf({ lines }: PriceTable, item: string, scenario: Scenario): string[] {
  const replacing = Object.values(lines).filter(({ insteadOf }) => insteadOf === item);
  return Object.keys(scenario.places).filter(
    (place) => fits(lines[item]!, place, scenario) && !replacing.some((line) => fits(line, place, scenario)),
  );
}

function fits({ per, of }: PriceLine, id: string, { places, actors }: Scenario): boolean {
  const { owner, kind } = places[id]!;
  const isHospital = actors[owner]?.kind === "hospital";
  if (HOSPITAL_ONLY.includes(per) && !isHospital) return false;
  return (
    (of?.places?.includes(id) ?? true) && (of?.owners?.includes(owner) ?? true) && (of?.kinds?.includes(kind) ?? true)
  );
}

/** What is counted in the places of hospitals alone. */
const HOSPITAL_ONLY: readonly PricedBy[] = ["billable-night", "ready-day"];

/** A price for each place where nobody says how many there are. */
function limitlessFindings(item: string, { per }: PriceLine, limitless: readonly string[]): Finding[] {
  if (!PER_PLACE.includes(per)) return [];
  const remedy = phrase("price its occupied days, and name the places of this line");
  return limitless.map((place) => ({
    path: ["lines", item, "per"],
    message: phrase("cannot be {per} for {place}, which has no limit; {remedy}", { per, place, remedy }),
  }));
}

/** What is counted by capacity, not by patients. */
export const PER_PLACE: readonly PricedBy[] = ["place-year", "ward-year", "place-opened"];

function partyIn(word: string, { places }: Scenario, place: string): string {
  return word === "owner" ? places[place]!.owner : word;
}

/** Whether a party is outside the scenario. */
export function isOutside(party: string): boolean {
  return (OUTSIDE_PARTIES as readonly string[]).includes(party);
}

/** The role that the patients' municipality fills. */
export const PATIENTS_MUNICIPALITY: (typeof ROLES)[number] = "municipality-of-patient";
