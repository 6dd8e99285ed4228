import type { Talk } from "./talk.ts";

/** A bar, and how often it moves; a run that is done before has none. */
const BAR_AFTER_MS = 300;
const BAR_EVERY_MS = 100;
/** A line where there is no terminal. */
const LINE_AFTER_MS = 2000;
const LINE_EVERY_MS = 5000;
const BAR_COLUMNS = 24;

/** Before so many are done, the time to start up counts for too much. */
const LEAST_FOR_ESTIMATE = 4;

/** How far a simulation has come, on standard error: a bar at a terminal, else a line every few seconds. */
export class Progress {
  private readonly talk: Talk;
  private readonly startedMs = performance.now();
  private shownMs = this.startedMs;
  private hasShown = false;
  private isDrawn = false;

  constructor(talk: Talk) {
    this.talk = talk;
  }

  update(finished: number, of: number): void {
    const nowMs = performance.now();
    const isBar = process.stderr.isTTY;
    const [afterMs, everyMs] = isBar ? [BAR_AFTER_MS, BAR_EVERY_MS] : [LINE_AFTER_MS, LINE_EVERY_MS];
    const dueMs = this.hasShown ? everyMs : afterMs;
    if (nowMs - this.shownMs < dueMs && !(this.isDrawn && finished === of)) return;
    this.shownMs = nowMs;
    this.hasShown = true;
    const text = this.line(finished, of, nowMs - this.startedMs);
    if (!isBar) {
      this.talk.say(text);
      return;
    }
    const columns = (process.stderr.columns || 80) - 1;
    const bar = `${barOf(finished / of)}  ${text}`;
    process.stderr.write(`\r${(bar.length <= columns ? bar : text).slice(0, columns)}\u001b[K`);
    this.isDrawn = true;
  }

  /** Where work is whose length nobody knows. */
  note(text: string): void {
    const nowMs = performance.now();
    const isBar = process.stderr.isTTY;
    const [afterMs, everyMs] = isBar ? [BAR_AFTER_MS, BAR_EVERY_MS] : [LINE_AFTER_MS, LINE_EVERY_MS];
    if (nowMs - this.shownMs < (this.hasShown ? everyMs : afterMs)) return;
    this.shownMs = nowMs;
    this.hasShown = true;
    if (!isBar) {
      this.talk.say(text);
      return;
    }
    process.stderr.write(`\r${text.slice(0, (process.stderr.columns || 80) - 1)}\u001b[K`);
    this.isDrawn = true;
  }

  /** Takes the bar away, so that what is said next has the line for itself. */
  clear(): void {
    if (this.isDrawn) process.stderr.write("\r\u001b[K");
    this.isDrawn = false;
  }

  private line(finished: number, of: number, elapsedMs: number): string {
    const { messages } = this.talk;
    const share = `${Math.floor((100 * finished) / of)}`.padStart(3);
    const counts = messages.progress(this.talk.number(finished), this.talk.number(of));
    const left =
      finished < of && finished >= LEAST_FOR_ESTIMATE
        ? ` · ${this.timeLeft(((of - finished) * elapsedMs) / finished / 1000)}`
        : "";
    return `${share} %  ${counts}${left}`;
  }

  private timeLeft(seconds: number): string {
    const { messages } = this.talk;
    if (seconds < 100) return messages.timeLeft(this.talk.number(Math.ceil(seconds)));
    return messages.minutesLeft(this.talk.number(Math.ceil(seconds / 60)));
  }
}

function barOf(share: number): string {
  const filled = Math.floor(share * BAR_COLUMNS);
  return "█".repeat(filled) + "░".repeat(BAR_COLUMNS - filled);
}
