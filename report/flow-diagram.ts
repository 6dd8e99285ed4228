import type { Scenario } from "../scenarios/schema.ts";
import { resolveStay, sortedIds } from "../scenarios/stays.ts";
import { textIn } from "./language.ts";

/** Who comes from where and goes where, as a Mermaid diagram in Markdown: streams, places, exits, and the ways between them. */
export function flowDiagram(scenario: Scenario): string {
  const lines = ["flowchart LR"];
  // Ids have hyphens, which the language of the diagrams takes for lines.
  const nodeOf = (id: string): string => `${id in scenario.exits ? "exit" : "place"}_${id.replaceAll("-", "_")}`;
  const nameOf = (id: string): string => {
    const { name } = scenario.places[id] ?? scenario.exits[id] ?? {};
    return textIn("en", name ?? id).replaceAll('"', "'");
  };
  for (const id of sortedIds(scenario.places)) lines.push(`  ${nodeOf(id)}["${nameOf(id)}"]`);
  for (const id of sortedIds(scenario.exits)) lines.push(`  ${nodeOf(id)}(["${nameOf(id)}"])`);
  for (const to of new Set(sortedIds(scenario.streams).map((id) => scenario.streams[id]!.to))) {
    lines.push(`  into_${nodeOf(to)}((arrivals)) --> ${nodeOf(to)}`);
  }
  for (const place of sortedIds(scenario.places)) {
    const ways = sortedIds(scenario.groups).flatMap((group) => resolveStay(scenario, place, group)?.ways ?? []);
    for (const to of [...new Set(ways.map((way) => way.to))].sort()) {
      lines.push(`  ${nodeOf(place)} --> ${nodeOf(to)}`);
    }
  }
  return `\`\`\`mermaid\n${lines.join("\n")}\n\`\`\``;
}
