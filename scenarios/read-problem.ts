import { phrase } from "./message.ts";
import type { Change } from "./change.ts";
import { applyChanges } from "./changes.ts";
import { dateNumber } from "./calendar.ts";
import { fileBeside } from "./file-names.ts";
import { introductionAfterWarmUp } from "./introduction.ts";
import { type Finding, type Path, problemAt, type Provenance, provenanceByPath } from "./origins.ts";
import { parseText } from "./parse.ts";
import { type Lever, PlanningProblem } from "./problem.ts";
import { type Problem, ScenarioError, choiceHint } from "./problems.ts";
import { type LoadedScenario, readScenario, type ReadText } from "./read.ts";
import { schemaFindings } from "./schema-problems.ts";
import { Scenario } from "./schema.ts";

/** What such a file has at least. */
const FIELDS = ["name", "scenario", "levers", "minimise"];

/** A problem for the optimizer that can be solved, and the scenario that it is about. */
export interface LoadedProblem {
  readonly problem: PlanningProblem;
  readonly file: string;
  /** By path of the value in the problem. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  readonly scenarioFile: string;
  /** The scenario over the horizon of the problem, nothing changed. */
  readonly base: LoadedScenario;
  /** The same for a problem with a value that is found later. */
  readonly problemAt: (finding: Finding) => Problem;
  /** Changes that give the scenario that horizon, and those that were asked for. */
  readonly horizon: readonly Change[];
  /** The scenario under one of its demands (0 the only one where the problem names none), with the changes of a plan. */
  readonly variant: (demand: number, changes: readonly Change[]) => Scenario;
}

/**
 * Reads a problem, the scenario that it is about, and checks one against the other.
 * @param more changes of the scenario besides, such as another seed
 * @throws ScenarioError with everything that is wrong
 */
export function readProblem(fileName: string, readText: ReadText, more: readonly Change[] = []): LoadedProblem {
  const { tree, origin, problems } = parseText(fileName, readText(fileName), FIELDS);
  const findings = tree === undefined ? [] : schemaFindings(PlanningProblem, tree);
  const faults: Problem[] = [...problems, ...findings.map((finding) => problemAt(origin, finding))];
  if (faults.length > 0 || tree === undefined) throw new ScenarioError(faults);
  const problem = tree as unknown as PlanningProblem;
  const scenarioFile = fileBeside(fileName, problem.scenario);
  const horizon = [...horizonChanges(problem, scenarioFile, readText), ...more];
  const base = readScenario(scenarioFile, readText, { changes: horizon, changesName: fileName });
  const checks = checkProblem(problem, base.scenario).map((finding) => problemAt(origin, finding));
  if (checks.length > 0) throw new ScenarioError(checks);
  const demands = (problem.demands ?? [{ changes: [] }]).map(({ changes }, at) => {
    if (changes.length === 0) return base.scenario;
    const changesName = `${fileName}, demands.${at}`;
    return readScenario(scenarioFile, readText, { changes: [...horizon, ...changes], changesName }).scenario;
  });
  return {
    problem,
    file: fileName,
    provenance: provenanceByPath(origin),
    problemAt: (finding) => problemAt(origin, finding),
    scenarioFile,
    base,
    horizon,
    variant: (demand, changes) => changed(demands[demand], changes),
  };
}

/**
 * A checked scenario with the changes of a plan, quickly: dated ones join its list, others are made. What levers can do at most has
 * been checked beforehand.
 */
function changed(scenario: Scenario, changes: readonly Change[]): Scenario {
  const { tree } = applyChanges(
    scenario,
    changes.filter(({ from }) => from === undefined),
  );
  const dated = changes.filter(({ from }) => from !== undefined);
  return dated.length === 0 ? tree : { ...tree, changes: [...(tree.changes ?? []), ...dated] };
}

