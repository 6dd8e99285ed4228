/** Which class of cost an amount is in, from 0: the first whose upper edge it does not pass. */
export function costClass(nok: number, edgesNok: readonly number[]): number {
  const at = edgesNok.findIndex((edge) => nok <= edge);
  return at < 0 ? edgesNok.length : at;
}

export type ProductivityLevel = "green" | "yellow" | "red";

/** How dear a unit is beside two limits: up to the first, up to the second, above. */
export function productivityLevel(perUnitNok: number, [low, high]: readonly [number, number]): ProductivityLevel {
  if (perUnitNok <= low) return "green";
  return perUnitNok <= high ? "yellow" : "red";
}
