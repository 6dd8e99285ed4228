import { meanOf } from "../analysis/estimates.ts";
import { type Judge } from "./judge.ts";
import { type Cut, type CutFunction, cutValue, masterProgram } from "./master.ts";
import { neighbours } from "./moves.ts";
import { isAllowed, noChange, type Plan, planKey } from "./plan.ts";
import { cutsAt } from "./slopes.ts";
import { type Engines, solve } from "./solver.ts";

/** What the search is told of the mean flows, to begin with and where simulation cannot tell plans apart. */
export interface FluidGuide {
  /** Cuts of the fluid value at units in force, one for each scenario of demand, with its probability. */
  readonly cutsAt: (
    units: Float64Array,
  ) => Promise<readonly { readonly cut: Cut; readonly probability: number }[] | undefined>;
  /** What the fluid value is multiplied by to be in the unit of the first response. */
  readonly scale: number;
  /** Whether the fluid value is of what is minimised, so that it may be told beside the simulated one; else it only guides. */
  readonly isOfObjective?: boolean;
}

export interface SearchOptions {
  readonly engines: Engines;
  readonly fluid?: FluidGuide;
  /** Plans to look at besides. */
  readonly startPlans?: readonly Plan[];
  /** What an earlier search of the same levers has learnt: cuts hold whatever the limits. */
  readonly known?: Knowledge;
  /** Replications of each plan to begin with, and at most. */
  readonly replications?: number;
  readonly mostReplications?: number;
  /** Replications of plans, all together, after which the best found so far is kept. */
  readonly mostEffort?: number;
  /** Tells how far it has come. */
  readonly onProgress?: (step: SearchStep) => void;
}

export interface SearchStep {
  readonly phase: "fluid" | "cuts" | "neighbourhood";
  readonly round: number;
  readonly best: Plan | undefined;
  readonly replications: number;
}

/** Cuts found so far: [response], and [scenario of demand] of the fluid value with its probability. */
export interface Knowledge {
  readonly cuts: readonly (readonly Cut[])[];
  readonly fluidCuts: readonly (readonly Cut[])[];
  readonly fluidWeights: readonly number[];
}

export interface SearchResult {
  /** The best allowed plan found, by replications that every plan had; undefined where none is allowed. */
  readonly best?: Plan;
  /** Replications that it was last compared by. */
  readonly replications: number;
  /** [response] simulated cuts, those of the fluid program behind them by scenario. */
  readonly functions: readonly CutFunction[];
  readonly knowledge: Knowledge;
  /** The plan of the mean flows alone, where there were some. */
  readonly fluidPlan?: Plan;
  readonly isCancelled: boolean;
}

const FIRST_REPLICATIONS = 20;
const MOST_REPLICATIONS = 160;
const MOST_EFFORT = 20_000;
const MOST_FLUID_ROUNDS = 30;
const MOST_CUT_ROUNDS = 12;
const MOST_NEIGHBOURS = 16;
/** The incumbent must survive so many neighbourhoods, with twice the replications each time. */
const ROUNDS_TO_SURVIVE = 2;
/** Weight of the fluid value once there are simulated cuts: it decides only between plans that these cannot tell apart. */
const TIE_BREAK = 1e-3;
/** No response is below minus this. */
const LARGEST_RESPONSE = 1e9;

/**
 * Looks for the best plan: the fluid program's plan first, then simulated cuts in one integer program, then neighbours under the
 * same random numbers, with ever more replications until the best survives.
 * @source Kelley (1960) for cuts; Atlason, Epelman and Henderson, Call center staffing with simulation and cutting planes, Annals of
 *   Operations Research 127 (2004) for cuts from simulation
 */
export async function search(judge: Judge, options: SearchOptions): Promise<SearchResult> {
  return new Search(judge, options).run();
}

class Search {
  private readonly judge: Judge;
  private readonly options: SearchOptions;
  /** [response] simulated cuts. */
  private readonly cuts: Cut[][];
  /** [scenario of demand] cuts of the fluid value. */
  private readonly fluidCuts: Cut[][];
  private readonly fluidWeights: number[];
  private count: number;
  private best: Plan | undefined;

  constructor(judge: Judge, options: SearchOptions) {
    this.judge = judge;
    this.options = options;
    this.count = options.replications ?? FIRST_REPLICATIONS;
    const { known } = options;
    this.cuts = Array.from({ length: judge.samples.responseCount }, (_, response) => [
      ...(known?.cuts[response] ?? []),
    ]);
    this.fluidCuts = (known?.fluidCuts ?? []).map((cuts) => [...cuts]);
    this.fluidWeights = [...(known?.fluidWeights ?? [])];
  }

  async run(): Promise<SearchResult> {
    const fluidPlan = await this.followFluid();
    const isSure = await this.followCuts([...(fluidPlan ? [fluidPlan] : []), ...(this.options.startPlans ?? [])]);
    if (isSure) await this.lookAround();
    return {
      ...(this.best && { best: this.best }),
      replications: this.count,
      functions: this.functions(),
      knowledge: { cuts: this.cuts, fluidCuts: this.fluidCuts, fluidWeights: this.fluidWeights },
      ...(fluidPlan && { fluidPlan }),
      isCancelled: this.judge.samples.isCancelled,
    };
  }

