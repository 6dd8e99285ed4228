/* A program that lowers its priority, and a thread of it that gives way: says both priorities. */
import { getPriority, setPriority } from "node:os";
import { isMainThread, Worker } from "node:worker_threads";
import { giveWay } from "../../tasks/thread-priority.ts";

if (isMainThread) {
  setPriority(Math.min(19, getPriority() + 2));
  new Worker(new URL(import.meta.url));
} else {
  giveWay();
  process.stdout.write(JSON.stringify({ process: getPriority(process.pid), thread: getPriority() }));
}
