/* Requests and files as nobody in their right mind sends them, and as scanners do. */
import fc from "fast-check";
import type { InjectOptions } from "fastify";
import { exampleNames, exampleText } from "../../tasks/package.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"] as const;

const hostileText = fc.oneof(
  fc.constantFrom(
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "C:\\Windows\\win.ini",
    "__proto__",
    "constructor",
    "toString",
    "a\u0000b",
    "\ud800",
    "\u202egnp.exe",
    "' or '1'='1",
    "<script>alert(1)</script>",
    "{{7*7}}${7*7}",
    "a\r\nset-cookie: x=1",
    "%00",
    "%zz",
    "%",
    "-1",
    "1e999",
    "NaN",
    "999999999999999999999999",
    "true",
    "null",
    "",
    " ",
    "*",
    "examples/trondheim.yaml",
    "trondheim",
    "æøå.yaml",
    "x".repeat(600),
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
);

const hostileNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 1e308, -1e308, 1e-320, 9007199254740993, 0.1, 1e21, 2 ** 31, 2 ** 53),
  fc.double({ noNaN: true }),
  fc.integer(),
);

const FIELDS = [
  "scenario",
  "with",
  "set",
  "measures",
  "replications",
  "seed",
  "warmUp",
  "untilHalfWidth",
  "of",
  "study",
  "problem",
];
const MORE_FIELDS = [
  "budget",
  "frontier",
  "effort",
  "files",
  "name",
  "base",
  "role",
  "expiresInDays",
  "step",
  "effect",
  "bestOf",
];

const hostileValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    hostileText,
    hostileNumber,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom(...FIELDS, ...MORE_FIELDS, "__proto__x", "constructor"), fc.string({ maxLength: 8 })),
      tie("value"),
      { maxKeys: 4 },
    ),
  ),
})).value;

const question = fc.record(
  Object.fromEntries([...FIELDS, ...MORE_FIELDS].map((field) => [field, hostileValue])) as Record<
    string,
    fc.Arbitrary<unknown>
  >,
  { requiredKeys: [] },
);

/** Nearly a question that means something. */
const nearlySound = fc
  .tuple(
    fc.constantFrom("one-ward", "tandem", "no-such"),
    question,
    fc.array(fc.constantFrom(...FIELDS), { maxLength: 2 }),
  )
  .map(([scenario, hostile, kept]) => ({
    scenario,
    replications: 2,
    ...Object.fromEntries(Object.entries(hostile).filter(([field]) => kept.includes(field))),
  }));

const deep = fc
  .integer({ min: 10, max: 20_000 })
  .chain((depth) =>
    fc.constantFrom(
      "[".repeat(depth),
      `${"[".repeat(depth)}${"]".repeat(depth)}`,
      '{"a":'.repeat(depth),
      `${'{"files":'.repeat(depth)}1${"}".repeat(depth)}`,
    ),
  );

const json = fc.oneof(
  { weight: 4, arbitrary: question.map((value) => JSON.stringify(value)) },
  { weight: 3, arbitrary: nearlySound.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: hostileValue.map((value) => JSON.stringify(value) ?? "") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '{"__proto__":{"role":"admin"}}',
      '{"constructor":{"prototype":{"x":1}}}',
      "{",
      '{"a":1,}',
      "\ufeff{}",
      "undefined",
      '{"a":1}{"b":2}',
    ),
  },
  { weight: 1, arbitrary: deep },
);

const examples = [
  "one-ward.yaml",
  "tandem.yaml",
  "two-municipalities.yaml",
  ...exampleNames("measure")
    .slice(0, 4)
    .map((name) => `measures/${name}.yaml`),
].map((name) => exampleText(name) ?? "");

/** An example with some of its lines lost, doubled, moved in, or their values replaced. */
export const brokenFile: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...examples),
    fc.array(
      fc.tuple(
        fc.nat({ max: 10_000 }),
        fc.constantFrom("lose", "double", "indent", "value", "swap"),
        fc.oneof(
          hostileText,
          hostileNumber.map(String),
          fc.constantFrom(
            "[1, 2",
            "{ a: *b }",
            "&a [*a, *a]",
            "!!binary x",
            "? x",
            "- - -",
            "|",
            "1e400",
            "-1",
            ".nan",
            "2026-02-30",
          ),
        ),
      ),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([text, edits]) => {
    const lines = text.split("\n");
    for (const [place, kind, value] of edits) {
      const at = place % lines.length;
      const line = lines[at] ?? "";
      if (kind === "lose") lines.splice(at, 1);
      else if (kind === "double") lines.splice(at, 0, line);
      else if (kind === "indent") lines[at] = `  ${line}`;
      else if (kind === "value") lines[at] = line.replace(/:.*/, () => `: ${value}`);
      else [lines[at], lines[0]] = [lines[0] ?? "", line];
    }
    return lines.join("\n");
  });