  /** The plan that is best for the mean flows, by cuts of the fluid program alone. */
  private async followFluid(): Promise<Plan | undefined> {
    const { fluid } = this.options;
    // What is known already of the same mean flows needs no other program.
    if (!fluid || this.fluidCuts.length > 0) return undefined;
    let best: Plan | undefined;
    let bestValue = Infinity;
    let units = Float64Array.from(noChange(this.judge.space));
    const seen = new Set<string>();
    for (let round = 0; round < MOST_FLUID_ROUNDS; round++) {
      const found = await fluid.cutsAt(units);
      if (!found) return best;
      const plan = Int32Array.from(units);
      const value = found.reduce((sum, { cut, probability }) => sum + probability * cut.value, 0) * fluid.scale;
      if (value + this.judge.costTerm(plan) < bestValue) [best, bestValue] = [plan, value + this.judge.costTerm(plan)];
      for (const [at, { cut, probability }] of found.entries()) {
        (this.fluidCuts[at] ??= []).push(cut);
        this.fluidWeights[at] = probability;
      }
      this.tell("fluid", round, plan);
      const next = await this.bestByCuts();
      if (!next || seen.has(planKey(next))) return best;
      seen.add(planKey(next));
      units = Float64Array.from(next);
    }
    return best;
  }

  /** Simulated cuts, until the master program proposes what is known already. @returns false after a cancellation */
  private async followCuts(starts: readonly Plan[]): Promise<boolean> {
    const { samples } = this.judge;
    const seen = new Set<string>();
    let proposed: readonly Plan[] = [noChange(this.judge.space), ...starts];
    for (let round = 0; round < MOST_CUT_ROUNDS && this.hasEffort(); round++) {
      this.tell("cuts", round, this.best);
      for (const plan of proposed) {
        if (seen.has(planKey(plan))) continue;
        seen.add(planKey(plan));
        if (!(await this.addCutAt(plan))) return false;
        this.consider(this.simulatedPlans());
      }
      const next = await this.bestByCuts();
      if (!next || seen.has(planKey(next))) break;
      proposed = [next];
    }
    return !samples.isCancelled;
  }

  /** The best of what was best and some more plans, of those that are allowed. */
  private consider(plans: readonly Plan[]): void {
    const allowed = plans.filter((plan) => isAllowed(this.judge.space, plan));
    const all = this.best ? [this.best, ...allowed] : allowed;
    if (all.length > 0) this.best = this.judge.best(all, this.count);
  }

  private async addCutAt(plan: Plan): Promise<boolean> {
    const { space, samples } = this.judge;
    const cuts = await cutsAt(space, samples, plan, this.count);
    if (!cuts) return false;
    const simulated = this.simulatedPlans();
    cuts.forEach((cut, response) => {
      // An earlier search may have been here with fewer replications.
      const others = this.cuts[response].filter(({ at }) => planKey(Int32Array.from(at)) !== planKey(plan));
      this.cuts[response] = [...others, cut].map((one) => this.lowered(one, response, simulated));
    });
    return true;
  }

  /** Plans with as many replications as are asked for now, in the order in which they were first simulated. */
  private simulatedPlans(): Plan[] {
    const { samples } = this.judge;
    return samples.plans.filter((plan) => samples.countOf(plan) >= this.count);
  }

  /**
   * A response is only nearly convex: a cut that lies above a simulated plan by more than two standard errors of that plan's
   * difference to the cut's own is lowered to it.
   */
  private lowered(cut: Cut, response: number, simulated: readonly Plan[]): Cut {
    const { samples } = this.judge;
    const anchor = Int32Array.from(cut.at);
    const count = Math.min(this.count, samples.countOf(anchor));
    if (count < 2) return cut;
    const own = samples.values(anchor, response, count);
    let excess = 0;
    for (const plan of simulated) {
      const values = samples.values(plan, response, count);
      const above = cutValue(cut, plan) - samples.mean(plan, response, count);
      if (above <= excess) continue;
      const { standardError } = meanOf(values.map((value, at) => value - own[at]));
      if (above > 2 * (standardError ?? 0)) excess = above;
    }
    return excess > 0 ? { ...cut, value: cut.value - excess } : cut;
  }

  private functions(): CutFunction[] {
    const { targetsAtMost } = this.judge.objective;
    const isSimulated = this.cuts[0].length > 0;
    const simulated = this.cuts.map((cuts, response): CutFunction => {
      const isObjective = response === 0;
      return {
        name: isObjective ? "what is minimised" : `target ${response}`,
        cuts,
        weight: isObjective && isSimulated ? 1 : 0,
        least: this.leastOf(response),
        atMost: isObjective ? Infinity : targetsAtMost[response - 1],
      };
    });
    const scale = (this.options.fluid?.scale ?? 0) * (isSimulated ? TIE_BREAK : 1);
    const fluid = this.fluidCuts.map((cuts, at): CutFunction => {
      return { name: `fluid ${at + 1}`, cuts, weight: scale * this.fluidWeights[at], least: 0, atMost: Infinity };
    });
    return [...simulated, ...fluid];
  }

