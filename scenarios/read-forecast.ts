import { phrase } from "./message.ts";
import { ageBand } from "./age-band.ts";
import { fileBeside } from "./file-names.ts";
import { ForecastInput, type ForecastService } from "./forecast-input.ts";
import { type Finding, type Path, type Provenance, problemAt, provenanceByPath } from "./origins.ts";
import { parseText } from "./parse.ts";
import { type Problem, ScenarioError, choiceHint } from "./problems.ts";
import type { Population } from "./population.ts";
import type { Scenario } from "./schema.ts";
import { schemaFindings } from "./schema-problems.ts";
import type { ReadText } from "./table-files.ts";
import { gotValue } from "./wording.ts";

/** What such a file has at least. */
const FIELDS = ["name", "region", "population", "baseYear", "lastYear", "services"];

/** The input of a forecast, and what is known about its numbers. */
export interface LoadedForecastInput {
  readonly input: ForecastInput;
  readonly file: string;
  /** By path of the value, such as `services.long-term.usersByAge`. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** The file of people that it names. */
  readonly populationFile: string;
  /** Something that is found wrong later, at the place where it was written. */
  readonly problemAt: (finding: Finding) => Problem;
}

/** @throws ScenarioError with everything that is wrong */
export function readForecastInput(file: string, readText: ReadText): LoadedForecastInput {
  const { tree, origin, problems } = parseText(file, readText(file), FIELDS);
  const findings = tree === undefined ? [] : schemaFindings(ForecastInput, tree);
  const formal = [...problems, ...findings.map((finding) => problemAt(origin, finding))];
  if (formal.length > 0 || tree === undefined) throw new ScenarioError(formal);
  const input = tree as unknown as ForecastInput;
  const wrong = meaningFindings(input).map((finding) => problemAt(origin, finding));
  if (wrong.length > 0) throw new ScenarioError(wrong);
  return {
    input,
    file,
    provenance: provenanceByPath(origin),
    populationFile: fileBeside(file, input.population),
    problemAt: (finding) => problemAt(origin, finding),
  };
}

/** @throws ScenarioError for regions of the input that nobody has people of */
export function refuseUnknownRegions(
  { input, problemAt: at }: LoadedForecastInput,
  population: Population,
  populationFile: string,
): void {
  const named: [Path, string][] = [
    [["region"], input.region],
    ...Object.entries(input.scenario.regionByActor).map(([actor, region]): [Path, string] => [
      ["scenario", "regionByActor", actor],
      region,
    ]),
  ];
  const problems = named
    .filter(([, region]) => !population.has(region))
    .map(([path, region]) => {
      const message = phrase("is no region of {populationFile}, got {got}{hint}", {
        populationFile,
        got: gotValue(region),
        hint: choiceHint(region, [...population.keys()]),
      });
      return at({ path, message });
    });
  if (problems.length > 0) throw new ScenarioError(problems);
}

/** @throws ScenarioError for municipalities of the input that are none of the scenario that is simulated */
export function refuseUnknownMunicipalities({ input, problemAt: at }: LoadedForecastInput, { actors }: Scenario): void {
  const problems = Object.keys(input.scenario.regionByActor)
    .filter((actor) => !Object.hasOwn(actors, actor))
    .map((actor) => {
      const message = phrase("is no actor of the scenario that is simulated{hint}", {
        hint: choiceHint(actor, Object.keys(actors)),
      });
      return at({ path: ["scenario", "regionByActor", actor], message });
    });
  if (problems.length > 0) throw new ScenarioError(problems);
}

function meaningFindings(input: ForecastInput): Finding[] {
  const { services, coverageService, baseYear, lastYear, meanAges } = input;
  const findings: Finding[] = [];
  if (lastYear <= baseYear) {
    findings.push({
      path: ["lastYear"],
      message: phrase("must be after baseYear ({baseYear}), got {lastYear}", { baseYear, lastYear }),
    });
  }
  const covered = Object.hasOwn(services, coverageService) ? services[coverageService] : undefined;
  if (covered?.places === undefined) {
    const message = covered
      ? phrase("must be a service with places")
      : phrase("is no service, got {got}{hint}", {
          got: gotValue(coverageService),
          hint: choiceHint(coverageService, Object.keys(services)),
        });
    findings.push({ path: ["coverageService"], message });
  }
  for (const [id, service] of Object.entries(services)) {
    findings.push(...serviceFindings(id, service), ...ageFindings(["services", id, "usersByAge"], service, meanAges));
  }
  return findings;
}

function serviceFindings(id: string, service: ForecastService): Finding[] {
  const isHours = service.kind === "home-care";
  const needed = isHours
    ? (["hoursPerUserPerWeek", "costPerHourNok"] as const)
    : (["places", "costPerPlaceDayNok"] as const);
  return needed
    .filter((field) => service[field] === undefined)
    .map((field) => ({
      path: ["services", id],
      message: phrase("needs {field}, as a service of the kind {kind}", { field, kind: service.kind }),
    }));
}

/** The bands of a service must not overlap, and each needs a mean age. */
function ageFindings(
  path: readonly string[],
  { usersByAge }: ForecastService,
  meanAges: ForecastInput["meanAges"],
): Finding[] {
  const bands = Object.keys(usersByAge)
    .map((text) => ({ text, ...ageBand(text) }))
    .sort((a, b) => a.from - b.from);
  const users = Object.values(usersByAge).reduce((sum, own) => sum + own, 0);
  return [
    ...(users > 0 ? [] : [{ path, message: phrase("has no users at all; a service needs some to be forecast") }]),
    ...bands.flatMap((band, at): Finding[] => [
      ...(at > 0 && bands[at - 1]!.to >= band.from
        ? [{ path: [...path, band.text], message: phrase("overlaps {text}", { text: bands[at - 1]!.text }) }]
        : []),
      ...(Object.hasOwn(meanAges, band.text)
        ? []
        : [{ path: [...path, band.text], message: phrase("has no mean age; write one under meanAges") }]),
    ]),
  ];
}
