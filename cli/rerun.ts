import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { ResultFile } from "../report/data-package.ts";
import { FEE_BY_YEAR_FILE } from "../report/fee-data.ts";
import { NORMS_FILE, PRICES_FILE, UNIT_COSTS_FILE } from "../report/result-files.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { parseCsv } from "../scenarios/csv.ts";
import { decodeText } from "../scenarios/decode-text.ts";
import { feesByYear } from "../scenarios/fees-by-year.ts";
import { readStaffNorms } from "../scenarios/read-staff-norms.ts";
import { readUnitCosts } from "../scenarios/read-unit-costs.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { ExtrasAsked } from "../tasks/run-extras.ts";
import { EXIT, type Exit, InputError } from "./exits.ts";
import { compileAll } from "../tasks/compile-all.ts";
import { runFacts, type RunManifest, scenarioHash, sha256 } from "../tasks/manifest.ts";
import { type PricesInput, readResolvedPrices } from "../tasks/money.ts";
import { programVersion } from "../tasks/package.ts";
import { isFolder } from "./disk.ts";
import { asRun, readResolved } from "../tasks/resolved-scenario.ts";
import { filesOf, MANIFEST_FILE } from "../tasks/result-files.ts";
import { RESULTS_MESSAGES } from "./results-messages.ts";
import { type SimulationFlags, withSimulator } from "./simulation.ts";
import type { Talk } from "./talk.ts";
import { issueOf } from "../server/http/request-issues.ts";

export type RerunFlags = Pick<SimulationFlags, "threads" | "json" | "quiet">;

/** What a rerun needs of a manifest; the rest of it is checked by being made again. */
const FolderManifest = z.looseObject({
  program: z.literal("pasientflyt"),
  engineVersion: z.string(),
  v8: z.string(),
  arch: z.string(),
  seed: z.string().min(1),
  replications: z.int().positive(),
  scenarios: z.array(z.looseObject({ name: z.string(), hash: z.string(), file: z.string() })).min(1),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() })),
});
type FolderManifest = z.infer<typeof FolderManifest>;

/** What is not the same, in words or as `--json` prints it. */
export interface RerunReport {
  readonly same: boolean;
  readonly folder: string;
  /** Files that are not there, were changed, or come out differently now. */
  readonly files: readonly { readonly name: string; readonly is: "missing" | "changed" | "other" }[];
  /** Fields of the manifest that do not agree with its scenarios. */
  readonly manifest: readonly { readonly field: string; readonly was: string; readonly now: string }[];
  /** The first figures of summary.csv that differ. */
  readonly figures: readonly { readonly figure: string; readonly was: string; readonly now: string }[];
  readonly figuresInAll: number;
  /** Versions that made the folder, where they are not those of this program. */
  readonly versions: readonly { readonly name: string; readonly was: string; readonly now: string }[];
}

/**
 * `flyt rerun`: simulates again what a results folder is of, and says whether it is the same.
 * @param word the manifest, or its folder
 */
export async function rerun(word: string, flags: RerunFlags, talk: Talk): Promise<Exit> {
  const file = isFolder(word) ? join(word, MANIFEST_FILE) : word;
  const folder = dirname(file);
  const written = readManifest(file, talk);
  const manifest = written as unknown as RunManifest;
  const scenarios = written.scenarios.map(({ file: name }) => {
    return readResolved(join(folder, name), decodeText(join(folder, name), readOrRefuse(join(folder, name), talk)));
  });
  const names = written.scenarios.map(({ file: name }) => join(folder, name));
  const { seed, replications } = written;
  const prices = readPricesOf(folder, written, talk);
  const own = scenarios.map((loaded) => asRun(loaded, { seed, replications }));
  const simulated = own.map(({ scenario }) => scenario);
  const extras = readExtrasOf(folder, written, prices, simulated, talk);
  const results = await withSimulator(flags, talk, (simulator) =>
    simulator.run(simulated, { files: names, replications, keepsRecords: true }),
  );
  if (results.some(({ isPartial }) => isPartial)) {
    talk.say(talk.messages.interrupted(talk.number(results[0].replications.length), talk.number(replications)));
    return EXIT.interrupted;
  }
  const files = filesOf({ manifest, scenarios: own, models: compileAll(simulated, names), results, prices, extras });
  const report = compared(folder, written, files, own);
  if (flags.json) talk.printJson(report);
  else tell(report, written, talk);
  return report.same ? EXIT.done : EXIT.differs;
}

/** The table of prices that the folder was priced by, if it was. */
function readPricesOf(folder: string, { files }: FolderManifest, talk: Talk): PricesInput | undefined {
  if (!files.some(({ name }) => name === PRICES_FILE)) return undefined;
  const file = join(folder, PRICES_FILE);
  return readResolvedPrices(file, textOf(file, talk));
}

/** The norms of staff and unit costs that the folder was reckoned by, and the fees of each year, if it was. */
function readExtrasOf(
  folder: string,
  { files }: FolderManifest,
  prices: PricesInput | undefined,
  scenarios: readonly Scenario[],
  talk: Talk,
): ExtrasAsked {
  const has = (file: string): boolean => files.some(({ name }) => name === file);
  const readText = (file: string): string => textOf(file, talk);
  return {
    ...(has(NORMS_FILE) && { norms: readStaffNorms(join(folder, NORMS_FILE), readText) }),
    ...(has(UNIT_COSTS_FILE) && { unitCosts: readUnitCosts(join(folder, UNIT_COSTS_FILE), readText) }),
    ...(has(FEE_BY_YEAR_FILE) && prices && { years: scenarios.map((scenario) => feesByYear(prices.loaded, scenario)) }),
  };
}

