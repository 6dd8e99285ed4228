import { z } from "zod";
import type { TaskKind } from "../../tasks/task.ts";
import { LOCAL_CALLER } from "../auth/caller.ts";
import { jobBody } from "./bodies.ts";
import type { Dependencies } from "./dependencies.ts";
import { HttpProblem, tryLater } from "./http-problem.ts";
import { lookupIn } from "./lookup.ts";
import type { App } from "./route-kinds.ts";
import { ANY_PROBLEM, InlineFiles, SubmittedJob } from "./schemas.ts";
import { finding } from "./validate-routes.ts";

/** Where each kind of task is asked for. */
const ROUTES: readonly { readonly kind: TaskKind; readonly url: string; readonly summary: string }[] = [
  { kind: "run", url: "/runs", summary: "Simulate a scenario" },
  { kind: "compare", url: "/comparisons", summary: "Compare measures with a baseline scenario" },
  { kind: "bottlenecks", url: "/bottlenecks", summary: "Rank places by what one more place saves" },
  { kind: "sweep", url: "/sweeps", summary: "Simulate a design of experiments" },
  { kind: "optimize", url: "/optimizations", summary: "Propose what to change within a budget" },
];

const Headers = z.looseObject({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, "must be 1 to 200 visible ASCII characters")
    .optional()
    .meta({ description: "The same key gives the same job, or 409 where it asks for another." }),
});

const RETRY_WHEN_STOPPING_SECONDS = 10;

/** Takes tasks: what was asked for is a job when the answer has come, and stays one whatever happens to the server. */
export function taskRoutes(app: App, dependencies: Dependencies): void {
  const { store, jobs, desk, questions } = dependencies;
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
          response: {
            200: SubmittedJob.describe("It was done before: its result is there."),
            202: SubmittedJob.describe("It waits or runs; follow links.events or links.self."),
            default: ANY_PROBLEM,
          },
        },
      },
      async (request, reply) => {
        if (jobs.figures().isStopping) throw tryLater("stopping", RETRY_WHEN_STOPPING_SECONDS);
        const { files, ...asked } = request.body as { files: Record<string, string> };
        const { task, facts } = await desk.prepare(kind, asked, lookupIn(files, store.scenarios));
        const { actor } = request.caller ?? LOCAL_CALLER;
        const { job } = await jobs.submit(task, facts, actor, request.headers["idempotency-key"]);
        const body = { ...jobBody(job), warnings: facts.warnings.slice(0, MOST_WARNINGS).map(finding) };
        return reply
          .code(job.state === "done" ? 200 : 202)
          .header("location", body.links.self)
          .send(body);
      },
    );
  }
}

const MOST_WARNINGS = 200;

export function noSuchJob(id: string): HttpProblem {
  return new HttpProblem("not-found", { what: `/api/v1/jobs/${id}` });
}
