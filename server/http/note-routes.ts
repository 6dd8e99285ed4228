import type { FastifyReply } from "fastify";
import { z } from "zod";
import { LOCAL_CALLER } from "../auth/caller.ts";
import type { StoredNote } from "../store/store.ts";
import { noteBody } from "./bodies.ts";
import type { Dependencies } from "./dependencies.ts";
import { noSuchJob } from "./done-job.ts";
import { isMatch, noteEtag } from "./etags.ts";
import { HttpProblem } from "./http-problem.ts";
import type { App } from "./route-kinds.ts";
import { ANY_PROBLEM, JobId, NoteBody, NoteChange } from "./schemas.ts";

const tags = ["jobs"];
const Id = z.strictObject({ id: JobId });

/** No version that there is: nothing is written over, but what is there already may be sent again. */
const NO_VERSION = -1;

/** What people say about a job. Whoever may change scenarios may say something; who it was is kept. */
export function noteRoutes(app: App, { store, jobs, nowMs }: Dependencies): void {
  app.get(
    "/jobs/:id/note",
    {
      config: { role: "reader" },
      schema: {
        tags,
        summary: "Read the note and the tags of a job; its ETag is for If-Match",
        params: Id,
        response: { 200: NoteBody, default: ANY_PROBLEM },
      },
    },
    async ({ params: { id } }, reply) => {
      if ((await jobs.get(id)) === undefined) throw noSuchJob(id);
      return answer(reply, await store.notes.get(id));
    },
  );

  app.put(
    "/jobs/:id/note",
    {
      config: { role: "planner", consumes: ["application/json"] },
      schema: {
        tags,
        summary: "Write the note and the tags of a job over those before, which If-Match names",
        description: "What is there already, word for word, may be sent again whatever If-Match names.",
        params: Id,
        body: NoteChange,
        response: { 200: NoteBody, default: ANY_PROBLEM },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const ifMatch = request.headers["if-match"];
      if (ifMatch === undefined) throw new HttpProblem("precondition-required");
      const version = (await store.notes.get(id))?.version ?? 0;
      const { actor } = request.caller ?? LOCAL_CALLER;
      const change = { job: id, ...request.body, changedAtMs: nowMs(), changedBy: actor.name };
      const outcome = await store.notes.put(change, isMatch(ifMatch, noteEtag(version)) ? version : NO_VERSION);
      if (outcome === undefined) throw noSuchJob(id);
      if ("kept" in outcome) return answer(reply, outcome.kept);
      const etag = noteEtag(outcome.conflict?.version ?? 0);
      throw new HttpProblem("changed-meanwhile", { etag }, { headers: { etag } });
    },
  );
}

function answer(reply: FastifyReply, note: StoredNote | undefined): NoteBody {
  reply.headers({ etag: noteEtag(note?.version ?? 0), "cache-control": "private, no-cache" });
  return noteBody(note);
}
