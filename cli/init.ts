import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { EXIT, type Exit, SurroundingsError } from "./exits.ts";
import { exampleFile } from "../tasks/package.ts";
import { isThere } from "./disk.ts";
import { makeFolder } from "./partial-file.ts";
import type { Talk } from "./talk.ts";

const EXAMPLE = "two-municipalities";
const SCENARIO_FILE = "scenario.yaml";
const MEASURE_FILE = join("measures", "four-more-places.yaml");

/** `flyt init`: a scenario to begin with, and a measure to compare with it. Nothing is overwritten. */
export function init(folder: string, talk: Talk): Exit {
  const scenario = join(folder, SCENARIO_FILE);
  const measure = join(folder, MEASURE_FILE);
  refuseExisting([scenario, measure], talk);
  write(scenario, readFileSync(String(exampleFile("scenario", EXAMPLE)), "utf8"), talk);
  write(measure, MEASURE, talk);
  talk.say(talk.messages.written([scenario, measure]));
  talk.say(`\n${talk.messages.nextSteps}`);
  talk.say(`  flyt validate ${quoted(scenario)}`);
  talk.say(`  flyt run ${quoted(scenario)}`);
  talk.say(`  flyt compare ${quoted(scenario)} --with ${quoted(measure)}`);
  return EXIT.done;
}

function refuseExisting(files: readonly string[], talk: Talk): void {
  const found = files.find(isThere);
  if (found !== undefined) throw new SurroundingsError(talk.messages.exists(found));
}

function write(file: string, text: string, talk: Talk): void {
  try {
    makeFolder(dirname(file));
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    throw new SurroundingsError(talk.messages.cannotWrite(file, reasonOf(error, talk)));
  }
}

function reasonOf(error: unknown, talk: Talk): string {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return talk.messages.reasons[code] ?? code;
}

function quoted(file: string): string {
  return /\s/.test(file) ? `"${file}"` : file;
}

const MEASURE = `# A measure (nb: tiltak): changes to a scenario, to compare with it.
#
# A path leads to a number by ids and field names with dots between. Exactly one of set, add and multiply says what
# happens to it. With \`from\` (and \`to\`) a change holds from a date; without, it holds from the start, so the answer
# is that of the long run.

name:
  nb: Fire flere korttidsplasser i Nordvik
  nn: Fire fleire korttidsplassar i Nordvik
  en: Four more short-term places in Nordvik
changes:
  - path: places.nordvik-korttid.capacityBeds
    add: 4
    rationale: What are four places worth to those who wait in hospital?
    kind: assumption
    source: made up
`;
