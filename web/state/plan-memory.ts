import type { Job } from "../api/jobs.ts";
import type { PlanningProblem } from "../../scenarios/problem.ts";
import type { TextStore } from "./autosave.ts";
import type { PlanQuestion } from "./plan-draft.ts";

/** What was asked of the server, and the job that answers it. */
export interface AskedPlan {
  readonly question: PlanQuestion;
  readonly job: Job;
}

/** The form as it stands, and what has been asked with it. */
export interface PlanMemory {
  /** Id of the problem that the form began with; null for all places of the model. */
  readonly problemId: string | null;
  readonly problem: PlanningProblem;
  readonly isFromMine: boolean;
  readonly effort: "low" | "usual" | "high";
  readonly proposal: AskedPlan | null;
  readonly frontier: AskedPlan | null;
}

const KEY = "flyt.plan.";

/** What was kept of a model; null where nothing was, or what is there is none of ours. */
export function loadPlan(store: TextStore | null, model: string): PlanMemory | null {
  try {
    const kept = JSON.parse(store?.getItem(KEY + model) ?? "null") as Partial<PlanMemory> | null;
    return kept?.problem?.levers && kept.problem.minimise && kept.effort ? (kept as PlanMemory) : null;
  } catch {
    return null;
  }
}

export function savePlan(store: TextStore | null, model: string, memory: PlanMemory): void {
  try {
    store?.setItem(KEY + model, JSON.stringify(memory));
  } catch {
    // Where nothing may be kept, it holds for this visit only.
  }
}
