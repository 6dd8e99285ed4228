import { phrase, type Message } from "../scenarios/message.ts";
import { z } from "zod";
import type { Manifest } from "../report/json.ts";
import { type ReportInput, reportInput, type ResultTexts } from "../report/report-input.ts";
import { FEE_BY_YEAR_FILE } from "../report/fee-data.ts";
import { COST_DIFFERENCES_FILE, COST_FILE, NORMS_FILE, PRICES_FILE, UNIT_COSTS_FILE } from "../report/result-files.ts";
import { MOST_FOLLOWED } from "../analysis/cost-per-user.ts";
import { readStaffNorms } from "../scenarios/read-staff-norms.ts";
import { readUnitCosts } from "../scenarios/read-unit-costs.ts";
import { decodeText } from "../scenarios/decode-text.ts";
import { ScenarioError, newProblem } from "../scenarios/problems.ts";
import { sha256 } from "./manifest.ts";
import { readResolvedPrices } from "./money.ts";
import { readResolved } from "./resolved-scenario.ts";
import { MANIFEST_FILE } from "./result-files.ts";

/** A results folder, wherever it lies. */
export interface ResultsFolder {
  /** How a file of it is called in what is said of it. */
  readonly pathOf: (name: string) => string;
  /** Undefined where there is no such file. */
  readonly bytesOf: (name: string) => Uint8Array | undefined;
}

/** What keeps a results folder from being reported on. */
export type FolderFault =
  | { readonly kind: "missing" | "changed"; readonly file: string }
  /** Its manifest is what the command prints with `--json`. */
  | { readonly kind: "document"; readonly file: string }
  | { readonly kind: "other-version"; readonly file: string; readonly reason: string };

/** No report can be made of a folder. Whoever asked in another language is told by the fault. */
export class ReportFolderError extends ScenarioError {
  readonly fault: FolderFault;

  constructor(fault: FolderFault) {
    super([newProblem(messageOf(fault), { file: fault.file })]);
    this.name = "ReportFolderError";
    this.fault = fault;
  }
}

function messageOf(fault: FolderFault): Message {
  switch (fault.kind) {
    case "missing":
      return phrase("is missing from the results folder; run again, or fetch the whole folder");
    case "changed":
      return phrase("is no longer what the run wrote (its SHA-256 is another); restore the file or run again");
    case "document":
      return phrase("is what --json prints, which does not have the scenarios; give the results folder");
    case "other-version":
      return phrase("cannot be read: {reason}; the folder may be of another version of the program", {
        reason: fault.reason,
      });
  }
}

/** What a report needs of a manifest. */
const FolderManifest = z.looseObject({
  program: z.literal("pasientflyt"),
  engineVersion: z.string(),
  v8: z.string(),
  arch: z.string(),
  seed: z.string(),
  replications: z.int().positive(),
  wantedReplications: z.int().positive(),
  scenarios: z
    .array(
      z.looseObject({
        name: z.string(),
        title: z.union([z.string(), z.looseObject({ nb: z.string() })]),
        hash: z.string().nullable(),
        file: z.string(),
      }),
    )
    .min(1),
  files: z.array(z.looseObject({ name: z.string(), sha256: z.string() })),
  thisRun: z.looseObject({ finishedAt: z.iso.datetime() }).optional(),
});
type FolderManifest = z.infer<typeof FolderManifest>;

/** The files that a report is made from, looked through as far as that takes no time. */
export interface ReportFolder {
  readonly texts: ResultTexts;
  /** SHA-256 of each, by name. */
  readonly hashes: Readonly<Record<string, string>>;
}

const SUMMARY = "summary.csv";
const DIFFERENCES = "differences.csv";
const DAILY = "daily.parquet";
const REPLICATIONS = "replications.parquet";

/**
 * Reads a results folder for a report. Every file is checked against its hash.
 * @throws ReportFolderError with the first thing that is wrong; ScenarioError where a resolved scenario or its prices are
 */
