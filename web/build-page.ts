/*
 * Builds the page into a folder that any static server can serve: `npm run build:web` makes web/dist.
 *
 * `flyt serve` serves `web/dist` where it is there.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type InlineConfig, type Plugin } from "vite";
import { colourVariables } from "../report/charts/chart-colours.ts";
import { LANGUAGES } from "../report/language.ts";
import { sourceText } from "../report/source-text.ts";
import { readForecastInput } from "../scenarios/read-forecast.ts";
import { readPopulation } from "../scenarios/read-population.ts";
import { readStaffNorms } from "../scenarios/read-staff-norms.ts";
import { readUnitCosts } from "../scenarios/read-unit-costs.ts";
import { readProblem } from "../scenarios/read-problem.ts";
import { readMeasure } from "../scenarios/read.ts";
import { chartClass } from "./parts/chart-classes.ts";
import { fieldSections } from "./model-fields.ts";
import { planFields } from "./plan-fields.ts";
import { packedForecast } from "./state/planning-data.ts";
import { amountOfYear } from "../scenarios/bound-prices.ts";
import { loadPrices, loadScenario } from "../scenarios/load.ts";
import type { Fee } from "./state/models.ts";
import { preparedRun } from "./prepared-run.ts";

const root = join(import.meta.dirname, "..");
/** Where the built page lies, from the folder of package.json. */
export const WEB_FOLDER = "web/dist";

/** Scenarios that come with the page, the first one opened first. */
const MODEL_IDS = ["trondheim", "two-municipalities", "tandem", "one-ward"];

/** @param folder emptied first */
export async function buildPage(folder: string): Promise<void> {
  await build(pageConfig(folder));
}

function pageConfig(folder: string): InlineConfig {
  return {
    root: join(root, "web"),
    configFile: false,
    // Addresses from the page on, so that it may be served below any path.
    base: "./",
    logLevel: "warn",
    plugins: [models(), chartColours()],
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    worker: { format: "es", rolldownOptions: { treeshake: PURE } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2023",
      // A style sheet of data: urls would need more of the content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1000,
    },
  };
}

/** Packages of which only what is used is wanted, though they do not say so themselves: nobody reads YAML before a file is opened. */
const PURE = { moduleSideEffects: (id: string): boolean => !/node_modules\/yaml\//.test(id) };

const PREFIX = "virtual:";

/** The scenarios and measures of the repository as modules, read and checked when the page is built. */
function models(): Plugin {
  return {
    name: "flyt-models",
    resolveId: (source) => (source.startsWith(PREFIX) ? `\0${source}` : null),
    load(id) {
      if (id === `\0${PREFIX}models`) return modelList();
      if (id === `\0${PREFIX}planning`) return planningModule();
      if (id === `\0${PREFIX}staff-norms`) return staffNormsModule();
      if (id === `\0${PREFIX}problems`) return problemsModule();
      if (id.startsWith(`\0${PREFIX}fields/`)) return fieldsModule(id.slice(`\0${PREFIX}fields/`.length));
      if (id.startsWith(`\0${PREFIX}model/`)) return modelModule(id.slice(`\0${PREFIX}model/`.length));
      return null;
    },
  };
}

/** The colours of the charts, as the style sheet of the page has them: one list for page, report and command line. */
function chartColours(): Plugin {
  return {
    name: "flyt-chart-colours",
    enforce: "pre",
    transform: (code, id) => (id.endsWith("/chart-colours.css") ? `${code}\n${colourRules()}` : null),
  };
}

/** Where a theme is chosen it counts, else that of the system. */
function colourRules(): string {
  const [light, dark] = [colourVariables("light"), colourVariables("dark")];
  return [
    `:root{${light}}`,
    `@media (prefers-color-scheme:dark){:root[data-color-scheme=auto]{${dark}}}`,
    `:root[data-color-scheme=dark]{${dark}}`,
    ...light.split(";").flatMap((declaration) => {
      const name = declaration.split(":")[0].replace("--chart-", "");
      return ["fill", "stroke"].map((property) => `.${chartClass(property, name)}{${property}:var(--chart-${name})}`);
    }),
    ...["fill", "stroke"].map((property) => `.${chartClass(property, "none")}{${property}:none}`),
  ].join("\n");
}

function modelList(): string {
  const entries = MODEL_IDS.map((id) => {
    const name = JSON.stringify(scenarioOf(id).scenario.name);
    const load = (what: string, part: string): string =>
      `() => import("${PREFIX}${what}/${id}").then((it) => it.${part})`;
    const loads = `load: ${load("model", "MODEL")}, loadSections: ${load("fields", "SECTIONS")}`;
    return `{ id: ${JSON.stringify(id)}, name: ${name}, ${loads} }`;
  });
  const folder = join(root, "scenarios", "measures");
  const measures = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => {
      const { name, description, changes } = readMeasure(join(folder, file), (path) => readFileSync(path, "utf8"));
      return { id: file.replace(/\.yaml$/, ""), name, description, changes };
    });
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return [
    `export const MODELS = [${entries.join(",\n")}];`,
    `export const MEASURES = ${JSON.stringify(measures)};`,
    `export const FEE = ${JSON.stringify(fee())};`,
    `export const VERSION = ${JSON.stringify(version)};`,
  ].join("\n");
}

