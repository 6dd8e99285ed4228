import type { Change } from "../../scenarios/change.ts";

/** Changes as a scenario of its own, which extends the one that they are changes to. */
export function extendingYaml(model: string, changes: readonly Change[], name: string): string {
  return measureYaml(changes, name).replace(/^(name: .*\n)/, `$1extends: ${JSON.stringify(`${model}.yaml`)}\n`);
}

/** Changes as a measure file that `flyt compare --with` reads. Every value is written as JSON, which is YAML too. */
export function measureYaml(changes: readonly Change[], name = "Endringer fra siden"): string {
  if (changes.length === 0) return `# Ingen endringer mot basis.\n`;
  const items = changes.map((change) => {
    const fields = Object.entries(change).filter(([, value]) => value !== undefined);
    return fields
      .map(([field, value], at) => `${at === 0 ? "  - " : "    "}${field}: ${JSON.stringify(value)}`)
      .join("\n");
  });
  return `name: ${JSON.stringify(name)}\nchanges:\n${items.join("\n")}\n`;
}
