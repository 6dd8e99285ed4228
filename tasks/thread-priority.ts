import { constants, setPriority } from "node:os";

/**
 * Has this thread give way to those that answer people: called in threads that simulate or write results. Linux keeps a priority for
 * each thread; elsewhere it would be that of the whole process, so there nothing is done.
 */
export function giveWay(): void {
  if (process.platform !== "linux") return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where that is forbidden the work is done all the same.
  }
}
