import { type Message, phrase } from "./message.ts";
import type { Change } from "./change.ts";
import { applyChanges } from "./changes.ts";
import { checkScenario } from "./checks.ts";
import { epochProblems } from "./epoch-problems.ts";
import { introduced, type Introduction } from "./introduction.ts";
import type { Finding, Origin } from "./origins.ts";
import { pathText } from "./problems.ts";
import { schemaFindings } from "./schema-problems.ts";
import { Scenario } from "./schema.ts";
import type { Level, StudyFactor } from "./study-factors.ts";

/** The scenario of a point, or what is wrong with it. */
export interface PointScenario {
  readonly scenario: Scenario;
  /** Each at the factor that brings it about, where one does. */
  readonly findings: readonly Finding[];
}

/**
 * The base with its factors put to levels: the same scenario as `readScenario` gives with these changes, without reading the file
 * again.
 * @param levels [factor] undefined where it is left as in the base
 * @param introduction where given, the changes hold from the end of the warm-up instead of simulated day 0
 */
export function scenarioAt(
  base: Scenario,
  factors: readonly StudyFactor[],
  levels: readonly (Level | undefined)[],
  introduction?: Introduction,
): PointScenario {
  const made = new PointMaker(base, introduction);
  factors.forEach((factor, at) => {
    const level = levels[at];
    if (level === undefined) return;
    for (const change of factor.changesAt(level)) made.change(factor.id, change);
  });
  return { scenario: made.scenario, findings: made.allFindings() };
}

class PointMaker {
  scenario: Scenario;
  private readonly introduction: Introduction | undefined;
  private readonly findings: Finding[] = [];
  /** Which factor changed a value last, by its path. */
  private readonly changedBy = new Map<string, string>();

  constructor(base: Scenario, introduction: Introduction | undefined) {
    this.scenario = base;
    this.introduction = introduction;
  }

  change(factor: string, change: Change): void {
    const { introduction } = this;
    if (!introduction) {
      if (change.from !== undefined || change.to !== undefined) this.keep(factor, [change]);
      else this.make(factor, change);
      return;
    }
    const later = introduced(change, introduction);
    if (later) {
      this.keep(factor, later);
      return;
    }
    const message = phrase(
      "begins on {from}; for its effect in the first years a change must begin on the first measured day ({startDate}) or later; leave the date out, or ask for the long-run effect",
      { from: change.from!, startDate: introduction.startDate },
    );
    this.findings.push({ path: [change.path], at: ["factors", factor], message });
  }

  allFindings(): Finding[] {
    const { scenario } = this;
    const own = [...schemaFindings(Scenario, scenario), ...checkScenario(scenario)];
    const found = [...this.findings, ...own.map((finding) => this.atFactor(finding.path, finding.message))];
    if (found.length > 0) return found;
    const nowhere: Origin = { file: "", line: 0, column: 0, children: new Map() };
    const later = epochProblems({ ...scenario }, nowhere, true);
    return later.map(({ path, said }) => this.atFactor(path.split("."), said));
  }

  private make(factor: string, change: Change): void {
    const { tree, touched, problems } = applyChanges(this.scenario, [change]);
    this.scenario = tree;
    for (const { path } of touched) this.changedBy.set(pathText(path), factor);
    for (const { path, message } of problems) this.findings.push({ path, at: ["factors", factor], message });
  }

  private keep(factor: string, changes: readonly Change[]): void {
    this.scenario = { ...this.scenario, changes: [...(this.scenario.changes ?? []), ...changes] };
    for (const { path } of changes) this.changedBy.set(path, factor);
  }

  /** A finding at the factor that changed the value, or something inside or around it. */
  private atFactor(path: Finding["path"], message: Message): Finding {
    const wanted = pathText(path);
    const isNear = (changed: string): boolean =>
      changed === wanted || changed.startsWith(`${wanted}.`) || wanted.startsWith(`${changed}.`);
    const [, factor] = [...this.changedBy].findLast(([changed]) => isNear(changed)) ?? [...this.changedBy].at(-1) ?? [];
    return { path, message, at: factor === undefined ? ["factors"] : ["factors", factor] };
  }
}