export function readReportFolder({ pathOf, bytesOf }: ResultsFolder): ReportFolder {
  const manifestBytes = bytesOf(MANIFEST_FILE);
  if (!manifestBytes) throw new ReportFolderError({ kind: "missing", file: pathOf(MANIFEST_FILE) });
  const manifest = readManifest(pathOf(MANIFEST_FILE), manifestBytes);
  // All of them before any is looked into: who sends them one after the other has each read once.
  const files = new Map(neededFiles(manifest).map((name) => [name, checkedBytes(name)]));
  const has = (name: string): boolean => files.has(name);
  const textIn = (name: string): string => decodeText(pathOf(name), files.get(name)!);
  const texts = {
    manifest: manifest as unknown as Manifest,
    finishedOn: manifest.thisRun?.finishedAt.slice(0, 10),
    scenarios: manifest.scenarios.map(({ file: name }) => readResolved(pathOf(name), textIn(name))),
    summary: textIn(SUMMARY),
    differences: has(DIFFERENCES) ? textIn(DIFFERENCES) : undefined,
    daily: files.get(DAILY),
    money: has(PRICES_FILE)
      ? {
          prices: readResolvedPrices(pathOf(PRICES_FILE), textIn(PRICES_FILE)).loaded,
          replications: files.get(REPLICATIONS)!,
        }
      : undefined,
    extras: {
      norms: has(NORMS_FILE) ? readStaffNorms(pathOf(NORMS_FILE), () => textIn(NORMS_FILE)) : undefined,
      cost: has(UNIT_COSTS_FILE)
        ? {
            costs: readUnitCosts(pathOf(UNIT_COSTS_FILE), () => textIn(UNIT_COSTS_FILE)).costs,
            table: textIn(COST_FILE),
            differences: textIn(COST_DIFFERENCES_FILE),
            replications: Math.min(MOST_FOLLOWED, manifest.replications),
          }
        : undefined,
      fees: has(FEE_BY_YEAR_FILE) ? textIn(FEE_BY_YEAR_FILE) : undefined,
    },
  };
  const hashes = Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)]));
  return { texts, hashes: { ...hashes, [MANIFEST_FILE]: sha256(manifestBytes) } };

  function checkedBytes(name: string): Uint8Array {
    const bytes = bytesOf(name);
    if (!bytes) throw new ReportFolderError({ kind: "missing", file: pathOf(name) });
    const listed = manifest.files.find((one) => one.name === name);
    if (listed?.sha256 !== sha256(bytes)) throw new ReportFolderError({ kind: "changed", file: pathOf(name) });
    return bytes;
  }
}

/** What a report is made of. @param folder how it is called. @throws ReportFolderError where its tables are of another version */
export async function reportInputOf({ texts }: ReportFolder, folder: string): Promise<ReportInput> {
  try {
    return await reportInput(texts);
  } catch (error) {
    throw new ReportFolderError({ kind: "other-version", file: folder, reason: (error as Error).message });
  }
}

function neededFiles({ scenarios, files }: FolderManifest): string[] {
  const isThere = (name: string): boolean => files.some((one) => one.name === name);
  const prices = isThere(PRICES_FILE) ? [PRICES_FILE, REPLICATIONS] : [];
  const costs = isThere(UNIT_COSTS_FILE) ? [UNIT_COSTS_FILE, COST_FILE, COST_DIFFERENCES_FILE] : [];
  const others = [DIFFERENCES, DAILY, NORMS_FILE, FEE_BY_YEAR_FILE].filter(isThere);
  return [...scenarios.map(({ file }) => file), SUMMARY, ...others, ...prices, ...costs];
}

function readManifest(file: string, bytes: Uint8Array): FolderManifest {
  let value: unknown;
  try {
    value = JSON.parse(decodeText(file, bytes));
  } catch (error) {
    throw new ReportFolderError({ kind: "other-version", file, reason: (error as Error).message });
  }
  if (isDocument(value)) throw new ReportFolderError({ kind: "document", file });
  const parsed = FolderManifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "manifest"}: ${message}`);
  throw new ReportFolderError({ kind: "other-version", file, reason: reasons.join("; ") });
}

/** Whether it is what `run --json` or `compare --json` prints. */
function isDocument(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "manifest" in value &&
    ("measures" in value || "alternatives" in value)
  );
}
