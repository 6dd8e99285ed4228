/** What the browser keeps between visits, where it may be used. */
export function browserStore(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
