import type { Logger } from "pino";
import type { OidcSettings } from "../auth/oidc-settings.ts";

/** What protects the server from too much of anything. */
export interface HttpLimits {
  readonly bodyBytes: number;
  /** Of a scenario or a table that is sent to be kept. */
  readonly scenarioBytes: number;
  readonly headerBytes: number;
  /** For headers to arrive, for a request to arrive as a whole, and for a handler to answer. */
  readonly headersMs: number;
  readonly requestMs: number;
  readonly handlerMs: number;
  /** 0 is no limit. */
  readonly requestsPerMinutePerToken: number;
  readonly requestsPerMinutePerAddress: number;
  /** Tokens that are not right, from one address; never unlimited. */
  readonly refusalsPerMinutePerAddress: number;
  readonly streamsPerUser: number;
  readonly streams: number;
  readonly heartbeatMs: number;
  /** The server answers 503 while its event loop lags more; 0 is never. */
  readonly eventLoopDelayMs: number;
}

export const DEFAULT_LIMITS: HttpLimits = {
  bodyBytes: 1_048_576,
  scenarioBytes: 5_000_000,
  headerBytes: 16_384,
  headersMs: 15_000,
  requestMs: 30_000,
  handlerMs: 30_000,
  requestsPerMinutePerToken: 3000,
  requestsPerMinutePerAddress: 6000,
  refusalsPerMinutePerAddress: 30,
  streamsPerUser: 20,
  streams: 2000,
  heartbeatMs: 15_000,
  eventLoopDelayMs: 1000,
};

export interface HttpOptions {
  /** Whether those who ask must say who they are; without, they are `local` and may do everything. */
  readonly authentication: boolean;
  /** Host names that the server answers to, without port; any where empty. */
  readonly hosts: readonly string[];
  /** As others see the server, such as `https://flyt.hospital.example`; what sign-in comes back to, and what cookies are secured by. */
  readonly publicUrl?: string | undefined;
  /** Addresses of proxies whose `X-Forwarded-…` is believed; none where empty. */
  readonly trustedProxies: readonly string[];
  /** Other sites whose pages may use the API with a token. */
  readonly corsOrigins: readonly string[];
  readonly oidc?: OidcSettings | undefined;
  readonly limits: HttpLimits;
  /** None where missing. */
  readonly logger?: Logger | undefined;
  /** Folder of the page, where it is built. */
  readonly webFolder?: string | undefined;
}

export const LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"] as const;
