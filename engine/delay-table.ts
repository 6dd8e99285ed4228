import type { Delay } from "../scenarios/stay.ts";
import { WEEKDAYS } from "../scenarios/words.ts";
import type { DistributionTableBuilder } from "./distribution-tables.ts";
import { NONE } from "./model.ts";

/** Delays met so far, equal ones once. */
export class DelayTable {
  private readonly found: number[] = [];
  private readonly known = new Map<string, number>();
  private readonly builder: DistributionTableBuilder;

  constructor(builder: DistributionTableBuilder) {
    this.builder = builder;
  }

  add(delay: Delay | undefined): number {
    if (delay === undefined) return NONE;
    const key = JSON.stringify(delay);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const index = this.found.length / 7;
    for (const day of WEEKDAYS) {
      const distribution = "weekdays" in delay ? (delay.weekdays[day] ?? delay.otherwise) : delay;
      this.found.push(this.builder.add(distribution));
    }
    this.known.set(key, index);
    return index;
  }

  /** [delay] how it is written. */
  texts(): readonly string[] {
    return [...this.known.keys()];
  }

  /** [delay × 7] distribution by weekday. */
  distributions(): Int32Array {
    return Int32Array.from(this.found);
  }
}