/** Measured days in place of those of the scenario, whichever way they are written there. */
function horizonChanges({ lengthDays }: PlanningProblem, scenarioFile: string, readText: ReadText): Change[] {
  if (lengthDays === undefined) return [];
  const { run } = readScenario(scenarioFile, readText).scenario;
  const withoutEnd: Change[] = run.endDate === undefined ? [] : [{ path: "run.endDate", set: null }];
  return [...withoutEnd, { path: "run.lengthDays", set: lengthDays }];
}

/** What the schema cannot see: names that lead nowhere, dates outside the horizon, limits that no lever meets. */
function checkProblem(problem: PlanningProblem, scenario: Scenario): Finding[] {
  return [
    ...phaseFindings(problem, scenario),
    ...leverFindings(problem, scenario),
    ...limitFindings(problem, scenario),
    ...objectiveFindings(problem),
    ...demandFindings(problem),
  ];
}

function phaseFindings({ effect, phases = [] }: PlanningProblem, scenario: Scenario): Finding[] {
  if (phases.length === 0) return [];
  if (effect === "long-run") {
    const message = phrase(
      "cannot stand with the long-run effect, in which a plan has always been in force; leave it out",
    );
    return [{ path: ["phases"], message }];
  }
  const { startDate, endDate } = introductionAfterWarmUp(scenario);
  return phases.flatMap((date, at): Finding[] => {
    const path = ["phases", at];
    if (dateNumber(date) < dateNumber(startDate) || dateNumber(date) >= dateNumber(endDate)) {
      const message = phrase("must lie in the measured period, from {startDate} to before {endDate}, got {date}", {
        startDate,
        endDate,
        date,
      });
      return [{ path, message: phrase("{message}; change it, or lengthDays", { message }) }];
    }
    const before = phases[at - 1];
    if (before === undefined || dateNumber(before) < dateNumber(date)) return [];
    return [{ path, message: phrase("must be after the phase before it ({before}), got {date}", { before, date }) }];
  });
}

function leverFindings({ levers, resources = {} }: PlanningProblem, scenario: Scenario): Finding[] {
  if (Object.keys(levers).length === 0) return [{ path: ["levers"], message: phrase("must have at least one lever") }];
  const actors = Object.keys(scenario.actors);
  return Object.entries(levers).flatMap(([id, lever]): Finding[] => {
    const path = ["levers", id];
    const findings: Finding[] = [];
    const { least = 0, most, inStepsOf = 1, paidBy, uses = {}, effects } = lever;
    if (least > most)
      findings.push({
        path: [...path, "least"],
        message: phrase("must be at most `most` ({most}), got {least}", { most, least }),
      });
    if (least > 0) {
      const message = phrase(
        "must be 0 or less, so that nothing need be changed, got {least}; write a policy with atLeast",
        { least },
      );
      findings.push({ path: [...path, "least"], message });
    }
    if (most < 0)
      findings.push({ path: [...path, "most"], message: phrase("must be 0 or more, got {got}", { got: most }) });
    if (most > 0 && most < inStepsOf) {
      const message = phrase("must be at most `most` ({most}), or no step fits, got {inStepsOf}", { most, inStepsOf });
      findings.push({ path: [...path, "inStepsOf"], message });
    }
    if (paidBy !== undefined && !actors.includes(paidBy)) {
      findings.push({
        path: [...path, "paidBy"],
        message: phrase('is no actor of the scenario: "{id}"{hint}', { id: paidBy, hint: choiceHint(paidBy, actors) }),
      });
    }
    for (const resource of Object.keys(uses)) {
      if (Object.hasOwn(resources, resource)) continue;
      const message = phrase('is no resource of the problem: "{resource}"{hint}', {
        resource,
        hint: choiceHint(resource, Object.keys(resources)),
      });
      findings.push({ path: [...path, "uses", resource], message });
    }
    effects.forEach(({ path: target, addPerUnit }, at) => {
      const add = Number((addPerUnit * inStepsOf).toPrecision(15));
      const { problems } = applyChanges(scenario, [{ path: target, add }]);
      for (const { message } of problems) {
        findings.push({
          path: [...path, "effects", at, "path"],
          message: phrase("{message} (with {add} for one step)", { message, add }),
        });
      }
      if (problems.length === 0)
        findings.push(...extremeFindings(scenario, lever, target, addPerUnit, [...path, "effects", at]));
    });
    return findings;
  });
}

