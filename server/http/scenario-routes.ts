import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { decodeText } from "../../scenarios/decode-text.ts";
import type { StoredScenario } from "../store/store.ts";
import { exampleBody, scenarioBody, sha256Of } from "./bodies.ts";
import type { Dependencies } from "./dependencies.ts";
import { isListed, isMatch, scenarioEtag } from "./etags.ts";
import type { HttpOptions } from "./http-options.ts";
import { HttpProblem } from "./http-problem.ts";
import type { App } from "./route-kinds.ts";
import { scenarioPage } from "./scenario-page.ts";
import {
  ANY_PROBLEM,
  PageQuery,
  SCENARIO_KINDS,
  ScenarioBody,
  ScenarioList,
  ScenarioName,
  VersionList,
} from "./schemas.ts";

const YAML_TYPES = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"];
const TYPES = [...YAML_TYPES, "application/json", "text/csv"] as const;
const tags = ["scenarios"];

const AnyName = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: "Of a file of a user, or of an example.", examples: ["trondheim.yaml"] }),
});
const OwnName = z.strictObject({ name: ScenarioName });
const Note = z.string().max(300).default("").meta({ description: "Why it was changed, for the list of versions." });
const text = z.string().meta({ description: "The text of the file." });
const textResponse = {
  description: "The text of the file.",
  content: {
    "application/yaml": { schema: z.string() },
    "application/json": { schema: z.unknown() },
    "text/csv": { schema: z.string() },
  },
};

