import { type JSX } from "preact";

/** A cross, drawn: the font of the page has none. */
export function RemoveIcon(): JSX.Element {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" stroke-width="2" />
    </svg>
  );
}
