import type { Problem } from "../../scenarios/problems.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { LETTERHEAD_LIMITS } from "../../report/letterhead.ts";
import type { Questions } from "../../tasks/questions.ts";
import { contentHash } from "../../tasks/manifest.ts";
import { programVersion } from "../../tasks/package.ts";
import type { Task, TaskKind } from "../../tasks/task.ts";
import { textOfFile } from "../../tasks/task-files.ts";
import { LOCAL_CALLER } from "../auth/caller.ts";
import { jobBody } from "./bodies.ts";
import type { Dependencies, Lookup } from "./dependencies.ts";
import type { HttpOptions } from "./http-options.ts";
import type { Actor } from "../jobs/job-service.ts";
import { doneJob, noSuchJob } from "./done-job.ts";
import { HttpProblem, tryLater } from "./http-problem.ts";
import { lookupIn } from "./lookup.ts";
import type { App } from "./route-kinds.ts";
import { ANY_PROBLEM, InlineFiles, JobId, SubmittedJob } from "./schemas.ts";
import { finding } from "./validate-routes.ts";

/** Where each kind of task that reads scenarios is asked for. */
const ROUTES: readonly {
  readonly kind: Exclude<TaskKind, "report">;
  readonly url: string;
  readonly summary: string;
}[] = [
  { kind: "run", url: "/runs", summary: "Simulate a scenario" },
  { kind: "compare", url: "/comparisons", summary: "Compare measures with a baseline scenario" },
  { kind: "bottlenecks", url: "/bottlenecks", summary: "Rank places by what one more place saves" },
  { kind: "sweep", url: "/sweeps", summary: "Simulate a design of experiments" },
  { kind: "optimize", url: "/optimizations", summary: "Propose what to change within a budget" },
  { kind: "forecast", url: "/forecasts", summary: "Forecast people, need, places, staff and cost, year by year" },
];

const Headers = z.looseObject({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, "must be 1 to 200 visible ASCII characters")
    .optional()
    .meta({ description: "The same key gives the same job, or 409 where it asks for another." }),
});

const TAKEN = {
  200: SubmittedJob.describe("It was done before: its result is there."),
  202: SubmittedJob.describe("It waits or runs; follow links.events or links.self."),
  default: ANY_PROBLEM,
};

const RETRY_WHEN_STOPPING_SECONDS = 10;

/** Takes tasks: what was asked for is a job when the answer has come, and stays one whatever happens to the server. */
export function taskRoutes(app: App, dependencies: Dependencies, options: HttpOptions): void {
  const { jobs, desk, questions } = dependencies;
  for (const { kind, url, summary } of ROUTES) {
    const question = questions[kind];
    app.post(
      url,
      {
        config: { role: "planner", consumes: ["application/json"] },
        schema: {
          tags: ["jobs"],
          summary,
          description:
            "Takes a question as the command of that name takes its flags. Files are found by name: those in `files` first, then those " +
            "that are kept, then the examples. The same question about the same files is the same job.",
          headers: Headers,
          body: question.safeExtend({ files: InlineFiles }),
          response: TAKEN,
        },
      },
      async (request, reply) => {
        const { files, ...asked } = request.body as { files: Record<string, string> };
        return submit(request, reply, kind, asked, lookupIn(files, dependencies.store.scenarios));
      },
    );
  }

  app.post(
    "/reports",
    {
      config: { role: "planner", consumes: ["application/json"] },
      bodyLimit: Math.max(options.limits.bodyBytes, MOST_REPORT_BYTES),
      schema: {
        tags: ["jobs"],
        summary: "Make a report of a run or a comparison that is done",
        description:
          "The file that `flyt report` makes of the results folder of that job, byte for byte; the result of the report is the file. " +
          "A Word document that it is put into comes in `files`, in base64.",
        headers: Headers,
        body: questions.report.safeExtend({ files: InlineFiles }),
        response: TAKEN,
      },
    },
    async (request, reply) => {
      const { files, ...asked } = request.body as Questions["report"] & { files: Record<string, string> };
      const job = await doneJob(jobs, asked.job);
      if (!REPORTED.includes(job.kind)) throw new HttpProblem("no-report", { kind: job.kind });
      return submit(request, reply, "report", asked, async (name) => {
        // What was simulated is not for the asker to say: of the files sent along only the document is read.
        if (name === asked.letterhead && Object.hasOwn(files, name)) return files[name];
        const content = job.files.some((file) => file.name === name) ? await jobs.file(job.id, name) : undefined;
        return content && textOfFile(name, content);
      });
    },
  );

  app.post(
    "/jobs/:id/again",
    {
      config: { role: "planner" },
      schema: {
        tags: ["jobs"],
        summary: "Ask the question of a job again: the same files, with the program as it is now",
        description:
          "Where the program is the same, everything is computed anew, so that the files can be compared byte by byte: once for each " +
          "Idempotency-Key, and once without any. Where it is another, the job is the one that asking the same question now gives.",
        headers: Headers,
        params: z.strictObject({ id: JobId }),
        response: TAKEN,
      },
    },
    async (request, reply) => {
      refuseWhenStopping();
      const { id } = request.params;
      const [job, content] = await Promise.all([jobs.get(id), jobs.task(id)]);
      if (job === undefined || content === undefined) throw noSuchJob(id);
      const { task, facts } = await desk.again(JSON.parse(new TextDecoder().decode(content)) as Task);
      const key = keyOf(request);
      const isSame = job.program === programVersion() || facts.id === `sha256:${id}`;
      const again = isSame ? contentHash({ again: id, key: key ?? null, by: actorOf(request).name }) : facts.id;
      return take(request, reply, { task, facts: { ...facts, id: again, rerunOf: id } });
    },
  );

  async function submit(
    request: FastifyRequest,
    reply: FastifyReply,
    kind: TaskKind,
    asked: Readonly<Record<string, unknown>>,
    lookup: Lookup,
  ): Promise<FastifyReply> {
    refuseWhenStopping();
    return take(request, reply, await desk.prepare(kind, asked, lookup));
  }

  function refuseWhenStopping(): void {
    if (jobs.figures().isStopping) throw tryLater("stopping", RETRY_WHEN_STOPPING_SECONDS);
  }

  async function take(
    request: FastifyRequest,
    reply: FastifyReply,
    { task, facts }: { readonly task: Task; readonly facts: Parameters<typeof jobs.submit>[1] },
  ): Promise<FastifyReply> {
    const { job } = await jobs.submit(task, facts, actorOf(request), keyOf(request));
    const told = (problem: Problem) => finding(problem, request.headers["accept-language"]);
    const body = { ...jobBody(job), warnings: facts.warnings.slice(0, MOST_WARNINGS).map(told) };
    return reply
      .code(job.state === "done" ? 200 : 202)
      .header("location", body.links.self)
      .send(body);
  }
}

function actorOf({ caller }: FastifyRequest): Actor {
  return (caller ?? LOCAL_CALLER).actor;
}

function keyOf({ headers }: FastifyRequest): string | undefined {
  return (headers as z.infer<typeof Headers>)["idempotency-key"];
}

/** Kinds of jobs that have a results folder which a report can be made of. */
const REPORTED: readonly string[] = ["run", "compare"] satisfies readonly TaskKind[];
const MOST_WARNINGS = 200;
/** A document of the largest size that is read, in base64, with a question around it. */
const MOST_REPORT_BYTES = Math.ceil((LETTERHEAD_LIMITS.fileBytes * 4) / 3) + 100_000;
