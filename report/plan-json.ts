import type { Interval } from "../analysis/estimates.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { type Frontier, isTie } from "../optimizer/frontier.ts";
import type { FreshFigure, Infeasible, Proposal } from "../optimizer/optimize.ts";
import { type DecisionSpace, type Plan, planChanges, type PlanCost, type PlanLimit } from "../optimizer/plan.ts";
import type { Relaxation } from "../optimizer/relaxation.ts";
import { measureKeyOf } from "../optimizer/setting.ts";
import { studentTQuantile } from "../analysis/student-t.ts";
import type { Change } from "../scenarios/change.ts";
import type { PlanningProblem } from "../scenarios/problem.ts";
import type { Text } from "../scenarios/words.ts";
import { finite, keyDocument, type Manifest } from "./json.ts";
import { intervalOf } from "./plan-figures.ts";
import { targetVerdict } from "./plan-summary.ts";

/** What `optimize --json` prints; the fields after `problem` but `status` are missing where no plan keeps all limits. */
export interface OptimizeDocument {
  readonly manifest: Manifest;
  readonly problem: ProblemDocument;
  readonly status: "proposed" | "targets-missed" | "infeasible";
  readonly interrupted?: boolean;
  readonly plan?: readonly UnitsDocument[];
  readonly changes?: readonly Change[];
  readonly cost?: CostDocument;
  readonly objective?: ObjectiveDocument;
  readonly targets?: readonly TargetDocument[];
  readonly guarantee?: GuaranteeDocument | null;
  readonly margins?: readonly MarginDocument[];
  readonly promise?: { readonly today: number | null; readonly plan: number | null } | null;
  readonly relaxations?: readonly RelaxationDocument[];
}

/** What `optimize --frontier --json` prints. */
export interface FrontierDocument {
  readonly manifest: Manifest;
  readonly problem: ProblemDocument;
  readonly interrupted: boolean;
  readonly budget: string;
  readonly amount: "per-year" | "once";
  readonly today: FigureDocument;
  readonly levels: readonly LevelDocument[];
}

export interface ProblemDocument {
  readonly name: string;
  readonly title: Text;
  readonly effect: PlanningProblem["effect"];
  /** Dates on which phases begin; empty for the long-run effect. */
  readonly phases: readonly string[];
  readonly effort: string;
}

/** Units of a lever in force in a phase, beside today; levers and phases without are left out. */
export interface UnitsDocument {
  readonly lever: string;
  readonly from: string | null;
  readonly units: number;
}

export interface CostDocument {
  /** [phase] NOK/year. */
  readonly perYear: readonly number[];
  readonly once: number;
  readonly meanPerYear: number;
  readonly byActor: readonly { readonly actor: string | null; readonly meanPerYear: number }[];
}

export interface FigureDocument {
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly ci95: Interval | null;
}

export interface ObjectiveDocument {
  readonly today: FigureDocument;
  readonly plan: FigureDocument;
  readonly difference: FigureDocument;
}

export interface TargetDocument extends MeasureKey, FigureDocument {
  readonly atMost: number;
  readonly verdict: "met" | "unsure" | "missed";
  readonly today: FigureDocument;
}

export interface GuaranteeDocument {
  readonly confidence: number;
  readonly atMostWorse: number;
  readonly plansCompared: number;
  readonly freshReplications: number;
}

interface LimitDocument {
  readonly kind: PlanLimit["kind"];
  readonly id: string;
  readonly from: string | null;
  readonly amount: PlanLimit["amount"];
}

export interface MarginDocument extends LimitDocument {
  readonly used: number;
  readonly atMost: number;
  readonly shadowPrice: number | null;
  readonly more: number;
  readonly plan: readonly UnitsDocument[];
  readonly difference: FigureDocument;
  /** Behind the difference: those of the search, which the next step was chosen by. */
  readonly replications: number;
}

export interface RelaxationDocument extends LimitDocument {
  readonly side: Relaxation["side"];
  readonly limit: number;
  readonly by: number;
}

export interface LevelDocument {
  readonly budget: number;
  readonly plan: readonly UnitsDocument[];
  readonly cost: CostDocument;
  readonly objective: FigureDocument;
  readonly difference: FigureDocument;
  readonly step: FigureDocument & { readonly isTie: boolean };
  readonly targets: readonly FigureDocument[];
}

/** What both documents say of the problem. */
export interface DocumentHead {
  readonly manifest: Manifest;
  readonly problem: ProblemDocument;
}

