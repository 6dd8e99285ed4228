import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { messageText, phrase } from "../../scenarios/message.ts";
import { ScenarioError } from "../../scenarios/problems.ts";
import { SPEECHES } from "../../scenarios/speeches.ts";
import { KeyReused, QueueFull, TooLarge } from "../jobs/job-service.ts";
import { WrongCursor } from "../store/cursor.ts";
import { DamagedDocument, StoreReadOnly } from "../store/store.ts";
import { type FieldError, fieldErrorOf, HttpProblem, pointerPart, tryLater } from "./http-problem.ts";
import { languageOf } from "./languages.ts";
import { PROBLEM_TYPES, type ProblemName, type ProblemType, problemUri } from "./problem-types.ts";
import { issueMessage, type RequestIssue } from "./request-issues.ts";
import type { ProblemBody } from "./schemas.ts";

export const PROBLEM_MEDIA_TYPE = "application/problem+json; charset=utf-8";

/** How long a full disk is given before it is worth another try. */
const READ_ONLY_SECONDS = 30;
const MOST_ERRORS = 200;

/** Answers every error with `application/problem+json`, in the language of the reader. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply));
}

/** Tells an error; those that are ours go to the log with the number that the reader is given. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, request);
  const { status } = PROBLEM_TYPES[problem.problem];
  const isOurs = status >= 500;
  if (isOurs) request.log.error({ err: error, problem: problem.problem }, "request failed");
  return reply
    .code(status)
    .headers({ ...problem.headers, "content-language": languageOf(request.headers["accept-language"]) })
    .type(PROBLEM_MEDIA_TYPE)
    .serializer(JSON.stringify)
    .send(problemBody(problem, request.headers["accept-language"], request.id));
}

/** The words of a problem. @param requestId told only where the log has more */
export function problemBody(
  { problem, values, errors }: HttpProblem,
  acceptLanguage: string | undefined,
  requestId: string,
): ProblemBody {
  const { status, title, detail }: ProblemType = PROBLEM_TYPES[problem];
  const language = languageOf(acceptLanguage);
  const speech = SPEECHES[language];
  const told = ({ pointer, said, ...where }: FieldError) => ({ pointer, detail: messageText(said, speech), ...where });
  const filledIn: Readonly<Record<string, string | number>> = { id: requestId, ...values };
  return {
    type: problemUri(problem),
    title: title[language],
    status,
    detail: detail[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => clipped(String(filledIn[name] ?? "?"))),
    ...(errors.length === 0 ? {} : { errors: errors.slice(0, MOST_ERRORS).map(told) }),
    ...(status >= 500 ? { errorId: requestId } : {}),
  };
}

/** What is told may be what was sent: not more of it than fits on a line, and no control characters. */
function clipped(text: string): string {
  const plain = text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/gu, "�");
  return plain.length <= LONGEST_VALUE ? plain : `${plain.slice(0, LONGEST_VALUE)}…`;
}

const LONGEST_VALUE = 300;

/** Which of the known problems an error is. */
export function problemOf(error: unknown, request?: FastifyRequest): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof ScenarioError) {
    return new HttpProblem("invalid-scenario", {}, { errors: error.problems.map(fieldErrorOf) });
  }
  if (error instanceof QueueFull) return tryLater("queue-full", error.retryAfterSeconds);
  if (error instanceof TooLarge) {
    return new HttpProblem("job-too-large", { placeDays: error.placeDays, most: error.most });
  }
  if (error instanceof KeyReused) return new HttpProblem("key-reused", { job: error.job });
  if (error instanceof StoreReadOnly) return tryLater("read-only", READ_ONLY_SECONDS, { reason: error.message });
  if (error instanceof DamagedDocument) return new HttpProblem("damaged-document", { what: error.what });
  if (error instanceof WrongCursor) {
    return new HttpProblem("invalid-request", {}, { errors: [{ pointer: "/cursor", said: error.said, in: "query" }] });
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new HttpProblem("invalid-request", {}, { errors: validationErrors(error) });
  }
  return frameworkProblem(error as FastifyError, request);
}

function validationErrors(
  error: Parameters<typeof validationPlace>[0] & { readonly validation: readonly unknown[] },
): FieldError[] {
  const issues = error.validation as readonly RequestIssue[];
  const place = validationPlace(error);
  return issues.flatMap((issue) => {
    const pointer = issue.instancePath === "/" ? "" : issue.instancePath;
    const unknown = issue.params?.keys;
    if (!Array.isArray(unknown)) return [{ pointer, said: issueMessage(issue), in: place }];
    return (unknown as readonly string[]).map((key) => ({
      pointer: pointer + pointerPart(key),
      said: phrase("is no field here"),
      in: place,
    }));
  });
}

function validationPlace({ validationContext }: { readonly validationContext?: string | undefined }): FieldError["in"] {
  if (validationContext === "querystring") return "query";
  if (validationContext === "params") return "path";
  return validationContext === "headers" ? "header" : "body";
}

const BY_CODE: Readonly<Record<string, ProblemName>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "body-too-large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported-media-type",
  FST_ERR_HANDLER_TIMEOUT: "overloaded",
};

/** What fastify itself refuses, by its code and status; anything else is an error of ours. */
function frameworkProblem(error: FastifyError, request: FastifyRequest | undefined): HttpProblem {
  const { code, statusCode } = typeof error === "object" && error !== null ? error : {};
  switch (BY_CODE[String(code)]) {
    case "body-too-large":
      return new HttpProblem("body-too-large", { most: request?.routeOptions.bodyLimit ?? "?" });
    case "unsupported-media-type":
      return unsupportedMediaType(request);
    case "overloaded":
      return tryLater("overloaded", 10);
    default:
  }
  // JSON that is not has a status and no code; what sends files has errors of its own making, with a status by another name.
  const refusal = statusCode ?? (error as { readonly status?: unknown } | undefined)?.status;
  const isRefused = typeof refusal === "number" && refusal >= 400 && refusal < 500;
  if (isRefused && refusal === 404) return new HttpProblem("not-found", { what: request?.url.split("?")[0] ?? "" });
  if (isRefused) return new HttpProblem("malformed-request", { reason: error.message });
  return new HttpProblem("internal-error");
}

function unsupportedMediaType(request: FastifyRequest | undefined): HttpProblem {
  const expected = request?.routeOptions.config.consumes ?? ["application/json"];
  return new HttpProblem(
    "unsupported-media-type",
    { got: request?.headers["content-type"] ?? "missing", expected: expected.join(", ") },
    { headers: { "accept-post": expected.join(", ") } },
  );
}
