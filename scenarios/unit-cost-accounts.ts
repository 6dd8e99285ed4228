/** A service as the accounts of a year have it: steps 1 and 2 of the method. */
export interface ServiceAccount {
  readonly service: string;
  /** Costs that belong to it alone. */
  readonly directNok: number;
  /** Units given in the year: hours, days, nights. */
  readonly volume: number;
}

/** What a unit of a service costs: step 4. */
export interface ServiceUnitCost {
  readonly service: string;
  readonly volume: number;
  readonly totalNok: number;
  readonly directPerUnitNok: number;
  readonly overheadPerUnitNok: number;
  readonly perUnitNok: number;
}

/**
 * Steps 3 and 4: common costs are laid on the services in proportion to their direct costs, and the sum is divided by the units given.
 * What the services cost together is the direct and the common costs, nothing lost and nothing twice.
 * @throws RangeError for a service with costs but without units, whose users would bear nothing
 * @source Sveriges Kommuner och Landsting, Kostnad per brukare (2007), steps 1 to 6
 */
export function unitCostsOf(accounts: readonly ServiceAccount[], commonNok: number): ServiceUnitCost[] {
  const allDirect = accounts.reduce((sum, { directNok }) => sum + directNok, 0);
  if (allDirect <= 0 && commonNok > 0) throw new RangeError("common costs need a service with direct costs to lie on");
  return accounts.map(({ service, directNok, volume }) => {
    const overhead = allDirect > 0 ? (commonNok * directNok) / allDirect : 0;
    if (!(volume > 0) && directNok > 0)
      throw new RangeError(`${service} has costs but no units; got a volume of ${volume}`);
    const perUnit = (nok: number): number => (volume > 0 ? nok / volume : 0);
    return {
      service,
      volume,
      totalNok: directNok + overhead,
      directPerUnitNok: perUnit(directNok),
      overheadPerUnitNok: perUnit(overhead),
      perUnitNok: perUnit(directNok + overhead),
    };
  });
}
