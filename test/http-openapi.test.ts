import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { JSON_TYPE, testServer, type TestServer, WARD, YAML } from "./support/http-app.ts";

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: object }>> }
    >
  >;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let server: TestServer;
let document: Document;
const routes: string[] = [];
beforeAll(async () => {
  server = await testServer({
    works: true,
    more: (app) =>
      void app.addHook("onRoute", ({ method, url, schema }) => {
        if (schema?.hide !== true) for (const one of [method].flat()) routes.push(`${one} ${url}`);
      }),
  });
  document = (await server.ask("/openapi.json")).json();
});
afterAll(() => server.close());

const METHODS = ["get", "put", "post", "delete"];
const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );

/** A schema of the document, with what it refers to, as a check. */
function checkOf(schema: object): z.ZodType {
  const whole = JSON.stringify({ ...schema, $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(whole.replaceAll("#/components/schemas/", "#/$defs/")));
}

describe("the OpenAPI document", () => {
  test("is of version 3.1, with an id, a summary and a known tag for every operation", () => {
    expect(document.openapi).toBe("3.1.1");
    expect(document.info).toMatchObject({ title: "Pasientflyt", version: "1.2.3" });
    const tags = document.tags.map(({ name }) => name);
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [name, operation] of operations()) {
      expect([name, METHODS.includes(name.split(" ")[0]!.toLowerCase())]).toEqual([name, true]);
      expect([name, operation.operationId]).toEqual([name, expect.stringMatching(/^[a-z][A-Za-z0-9]+$/)]);
      expect([name, operation.summary]).toEqual([name, expect.stringMatching(/\w+/)]);
      expect(tags).toEqual(expect.arrayContaining([...operation.tags]));
    }
  });

  test("has every route of the server, and none besides", () => {
    const documented = operations().map(([name]) => name.replaceAll(/\{(\w+)\}/g, ":$1"));
    const real = routes.filter((name) => !/^(HEAD|OPTIONS) |\/docs|\/openapi\.json|\/start\.css| \/$/.test(name));
    expect(real.length).toBeGreaterThan(25);
    expect(documented.sort()).toEqual([...new Set(real)].sort());
  });

  test("declares each parameter of a path, and describes each answer, errors included", () => {
    for (const [name, { parameters = [], responses }] of operations()) {
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      const declared = parameters.filter((one) => one.in === "path");
      expect([name, declared.map((one) => one.name).sort()]).toEqual([name, inPath.sort()]);
      expect(declared.every(({ required }) => required === true)).toBe(true);
      for (const { description } of Object.values(responses))
        expect([name, description]).toEqual([name, expect.any(String)]);
      if (name !== "GET /livez")
        expect([name, Object.keys(responses.default?.content ?? {})]).toEqual([name, ["application/problem+json"]]);
    }
  });

  test("refers to nothing that is not there, and every schema can be used", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name!,
    );
    expect(references.length).toBeGreaterThan(5);
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
    for (const schema of Object.values(document.components.schemas)) expect(() => checkOf(schema)).not.toThrow();
    for (const [, { requestBody }] of operations()) {
      for (const { schema } of Object.values(requestBody?.content ?? {})) expect(() => checkOf(schema)).not.toThrow();
    }
  });

  test("is shown on a page that loads from this server only", async () => {
    const page = await server.ask("/docs/");
    const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source!);
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      expect(source).toMatch(/^\.\//);
      expect((await server.ask(`/docs/${source.slice(2)}`)).statusCode).toBe(200);
    }
    expect((await server.ask("/docs/json")).json()).toEqual(document);
  });
});

