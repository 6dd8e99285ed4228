import { closesGap, dualBound, isFarkasProof, isFeasible, isUnboundedProof } from "./certificates.ts";
import { elasticProgram, fixedProgram, rayProgram } from "./derived-programs.ts";
import { safeFormOf } from "./first-engine.ts";
import { faultsOf, type LinearProgram, objectiveOf } from "./linear-program.ts";
import type { Answer, Question } from "./solver-thread.ts";

/** What is known of a program; each with what proves it. */
export type Outcome =
  | {
      readonly status: "optimal";
      readonly x: Float64Array;
      readonly objective: number;
      /** No x is cheaper than this: proven by `duals`, or for whole numbers what the second engine claims and the first does not refute. */
      readonly bound: number;
      /** [row] prices of the linear program; of one with whole numbers, with those held as they are. */
      readonly duals: Float64Array;
      readonly engine: "first" | "second";
    }
  | {
      /** Keeps all rows, and may be the best: how far it is from that is not known better than by the bound. */
      readonly status: "feasible";
      readonly x: Float64Array;
      readonly objective: number;
      /** Proven by the linear program without whole numbers. */
      readonly bound: number;
    }
  | {
      readonly status: "infeasible";
      /** [row] prices that prove it (Farkas); all 0 where a variable's own bounds exclude each other. */
      readonly proof: Float64Array;
    }
  | {
      readonly status: "unbounded";
      readonly x: Float64Array;
      /** [variable] the direction in which it gets ever cheaper. */
      readonly ray: Float64Array;
    }
  | { readonly status: "gave-up"; readonly reason: string };

/** Whoever runs the engines: a thread that can be ended. */
export interface Engines {
  readonly ask: (question: Question, timeLimitMs: number) => Promise<Answer | undefined>;
}

export interface SolveOptions {
  /** For each question to an engine; the time of all together is at most some six times that. */
  readonly timeLimitMs?: number;
  /** Goes straight to the second engine, for instance to compare the two. */
  readonly skipsFirst?: boolean;
}

const DEFAULT_TIME_LIMIT_MS = 20_000;
/** Attempts of the first engine, each with other perturbations. */
const FIRST_ATTEMPTS = 2;
/** The thread is ended so much later than the engine is asked to stop by itself. */
const GRACE_MS = 500;

/**
 * Solves a program, and passes on only what can be proven on its own data: a best x with prices that show that none is better, prices
 * that show that there is none, or a direction in which it gets ever better. Engines are asked in turn; none is believed.
 * @throws RangeError when the program as data is wrong (not a number, no such variable)
 */
export async function solve(program: LinearProgram, engines: Engines, options: SolveOptions = {}): Promise<Outcome> {
  const faults = faultsOf(program);
  if (faults.length > 0) throw new RangeError(`the program cannot be solved: ${faults.slice(0, 5).join("; ")}`);
  if (program.lower.some((lower, variable) => lower > program.upper[variable])) {
    return { status: "infeasible", proof: new Float64Array(program.rowCount) };
  }
  const guarded = new GuardedSolver(engines, options);
  return program.isInteger.includes(1) ? guarded.solveWhole(program) : guarded.solveLinear(program);
}

class GuardedSolver {
  private readonly engines: Engines;
  private readonly timeLimitMs: number;
  private readonly skipsFirst: boolean;

  constructor(engines: Engines, { timeLimitMs = DEFAULT_TIME_LIMIT_MS, skipsFirst = false }: SolveOptions) {
    this.engines = engines;
    this.timeLimitMs = timeLimitMs;
    this.skipsFirst = skipsFirst;
  }

  async solveLinear(program: LinearProgram): Promise<Outcome> {
    const byFirst = await this.firstOffer(program, (offer) => provenOptimum(program, offer, "first"));
    if (byFirst) return byFirst;
    const second = await this.second(program);
    const bySecond = second?.offer && provenOptimum(program, second.offer, "second");
    if (bySecond) return bySecond;
    return (await this.proofOfInfeasibility(program)) ?? (await this.proofOfNoBound(program)) ?? gaveUp(program);
  }

