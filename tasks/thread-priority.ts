import { constants, getPriority, setPriority } from "node:os";

/**
 * Has this thread give way to those that answer people: called in threads that simulate or write results. Linux keeps a priority for
 * each thread; elsewhere it would be that of the whole process, so there nothing is done.
 */
export function giveWay(): void {
  if (process.platform !== "linux") return;
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
  try {
    // Below its own process, which may have been started with a low priority itself.
    setPriority(Math.min(PRIORITY_LOW, getPriority(process.pid) + PRIORITY_BELOW_NORMAL));
  } catch {
    // Where that is forbidden the work is done all the same.
  }
}
