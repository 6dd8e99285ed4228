/*
 * Bugs that the simulation of the job layer must find: small changes to a copy of the code. A change whose place is gone or is there
 * twice is refused, so that none of them can stop being tried unseen.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { JobModules } from "./job-world.ts";

export interface PlantedBug {
  readonly name: string;
  readonly file: string;
  /** Each must be there exactly once. */
  readonly changes: readonly (readonly [search: string, replace: string])[];
}

const root = join(import.meta.dirname, "..", "..");

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: "an overtaken attempt at a chunk counts all the same (no fence)",
    file: "local-chunk-queue.ts",
    changes: [[" && chunk.attempt === lease.attempt ? chunk : undefined", " ? chunk : undefined"]],
  },
  {
    name: "a chunk that is handed out again keeps the number of its attempt",
    file: "local-chunk-queue.ts",
    changes: [["chunk.attempt = ++this.handedOut;", "chunk.attempt ||= ++this.handedOut;"]],
  },
  {
    name: "leases are counted by the wall clock",
    file: "local-chunk-queue.ts",
    changes: [["    this.clock = clock;", "    this.clock = { ...clock, monotonicMs: clock.wallMs };"]],
  },
  {
    name: "one job takes all turns",
    file: "local-chunk-queue.ts",
    changes: [
      [
        "if (chunks.waiting.length > 0) this.turns.push(chunks);",
        "if (chunks.waiting.length > 0) this.turns.unshift(chunks);",
      ],
    ],
  },
  {
    name: "each attempt at a hanging chunk has the whole time anew",
    file: "local-chunk-queue.ts",
    changes: [["this.times.longestMs - chunk.spentMs", "this.times.longestMs"]],
  },
  {
    name: "a crash is not counted",
    file: "local-chunk-queue.ts",
    changes: [["    chunk.crashes++;\n", ""]],
  },
  {
    name: "a result that could not be kept is given up",
    file: "local-chunk-queue.ts",
    changes: [['        chunk.state = "leased";\n        chunk.leaseEndsMs', "        chunk.leaseEndsMs"]],
  },
  {
    name: "a job is acknowledged before it is kept",
    file: "create-job-service.ts",
    changes: [
      [
        "const inserted = await store.jobs.insert({ ...created, createdAtMs: clock.wallMs() }, content, idempotencyKey);",
        `const inserting = store.jobs.insert({ ...created, createdAtMs: clock.wallMs() }, content, idempotencyKey);
         if (!known) {
           inserting.then((inserted) => this.takeIn(inserted, actor)).catch(() => {});
           const job = { ...created, createdAtMs: 0, state: "queued", attempt: 0, revision: 1, finished: 0, of: 0 };
           return { job, isNew: true };
         }
         const inserted = await inserting;`,
      ],
    ],
  },
  {
    name: "a call that comes while a thread looks for work is missed (lost wake-up)",
    file: "work-loop.ts",
    changes: [["else if (this.calls === callsSeen) await this.wake.promise;", "else await this.wake.promise;"]],
  },
  {
    name: "when a job is over the next one is not begun (lost wake-up)",
    file: "create-job-service.ts",
    changes: [["      this.enter(job);\n    }\n    this.begin();\n", "      this.enter(job);\n    }\n"]],
  },
  {
    name: "the end of a chunk is told to whoever waits first",
    file: "chunk-needs.ts",
    changes: [["this.waiting.get(nameOf(end, end.key))?.(end)", "[...this.waiting.values()][0]?.(end)"]],
  },
  {
    name: "results are given in the order in which they come",
    file: "chunk-needs.ts",
    changes: [
      [
        "if (kept) return kept;",
        "this.arrived ??= []; if (kept) { this.arrived.push(kept); await this.writing.pause(5, signal); return this.arrived.pop(); }",
      ],
    ],
  },
  {
    name: "a damaged chunk is not forgotten",
    file: "chunk-needs.ts",
    changes: [["await this.writing.insist(() => this.kept.remove(job, key), signal);", ""]],
  },
  {
    name: "a job that is done can be cancelled, and is done twice",
    file: "job-states.ts",
    changes: [
      ["return { when: { states: UNFINISHED }, to:", 'return { when: { states: [...UNFINISHED, "done"] }, to:'],
    ],
  },
  {
    name: "a job that was cancelled is performed on",
    file: "create-job-service.ts",
    changes: [["      entry.abort.abort(new LetGo(`the job is ${job.state}`));\n", ""]],
  },
  {
    name: "a job whose cancellation was never answered is not let go when it is cancelled again",
    file: "create-job-service.ts",
    changes: [
      [
        "(await store.jobs.change(id, when, to)) ?? (await this.get(id));\n",
        "await store.jobs.change(id, when, to); if (!job) return this.get(id);\n",
      ],
    ],
  },
  {
    name: "a job that ran when the server ended is not taken up",
    file: "job-states.ts",
    changes: [["states: UNFINISHED.filter((state) => state === job.state)", 'states: ["queued"]']],
  },
  {
    name: "a job that is asked for twice is begun twice",
    file: "unfinished-jobs.ts",
    changes: [
      [
        "    if (there && there.attempt >= attemptOf(job)) return;\n    if (there) {",
        "    if (there && there.attempt < 0) {",
      ],
    ],
  },
  {
    name: "one owner may take all",
    file: "unfinished-jobs.ts",
    changes: [["(runningOf.get(entry.job.owner) ?? 0) >= mostRunningPerOwner", "mostRunningPerOwner < 0"]],
  },
  {
    name: "watchers are not told that a job is over",
    file: "create-job-service.ts",
    changes: [
      ["      this.watchers.tell(job);\n      this.forgotten.later(job);\n", "      this.forgotten.later(job);\n"],
    ],
  },
  {
    name: "a watcher is entered after the job was read for it",
    file: "job-watchers.ts",
    changes: [
      ["    job.watchers.add(watcher);\n    void this.tellFirst", "    void this.tellFirst"],
      [
        "      const isWatching = job.watchers.has(watcher);",
        "      job.watchers.add(watcher);\n      const isWatching = true;",
      ],
    ],
  },
  {
    name: "a full disk fails the job",
    file: "persistent-writing.ts",
    changes: [["(!isReadOnly && ++faults >= mostFaults)", "++faults >= 2"]],
  },
  {
    name: "a step that was kept without an answer is taken for one that was not",
    file: "job-run.ts",
    changes: [["to), signal)) ??\n      (await writing.insist(() => this.jobs.get(id), signal));", "to), signal));"]],
  },
  {
    name: "chunks of a job that is cancelled are computed on",
    file: "local-chunk-queue.ts",
    changes: [["    this.loseTurn(chunks);\n    for", "    for"]],
  },
];

