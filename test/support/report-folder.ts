/* A results folder of a small comparison, and what a report is made from, for tests of reports. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openPainter, type Painter } from "../../report/chart-picture.ts";
import type { Language } from "../../report/language.ts";
import type { Letterhead } from "../../report/letterhead.ts";
import type { ReportChoices } from "../../report/report-choices.ts";
import { type ReportFile, reportFile } from "../../report/report-file.ts";
import type { ReportFormat, ReportTemplate } from "../../report/report-formats.ts";
import { type ReportInput, reportInput } from "../../report/report-input.ts";
import { reportFonts } from "../../tasks/report-fonts.ts";
import { readReportFolder } from "../../tasks/report-folder.ts";
import { commandHere } from "./command-here.ts";

const COMMON = ["-n", "6", "--set", "run.warmUpDays=60", "--threads", "1", "-q"];
/** How long each example is measured. */
const LENGTHS: Readonly<Record<string, string>> = {
  trondheim: "run.lengthDays=112",
  "two-municipalities": "run.endDate=2024-04-30",
};

/** The flags with which two-municipalities is compared and run. */
export const SMALL = [...COMMON, "--set", LENGTHS["two-municipalities"]];

const lengthOf = (scenario: string) => ["--set", LENGTHS[scenario]];

/** Runs `flyt compare` into a folder. @param alternatives as after --with */
export async function comparedInto(
  folder: string,
  alternatives: readonly string[],
  scenario = "trondheim",
): Promise<void> {
  const words = [
    "compare",
    scenario,
    ...alternatives.flatMap((word) => ["--with", word]),
    ...lengthOf(scenario),
    ...COMMON,
    "--money",
    "--out",
    folder,
  ];
  const { exitCode, stderr } = await commandHere(words);
  if (exitCode !== 0) throw new Error(stderr);
}

/** Runs `flyt run` into a folder. */
export async function runInto(folder: string, scenario = "trondheim"): Promise<void> {
  const { exitCode, stderr } = await commandHere(["run", scenario, ...lengthOf(scenario), ...COMMON, "--out", folder]);
  if (exitCode !== 0) throw new Error(stderr);
}

/** What a report is made from, read without the command. */
export function inputFrom(folder: string): Promise<ReportInput> {
  const pathOf = (name: string): string => join(folder, name);
  const bytesOf = (name: string): Uint8Array | undefined =>
    existsSync(pathOf(name)) ? readFileSync(pathOf(name)) : undefined;
  return reportInput({ ...readReportFolder({ pathOf, bytesOf }).texts, finishedOn: "2026-11-29" });
}

/** Reports with all that they need. */
export class ReportMaker {
  private readonly fonts = reportFonts();
  private readonly painter: Painter = openPainter(this.fonts.woff);

  make(
    input: ReportInput,
    format: ReportFormat,
    template: ReportTemplate,
    language: Language,
    { letterhead, ...choices }: ReportChoices & { readonly letterhead?: Letterhead } = {},
  ): Promise<ReportFile> {
    const tools = { fonts: this.fonts.woff2, paint: this.painter.paint, ...(letterhead && { letterhead }) };
    return reportFile(input, format, template, language, tools, choices);
  }

  close(): void {
    this.painter.close();
  }
}
