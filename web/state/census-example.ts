import type { Scenario } from "../../scenarios/schema.ts";

/** What such a file looks like for a scenario: one in treatment, one who is ready, one who waits at home. */
export function censusExample(base: Scenario): string {
  const [hospital = ""] = Object.entries(base.places).find(([, { kind }]) => kind === "hospital") ?? [];
  const [to = ""] = Object.entries(base.places).find(([id]) => id !== hospital) ?? [];
  const [group = ""] = Object.keys(base.groups);
  const at = hospital === "" ? (Object.keys(base.places)[0] ?? "") : hospital;
  const lines = [
    ["id", "group", "at", "state", "elapsedDays", "to"],
    ["p001", group, at, "treatment", "2.5", ""],
    ...(to === "" ? [] : [["p002", group, at, "ready", "4", to]]),
    ...(to === "" ? [] : [["p003", group, "home", "waiting", "20", to]]),
  ];
  return `${lines.map((cells) => cells.join(",")).join("\n")}\n`;
}
