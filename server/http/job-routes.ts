import { z } from "zod";
import { TASK_KINDS } from "../../tasks/task.ts";
import { LOCAL_CALLER } from "../auth/caller.ts";
import { bestType } from "./accept.ts";
import { isOver, jobBody, noteBody, stepList } from "./bodies.ts";
import type { Dependencies } from "./dependencies.ts";
import { noSuchJob } from "./done-job.ts";
import type { EventSink, EventStreams } from "./event-streams.ts";
import { HttpProblem } from "./http-problem.ts";
import type { App } from "./route-kinds.ts";
import { ANY_PROBLEM, JOB_STATES, JobBody, JobId, JobList, PageQuery, StepList } from "./schemas.ts";

const tags = ["jobs"];
const Id = z.strictObject({ id: JobId });

/** A stream may be open for days; timers end at 2³¹ ms. */
const STREAM_MS = 2_147_483_647;

const eventStream = {
  description:
    "An event `job` with the job as data now and after every change, its revision as id; ends when the job is over.",
  content: { "text/event-stream": { schema: z.string() } },
};

/** Jobs: what was asked for, how far it has come, and that it is not wanted any more. */
export function jobRoutes(app: App, { jobs, store }: Dependencies, streams: EventStreams): void {
  app.get(
    "/jobs",
    {
      config: { role: "reader" },
      schema: {
        tags,
        summary: "List jobs, newest first",
        querystring: PageQuery.extend({
          state: z
            .string()
            .max(100)
            .transform((text) => text.split(","))
            .pipe(z.array(z.enum(JOB_STATES)).min(1))
            .optional()
            .meta({ description: "One or several, with commas between.", examples: ["queued,running"] }),
          kind: z
            .string()
            .max(100)
            .transform((text) => text.split(","))
            .pipe(z.array(z.enum(TASK_KINDS)).min(1))
            .optional()
            .meta({ description: "One or several, with commas between.", examples: ["run,compare"] }),
          owner: z.string().min(1).max(200).optional(),
          text: z
            .string()
            .min(1)
            .max(200)
            .optional()
            .meta({
              description: "A part of title, owner, note or a tag, in upper or lower case.",
              examples: ["trondheim"],
            }),
          tag: z.string().min(1).max(40).optional().meta({ description: "A tag as it is written." }),
        }),
        response: { 200: JobList, default: ANY_PROBLEM },
      },
    },
    async ({ query: { cursor, limit, state, kind, owner, text, tag } }) => {
      const page = await jobs.list({
        limit,
        ...(cursor === undefined ? {} : { cursor }),
        ...(state === undefined ? {} : { states: state }),
        ...(kind === undefined ? {} : { kinds: kind }),
        ...(owner === undefined ? {} : { owner }),
        ...(text === undefined ? {} : { text }),
        ...(tag === undefined ? {} : { tag }),
      });
      const notes = await store.notes.of(page.entries.map(({ id }) => id));
      const entries = page.entries.map((job) => {
        const { note, tags: said } = noteBody(notes.get(job.id));
        return { ...jobBody(job), note, tags: said };
      });
      return { entries, next: page.next ?? null };
    },
  );

  app.get(
    "/jobs/:id",
    {
      config: { role: "reader" },
      schema: { tags, summary: "Read a job", params: Id, response: { 200: JobBody, default: ANY_PROBLEM } },
    },
    async ({ params: { id } }) => {
      const job = await jobs.get(id);
      if (job === undefined) throw noSuchJob(id);
      return jobBody(job);
    },
  );

  app.get(
    "/jobs/:id/log",
    {
      config: { role: "reader" },
      schema: {
        tags,
        summary: "Read what happened to a job: its states with their instants",
        params: Id,
        response: { 200: StepList, default: ANY_PROBLEM },
      },
    },
    async ({ params: { id } }) => {
      const job = await jobs.get(id);
      if (job === undefined) throw noSuchJob(id);
      return stepList(job, await jobs.steps(id));
    },
  );

  app.post(
    "/jobs/:id/cancel",
    {
      config: { role: "planner" },
      schema: {
        tags,
        summary: "Cancel a job of one's own, or as an administrator any; one that is over stays as it is",
        params: Id,
        response: { 200: JobBody, default: ANY_PROBLEM },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { actor } = request.caller ?? LOCAL_CALLER;
      const job = await jobs.get(id);
      if (job === undefined) throw noSuchJob(id);
      if (actor.role !== "admin" && actor.name !== job.owner)
        throw new HttpProblem("not-your-job", { owner: job.owner });
      const cancelled = await jobs.cancel(id);
      if (cancelled === undefined) throw noSuchJob(id);
      return jobBody(cancelled);
    },
  );

  app.get(
    "/jobs/:id/events",
    {
      config: { role: "reader" },
      handlerTimeout: STREAM_MS,
      sse: { kind: "manual" },
      exposeHeadRoute: false,
      schema: {
        tags,
        summary: "Follow a job by server-sent events",
        description:
          "Last-Event-ID goes on from a revision. GET of the job tells the same, for those who would rather ask.",
        params: Id,
        response: {
          200: eventStream,
          204: z.undefined().describe("The job is over, and Last-Event-ID is its last revision."),
          default: ANY_PROBLEM,
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { accept, "last-event-id": lastEventId } = request.headers;
      if (bestType(accept, ["text/event-stream"]) === undefined) {
        throw new HttpProblem("not-acceptable", { accept: accept ?? "", available: "text/event-stream" });
      }
      const job = await jobs.get(id);
      if (job === undefined) throw noSuchJob(id);
      const told = /^\d{1,15}$/.test(String(lastEventId)) ? Number(lastEventId) : -1;
      if (isOver(job.state) && told === job.revision) return reply.code(204).send();
      const user = (request.caller ?? LOCAL_CALLER).key;
      // A revision that is not reached yet is none of ours: tell everything.
      const from = told > job.revision ? -1 : told;
      await streams.tell(user, (reply as unknown as { readonly sse: EventSink }).sse, jobs, id, from);
      // Not the reply: to wait for it would be to wait for what ends only after this.
      return undefined;
    },
  );
}