/** The object that `optimize --json` prints for a plan. @param replications behind the figures */
export function proposalDocument(
  head: DocumentHead,
  problem: PlanningProblem,
  space: DecisionSpace,
  proposal: Proposal,
  replications: number,
): OptimizeDocument {
  const { statement, promise, margins, targets } = proposal;
  const figure = (own: FreshFigure): FigureDocument => figureDocument(own, replications);
  return {
    ...head,
    status: proposal.status,
    interrupted: proposal.isCancelled,
    plan: unitsDocument(space, proposal.plan),
    changes: planChanges(space, proposal.plan),
    cost: costDocument(proposal.cost),
    objective: {
      today: figure(proposal.today),
      plan: figure(proposal.value),
      difference: figure(proposal.difference),
    },
    targets: (problem.targets ?? []).map((target, at) => ({
      ...keyDocument(measureKeyOf(target)),
      atMost: target.atMost,
      ...figure(targets[at]),
      verdict: targetVerdict(targets[at], target.atMost, replications),
      today: figure(proposal.targetsToday[at]),
    })),
    guarantee:
      statement.plans === 0
        ? null
        : {
            confidence: statement.confidence,
            atMostWorse: statement.atMostWorse,
            plansCompared: statement.plans,
            freshReplications: statement.replications,
          },
    margins: margins.map((margin) => ({
      ...limitDocument(space, margin.limit),
      used: margin.used,
      atMost: margin.limit.atMost,
      shadowPrice: finite(margin.shadowPrice),
      more: margin.more,
      plan: unitsDocument(space, margin.plan),
      difference: figureDocument({ mean: margin.difference, standardError: margin.standardError }, margin.replications),
      replications: margin.replications,
    })),
    promise: promise ? { today: finite(promise.today), plan: finite(promise.plan) } : null,
    ...(proposal.relaxations && { relaxations: relaxationDocuments(space, proposal.relaxations) }),
  };
}

/** The object that `optimize --json` prints where no plan keeps all limits. */
export function infeasibleDocument(head: DocumentHead, space: DecisionSpace, outcome: Infeasible): OptimizeDocument {
  return { ...head, status: "infeasible", relaxations: relaxationDocuments(space, outcome.relaxations) };
}

/** The object that `optimize --frontier --json` prints. @param replications behind the figures */
export function frontierDocument(
  head: DocumentHead,
  space: DecisionSpace,
  frontier: Frontier,
  replications: number,
): FrontierDocument {
  const figure = (own: FreshFigure): FigureDocument => figureDocument(own, replications);
  const quantile = replications > 1 ? studentTQuantile(replications - 1, 0.975) : Infinity;
  return {
    ...head,
    interrupted: frontier.isCancelled,
    budget: frontier.budget.id,
    amount: frontier.budget.amount,
    today: figure(frontier.today),
    levels: frontier.levels.map((level) => ({
      budget: level.budget,
      plan: unitsDocument(space, level.plan),
      cost: costDocument(level.cost),
      objective: figure(level.value),
      difference: figure(level.difference),
      step: { ...figure(level.step), isTie: isTie(level, quantile) },
      targets: level.targets.map(figure),
    })),
  };
}

function unitsDocument({ leverIds, phases, phaseCount }: DecisionSpace, plan: Plan): UnitsDocument[] {
  return [...plan].flatMap((units, decision) => {
    if (units === 0) return [];
    const lever = leverIds[Math.floor(decision / phaseCount)];
    return [{ lever, from: phases[decision % phaseCount] ?? null, units }];
  });
}

function costDocument({ perYear, once, meanPerYear, meanPerYearByActor }: PlanCost): CostDocument {
  const byActor = [...meanPerYearByActor].map(([actor, amount]) => ({
    actor: actor === "" ? null : actor,
    meanPerYear: amount,
  }));
  return { perYear, once, meanPerYear, byActor };
}

function figureDocument(figure: FreshFigure, replications: number): FigureDocument {
  return {
    mean: finite(figure.mean),
    standardError: finite(figure.standardError),
    ci95: intervalOf(figure, replications),
  };
}

function limitDocument({ phases }: DecisionSpace, { kind, id, phase, amount }: PlanLimit): LimitDocument {
  return { kind, id, from: phases[phase] ?? null, amount };
}

function relaxationDocuments(space: DecisionSpace, relaxations: readonly Relaxation[]): RelaxationDocument[] {
  return relaxations.map(({ limit, by, side }) => ({
    ...limitDocument(space, limit),
    side,
    limit: limit[side],
    by,
  }));
}
