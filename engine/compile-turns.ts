import type { Waiting } from "../scenarios/allocation.ts";
import type { Place } from "../scenarios/place.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { NONE, TURN_CLASSES, TURN_CLASSES_SERVED, TURN_LONGEST, TURN_SHARES, type Model } from "./model.ts";
import type { Naming } from "./naming.ts";
import { wordsFor } from "./sources.ts";

type CompiledTurns = Pick<
  Model,
  "turnRule" | "classOf" | "classCount" | "cycleStart" | "turnStart" | "turnClass" | "restClass"
>;

const RULES: Readonly<Partial<Record<NonNullable<Place["allocation"]>["rule"], number>>> = {
  "longest-list": TURN_LONGEST,
  shares: TURN_SHARES,
};

/** One who may wait for a place: the words for where, the group, and the municipality. */
interface Who {
  readonly words: readonly string[];
  readonly group: string;
  readonly actor: string;
}

/** Who goes first, by epoch and place: the class of everybody who may wait, and the turns of a cycle. */
export function turnTables(naming: Naming): CompiledTurns {
  const { epochs, placeIds, groupIds } = naming;
  const sources = placeIds.length + 2;
  const classOf = new Uint16Array(epochs.length * placeIds.length * sources * groupIds.length);
  const turnRule: number[] = [];
  const restClass: number[] = [];
  const [cycleStart, turnStart, turnClass] = [[0], [0], [] as number[]];
  let classCount = 1;
  let at = 0;
  for (const scenario of epochs) {
    for (const id of placeIds) {
      const { allocation, serves, overtaking } = scenario.places[id];
      const cycle = allocation?.rule === "shares" ? (allocation.cycle ?? []) : [];
      const sets = new TurnSets(cycle);
      const byClass = serves || overtaking ? TURN_CLASSES_SERVED : TURN_CLASSES;
      turnRule.push(RULES[allocation?.rule ?? "first-come"] ?? byClass);
      for (const who of everybody(naming, scenario)) {
        classOf[at] = cycle.length > 0 ? sets.classOf(who) : classIn(allocation, who);
        classCount = Math.max(classCount, classOf[at++] + 1);
      }
      for (let turn = 0; turn < cycle.length; turn++) turnStart.push(turnClass.push(...sets.classesOf(turn)));
      cycleStart.push(cycleStart.at(-1)! + cycle.length);
      restClass.push(sets.rest());
    }
  }
  return {
    classOf,
    classCount,
    turnRule: Uint8Array.from(turnRule),
    cycleStart: Int32Array.from(cycleStart),
    turnStart: Int32Array.from(turnStart),
    turnClass: Int32Array.from(turnClass),
    restClass: Int32Array.from(restClass),
  };
}

/** By source, then by group: the order of `classOf`. */
function everybody({ placeIds, groupIds }: Naming, scenario: Scenario): Who[] {
  return Array.from({ length: placeIds.length + 2 }, (_, source) => wordsFor(placeIds, scenario, source)).flatMap(
    (words) => groupIds.map((group) => ({ words, group, actor: scenario.groups[group].actor })),
  );
}

/** Those who fit the same turns of a cycle are one class. */
class TurnSets {
  private readonly cycle: readonly Waiting[];
  /** The turns that fit a class, by class; as text for look-ups. */
  private readonly sets: number[][] = [];
  private readonly known = new Map<string, number>();

  constructor(cycle: readonly Waiting[]) {
    this.cycle = cycle;
  }

  classOf(who: Who): number {
    const turns = this.cycle.flatMap((entry, turn) => (fits(entry, who) ? [turn] : []));
    const text = turns.join(" ");
    const known = this.known.get(text) ?? this.sets.push(turns) - 1;
    this.known.set(text, known);
    return known;
  }

  classesOf(turn: number): number[] {
    return this.sets.flatMap((turns, queueClass) => (turns.includes(turn) ? [queueClass] : []));
  }

  /** The class of those who fit no turn; NONE where everybody fits one. */
  rest(): number {
    return this.known.get("") ?? NONE;
  }
}

function classIn(allocation: Place["allocation"], who: Who): number {
  switch (allocation?.rule ?? "first-come") {
    case "hospital-first":
      return who.words.includes("hospital") ? 0 : 1;
    case "community-first":
      return who.words.includes("home") || who.words.includes("front-door") ? 0 : 1;
    case "priority":
      return firstThatFits(allocation?.order ?? [], who);
    case "longest-list":
      return firstThatFits(allocation?.lists ?? [], who);
    default:
      return 0;
  }
}

function firstThatFits(entries: readonly Waiting[], who: Who): number {
  const at = entries.findIndex((entry) => fits(entry, who));
  return at < 0 ? entries.length : at;
}

function fits({ waitsAt, groups, actors }: Waiting, { words, group, actor }: Who): boolean {
  return (
    (waitsAt?.some((word) => words.includes(word)) ?? true) &&
    (groups?.includes(group) ?? true) &&
    (actors?.includes(actor) ?? true)
  );
}