  /** Below this a response cannot be: 0, or the least of the highest cut where it may be negative. */
  private leastOf(response: number): number {
    const { space, samples } = this.judge;
    if (samples.plans.every((plan) => !(samples.mean(plan, response) < 0))) return 0;
    const { least, most, phaseCount } = space;
    const leastOf = ({ at, value, slope }: Cut): number =>
      slope.reduce((sum, own, decision) => {
        const lever = Math.floor(decision / phaseCount);
        const end = own > 0 ? least[lever] : most[lever];
        return sum + own * (end - at[decision]);
      }, value);
    return Math.min(0, Math.max(...this.cuts[response].map(leastOf), -LARGEST_RESPONSE));
  }

  /** The plan that is best as far as the cuts know; undefined where none is allowed, or no answer can be proven. */
  private async bestByCuts(): Promise<Plan | undefined> {
    const { space } = this.judge;
    const cost = costCoefficients(this.judge);
    const master = masterProgram(space, { functions: this.functions(), ...cost, missPenalty: this.missPenalty() });
    const outcome = await solve(master.program, this.options.engines);
    return outcome.status === "optimal" || outcome.status === "feasible" ? master.unitsOf(outcome.x) : undefined;
  }

  /** Missing a target by a thousandth of it costs more than all that is minimised today. */
  private missPenalty(): number {
    const { targetsAtMost } = this.judge.objective;
    const today = Math.max(1, ...this.cuts[0].map(({ value }) => Math.abs(value)));
    const largestCost = costCoefficients(this.judge).costOfUnits.reduce((sum, cost) => sum + Math.abs(cost), 0);
    const smallestTarget = Math.min(...targetsAtMost.map((atMost) => Math.max(Math.abs(atMost), 0.01)), 1);
    return (1000 * (today + largestCost)) / smallestTarget;
  }

  /** Neighbours of the best, with twice the replications after each round that it survives. */
  private async lookAround(): Promise<void> {
    const { judge } = this;
    const most = this.options.mostReplications ?? MOST_REPLICATIONS;
    let survived = 0;
    for (let round = 0; this.best && survived < ROUNDS_TO_SURVIVE && this.hasEffort(); round++) {
      const before = this.best;
      this.tell("neighbourhood", round, before);
      const candidates = await this.promisingNeighbours(before);
      if (!candidates || !(await judge.samples.ensure([before, ...candidates], this.count))) return;
      this.consider(this.simulatedPlans());
      if (planKey(this.best) !== planKey(before)) survived = 0;
      else if (++survived < ROUNDS_TO_SURVIVE) this.count = Math.min(2 * this.count, most);
    }
  }

  /** Those neighbours that are best by a cut at the incumbent. */
  private async promisingNeighbours(best: Plan): Promise<Plan[] | undefined> {
    const { judge } = this;
    const all = neighbours(judge.space, best);
    const first = this.options.replications ?? FIRST_REPLICATIONS;
    const cuts = await cutsAt(judge.space, judge.samples, best, first);
    if (!cuts) return undefined;
    const scores = all.map((plan) => ({
      plan,
      value: cutValue(cuts[0], plan) + judge.costTerm(plan),
      missedBy: judge.objective.targetsAtMost.reduce(
        (sum, atMost, target) => sum + Math.max(0, cutValue(cuts[target + 1], plan) - atMost),
        0,
      ),
    }));
    scores.sort((a, b) => a.missedBy - b.missedBy || a.value - b.value);
    return scores.slice(0, MOST_NEIGHBOURS).map(({ plan }) => plan);
  }

  private hasEffort(): boolean {
    return this.judge.samples.replications < (this.options.mostEffort ?? MOST_EFFORT);
  }

  private tell(phase: SearchStep["phase"], round: number, best: Plan | undefined): void {
    this.options.onProgress?.({ phase, round, best, replications: this.judge.samples.replications });
  }
}

/** What a unit in force, and one opened, adds to what is minimised by its cost alone. */
export function costCoefficients({ space, objective }: Judge): {
  costOfUnits: Float64Array;
  costOfOpened: Float64Array;
} {
  const perLever = (amount: (lever: number, phase: number) => number): Float64Array =>
    Float64Array.from({ length: space.levers.length * space.phaseCount }, (_, decision) => {
      const lever = Math.floor(decision / space.phaseCount);
      return (objective.costWeight / 1e6) * amount(lever, decision % space.phaseCount);
    });
  return {
    costOfUnits: perLever(
      (lever, phase) => ((space.levers[lever].costPerUnitPerYear ?? 0) * space.phaseDays[phase]) / space.measuredDays,
    ),
    costOfOpened: perLever((lever) => ((space.levers[lever].costPerUnitOnce ?? 0) * 365) / space.measuredDays),
  };
}
