/**
 * How the result of a unit differs from its budget, and whose it is: that of activity (more or fewer who need help than was budgeted)
 * belongs to the municipal director, who sets aside money for them; that of efficiency belongs to the head of the unit. NOK, or any
 * other unit of money; above 0 where less was spent than budgeted.
 * @source Trondheim kommune, Strategisk og operativ økonomistyring (2022): Aktivitetsavvik / effektivitetsavvik gjennom året
 */
export interface Deviations {
  /** Budget less what was spent. */
  readonly total: number;
  /** Owner: the municipal director. */
  readonly activity: number;
  /** Owner: the head of the unit. */
  readonly efficiency: number;
}

/** What a unit was to give and gave, in hours or any other unit that has a price. */
export interface UnitYear {
  readonly budgetedHours: number;
  readonly hoursNeeded: number;
  readonly pricePerHour: number;
  readonly spent: number;
}

/** Deviations from hours: the budget follows the hours that were needed, at the price; the rest is how they were given. */
export function deviationsOf({ budgetedHours, hoursNeeded, pricePerHour, spent }: UnitYear): Deviations {
  const activity = budgetedHours * pricePerHour - hoursNeeded * pricePerHour;
  const efficiency = hoursNeeded * pricePerHour - spent;
  return { total: activity + efficiency, activity, efficiency };
}
