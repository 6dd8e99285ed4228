import { type JSX } from "preact";
export function HelpScreen(): JSX.Element {
  return <p>…</p>;
}
