import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Caller } from "../auth/caller.ts";
import type { Role } from "../store/store.ts";

/** An app whose routes take their types from zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The least role that a route takes; `open` for anybody who reaches the server. */
export type RouteRole = Role | "open";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Must be there on every route, or the server does not start. */
    role?: RouteRole;
    /** Media types of bodies, for the answer to any other. */
    consumes?: readonly string[];
    /** Answered however busy the server is. */
    isVital?: boolean;
  }
  interface FastifyRequest {
    /** Who asks; null before it is known, and on open routes where nobody says. */
    caller: Caller | null;
  }
}
