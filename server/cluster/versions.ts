import { programVersion } from "../../tasks/package.ts";

/** What decides the bytes of a result besides what was asked: machines that differ in it must not share a job. */
export interface Versions {
  readonly program: string;
  readonly v8: string;
  readonly architecture: string;
}

export function versionsHere(): Versions {
  return { program: programVersion(), v8: process.versions.v8, architecture: process.arch };
}

export function describeVersions({ program, v8, architecture }: Versions): string {
  return `flyt ${program} with V8 ${v8} on ${architecture}`;
}

const QUEUE_PREFIX = "chunks";

/** A queue for each set of versions, so that nobody is ever handed a chunk that would come out differently. */
export function queueOf({ program, v8, architecture }: Versions): string {
  return [QUEUE_PREFIX, program, v8, architecture].map((part) => part.replaceAll(/[^\w.-]/g, "_")).join("/");
}

/** @returns undefined for a queue that is not for chunks */
export function versionsOfQueue(queue: string): Versions | undefined {
  const [prefix, program, v8, architecture] = queue.split("/");
  if (prefix !== QUEUE_PREFIX || program === undefined || v8 === undefined || architecture === undefined)
    return undefined;
  return { program, v8, architecture };
}
