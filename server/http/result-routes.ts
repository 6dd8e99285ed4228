import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { StoredFile, StoredJob } from "../store/store.ts";
import { bestType } from "./accept.ts";
import { jobBody } from "./bodies.ts";
import type { Dependencies } from "./dependencies.ts";
import { doneJob } from "./done-job.ts";
import { contentEtag, isListed } from "./etags.ts";
import { HttpProblem } from "./http-problem.ts";
import type { App } from "./route-kinds.ts";
import { ANY_PROBLEM, FileBody, JobId } from "./schemas.ts";

const PARQUET = "application/vnd.apache.parquet";
const OFFICE = "application/vnd.openxmlformats-officedocument";
/** Of reports for Word and Excel. */
const OFFICE_TYPES = [`${OFFICE}.wordprocessingml.document`, `${OFFICE}.spreadsheetml.sheet`];
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
        summary: "The result in the format of Accept: JSON, CSV or Parquet; of a report the report",
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
              "text/html": { schema: z.string() },
              "text/markdown": { schema: z.string() },
              ...Object.fromEntries(OFFICE_TYPES.map((type) => [type, { schema: z.string() }])),
            },
          },
          304: unchanged,
          default: ANY_PROBLEM,
        },
      },
    },
    async (request, reply) => {
      const job = await doneJob(jobs, request.params.id);
      const { table } = request.query;
      const byType = job.kind === "report" ? reportFiles(job, table) : tableFiles(job, table);
      const available = [...byType.keys()];
      if (available.length === 0) throw new HttpProblem("not-found", { what: request.url });
      reply.header("vary", "accept");
      const format = bestType(request.headers.accept, available);
      if (format === undefined) {
        const accept = request.headers.accept ?? "";
        throw new HttpProblem("not-acceptable", { accept, available: available.join(", ") });
      }
      return sendFile(request, reply, job, byType.get(format)!, "inline");
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
    async ({ params: { id } }) => ({ entries: jobBody(await doneJob(jobs, id)).files }),
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
      const job = await doneJob(jobs, id);
      const file = job.files.find((one) => one.name === name);
      if (file === undefined) throw new HttpProblem("not-found", { what: `/api/v1/jobs/${id}/files/${name}` });
      return sendFile(request, reply, job, file, "attachment");
    },
  );

  async function sendFile(
    request: FastifyRequest,
    reply: FastifyReply,
    job: StoredJob,
    { name, mediaType, sha256 }: StoredFile,
    disposition: "inline" | "attachment",
  ): Promise<FastifyReply> {
    const etag = contentEtag(sha256);
    reply.headers({
      etag,
      // The bytes of a job never change, but who may see them does.
      "cache-control": "private, no-cache",
      // Also where the browser has it: what it is allowed then is what this answer says.
      "content-security-policy": mediaType.startsWith("text/html") ? REPORT_POLICY : FILE_POLICY,
      "x-frame-options": "SAMEORIGIN",
    });
    if (isListed(request.headers["if-none-match"], etag)) return reply.code(304).send();
    const content = await jobs.file(job.id, name);
    if (content === undefined) throw new HttpProblem("not-found", { what: request.url });
    return reply
      .headers({
        "content-disposition": contentDisposition(disposition, name),
      })
      .type(mediaType)
      .send(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  }
}

const SHOWN = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'";
/** Whatever it is, opened from here it may run nothing. */
const FILE_POLICY = `sandbox; ${SHOWN}`;
/** A report is a page without scripts. The page of the program shows it in a frame, and may have it printed. */
const REPORT_POLICY = `sandbox allow-same-origin allow-modals; ${SHOWN}`;

type FilesByType = ReadonlyMap<string, StoredFile>;

/** The table that is asked for, or the first of the usual ones, in each format that it is there in. */
function tableFiles({ files }: StoredJob, table: string | undefined): FilesByType {
  const found = FORMATS.flatMap((format) => {
    const names = (table === undefined ? USUAL_TABLES : [table]).map((name) => name + ENDINGS[format]);
    const file = names.map((name) => files.find((one) => one.name === name)).find((one) => one !== undefined);
    return file === undefined ? [] : [[format, file] as const];
  });
  return new Map(found);
}

/** A report is one file, of the format that was asked for. */
function reportFiles({ files }: StoredJob, table: string | undefined): FilesByType {
  return new Map(table === undefined ? files.map((file) => [file.mediaType.split(";")[0] ?? "", file]) : []);
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