/**
 * Imports a copy of the job layer with a bug in it.
 * @returns the copy, and what removes it from the disk
 */
export async function planted(bug: PlantedBug): Promise<{ readonly modules: JobModules; readonly remove: () => void }> {
  const name = bug.name.replaceAll(/[^a-z]+/g, "-");
  // In the folder that git and all checks leave alone; modules elsewhere might not be found.
  const folder = join(root, "results", `planted-${process.pid}-${name}`);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(join(root, "server", "jobs"))) {
    const text = readFileSync(join(root, "server", "jobs", file), "utf8");
    writeFileSync(join(folder, file), atHome(file === bug.file ? withBug(text, bug) : text));
  }
  const load = async (file: string): Promise<never> => (await import(pathToFileURL(join(folder, file)).href)) as never;
  const modules: JobModules = {
    ...((await load("create-job-service.ts")) as Pick<JobModules, "createJobService">),
    ...((await load("local-chunk-queue.ts")) as Pick<JobModules, "LocalChunkQueue">),
    ...((await load("work-loop.ts")) as Pick<JobModules, "WorkLoop">),
    ...((await load("chunk-queue.ts")) as Pick<JobModules, "ChunkCrash">),
  };
  return { modules, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** @throws Error where a place to change is not there exactly once */
export function withBug(text: string, { name, file, changes }: PlantedBug): string {
  return changes.reduce((changed, [search, replace]) => {
    const times = changed.split(search).length - 1;
    if (times !== 1) throw new Error(`${file}: the place of "${name}" is there ${times} times, not once: ${search}`);
    return changed.replace(search, () => replace);
  }, text);
}

/** The copy imports everything but itself from where it was. */
function atHome(text: string): string {
  return text.replaceAll(/from "\.\.\/((?:\.\.\/)?)/g, (_, up: string) =>
    up === "" ? 'from "../../server/' : 'from "../../',
  );
}
