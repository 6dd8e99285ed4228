import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { StoredFile, StoredJob } from "../store/store.ts";
import { bestType } from "./accept.ts";
import { jobBody } from "./bodies.ts";
import type { Dependencies } from "./dependencies.ts";
import { contentEtag, isListed } from "./etags.ts";
import { HttpProblem } from "./http-problem.ts";
import type { App } from "./route-kinds.ts";
import { ANY_PROBLEM, FileBody, JobId } from "./schemas.ts";
import { noSuchJob } from "./task-routes.ts";

const PARQUET = "application/vnd.apache.parquet";
const tags = ["results"];
const unchanged = z.undefined().describe("It is what If-None-Match names.");

/** The endings that a table may be had with, by media type. */
const ENDINGS = { "application/json": ".json", "text/csv": ".csv", [PARQUET]: ".parquet" } as const;
type Format = keyof typeof ENDINGS;
const FORMATS = Object.keys(ENDINGS) as Format[];

/** Tables that answer where none is named, the first that is there. */
const USUAL_TABLES = ["result", "summary", "differences", "replications", "points"];

/** What came of a job, whole or file by file. */
export function resultRoutes(app: App, { jobs }: Dependencies): void {
  app.get(
    "/jobs/:id/result",
    {
      config: { role: "reader" },
      schema: {
        tags,
        summary: "The result in the format of Accept: JSON, CSV or Parquet",
        description:
          "JSON is what the command prints with --json, byte for byte. CSV and Parquet are one table of the results folder.",
        params: z.strictObject({ id: JobId }),
        querystring: z.strictObject({
          table: z
            .string()
            .regex(/^[A-Za-z0-9-]{1,60}$/, "must be the name of a table, such as summary")
            .optional()
            .meta({ description: "Such as summary, differences or replications.", examples: ["summary"] }),
        }),
        response: {
          200: {
            description: "The result.",
            content: {
              "application/json": { schema: z.unknown() },
              "text/csv": { schema: z.string() },
              [PARQUET]: { schema: z.string().meta({ contentMediaType: PARQUET }) },
            },
          },
          304: unchanged,
          default: ANY_PROBLEM,
        },
      },
    },
    async (request, reply) => {
      const job = await doneJob(request.params.id);
      const { table } = request.query;
      const available = FORMATS.filter((format) => tableFile(job, table, format) !== undefined);
      if (available.length === 0) throw new HttpProblem("not-found", { what: request.url });
      reply.header("vary", "accept");
      const format = bestType(request.headers.accept, available);
      if (format === undefined) {
        const accept = request.headers.accept ?? "";
        throw new HttpProblem("not-acceptable", { accept, available: available.join(", ") });
      }
      return sendFile(request, reply, job, tableFile(job, table, format)!, "inline");
    },
  );

  app.get(
    "/jobs/:id/files",
    {
      config: { role: "reader" },
      schema: {
        tags,
        summary: "List the files of a results folder",
        params: z.strictObject({ id: JobId }),
        response: { 200: z.object({ entries: z.array(FileBody) }).meta({ id: "FileList" }), default: ANY_PROBLEM },
      },
    },
    async ({ params: { id } }) => ({ entries: jobBody(await doneJob(id)).files }),
  );

  app.get(
    "/jobs/:id/files/:name",
    {
      config: { role: "reader" },
      schema: {
        tags,
        summary: "Read a file of the results folder",
        params: z.strictObject({ id: JobId, name: z.string().min(1).max(200) }),
        response: {
          200: {
            description: "Its bytes, in its own media type.",
            content: { "application/octet-stream": { schema: z.string() } },
          },
          304: unchanged,
          default: ANY_PROBLEM,
        },
      },
    },
    async (request, reply) => {
      const { id, name } = request.params;
      const job = await doneJob(id);
      const file = job.files.find((one) => one.name === name);
      if (file === undefined) throw new HttpProblem("not-found", { what: `/api/v1/jobs/${id}/files/${name}` });
      return sendFile(request, reply, job, file, "attachment");
    },
  );

  async function doneJob(id: string): Promise<StoredJob> {
    const job = await jobs.get(id);
    if (job === undefined) throw noSuchJob(id);
    if (job.state === "done") return job;
    const state = job.error === null ? job.state : `${job.state} (${job.error})`;
    throw new HttpProblem("job-not-done", { state, events: `/api/v1/jobs/${id}/events` });
  }

  async function sendFile(
    request: FastifyRequest,
    reply: FastifyReply,
    job: StoredJob,
    { name, mediaType, sha256 }: StoredFile,
    disposition: "inline" | "attachment",
  ): Promise<FastifyReply> {
    const etag = contentEtag(sha256);
    // The bytes of a job never change, but who may see them does.
    reply.headers({ etag, "cache-control": "private, no-cache" });
    if (isListed(request.headers["if-none-match"], etag)) return reply.code(304).send();
    const content = await jobs.file(job.id, name);
    if (content === undefined) throw new HttpProblem("not-found", { what: request.url });
    return reply
      .headers({
        "content-disposition": contentDisposition(disposition, name),
        // A report is a page; opened from here it may run nothing.
        "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      })
      .type(mediaType)
      .send(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  }
}

function tableFile({ files }: StoredJob, table: string | undefined, format: Format): StoredFile | undefined {
  for (const name of table === undefined ? USUAL_TABLES : [table]) {
    const found = files.find((file) => file.name === name + ENDINGS[format]);
    if (found) return found;
  }
  return undefined;
}

/** RFC 6266: an ASCII name for old clients, and the whole one for the others; no quote or line end gets through. */
function contentDisposition(kind: "inline" | "attachment", name: string): string {
  const ascii = name.replaceAll(/[^\w.+-]/g, "_");
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