function modelModule(id: string): string {
  const { scenario, provenance } = scenarioOf(id);
  // Parsed from a text: faster than a literal of this size, and never taken for code.
  const prepared = id === MODEL_IDS[0] ? preparedRun(scenario) : undefined;
  return `export const MODEL = JSON.parse(${JSON.stringify(JSON.stringify({ scenario, provenance, prepared }))});`;
}

function fieldsModule(id: string): string {
  return `export const SECTIONS = JSON.parse(${JSON.stringify(JSON.stringify(fieldSections(scenarioOf(id).scenario)))});`;
}

/** What forecasts and cost per user are reckoned from where nobody gives anything else. */
function planningModule(): string {
  const { input, populationFile } = readForecastInput(planningFile("forecast-trondheim"), readText);
  const { norms } = readStaffNorms(planningFile("staff-norms-trondheim"), readText);
  const { costs } = readUnitCosts(planningFile("unit-costs-trondheim"), readText);
  const population = readPopulation(populationFile, readText, input.region);
  const forecast = packedForecast({ input, norms, population, populationFile: basename(populationFile) });
  return [
    `export const FORECAST = JSON.parse(${JSON.stringify(JSON.stringify(forecast))});`,
    `export const UNIT_COSTS = JSON.parse(${JSON.stringify(JSON.stringify(costs))});`,
  ].join("\n");
}

/** The norms of staff, and where their numbers come from. */
function staffNormsModule(): string {
  const { norms, provenance } = readStaffNorms(planningFile("staff-norms-trondheim"), readText);
  return `export const NORMS = JSON.parse(${JSON.stringify(JSON.stringify({ norms, provenance }))});`;
}

const planningFile = (name: string): string => join(root, "scenarios", "planning", `${name}.yaml`);
const readText = (path: string): string => readFileSync(path, "utf8");

/** Problems for the optimizer about these scenarios, and what the form of one has. */
function problemsModule(): string {
  const folder = join(root, "scenarios", "problems");
  const problems = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => {
      const { problem, scenarioFile } = readProblem(join(folder, file), (path) => readFileSync(path, "utf8"));
      return { id: file.replace(/\.yaml$/, ""), model: basename(scenarioFile, ".yaml"), problem };
    })
    .filter(({ model }) => MODEL_IDS.includes(model));
  return [
    `export const PROBLEMS = JSON.parse(${JSON.stringify(JSON.stringify(problems))});`,
    `export const PLAN_FIELDS = ${JSON.stringify(planFields())};`,
  ].join("\n");
}

function scenarioOf(id: string): ReturnType<typeof loadScenario> {
  return loadScenario(join(root, "scenarios", `${id}.yaml`));
}

/** What a night costs by the table of prices that comes along, in its own price year: as `--money` reckons. */
function fee(): Fee {
  const { table, provenanceOf } = loadPrices(join(root, "scenarios", "prices", "norway.yaml"));
  const { priceYear } = table;
  const { source = "" } = provenanceOf(["lines", "fee", "byYear", String(priceYear)]) ?? {};
  const [nb, nn, en] = LANGUAGES.map((language) => sourceText(source, language));
  return { nokPerNight: amountOfYear(table, "fee", priceYear), priceYear, source: { nb, nn, en } };
}

if (import.meta.main) await buildPage(join(root, WEB_FOLDER));
