import { z } from "zod";
import { OidcSettings } from "./auth/oidc-settings.ts";
import { DEFAULT_LIMITS } from "./http/http-options.ts";
import { LOG_LEVELS } from "./http/log-levels.ts";

const count = z.int("must be a whole number").min(1, "must be 1 or more");
const perMinute = z.int("must be a whole number").min(0, "must be 0 (no limit) or more");

const Limits = z
  .strictObject({
    unfinishedJobs: count
      .max(1_000_000)
      .default(1000)
      .meta({ description: "Jobs that wait or run; more are answered 429." }),
    unfinishedJobsPerUser: count.max(1_000_000).default(100),
    placeDays: z
      .number()
      .positive()
      .max(1e15)
      .default(1e9)
      .meta({ description: "Replications × days × places of one job; larger ones are answered 422." }),
    bodyBytes: count.max(1e8).default(DEFAULT_LIMITS.bodyBytes),
    scenarioBytes: count
      .max(5_000_000)
      .default(DEFAULT_LIMITS.scenarioBytes)
      .meta({ description: "Of a file that is kept." }),
    requestsPerMinutePerToken: perMinute.default(DEFAULT_LIMITS.requestsPerMinutePerToken),
    requestsPerMinutePerAddress: perMinute.default(DEFAULT_LIMITS.requestsPerMinutePerAddress),
    streamsPerUser: count.default(DEFAULT_LIMITS.streamsPerUser).meta({ description: "Open event streams." }),
    streams: count.default(DEFAULT_LIMITS.streams),
  })
  .prefault({});

const origin = z
  .url({ protocol: /^https?$/ })
  .refine(
    (text) => ["", "/"].includes(new URL(text).pathname),
    "must be an address without a path, such as https://flyt.example.no",
  )
  .transform((text) => new URL(text).origin);

/** All that `flyt serve` can be told; by flags, and by the file of `--config`, whose fields have the same names. */
export const ServeSettings = z.strictObject({
  host: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .meta({ description: "Address to listen on; others than loopback need authentication." }),
  port: z.int().min(0).max(65_535).default(3580).meta({ description: "0 takes a free one." }),
  data: z.string().min(1).optional().meta({ description: "Folder of the store; one of the user where missing." }),
  databaseUrl: z.string().min(1).optional().meta({ description: "PostgreSQL in place of the folder: postgres://…" }),
  threads: z
    .int("must be a whole number")
    .min(0, "must be 0 (all is left to workers) or more")
    .max(1024)
    .optional()
    .meta({
      description: "Threads that simulate; as many as processors where missing. 0 leaves all to workers on PostgreSQL.",
    }),
  heartbeatSeconds: z.int("must be a whole number").min(10, "must be 10 or more").max(3600).default(20).meta({
    description: "Without a sign of life from a worker for so long, its work goes to another one; PostgreSQL only.",
  }),
  authentication: z
    .boolean()
    .optional()
    .meta({ description: "Whether callers must say who they are, also on loopback." }),
  publicUrl: origin.optional().meta({ description: "As others see the server: https://flyt.example.no" }),
  allowedHosts: z
    .array(z.string().min(1))
    .max(100)
    .default([])
    .meta({ description: "More names that the server answers to." }),
  trustedProxies: z
    .array(
      z.union(
        [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
        "must be an address or a range, such as 10.0.0.5 or 10.0.0.0/24",
      ),
    )
    .max(100)
    .default([]),
  corsOrigins: z.array(origin).max(100).default([]),
  logLevel: z.enum(LOG_LEVELS).default("info"),
  limits: Limits,
  oidc: OidcSettings.optional(),
});
export type ServeSettings = z.infer<typeof ServeSettings>;

/** Why the server does not start as it was told; the words are with whoever told it. */
export class ServeRefused extends Error {
  override readonly name = "ServeRefused";
  readonly reason: "authentication-off" | "nobody-can-sign-in" | "public-url-needed" | "public-url-insecure";
  readonly value: string;

  constructor(reason: ServeRefused["reason"], value = "") {
    super(reason);
    this.reason = reason;
    this.value = value;
  }
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/**
 * Whether callers must say who they are: everywhere but on the loopback address of a machine that nobody else is told about.
 * @throws ServeRefused for settings that would leave the server open to others
 */
export function authenticationOf(settings: ServeSettings): boolean {
  const { host, authentication, publicUrl, oidc, trustedProxies } = settings;
  if (oidc !== undefined && publicUrl === undefined) throw new ServeRefused("public-url-needed");
  if (oidc !== undefined && publicUrl !== undefined) {
    const { protocol, hostname } = new URL(publicUrl);
    const isLocal = isLoopback(hostname.replace(/^\[|\]$/g, ""));
    if (protocol !== "https:" && !isLocal) throw new ServeRefused("public-url-insecure", publicUrl);
  }
  const isForOthers = !isLoopback(host) || publicUrl !== undefined || trustedProxies.length > 0 || oidc !== undefined;
  if (authentication === false && isForOthers) throw new ServeRefused("authentication-off", host);
  return authentication ?? isForOthers;
}
