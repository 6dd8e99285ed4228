/** Whether something can hold from one date until another: later, or both of every year and not the same. Dates are YYYY-MM-DD or MM-DD. */
export function isEndOf(to: string, from: string | undefined): boolean {
  if (from === undefined) return to.length > 5;
  return to.length === from.length && (to.length === 5 ? to !== from : to > from);
}
