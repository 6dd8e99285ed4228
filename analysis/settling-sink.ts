import type { EventSink } from "../engine/event-log.ts";
import type { Simulation } from "../engine/simulation.ts";

/** A sink that also learns when an instant is over, with the state as everything that happened at it has left it. */
export abstract class SettlingSink implements EventSink {
  private instant = 0;
  private isUnsettled = false;

  add(s: Simulation, kind: number, patient: number, destination: number, now: number): void {
    this.pass(s, now);
    this.isUnsettled = true;
    this.happens(s, kind, patient, destination, now);
  }

  dayEnds(s: Simulation, now: number): void {
    this.pass(s, now);
  }

  /** To be called when the replication has come as far as it shall: settles what happened last. */
  finish(s: Simulation): void {
    this.pass(s, Infinity);
  }

  /** As `add` of a sink. */
  protected abstract happens(s: Simulation, kind: number, patient: number, destination: number, now: number): void;

  /** Nothing more happens at this instant, at which something did. */
  protected abstract settles(s: Simulation, now: number): void;

  private pass(s: Simulation, now: number): void {
    if (now === this.instant) return;
    if (this.isUnsettled) this.settles(s, this.instant);
    this.isUnsettled = false;
    this.instant = now;
  }
}
