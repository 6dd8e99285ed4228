import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Scenario } from "../scenarios/schema.ts";
import { firstSeries, isOnOverview, type PreparedRun } from "./state/prepared.ts";
import { finish, PreviewPart } from "./workers/preview-part.ts";
import { joinParts, summariseRun } from "./workers/preview-summary.ts";
import { PREVIEW_REPLICATIONS } from "./workers/preview-client.ts";

const root = join(import.meta.dirname, "..");
const cache = join(root, "node_modules", ".cache", "pasientflyt");

/** What decides the numbers, besides the scenario. */
const DECIDING_FOLDERS = ["scenarios", "engine", "analysis", "report", "web/workers"];
const DECIDING_FILE = "web/state/prepared.ts";

/**
 * The preview of a scenario as it is, from the same code that the workers run, so that whoever opens the page sees figures before a
 * worker has begun. It takes seconds, so it is kept as long as nothing changes that decides it.
 */
export function preparedRun(scenario: Scenario): PreparedRun {
  const file = join(cache, `preview-${fingerprint(scenario)}.json`);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as PreparedRun;
  } catch {
    const made = simulatedRun(scenario);
    mkdirSync(cache, { recursive: true });
    writeFileSync(file, JSON.stringify(made));
    return made;
  }
}

/** The same, simulated now. */
export function simulatedRun(scenario: Scenario): PreparedRun {
  const results = joinParts(
    scenario,
    finish(new PreviewPart(scenario, 0, PREVIEW_REPLICATIONS).open()),
    PREVIEW_REPLICATIONS,
  );
  const { estimates, series, ...rest } = summariseRun(results, [firstSeries(scenario)]);
  return {
    ...rest,
    estimates: estimates.filter(({ key }) => isOnOverview(key)),
    series: series.map(({ quantiles, mean, ...asked }) => ({
      ...asked,
      quantiles: quantiles.map((values) => [...values]),
      mean: [...mean],
    })),
  };
}

function fingerprint(scenario: Scenario): string {
  const hash = createHash("sha256").update(JSON.stringify(scenario)).update(process.versions.v8);
  hash.update(readFileSync(join(root, DECIDING_FILE)));
  for (const folder of DECIDING_FOLDERS) {
    for (const name of readdirSync(join(root, folder)).sort()) {
      if (/\.tsx?$/.test(name)) hash.update(name).update(readFileSync(join(root, folder, name)));
    }
  }
  return hash.digest("hex").slice(0, 16);
}
