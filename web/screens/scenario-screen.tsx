import { type JSX } from "preact";
export function ScenarioScreen(): JSX.Element {
  return <p>…</p>;
}
