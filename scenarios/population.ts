import { type AgeBand, ageBandText } from "./age-band.ts";
import type { PROVENANCE_KINDS } from "./origins.ts";

/** People of some ages in one year. */
export interface AgeCount extends AgeBand {
  readonly persons: number;
}

/** Where the figures of a line come from, as the file says. */
export interface PopulationSource {
  readonly kind?: (typeof PROVENANCE_KINDS)[number];
  readonly source?: string;
}

/** The people of one region. */
export interface RegionPopulation {
  readonly id: string;
  /** As the file calls it. */
  readonly name: string;
  /** By year, the youngest first; no ages overlap. */
  readonly years: ReadonlyMap<number, readonly AgeCount[]>;
  /** By year and band as it is written. */
  readonly sources: ReadonlyMap<string, PopulationSource>;
}

/** Regions by id. */
export type Population = ReadonlyMap<string, RegionPopulation>;

/** How many people, and whether the file says so or they are computed from the years around. */
export interface PersonsInYear {
  readonly persons: number;
  /** The years between which they lie on a line; missing where the file has the year. */
  readonly between?: readonly [number, number];
}

/** Key of `sources`. */
export function sourceKey(year: number, band: AgeBand): string {
  return `${year} ${ageBandText(band)}`;
}

/**
 * People of an age band in a year: as the file has them, or on a straight line between the nearest years before and after; else added
 * up from narrower bands, each by itself.
 * @returns undefined where the file has none around
 */
export function personsIn(region: RegionPopulation, band: AgeBand, year: number): PersonsInYear | undefined {
  return personsOnLine(region, band, year) ?? personsInParts(region, band, year);
}

function personsOnLine(region: RegionPopulation, band: AgeBand, year: number): PersonsInYear | undefined {
  const given = personsGiven(region, band, year);
  if (given !== undefined) return { persons: given };
  const years = [...region.years.keys()].filter((own) => personsGiven(region, band, own) !== undefined);
  const before = Math.max(...years.filter((own) => own < year));
  const after = Math.min(...years.filter((own) => own > year));
  if (!Number.isFinite(before) || !Number.isFinite(after)) return undefined;
  const [from, to] = [personsGiven(region, band, before)!, personsGiven(region, band, after)!];
  return { persons: from + ((to - from) * (year - before)) / (after - before), between: [before, after] };
}

/** The band from bands that the file has in other years each, such as 80-89 and 90+. */
function personsInParts(region: RegionPopulation, band: AgeBand, year: number): PersonsInYear | undefined {
  const lines = [...region.years.values()].flat();
  let next = band.from;
  let persons = 0;
  let between: readonly [number, number] | undefined;
  while (next <= band.to) {
    const parts = lines.filter(({ from, to }) => from === next && to <= band.to);
    // The widest first: fewer lines are drawn.
    const part = parts.toSorted((a, b) => b.to - a.to).find((own) => personsOnLine(region, own, year) !== undefined);
    const own = part && personsOnLine(region, part, year);
    if (!own) return undefined;
    persons += own.persons;
    if (own.between) {
      const [before, after] = between ?? own.between;
      between = [Math.min(before, own.between[0]), Math.max(after, own.between[1])];
    }
    if (part.to === band.to) return { persons, ...(between && { between }) };
    next = part.to + 1;
  }
  return undefined;
}

/** Those that the file has, if its lines of that year make up the band. */
function personsGiven(region: RegionPopulation, band: AgeBand, year: number): number | undefined {
  const counts = region.years.get(year) ?? [];
  let next = band.from;
  let persons = 0;
  for (const count of counts) {
    if (count.from < band.from) continue;
    if (count.from !== next || count.to > band.to) return undefined;
    persons += count.persons;
    if (count.to === band.to) return persons;
    next = count.to + 1;
  }
  return undefined;
}

/** What is in one population, with the regions of another that it does not have. */
export function withRegionsOf(own: Population, others: Population): Population {
  return new Map([...others, ...own]);
}

/** The name of a region as an id: 5001 Trondheim - Tråante becomes trondheim. */
export function regionId(name: string): string {
  const bare = name
    .replace(/^(k-?)?\d+\s+/i, "")
    .replace(/ [-–(].*$/, "")
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .replaceAll("å", "a");
  return bare.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}
