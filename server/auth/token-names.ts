/** What tokens may be called: a name that is plain in a list, a log and the history of a scenario. */
export const TOKEN_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} @._+-]{0,99}$/u;

export function isTokenName(name: string): boolean {
  return TOKEN_NAME.test(name);
}