  /** With whole numbers: the best x that either engine offers, the rest reckoned anew with those held. */
  async solveWhole(program: LinearProgram): Promise<Outcome> {
    const relaxed = await this.solveLinear({ ...program, isInteger: new Uint8Array(program.variableCount) });
    if (relaxed.status === "infeasible") return relaxed;
    const second = await this.second(program);
    const candidates = [
      await this.firstOffer(program, (offer) => this.held(program, offer.x)),
      second?.offer && (await this.held(program, second.offer.x)),
    ].filter((candidate) => candidate !== undefined);
    const best = candidates.sort((a, b) => a.objective - b.objective)[0];
    if (!best) return { status: "gave-up", reason: "no engine offered whole numbers that keep all rows" };
    if (relaxed.status === "unbounded") {
      return isUnboundedProof(program, best.x, relaxed.ray) ? { ...relaxed, x: best.x } : gaveUp(program);
    }
    const proven = relaxed.status === "optimal" ? relaxed.bound : -Infinity;
    const claimed = second?.claimedBound ?? -Infinity;
    const bound = Math.max(proven, claimed);
    const { x, objective, duals, engine } = best;
    if (closesGap(objective, bound) && closesGap(bound, objective)) {
      return { status: "optimal", x, objective, bound, duals, engine };
    }
    // A bound above what has been reached is wrong, so nothing is believed but what is proven.
    return { status: "feasible", x, objective, bound: objective < bound ? proven : bound };
  }

  /** The whole numbers of x held as they are, the best of the rest; nothing where these numbers do not keep all rows. */
  private async held(program: LinearProgram, x: Float64Array): Promise<OptimalOutcome | undefined> {
    const fixed = fixedProgram(program, x);
    if (fixed.lower.some((lower, variable) => lower < program.lower[variable] || lower > program.upper[variable])) {
      return undefined;
    }
    const outcome = await this.solveLinear(fixed);
    return outcome.status === "optimal" && isFeasible(program, outcome.x) ? outcome : undefined;
  }

  /** The first engine's offer, as far as it can be used, with other perturbations where it cannot. */
  private async firstOffer<Used>(
    program: LinearProgram,
    use: (offer: { x: Float64Array; y?: Float64Array }) => Used | undefined | Promise<Used | undefined>,
  ): Promise<Used | undefined> {
    if (this.skipsFirst || !safeFormOf(program)) return undefined;
    for (let attempt = 0; attempt < FIRST_ATTEMPTS; attempt++) {
      const answer = await this.engines.ask({ engine: "first", program, attempt }, this.timeLimitMs);
      // What ran out of time once would do so again.
      if (!answer) return undefined;
      const used = answer.engine === "first" && answer.offer ? await use(answer.offer) : undefined;
      if (used) return used;
    }
    return undefined;
  }

  private async second(program: LinearProgram) {
    const timeLimitSeconds = this.timeLimitMs / 1000;
    const answer = await this.engines.ask({ engine: "second", program, timeLimitSeconds }, this.timeLimitMs + GRACE_MS);
    return answer?.engine === "second" ? answer.second : undefined;
  }

  /** The least that rows must give way for there to be any x: if that is something, its prices are the proof. */
  private async proofOfInfeasibility(program: LinearProgram): Promise<Outcome | undefined> {
    const second = await this.second(elasticProgram(program).program);
    const y = second?.offer?.y;
    return y && isFarkasProof(program, y) ? { status: "infeasible", proof: y } : undefined;
  }

  private async proofOfNoBound(program: LinearProgram): Promise<Outcome | undefined> {
    const anywhere = await this.second({ ...program, cost: new Float64Array(program.variableCount) });
    const direction = await this.second(rayProgram(program));
    const x = anywhere?.offer?.x;
    const ray = direction?.offer?.x;
    return x && ray && isUnboundedProof(program, x, ray) ? { status: "unbounded", x, ray } : undefined;
  }
}

type OptimalOutcome = Extract<Outcome, { status: "optimal" }>;

/** An offered x that keeps all rows, with prices that prove that none is better. */
function provenOptimum(
  program: LinearProgram,
  { x, y }: { readonly x: Float64Array; readonly y?: Float64Array },
  engine: "first" | "second",
): OptimalOutcome | undefined {
  if (!y || !isFeasible(program, x)) return undefined;
  const objective = objectiveOf(program, x);
  const bound = dualBound(program, y);
  return closesGap(objective, bound) ? { status: "optimal", x, objective, bound, duals: y, engine } : undefined;
}

function gaveUp(program: LinearProgram): Outcome {
  return {
    status: "gave-up",
    reason: `no engine gave an answer that can be proven (${program.rowCount} rows, ${program.variableCount} variables)`,
  };
}
