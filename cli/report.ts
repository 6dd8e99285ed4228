import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { z } from "zod";
import type { Manifest } from "../report/json.ts";
import { type ReportFile, reportFile } from "../report/report-file.ts";
import { REPORT_FORMATS, type ReportFormat, type ReportTemplate } from "../report/report-formats.ts";
import { type ReportInput, reportInput } from "../report/report-input.ts";
import { PRICES_FILE } from "../report/result-files.ts";
import { decodeText } from "../scenarios/decode-text.ts";
import { readResolvedPrices } from "../tasks/money.ts";
import { reportFonts } from "../tasks/report-fonts.ts";
import { EXIT, type Exit, InputError, UsageError } from "./exits.ts";
import { sha256 } from "../tasks/manifest.ts";
import { isFile, isFolder } from "./disk.ts";
import { PartialFile } from "./partial-file.ts";
import { refuseExisting } from "./plan-file.ts";
import { REPORT_MESSAGES } from "./report-messages.ts";
import { readResolved } from "../tasks/resolved-scenario.ts";
import { MANIFEST_FILE } from "../tasks/result-files.ts";
import { megabytes, type Talk } from "./talk.ts";

export interface ReportFlags {
  /** What the ending of `out` says where missing, else a page. */
  readonly format?: ReportFormat | undefined;
  /** The paper where missing. */
  readonly template?: ReportTemplate | undefined;
  /** Standard output where missing. */
  readonly out?: string | undefined;
  readonly quiet?: boolean | undefined;
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

/**
 * `flyt report`: a paper, a full report or the method from a results folder.
 * @param word the folder, or its manifest
 */
export async function report(word: string, flags: ReportFlags, talk: Talk): Promise<Exit> {
  const messages = REPORT_MESSAGES[talk.language];
  const format = flags.format ?? formatOf(flags.out);
  if (flags.out === undefined && format !== "html") throw new UsageError(messages.outNeeded(format));
  if (flags.out !== undefined) refuseExisting(flags.out, talk);
  const input = await readFolder(word, talk);
  const { content } = await written(input, format, flags.template ?? "paper", talk);
  if (flags.out === undefined) {
    talk.print(String(content));
    return EXIT.done;
  }
  const file = new PartialFile(flags.out, talk);
  try {
    file.write(content);
    file.complete();
  } finally {
    file.abandon();
  }
  if (!flags.quiet) talk.say(messages.written(flags.out, megabytes(file.bytes, talk)));
  return EXIT.done;
}

/** By the ending of the file that is asked for. */
function formatOf(out: string | undefined): ReportFormat {
  const ending = extname(out ?? "").slice(1);
  return REPORT_FORMATS.find((format) => format === ending) ?? "html";
}

async function written(
  input: ReportInput,
  format: ReportFormat,
  template: ReportTemplate,
  { language }: Talk,
): Promise<ReportFile> {
  const { woff, woff2 } = reportFonts();
  if (format !== "docx") return reportFile(input, format, template, language, { fonts: woff2 });
  // Loaded for Word only: the others do without the native module.
  const { openPainter } = await import("../report/chart-picture.ts");
  const painter = openPainter(woff);
  try {
    return await reportFile(input, format, template, language, { paint: painter.paint });
  } finally {
    painter.close();
  }
}

/** @throws InputError with what is wrong with the folder */
async function readFolder(word: string, talk: Talk): Promise<ReportInput> {
  const messages = REPORT_MESSAGES[talk.language];
  const file = isFolder(word) ? join(word, MANIFEST_FILE) : word;
  if (!isFile(file)) throw new InputError(messages.noFolder(word));
  const manifest = readManifest(file, word, talk);
  const folder = dirname(file);
  const bytesOf = (name: string): Uint8Array => {
    const path = join(folder, name);
    if (!isFile(path)) throw new InputError(messages.fileMissing(path));
    const bytes = readFileSync(path);
    const listed = manifest.files.find((one) => one.name === name);
    if (listed?.sha256 !== sha256(bytes)) throw new InputError(messages.fileChanged(path));
    return bytes;
  };
  const has = (name: string) => manifest.files.some((one) => one.name === name);
  const textOf = (name: string) => decodeText(join(folder, name), bytesOf(name));
  const texts = {
    manifest: manifest as unknown as Manifest,
    finishedOn: manifest.thisRun?.finishedAt.slice(0, 10),
    scenarios: manifest.scenarios.map(({ file: name }) => readResolved(join(folder, name), textOf(name))),
    summary: textOf("summary.csv"),
    differences: has("differences.csv") ? textOf("differences.csv") : undefined,
    daily: has("daily.parquet") ? bytesOf("daily.parquet") : undefined,
    money: has(PRICES_FILE)
      ? {
          prices: readResolvedPrices(join(folder, PRICES_FILE), textOf(PRICES_FILE)).loaded,
          replications: bytesOf("replications.parquet"),
        }
      : undefined,
  };
  try {
    return await reportInput(texts);
  } catch (error) {
    throw new InputError(messages.otherVersion(folder, (error as Error).message));
  }
}

function readManifest(file: string, word: string, { language }: Talk): FolderManifest {
  const messages = REPORT_MESSAGES[language];
  let value: unknown;
  try {
    value = JSON.parse(decodeText(file, readFileSync(file)));
  } catch (error) {
    throw new InputError(messages.otherVersion(file, (error as Error).message));
  }
  if (isDocument(value)) throw new InputError(messages.isDocument(word));
  const parsed = FolderManifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "manifest"}: ${message}`);
  throw new InputError(messages.otherVersion(file, reasons.join("; ")));
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
