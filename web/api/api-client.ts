/*
 * The server's API as the page uses it: JSON both ways, problems by RFC 9457, entity tags. What it answers has the shapes of the
 * OpenAPI document at /openapi.json.
 */

/** What the server says is wrong, in the language that was asked for. */
export interface ApiProblem {
  /** Last part of its type, which never changes; "unreachable" where there was no answer, "unreadable" where it was none of ours. */
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
  /** What the log of the server has it under. */
  readonly errorId: string | null;
  /** Seconds after which it may be asked again. */
  readonly retryAfter: number | null;
}

export class ApiError extends Error {
  readonly problem: ApiProblem;

  constructor(problem: ApiProblem) {
    super(`${problem.title} ${problem.detail}`);
    this.name = "ApiError";
    this.problem = problem;
  }
}

export interface ApiRequest {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Replaces only what still has this tag. */
  readonly ifMatch?: string;
  /** Sent again under the same key, it is the same request. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export interface ApiAnswer<Body> {
  readonly body: Body;
  readonly etag: string | null;
  readonly status: number;
}

type Fetch = (url: string, options: RequestInit) => Promise<Response>;

/** Asks the server at one address. */
export class ApiClient {
  private readonly fetch: Fetch;
  private readonly base: string;
  private readonly languageOf: () => string;

  /** @param base address that the paths of the API are under, without a slash at its end */
  constructor(fetch: Fetch, base: string, languageOf: () => string) {
    this.fetch = fetch;
    this.base = base;
    this.languageOf = languageOf;
  }

  /** @throws ApiError for every answer that is no success, and where there is none */
  async ask<Body>(
    path: string,
    { method = "GET", body, ifMatch, idempotencyKey, signal }: ApiRequest = {},
  ): Promise<ApiAnswer<Body>> {
    const headers: Record<string, string> = {
      accept: "application/json, application/problem+json",
      "accept-language": this.languageOf(),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(ifMatch !== undefined && { "if-match": ifMatch }),
      ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
    };
    let response: Response;
    try {
      response = await this.fetch(this.base + path, {
        method,
        headers,
        credentials: "same-origin",
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ApiError({ ...NO_PROBLEM, kind: "unreachable", detail: error instanceof Error ? error.message : "" });
    }
    if (!response.ok) throw new ApiError(await problemOf(response));
    const etag = response.headers.get("etag");
    if (response.status === 204) return { body: undefined as Body, etag, status: 204 };
    try {
      return { body: (await response.json()) as Body, etag, status: response.status };
    } catch {
      throw new ApiError({ ...NO_PROBLEM, kind: "unreadable", detail: `${response.status} ${response.url}` });
    }
  }
}

const NO_PROBLEM: ApiProblem = { kind: "", title: "", detail: "", errors: [], errorId: null, retryAfter: null };

async function problemOf(response: Response): Promise<ApiProblem> {
  const seconds = Number(response.headers.get("retry-after") ?? "none");
  const retryAfter = Number.isFinite(seconds) ? seconds : null;
  const isProblem = (response.headers.get("content-type") ?? "").includes("application/problem+json");
  const told = (isProblem ? await response.json().catch(() => ({})) : {}) as Readonly<Record<string, unknown>>;
  const text = (field: string): string => (typeof told[field] === "string" ? told[field] : "");
  return {
    kind: text("type").split("/").at(-1) || "unreadable",
    title: text("title") || `${response.status} ${response.statusText}`.trim(),
    detail: text("detail"),
    errors: Array.isArray(told["errors"]) ? (told["errors"] as ApiProblem["errors"]) : [],
    errorId: text("errorId") || null,
    retryAfter,
  };
}
