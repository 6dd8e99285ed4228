/** Whether two lists hold the same numbers or texts. */
export function areEqual(one: ArrayLike<number | string>, other: ArrayLike<number | string>): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