/** Files of users in all their versions, and the examples that come with the program. */
export function scenarioRoutes(app: App, { store, desk, examples, nowMs }: Dependencies, options: HttpOptions): void {
  const { scenarios } = store;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser([...TYPES], { parseAs: "buffer" }, async (request: FastifyRequest, body: Buffer) =>
    decodeText(nameIn(request), body),
  );
  const kept = { config: { role: "planner", consumes: TYPES }, bodyLimit: options.limits.scenarioBytes } as const;

  app.get(
    "/scenarios",
    {
      config: { role: "reader" },
      schema: {
        tags,
        summary: "List files of all kinds: those of users by name, then the examples",
        querystring: PageQuery.extend({
          kind: z.enum(SCENARIO_KINDS).optional(),
          examples: z.enum(["with", "without", "only"]).default("with"),
        }),
        response: { 200: ScenarioList, default: ANY_PROBLEM },
      },
    },
    async ({ query }) => scenarioPage(scenarios, examples, query),
  );

  app.get(
    "/scenarios/:name",
    {
      config: { role: "reader" },
      schema: {
        tags,
        summary: "Read the newest version, or another one",
        params: AnyName,
        querystring: z.strictObject({ version: z.coerce.number().int().min(1).max(1e9).optional() }),
        response: {
          200: textResponse,
          304: z.undefined().describe("It is the version of If-None-Match."),
          default: ANY_PROBLEM,
        },
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      const { version } = request.query;
      const example = version === undefined ? examples.text(name) : undefined;
      if (example !== undefined) {
        return sendText(request, reply, name, example, scenarioEtag({ version: 0, sha256: sha256Of(example) }));
      }
      const found = await scenarios.get(name, version);
      if (found === undefined || (version === undefined && found.scenario.isDeleted)) throw notFound(request);
      reply.header("last-modified", new Date(found.scenario.changedAtMs).toUTCString());
      return sendText(request, reply, name, found.text, scenarioEtag(found.scenario));
    },
  );

  app.get(
    "/scenarios/:name/versions",
    {
      config: { role: "reader" },
      schema: {
        tags,
        summary: "List all versions, also of a file that is deleted",
        params: AnyName,
        response: { 200: VersionList, default: ANY_PROBLEM },
      },
    },
    async (request) => {
      const { name } = request.params;
      const example = examples.list().find((one) => one.name === name);
      if (example !== undefined) return { entries: [exampleBody(example)] };
      const versions = await scenarios.versions(name);
      if (versions.length === 0) throw notFound(request);
      return { entries: versions.map(scenarioBody) };
    },
  );

  app.post(
    "/scenarios",
    {
      ...kept,
      schema: {
        tags,
        summary: "Keep a new file",
        consumes: [...TYPES],
        querystring: z.strictObject({ name: ScenarioName, note: Note }),
        body: text,
        response: { 201: ScenarioBody, default: ANY_PROBLEM },
      },
    },
    async (request, reply) => {
      const { name, note } = request.query;
      const result = await keep(request, name.normalize("NFC"), request.body, note, 0);
      if ("conflict" in result) throw new HttpProblem("exists", { name });
      return answerKept(reply, result.kept, 201);
    },
  );

  app.put(
    "/scenarios/:name",
    {
      ...kept,
      schema: {
        tags,
        summary: "Keep a file: a new one with If-None-Match: *, a new version with If-Match",
        consumes: [...TYPES],
        params: OwnName,
        querystring: z.strictObject({ note: Note }),
        body: text,
        response: { 200: ScenarioBody, 201: ScenarioBody, default: ANY_PROBLEM },
      },
    },
    async (request, reply) => {
      const name = request.params.name.normalize("NFC");
      const ifVersion = await versionToChange(request, name);
      const result = await keep(request, name, request.body, request.query.note, ifVersion);
      if ("conflict" in result) throw changedMeanwhile(result.conflict);
      return answerKept(reply, result.kept, ifVersion === 0 ? 201 : 200);
    },
  );

  app.delete(
    "/scenarios/:name",
    {
      config: { role: "planner" },
      schema: {
        tags,
        summary: "Delete a file; its versions can still be read",
        params: OwnName,
        response: { 204: z.undefined().describe("It is deleted."), default: ANY_PROBLEM },
      },
    },
    async (request, reply) => {
      const name = request.params.name.normalize("NFC");
      if (request.headers["if-match"] === undefined) throw new HttpProblem("precondition-required");
      const current = await currentOf(name);
      if (current === undefined) throw notFound(request);
      const ifVersion = await versionToChange(request, name);
      const result = await scenarios.remove(name, ownerOf(request), nowMs(), ifVersion);
      if ("conflict" in result) throw changedMeanwhile(result.conflict);
      return reply.code(204).send();
    },
  );

  async function keep(request: FastifyRequest, name: string, content: string, note: string, ifVersion: number) {
    refuseOtherType(request, name);
    const kind = await desk.kindOf(name, content);
    return scenarios.put({ name, kind, text: content, by: ownerOf(request), atMs: nowMs(), note }, ifVersion);
  }

  /** The version that a request says it changes; 0 for none. @throws HttpProblem */
  async function versionToChange({ headers }: FastifyRequest, name: string): Promise<number> {
    const ifMatch = headers["if-match"];
    const ifNoneMatch = headers["if-none-match"];
    if (ifMatch === undefined && ifNoneMatch === undefined) throw new HttpProblem("precondition-required");
    const current = await currentOf(name);
    const etag = current === undefined ? undefined : scenarioEtag(current);
    if (ifMatch !== undefined && (etag === undefined || !isMatch(ifMatch, etag))) throw changedMeanwhile(current);
    if (ifNoneMatch !== undefined && etag !== undefined && isListed(ifNoneMatch, etag)) throw changedMeanwhile(current);
    return current?.version ?? 0;
  }

  async function currentOf(name: string): Promise<StoredScenario | undefined> {
    const found = await scenarios.get(name);
    return found === undefined || found.scenario.isDeleted ? undefined : found.scenario;
  }
}

/** What a file is to be called, for messages about what stands in it. */
function nameIn(request: FastifyRequest): string {
  const { name } = { ...(request.query as { name?: unknown }), ...(request.params as { name?: unknown }) };
  return typeof name === "string" ? name : "body";
}

function refuseOtherType(request: FastifyRequest, name: string): void {
  const type = String(request.headers["content-type"]).split(";")[0]?.trim().toLowerCase();
  const isTable = name.endsWith(".csv");
  if (isTable === (type === "text/csv")) return;
  const expected = isTable ? "text/csv" : [...YAML_TYPES, "application/json"].join(", ");
  throw new HttpProblem("unsupported-media-type", { got: type ?? "missing", expected });
}

function ownerOf({ caller }: FastifyRequest): string {
  return caller?.actor.name ?? "local";
}

function notFound(request: FastifyRequest): HttpProblem {
  return new HttpProblem("not-found", { what: request.url.split("?")[0] ?? "" });
}

function changedMeanwhile(newest: StoredScenario | undefined): HttpProblem {
  const etag = newest === undefined || newest.isDeleted ? "none" : scenarioEtag(newest);
  return new HttpProblem("changed-meanwhile", { etag }, etag === "none" ? {} : { headers: { etag } });
}

function answerKept(reply: FastifyReply, kept: StoredScenario, status: number): FastifyReply {
  const body = scenarioBody(kept);
  return reply
    .code(status)
    .headers({ etag: body.etag, location: `/api/v1/scenarios/${encodeURIComponent(kept.name)}` })
    .send(body);
}

function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  content: string,
  etag: string,
): FastifyReply {
  reply.headers({ etag, "cache-control": "private, no-cache" });
  if (isListed(request.headers["if-none-match"], etag)) return reply.code(304).send();
  return reply.type(typeOf(name)).send(Buffer.from(content, "utf8"));
}

function typeOf(name: string): string {
  if (name.endsWith(".csv")) return "text/csv; charset=utf-8";
  return name.endsWith(".json") ? "application/json; charset=utf-8" : "application/yaml; charset=utf-8";
}