test("every answer is as the document says", async () => {
  const question = { scenario: "one-ward", replications: 2 };
  const run = await server.ask({ method: "POST", url: "/api/v1/runs", headers: JSON_TYPE, payload: question });
  const job = String(run.headers.location);
  await server.ask(`${job}/events`);
  const made = { method: "POST", url: "/api/v1/scenarios?name=a.yaml", headers: YAML, payload: WARD } as const;
  const token = {
    method: "POST",
    url: "/api/v1/tokens",
    headers: JSON_TYPE,
    payload: { name: "t", role: "reader" },
  } as const;
  const asked: [string, Parameters<TestServer["ask"]>[0]][] = [
    ["POST /api/v1/runs", { method: "POST", url: "/api/v1/runs", headers: JSON_TYPE, payload: question }],
    ["POST /api/v1/runs", { method: "POST", url: "/api/v1/runs", headers: JSON_TYPE, payload: {} }],
    ["POST /api/v1/runs", { method: "POST", url: "/api/v1/runs", headers: JSON_TYPE, payload: { scenario: "none" } }],
    [
      "POST /api/v1/comparisons",
      {
        method: "POST",
        url: "/api/v1/comparisons",
        headers: JSON_TYPE,
        payload: { scenario: "one-ward", with: ["places.sengepost.capacityBeds=+1"], replications: 2 },
      },
    ],
    [
      "POST /api/v1/forecasts",
      { method: "POST", url: "/api/v1/forecasts", headers: JSON_TYPE, payload: { lastYear: 2030 } },
    ],
    [
      "POST /api/v1/reports",
      { method: "POST", url: "/api/v1/reports", headers: JSON_TYPE, payload: { job: job.split("/").at(-1) } },
    ],
    ["POST /api/v1/scenarios", made],
    ["POST /api/v1/scenarios", made],
    ["PUT /api/v1/scenarios/{name}", { ...made, method: "PUT", url: "/api/v1/scenarios/a.yaml" }],
    ["DELETE /api/v1/scenarios/{name}", { method: "DELETE", url: "/api/v1/scenarios/b.yaml" }],
    [
      "POST /api/v1/validate",
      { method: "POST", url: "/api/v1/validate", headers: JSON_TYPE, payload: { name: "a", files: { a: "name: 1" } } },
    ],
    ["POST /api/v1/tokens", token],
    ["GET /api/v1/tokens", "/api/v1/tokens"],
    ["DELETE /api/v1/tokens/{id}", { method: "DELETE", url: "/api/v1/tokens/0123456789" }],
    ["GET /api/v1/scenarios", "/api/v1/scenarios"],
    ["GET /api/v1/scenarios/{name}/versions", "/api/v1/scenarios/a.yaml/versions"],
    ["GET /api/v1/scenarios/{name}", "/api/v1/scenarios/none.yaml"],
    ["GET /api/v1/jobs", "/api/v1/jobs"],
    ["GET /api/v1/jobs/{id}", job],
    ["GET /api/v1/jobs/{id}", "/api/v1/jobs/x"],
    ["POST /api/v1/jobs/{id}/cancel", { method: "POST", url: `${job}/cancel` }],
    ["GET /api/v1/jobs/{id}/files", `${job}/files`],
    ["GET /api/v1/jobs/{id}/files/{name}", `${job}/files/none`],
    ["GET /api/v1/jobs/{id}/result", { url: `${job}/result`, headers: { accept: "image/png" } }],
    ["GET /api/v1/jobs/{id}/events", { url: `${job}/events`, headers: { accept: "image/png" } }],
    ["GET /api/v1/whoami", "/api/v1/whoami"],
    ["GET /api/v1/version", "/api/v1/version"],
    ["GET /livez", "/livez"],
    ["GET /readyz", "/readyz"],
    ["GET /problems/{name}", "/problems/not-found"],
    ["GET /problems/{name}", "/problems/none"],
    ["GET /auth/sign-in", "/auth/sign-in"],
  ];
  for (const [name, one] of asked) {
    const answer = await server.ask(one);
    const { responses } = Object.fromEntries(operations())[name]!;
    const said = responses[String(answer.statusCode)] ?? responses.default!;
    const type = String(answer.headers["content-type"]).split(";")[0]!;
    const schema = said.content?.[type]?.schema;
    expect([name, answer.statusCode, type, schema === undefined]).toEqual([name, answer.statusCode, type, false]);
    const { error } = checkOf(schema!).safeParse(answer.json());
    expect([name, answer.statusCode, error?.issues ?? []]).toEqual([name, answer.statusCode, []]);
  }
});