function textOf(file: string, talk: Talk): string {
  return decodeText(file, readOrRefuse(file, talk));
}

function readManifest(file: string, talk: Talk): FolderManifest {
  const { noManifest } = RESULTS_MESSAGES[talk.language];
  let value: unknown;
  try {
    value = JSON.parse(decodeText(file, readOrRefuse(file, talk)));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(noManifest(file, (error as Error).message));
  }
  const parsed = FolderManifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(
    (issue) => `${issue.path.join(".") || "manifest"}: ${talk.text(issueOf(issue))}`,
  );
  throw new InputError(noManifest(file, reasons.join("; ")));
}

function readOrRefuse(file: string, talk: Talk): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const messages = RESULTS_MESSAGES[talk.language];
    throw new InputError(
      messages.noManifest(file, code === "ENOENT" ? messages.fileMissing : (talk.messages.reasons[code] ?? code)),
    );
  }
}

function compared(
  folder: string,
  written: FolderManifest,
  files: readonly ResultFile[],
  scenarios: Parameters<typeof filesOf>[0]["scenarios"],
): RerunReport {
  const shaOf = new Map(written.files.map((file) => [file.name, file.sha256]));
  const differing: RerunReport["files"][number][] = [];
  let figures: RerunReport["figures"] = [];
  for (const { name, content } of files) {
    const found = readIfThere(join(folder, name));
    if (found === undefined) {
      differing.push({ name, is: "missing" });
      continue;
    }
    const isEqual = Buffer.from(content as string).equals(found);
    if (shaOf.get(name) !== sha256(found)) differing.push({ name, is: "changed" });
    else if (!isEqual) differing.push({ name, is: "other" });
    if (!isEqual && name === "summary.csv") {
      figures = figureDifferences(Buffer.from(found).toString("utf8"), String(content));
    }
  }
  const manifest = manifestDifferences(written, files, scenarios);
  const versions = Object.entries({ engineVersion: programVersion(), v8: process.versions.v8, arch: process.arch })
    .map(([name, now]) => ({ name, was: String(written[name]), now }))
    .filter(({ was, now }) => was !== now);
  return {
    same: differing.length === 0 && manifest.length === 0,
    folder,
    files: differing,
    manifest,
    figures: figures.slice(0, MOST_FIGURES),
    figuresInAll: figures.length,
    versions,
  };
}

const MOST_FIGURES = 10;

function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Where the manifest does not say what its files say; the hashes of files that differ are told with the files. */
function manifestDifferences(
  written: FolderManifest,
  files: readonly ResultFile[],
  scenarios: Parameters<typeof filesOf>[0]["scenarios"],
): RerunReport["manifest"] {
  const facts = runFacts(scenarioFacts(scenarios[0].scenario));
  const expected: Record<string, unknown> = {
    startDate: facts.startDate,
    warmUpDays: facts.warmUpDays,
    days: facts.days,
    files: files.map(({ name }) => name).join(" "),
  };
  const was: Record<string, unknown> = { ...written, files: written.files.map(({ name }) => name).join(" ") };
  scenarios.forEach((loaded, at) => {
    const { name, hash } = written.scenarios[at];
    expected[`hash of ${name}`] = scenarioHash(loaded);
    was[`hash of ${name}`] = hash;
  });
  return Object.entries(expected)
    .filter(([field, now]) => was[field] !== now)
    .map(([field, now]) => ({ field, was: String(was[field]), now: String(now) }));
}

/** Figures whose means are not the same in two texts of summary.csv. */
function figureDifferences(before: string, after: string): RerunReport["figures"] {
  const [was, now] = [meansIn(before), meansIn(after)];
  return [...new Set([...now.keys(), ...was.keys()])]
    .map((figure) => ({ figure, was: was.get(figure) ?? "–", now: now.get(figure) ?? "–" }))
    .filter((found) => found.was !== found.now);
}

/** The mean of each figure, by the words of its key. */
function meansIn(text: string): Map<string, string> {
  const { header, rows } = parseCsv(text);
  const names = header?.cells ?? [];
  const [unitAt, meanAt] = [names.indexOf("unit"), names.indexOf("mean")];
  return new Map(
    rows.map(({ cells }) => {
      const key = cells.slice(0, Math.max(0, unitAt)).flatMap((cell, at) => {
        if (cell === "") return [];
        return names[at] === "measure" || names[at] === "place" || names[at] === "alternative"
          ? [cell]
          : [`${names[at]} ${cell}`];
      });
      return [key.join(" · "), cells[meanAt] ?? ""];
    }),
  );
}

function tell(report: RerunReport, written: FolderManifest, talk: Talk): void {
  const messages = RESULTS_MESSAGES[talk.language];
  const { folder, files, manifest, figures, figuresInAll, versions } = report;
  const lines = report.same
    ? [messages.rerunSame(folder, talk.number(written.replications), written.files.length)]
    : [messages.rerunDiffers(folder)];
  const words = { missing: messages.fileMissing, changed: messages.fileChanged, other: messages.fileOther };
  lines.push(...files.map(({ name, is }) => `  ${name} ${words[is]}`));
  lines.push(...manifest.map(({ field, was, now }) => `  ${messages.manifestField(field, was, now)}`));
  lines.push(...figures.map(({ figure, was, now }) => `    ${messages.figure(figure, was, now)}`));
  if (figuresInAll > figures.length) lines.push(`    ${messages.moreFigures(figuresInAll - figures.length)}`);
  if (versions.length > 0) {
    lines.push(messages.versionsDiffer(versions.map(({ name, was, now }) => `${name} ${was} / ${now}`)));
  }
  talk.print(lines.join("\n"));
}
