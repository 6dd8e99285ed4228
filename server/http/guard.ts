import type { FastifyRequest } from "fastify";
import { Authenticator } from "../auth/authenticate.ts";
import { type Caller, isAtLeast } from "../auth/caller.ts";
import { isCrossSite } from "../auth/origin-check.ts";
import type { Dependencies } from "./dependencies.ts";
import type { HttpOptions } from "./http-options.ts";
import { HttpProblem, tryLater } from "./http-problem.ts";
import type { App, RouteRole } from "./route-kinds.ts";

const ROUTE_ROLES: readonly string[] = ["open", "reader", "planner", "admin"] satisfies readonly RouteRole[];

/** Wrong tokens from one address: so many in a minute, and no more are looked at. */
export interface Refusals {
  /** @throws HttpProblem where there have been too many */
  readonly check: (request: FastifyRequest) => Promise<void>;
  readonly count: (request: FastifyRequest) => Promise<void>;
}

/**
 * Decides in one place who may do what: each route says the least role that it takes, and nothing is ever decided by looking at an
 * address. A route that says nothing keeps the server from starting.
 */
export function guardRoutes(app: App, { store, nowMs }: Dependencies, options: HttpOptions): Refusals {
  const { limits } = options;
  const isSecure = isHttps(options.publicUrl);
  const authenticator = new Authenticator(store, nowMs, { isRequired: options.authentication, isSecure });
  refuseRoutesWithoutRole(app);
  app.decorateRequest("caller", null);

  let limiters: Limiters | undefined;
  // In its turn among the plugins, so that what it refuses has the headers of those before.
  app.register(inTurn(async () => void app.addHook("onRequest", decide)));
  const refusals = (increment: boolean) => async (request: FastifyRequest) => {
    limiters ??= limitersOf(app, options);
    await limiters.refusals(request, { increment });
  };
  return { check: refusals(false), count: refusals(true) };

  async function decide(request: FastifyRequest): Promise<void> {
    refuseOtherHosts(request, options.hosts);
    limiters ??= limitersOf(app, options);
    const role = request.routeOptions.config.role;
    // What is not there, or not by this method, is answered by its own handler, and does nothing.
    if (role === undefined && !request.is404) throw new Error(`the route ${request.routeOptions.url} says no role`);
    const isVital = request.routeOptions.config.isVital === true;
    if (!isVital) await limiters.address(request);
    const caller = isVital ? null : await callerOf(request, limiters);
    request.caller = caller;
    if (role === undefined) return;
    if (caller !== null) {
      if (caller.signedInBy !== "token") refuseCrossSite(request, options);
      if (limits.requestsPerMinutePerToken > 0 && caller.signedInBy !== "none") await limiters.caller(request);
    }
    if (role === "open") return;
    if (caller === null) throw new HttpProblem("unauthenticated", {}, { headers: { "www-authenticate": CHALLENGE } });
    if (!isAtLeast(caller.actor.role, role))
      throw new HttpProblem("forbidden", { needed: role, role: caller.actor.role });
  }

  async function callerOf(request: FastifyRequest, { refusals }: Limiters): Promise<Caller | null> {
    if (request.headers.authorization !== undefined) await refusals(request, { increment: false });
    const answer = await authenticator.whoAsks(request);
    if (answer === "nobody") return null;
    if (answer !== "refused") return answer;
    await refusals(request, { increment: true });
    throw new HttpProblem("unauthenticated", {}, { headers: { "www-authenticate": INVALID_TOKEN } });
  }
}

const CHALLENGE = 'Bearer realm="flyt"';
const INVALID_TOKEN = `${CHALLENGE}, error="invalid_token"`;

/** A plugin for the whole app, not for a part of it of its own. */
function inTurn(plugin: () => Promise<void>): () => Promise<void> {
  return Object.assign(plugin, { [Symbol.for("skip-override")]: true });
}

export function isHttps(publicUrl: string | undefined): boolean {
  return publicUrl !== undefined && new URL(publicUrl).protocol === "https:";
}

/** @throws Error when the app gets ready, naming the routes */
function refuseRoutesWithoutRole(app: App): void {
  const routes: { method: string | string[]; url: string; config?: { role?: unknown } | undefined }[] = [];
  app.addHook("onRoute", (route) => void routes.push(route));
  app.addHook("onReady", async () => {
    const without = routes.filter(({ config }) => !ROUTE_ROLES.includes(String(config?.role)));
    if (without.length === 0) return;
    const names = without.map(({ method, url }) => `${[method].flat().join("|")} ${url}`);
    throw new Error(`routes that say no role: ${names.join(", ")}`);
  });
}

/**
 * A page anywhere on the internet can have its own name lead to 127.0.0.1 and would then count as the same site; so the server answers
 * to names that are its own only.
 */
function refuseOtherHosts({ hostname }: FastifyRequest, hosts: readonly string[]): void {
  if (hosts.length === 0 || hosts.includes(hostname.toLowerCase())) return;
  throw new HttpProblem("host-refused", { host: hostname });
}

/** @throws HttpProblem where a page of another site may have made the request */
export function refuseCrossSite(request: FastifyRequest, { publicUrl }: HttpOptions): void {
  const own = publicUrl === undefined ? `${request.protocol}://${request.host}` : new URL(publicUrl).origin;
  if (isCrossSite(request.method, request.headers, [own])) throw new HttpProblem("cross-site");
}

type Limit = (request: FastifyRequest, options?: { increment: boolean }) => Promise<void>;

interface Limiters {
  readonly address: Limit;
  readonly caller: Limit;
  readonly refusals: Limit;
}

function limitersOf(app: App, { authentication, limits }: HttpOptions): Limiters {
  const limiter = (perMinute: number, keyGenerator: (request: FastifyRequest) => string): Limit => {
    if (perMinute === 0) return async () => {};
    const check = app.createRateLimit({ max: perMinute, timeWindow: 60_000, keyGenerator });
    return async (request, callOptions) => {
      const answer = await check(request, callOptions);
      if (!answer.isAllowed && answer.isExceeded) throw tryLater("too-many-requests", answer.ttlInSeconds);
    };
  };
  const byAddress = (request: FastifyRequest): string => request.ip;
  return {
    // Without authentication there is one user, on this machine.
    address: limiter(authentication ? limits.requestsPerMinutePerAddress : 0, byAddress),
    caller: limiter(limits.requestsPerMinutePerToken, (request) => request.caller?.key ?? request.ip),
    refusals: limiter(limits.refusalsPerMinutePerAddress, byAddress),
  };
}
