import { z } from "zod";
import { TOKEN_NAME } from "../auth/token-names.ts";
import { createToken } from "../auth/tokens.ts";
import { ROLES, type StoredToken } from "../store/store.ts";
import type { Dependencies } from "./dependencies.ts";
import { HttpProblem } from "./http-problem.ts";
import type { App } from "./route-kinds.ts";
import { ANY_PROBLEM } from "./schemas.ts";

const tags = ["tokens"];
const instant = z.iso.datetime();

const TokenBody = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    createdAt: instant,
    expiresAt: instant.nullable(),
    revokedAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: "Token", description: "Never the secret: only its hash is kept." });

const TokenName = z
  .string()
  .regex(TOKEN_NAME, "must be 1 to 100 letters, digits, spaces or @._+-, and begin with a letter or digit");

const MOST_DAYS = 3650;

/** Tokens, for administrators: what `flyt token` does, while the server has the store. */
export function tokenRoutes(app: App, { store, nowMs }: Dependencies): void {
  app.get(
    "/tokens",
    {
      config: { role: "admin" },
      schema: {
        tags,
        summary: "List tokens",
        response: { 200: z.object({ entries: z.array(TokenBody) }).meta({ id: "TokenList" }), default: ANY_PROBLEM },
      },
    },
    async () => ({ entries: (await store.tokens.list()).map(tokenBody) }),
  );

  app.post(
    "/tokens",
    {
      config: { role: "admin", consumes: ["application/json"] },
      schema: {
        tags,
        summary: "Make a token; the answer is the only one that has its secret",
        body: z.strictObject({
          name: TokenName,
          role: z.enum(ROLES),
          expiresInDays: z
            .number()
            .positive()
            .max(MOST_DAYS)
            .optional()
            .meta({ description: "For ever where missing.", unit: "days" }),
        }),
        response: {
          201: TokenBody.extend({ token: z.string().meta({ description: "For Authorization: Bearer." }) }).meta({
            id: "NewToken",
          }),
          default: ANY_PROBLEM,
        },
      },
    },
    async (request, reply) => {
      const { name, role, expiresInDays } = request.body;
      const atMs = nowMs();
      const expiresAtMs = expiresInDays === undefined ? null : atMs + Math.round(expiresInDays * 86_400_000);
      const { token, text } = await createToken(store.tokens, { name, role, nowMs: atMs, expiresAtMs });
      request.log.info({ tokenId: token.id, role, by: request.caller?.key }, "token made");
      return reply.code(201).send({ ...tokenBody(token), token: text });
    },
  );

  app.delete(
    "/tokens/:id",
    {
      config: { role: "admin" },
      schema: {
        tags,
        summary: "Revoke a token, at once and for good",
        params: z.strictObject({ id: z.string().regex(/^[0-9a-f]{10}$/, "must be the id of a token: 10 hex digits") }),
        response: { 204: z.undefined().describe("It is revoked."), default: ANY_PROBLEM },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const isRevoked = await store.tokens.revoke(id, nowMs());
      if (!isRevoked) throw new HttpProblem("not-found", { what: `/api/v1/tokens/${id}` });
      request.log.info({ tokenId: id, by: request.caller?.key }, "token revoked");
      return reply.code(204).send();
    },
  );
}

function tokenBody(token: StoredToken): z.infer<typeof TokenBody> {
  return {
    id: token.id,
    name: token.name,
    role: token.role,
    createdAt: new Date(token.createdAtMs).toISOString(),
    expiresAt: instantOrNull(token.expiresAtMs),
    revokedAt: instantOrNull(token.revokedAtMs),
    lastUsedAt: instantOrNull(token.lastUsedAtMs),
  };
}

function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