const ID = "0".repeat(64);

/** @param job the id of a job that is over, so that its stream ends */
function path(job: string): fc.Arbitrary<string> {
  const part = fc.oneof(
    hostileText.map(encoded),
    fc.constantFrom("scenarios", "jobs", "runs", "..", ".", "%2e%2e", job, ID, "a.yaml"),
  );
  const known = fc.constantFrom(
    "/",
    "/livez",
    "/readyz",
    "/metrics",
    "/openapi.json",
    "/docs/",
    "/docs",
    "/start.css",
    "/auth/sign-in",
    "/auth/callback",
    "/auth/sign-out",
    "/api/v1/whoami",
    "/api/v1/version",
    "/api/v1/scenarios",
    "/api/v1/jobs",
    "/api/v1/tokens",
    "/api/v1/validate",
    "/api/v1/runs",
    "/api/v1/comparisons",
    "/api/v1/bottlenecks",
    "/api/v1/sweeps",
    "/api/v1/optimizations",
    `/api/v1/jobs/${job}`,
    `/api/v1/jobs/${job}/events`,
    `/api/v1/jobs/${job}/result`,
    `/api/v1/jobs/${job}/files`,
    `/api/v1/jobs/${job}/cancel`,
  );
  const made = fc.oneof(
    part.map((name) => `/api/v1/scenarios/${name}`),
    part.map((name) => `/api/v1/scenarios/${name}/versions`),
    part.map((name) => `/api/v1/jobs/${name}`),
    part.map((name) => `/api/v1/jobs/${job}/files/${name}`),
    part.map((name) => `/problems/${name}`),
    part.map((name) => `/docs/static/${name}`),
    fc.array(part, { maxLength: 5 }).map((parts) => `/${parts.join("/")}`),
  );
  return fc.oneof(known, made);
}

function encoded(text: string): string {
  return /%|\.\./.test(text) ? text.replaceAll(/[^\x21-\x7e]|[?#]/g, "") : encodeURIComponent(text.toWellFormed());
}

const QUERIES = [
  "name",
  "cursor",
  "limit",
  "kind",
  "state",
  "owner",
  "version",
  "table",
  "note",
  "returnTo",
  "lang",
  "examples",
  "__proto__",
  "constructor",
];
const query = fc
  .array(fc.tuple(fc.constantFrom(...QUERIES), fc.oneof(hostileText, hostileNumber.map(String))), { maxLength: 4 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${encoded(value)}`).join("&"));

const headerValue = fc.oneof(
  hostileText.map((text) => text.replaceAll(/[^\x20-\x7e]/g, "")),
  fc.constantFrom(
    "*/*",
    "text/csv;q=0.5,application/json;q=x",
    "application/vnd.apache.parquet",
    "text/event-stream",
    '"v1-0"',
    'W/"v1"',
    "*",
    "nb,nn;q=0.9",
    "no",
    ",,,;;;",
    "q=1",
  ),
);
const HEADERS = [
  "accept",
  "accept-language",
  "if-match",
  "if-none-match",
  "last-event-id",
  "idempotency-key",
  "authorization",
  "cookie",
  "origin",
  "sec-fetch-site",
  "range",
  "x-forwarded-for",
  "content-encoding",
  "x-http-method-override",
];
const headers = fc.dictionary(fc.constantFrom(...HEADERS), headerValue, { maxKeys: 4 });
const contentType = fc.oneof(
  { weight: 6, arbitrary: fc.constant("application/json") },
  { weight: 2, arbitrary: fc.constantFrom("application/yaml", "text/csv", "text/yaml", "application/x-yaml") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "text/html",
      "multipart/form-data",
      "application/json; charset=utf-16",
      "",
      "a/b/c",
      "application/xml",
      "text/plain",
    ),
  },
);
const body = fc.oneof(
  { weight: 5, arbitrary: json },
  { weight: 1, arbitrary: brokenFile.map((text) => text.slice(0, 2000)) },
  { weight: 1, arbitrary: hostileText },
);

export function hostileRequest(job: string): fc.Arbitrary<InjectOptions> {
  return fc
    .record({ method: fc.constantFrom(...METHODS), path: path(job), query, headers, contentType, body })
    .map(({ method, path, query, headers, contentType, body }): InjectOptions => {
      const url = query === "" ? path : `${path}?${query}`;
      if (method === "GET" || method === "HEAD") return { method, url, headers };
      return { method, url, headers: { ...headers, "content-type": contentType }, payload: Buffer.from(body, "utf8") };
    });
}