/** What a lever can do at most must leave a scenario that is one. */
function extremeFindings(scenario: Scenario, lever: Lever, target: string, addPerUnit: number, path: Path): Finding[] {
  const { least = 0, most } = lever;
  return [least, most].flatMap((units) => {
    const add = Number((addPerUnit * units).toPrecision(15));
    const { tree } = applyChanges(scenario, [{ path: target, add }]);
    return schemaFindings(Scenario, tree).map(({ message }): Finding => {
      return { path, message: phrase("{target} {message}, with {units} units in force", { target, message, units }) };
    });
  });
}

function limitFindings(problem: PlanningProblem, scenario: Scenario): Finding[] {
  const { budgets = {}, policies = {}, levers, phases = [] } = problem;
  const actors = Object.keys(scenario.actors);
  const ofBudgets = Object.entries(budgets).flatMap(([id, budget]): Finding[] => {
    const path = ["budgets", id];
    const findings: Finding[] = [];
    const { actor, perYearAtMost, onceAtMost } = budget;
    if (actor !== undefined && !actors.includes(actor)) {
      findings.push({
        path: [...path, "actor"],
        message: phrase('is no actor of the scenario: "{id}"{hint}', { id: actor, hint: choiceHint(actor, actors) }),
      });
    }
    if (perYearAtMost === undefined && onceAtMost === undefined) {
      findings.push({ path, message: phrase("limits nothing; write perYearAtMost or onceAtMost") });
    }
    budget.phases?.forEach((date, at) => {
      if (phases.includes(date)) return;
      findings.push({
        path: [...path, "phases", at],
        message: phrase("is no phase of the problem: {date}{hint}", { date, hint: choiceHint(date, phases) }),
      });
    });
    return findings;
  });
  const ofPolicies = Object.entries(policies).flatMap(([id, { units, atLeast, atMost }]): Finding[] => {
    const path = ["policies", id];
    const unknown = Object.keys(units).filter((lever) => !Object.hasOwn(levers, lever));
    const findings: Finding[] = unknown.map((lever) => ({
      path: [...path, "units", lever],
      message: phrase('is no lever of the problem: "{lever}"{hint}', {
        lever,
        hint: choiceHint(lever, Object.keys(levers)),
      }),
    }));
    if (atLeast === undefined && atMost === undefined)
      findings.push({ path, message: phrase("limits nothing; write atLeast or atMost") });
    return findings;
  });
  return [...ofBudgets, ...ofPolicies];
}

function objectiveFindings({ minimise, targets = [] }: PlanningProblem): Finding[] {
  const { measures = [], costWeight = 0 } = minimise;
  if (measures.length === 0 && costWeight === 0) {
    return [
      { path: ["minimise"], message: phrase("minimises nothing; name measures, or a costWeight above 0 with targets") },
    ];
  }
  if (measures.length === 0 && targets.length === 0) {
    return [
      {
        path: ["minimise"],
        message: phrase("asks for the least cost alone, which is to do nothing; give targets as well"),
      },
    ];
  }
  return [];
}

/** Sums of decimal shares differ in their last digits. */
const PROBABILITY_TOLERANCE = 1e-9;

function demandFindings({ demands }: PlanningProblem): Finding[] {
  if (!demands) return [];
  const sum = demands.reduce((total, { probability }) => total + probability, 0);
  if (Math.abs(sum - 1) <= PROBABILITY_TOLERANCE) return [];
  return [
    {
      path: ["demands"],
      message: phrase("must have probabilities that add up to 1, got {sum}", { sum: Number(sum.toPrecision(6)) }),
    },
  ];
}
