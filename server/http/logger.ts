import pino, { type DestinationStream, type Logger } from "pino";
import type { LogLevel } from "./log-levels.ts";
import type { FastifyReply, FastifyRequest } from "fastify";

/** What must not be read by whoever may read a log: removed wherever it stands. */
const SECRETS = ["authorization", "cookie", "set-cookie", "password", "clientSecret", "token", "secret"];

/**
 * A log of JSON lines. Of requests it has method, path and route, never the query (a sign-in has its code there) nor headers or bodies.
 */
export function createLogger(level: LogLevel, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
        censor: "[removed]",
      },
      serializers: { req: requestFields, res: replyFields, err: errorFields },
    },
    destination,
  );
}

function requestFields(request: FastifyRequest): object {
  return {
    method: request.method,
    path: withoutTokens(String(request.url).split("?")[0] ?? ""),
    route: request.routeOptions?.url,
    address: request.ip,
    who: request.caller?.key,
  };
}

function replyFields(reply: FastifyReply): object {
  return { status: reply.statusCode };
}

function errorFields(error: Error & { readonly code?: unknown }): object {
  return {
    type: error.name,
    code: error.code,
    message: withoutTokens(error.message),
    stack: withoutTokens(error.stack ?? ""),
    ...(error.cause instanceof Error ? { cause: errorFields(error.cause) } : {}),
  };
}

/** Somebody may have put a token where none belongs. */
function withoutTokens(text: string): string {
  return text.replaceAll(/flyt_[0-9a-f]{10}_\w+/g, "flyt_[removed]");
}
