import { type Message, phrase } from "./message.ts";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Change } from "./change.ts";
import { sizeProblem } from "./parse.ts";
import { decodeTable, decodeText } from "./decode-text.ts";
import { closest, newProblem, ScenarioError } from "./problems.ts";
import { type FileKind, kindOfFile, type LoadedScenario, readMeasure, type ReadOptions, readScenario } from "./read.ts";
import { type KnownTable, type LoadedPrices, readPrices } from "./read-prices.ts";
import { type LoadedProblem, readProblem } from "./read-problem.ts";
import type { Measure } from "./schema.ts";
import type { Population } from "./population.ts";
import { type LoadedForecastInput, readForecastInput } from "./read-forecast.ts";
import { readPopulation } from "./read-population.ts";
import { type LoadedStaffNorms, readStaffNorms } from "./read-staff-norms.ts";
import { type LoadedUnitCosts, readUnitCosts } from "./read-unit-costs.ts";

/**
 * Reads a scenario from a file, with measures and changes on top.
 * @throws ScenarioError with everything that is wrong
 */
export function loadScenario(fileName: string, options: ReadOptions = {}): LoadedScenario {
  return readScenario(fileName, readTextFile, options);
}

/** Reads a file of changes by itself. @throws ScenarioError with everything that is wrong with it */
export function loadMeasure(fileName: string): Measure {
  return readMeasure(fileName, readTextFile);
}

/** Reads a problem for the optimizer, and the scenario that it is about. @throws ScenarioError with everything that is wrong */
export function loadProblem(fileName: string, more: readonly Change[] = []): LoadedProblem {
  return readProblem(fileName, readTextFile, more);
}

/** Reads norms of staff. @throws ScenarioError with everything that is wrong */
export function loadStaffNorms(fileName: string): LoadedStaffNorms {
  return readStaffNorms(fileName, readTextFile);
}

/** Reads unit costs. @throws ScenarioError with everything that is wrong */
export function loadUnitCosts(fileName: string): LoadedUnitCosts {
  return readUnitCosts(fileName, readTextFile);
}

/** Reads what a forecast is reckoned from, without the people. @throws ScenarioError with everything that is wrong */
export function loadForecastInput(fileName: string): LoadedForecastInput {
  return readForecastInput(fileName, readTextFile);
}

/** Reads the people of regions, also from a table of Statistikkbanken. @throws ScenarioError with everything that is wrong */
export function loadPopulation(fileName: string, defaultRegion: string): Population {
  return readPopulation(fileName, readTableFile, defaultRegion);
}

/**
 * Reads a table of prices.
 * @param known tables that it may extend by their bare name
 * @throws ScenarioError with everything that is wrong with it by itself
 */
export function loadPrices(fileName: string, known?: KnownTable): LoadedPrices {
  return readPrices(fileName, readTextFile, known);
}

/** What a file is, by the fields that it has. @throws ScenarioError if it cannot be read */
export function loadKind(fileName: string): FileKind {
  return kindOfFile(fileName, readTextFile);
}

/** The text of a UTF-8 file. @throws ScenarioError that says why it cannot be read */
export function readTextFile(fileName: string): string {
  return readDecoded(fileName, decodeText);
}

/** The text of a table, which older programs save in other encodings than UTF-8. @throws ScenarioError likewise */
export function readTableFile(fileName: string): string {
  return readDecoded(fileName, decodeTable);
}

function readDecoded(fileName: string, decode: (fileName: string, bytes: Uint8Array) => string): string {
  try {
    const stats = statSync(fileName);
    const tooLarge = sizeProblem(stats.size);
    if (tooLarge !== undefined) throw refused(fileName, tooLarge);
    // It is read more than once, and a pipe that nobody writes to would be waited for without end.
    if (!stats.isFile() && !stats.isDirectory()) throw refused(fileName, phrase("is a pipe or a device; give a file"));
    return decode(fileName, readFileSync(fileName));
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    throw refused(fileName, reason(error, fileName));
  }
}

function refused(fileName: string, message: Message): ScenarioError {
  return new ScenarioError([newProblem(message, { file: fileName })]);
}

function reason(error: unknown, fileName: string): Message {
  const { code } = error as { code?: string };
  if (code === "ENOENT" || code === "ENOTDIR")
    return phrase("does not exist{hint}", {
      hint: didYouMean(fileName) || phrase(" in {folder}", { folder: resolve(dirname(fileName)) }),
    });
  if (code === "EISDIR")
    return phrase("is a folder; give a file{hint}", { hint: didYouMean(join(fileName, "scenario.yaml")) });
  if (code === "EACCES" || code === "EPERM") return phrase("must not be read: permission denied");
  return phrase("cannot be read: {reason}", { reason: error instanceof Error ? error.message : String(error) });
}

function didYouMean(fileName: string): Message | "" {
  const folder = dirname(fileName);
  try {
    const wanted = basename(fileName);
    const kind = wanted.endsWith(".csv") ? /\.(csv|tsv|txt)$/ : /\.(ya?ml|json)$/;
    const names = readdirSync(folder).filter((name) => kind.test(name));
    const meant = closest(wanted, names) ?? names.find((name) => name.replace(/\.[a-z]+$/, "") === wanted);
    return meant === undefined ? "" : phrase("; did you mean {meant}?", { meant: join(folder, meant) });
  } catch {
    return phrase("; there is no folder {folder}", { folder });
  }
}
