import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import type { App, RouteRole } from "./route-kinds.ts";

const DESCRIPTION =
  "Scenarios of patient flow, kept in all their versions, and the jobs that simulate, compare and optimise them. " +
  "Every error is application/problem+json (RFC 9457). docs/api.md has examples in curl, R and Python.";

/** The page of Swagger needs styles that it makes itself; scripts come from here only, as everywhere. */
const UI_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

/** The OpenAPI document, made of the schemas that requests are checked by, and a page that shows it. */
export function documentApi(app: App, version: string): void {
  app.register(swagger, {
    openapi: {
      openapi: "3.1.1",
      info: { title: "Pasientflyt", description: DESCRIPTION, version, license: { name: "MIT", identifier: "MIT" } },
      servers: [{ url: "/" }],
      tags: [
        { name: "scenarios", description: "Scenarios, measures, studies, problems and tables" },
        { name: "jobs", description: "What is asked for, and how far it has come" },
        { name: "results", description: "What came of it" },
        { name: "tokens", description: "Who may ask, for administrators" },
        { name: "sign-in", description: "Staff" },
        { name: "system", description: "The server itself" },
      ],
      components: {
        securitySchemes: {
          token: { type: "http", scheme: "bearer", description: "flyt token create" },
          session: { type: "apiKey", in: "cookie", name: "flyt-session", description: "/auth/sign-in" },
        },
      },
      security: [{ token: [] }, { session: [] }, {}],
    },
    transform: (document) => {
      const { schema, url } = jsonSchemaTransform(document);
      const method = [document.route.method].flat()[0] ?? "";
      return { schema: { ...schema, operationId: operationId(method, url) }, url };
    },
    transformObject: jsonSchemaTransformObject,
  });
  app.register(async (child) => {
    giveRole(child as unknown as App, "open");
    await child.register(swaggerUi, {
      routePrefix: "/docs",
      staticCSP: UI_POLICY,
      uiConfig: { deepLinking: true, validatorUrl: null },
      theme: { title: "Pasientflyt: API" },
    });
    child.get("/openapi.json", { schema: { hide: true, response: { 200: z.unknown() } } }, async (_request, reply) =>
      reply.type("application/json; charset=utf-8").send(JSON.stringify(app.swagger())),
    );
  });
}

/** `GET /api/v1/jobs/:id/files` as `getJobsByIdFiles`: what generated clients call it. */
function operationId(method: string, url: string): string {
  const parts = url
    .replace("/api/v1", "")
    .split(/[/.-]/)
    .filter((part) => part !== "");
  const words = parts
    .map((part) => (part.startsWith(":") ? `by-${part.slice(1)}` : part))
    .flatMap((part) => part.split("-"));
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** Routes of plugins cannot say their role themselves. */
export function giveRole(child: App, role: RouteRole): void {
  child.addHook("onRoute", (route) => {
    route.config = { ...route.config, role: route.config?.role ?? role };
  });
}
