import { EXIT } from "./exits.ts";

export interface Interrupt {
  /** Aborts at the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Gives Ctrl-C its usual meaning back. */
  readonly release: () => void;
}

/** A launcher between terminal and program passes the interrupt on that the terminal has already delivered. */
const SAME_INTERRUPT_MS = 1000;

/**
 * The first Ctrl-C asks the work to stop and keep what it has; another one, a second or more later, ends the program at
 * once.
 */
export function catchInterrupt(): Interrupt {
  const controller = new AbortController();
  let firstMs = 0;
  const onInterrupt = (): void => {
    const nowMs = performance.now();
    if (!controller.signal.aborted) {
      firstMs = nowMs;
      controller.abort();
    } else if (nowMs - firstMs >= SAME_INTERRUPT_MS) process.exit(EXIT.interrupted);
  };
  process.on("SIGINT", onInterrupt);
  return { signal: controller.signal, release: () => void process.off("SIGINT", onInterrupt) };
}
