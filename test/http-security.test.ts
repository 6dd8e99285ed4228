import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHash, timingSafeEqual } from "node:crypto";
import { isSameHash, secretHash } from "../server/auth/tokens.ts";
import { roleOf, safeReturnTo } from "../server/auth/sign-in.ts";
import { cookieText, sessionCookieName, startSession } from "../server/auth/sessions.ts";
import type { Role } from "../server/store/store.ts";
import { JSON_TYPE, testServer, type TestServer, WARD, YAML } from "./support/http-app.ts";

const PUBLIC_URL = "https://flyt.hospital.example";

let server: TestServer;
let tokens: Record<Role, string>;
beforeAll(async () => {
  server = await testServer({
    authentication: true,
    publicUrl: PUBLIC_URL,
    hosts: ["flyt.hospital.example", "localhost"],
  });
  tokens = {
    reader: await server.tokenOf("reader"),
    planner: await server.tokenOf("planner"),
    admin: await server.tokenOf("admin"),
  };
});
afterAll(() => server.close());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const whoAmI = (headers: Record<string, string>) => server.ask({ url: "/api/v1/whoami", headers });

describe("without saying who one is", () => {
  test("nothing but health, documentation and sign-in is answered", async () => {
    const paths = Object.keys(server.app.swagger().paths ?? {});
    const open = new Set<string>();
    for (const path of paths) {
      const url = path.replace("{id}", "0".repeat(64)).replace("{name}", "not-found");
      const answer = await server.ask({ url });
      if (answer.statusCode !== 401 && answer.statusCode !== 405) open.add(path);
      else if (answer.statusCode === 401) expect(answer.headers["www-authenticate"]).toBe('Bearer realm="flyt"');
    }
    expect([...open].sort()).toEqual(["/auth/callback", "/auth/sign-in", "/livez", "/problems/{name}", "/readyz"]);
    const page = await server.ask("/");
    expect(page.body).not.toContain("<table");
  });

  test("nothing is changed", async () => {
    const asked = [
      { method: "POST", url: "/api/v1/runs", headers: JSON_TYPE, payload: { scenario: "one-ward" } },
      { method: "POST", url: "/api/v1/scenarios?name=a.yaml", headers: YAML, payload: WARD },
      { method: "POST", url: "/api/v1/tokens", headers: JSON_TYPE, payload: { name: "a", role: "admin" } },
    ] as const;
    for (const one of asked) expect((await server.ask(one)).statusCode).toBe(401);
    expect(await server.store.jobs.unfinished()).toEqual([]);
  });
});

describe("a token", () => {
  test("says who asks, and with which role", async () => {
    expect((await whoAmI(bearer(tokens.planner))).json()).toEqual({
      name: "a planner",
      role: "planner",
      signedInBy: "token",
      expiresAt: null,
    });
  });

  test("allows what its role does and no more", async () => {
    const job = { method: "POST", url: "/api/v1/runs", payload: { scenario: "one-ward", replications: 2 } } as const;
    const asAdmin = { method: "GET", url: "/api/v1/tokens" } as const;
    const statuses: Record<string, number[]> = {};
    for (const role of ["reader", "planner", "admin"] as const) {
      const headers = { ...JSON_TYPE, ...bearer(tokens[role]) };
      const list = await server.ask({ url: "/api/v1/jobs", headers: bearer(tokens[role]) });
      const asked = await server.ask({ ...job, headers });
      const listed = await server.ask({ ...asAdmin, headers: bearer(tokens[role]) });
      statuses[role] = [list.statusCode, asked.statusCode, listed.statusCode];
    }
    expect(statuses).toEqual({ reader: [200, 403, 403], planner: [200, 202, 403], admin: [200, 202, 200] });
  });

  test("of a reader changes nothing by any route", async () => {
    const { paths = {} } = server.app.swagger();
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of ["post", "put", "delete"] as const) {
        if (!Object.hasOwn(methods as object, method) || path.startsWith("/auth/") || path === "/api/v1/validate")
          continue;
        const url = path.replace("{id}", "0".repeat(64)).replace("{name}", "a.yaml");
        const answer = await server.ask({
          method: method.toUpperCase() as "POST",
          url,
          headers: bearer(tokens.reader),
        });
        expect([method, path, answer.statusCode]).toEqual([method, path, 403]);
      }
    }
  });

  test("that is revoked or over holds no more", async () => {
    const brief = await server.tokenOf("reader", server.clock.nowMs + 1000);
    expect((await whoAmI(bearer(brief))).statusCode).toBe(200);
    server.clock.nowMs += 1001;
    const over = await whoAmI(bearer(brief));
    expect([over.statusCode, over.headers["www-authenticate"]]).toEqual([
      401,
      'Bearer realm="flyt", error="invalid_token"',
    ]);
    const made = await server.ask({
      method: "POST",
      url: "/api/v1/tokens",
      headers: { ...JSON_TYPE, ...bearer(tokens.admin) },
      payload: { name: "R scripts", role: "reader", expiresInDays: 1 },
    });
    const { id, token } = made.json();
    expect((await whoAmI(bearer(token))).statusCode).toBe(200);
    const revoke = { method: "DELETE", url: `/api/v1/tokens/${id}`, headers: bearer(tokens.admin) } as const;
    expect((await server.ask(revoke)).statusCode).toBe(204);
    expect((await server.ask(revoke)).statusCode).toBe(404);
    expect((await whoAmI(bearer(token))).statusCode).toBe(401);
    const listed = (await server.ask({ url: "/api/v1/tokens", headers: bearer(tokens.admin) })).body;
    expect(listed).not.toContain(token.split("_")[2]);
  });

  test.each([
    "",
    "Bearer",
    "Bearer x",
    "Basic YTpi",
    `Bearer flyt_0123456789_${"a".repeat(43)}`,
    "Bearer flyt__",
    "Bearer ' or 1=1",
  ])("that is none (%j) is refused", async (authorization) =>
    expect((await whoAmI({ authorization })).statusCode).toBe(401),
  );

  test("with one letter changed is refused", async () => {
    const { reader } = tokens;
    const last = reader.endsWith("a") ? "b" : "a";
    expect((await whoAmI(bearer(reader.slice(0, -1) + last))).statusCode).toBe(401);
  });

  test("is kept as a hash only, compared in constant time", async () => {
    const [, id, secret] = tokens.reader.split("_");
    const found = await server.store.tokens.find(id!);
    expect(found?.secretSha256).toBe(createHash("sha256").update(secret!).digest("hex"));
    expect(isSameHash(secretHash("a"), secretHash("a"))).toBe(true);
    expect(isSameHash(secretHash("a"), secretHash("b"))).toBe(false);
    expect(isSameHash("", secretHash("b"))).toBe(false);
    expect(isSameHash.toString()).toContain(timingSafeEqual.name);
  });

  test("guessed too often from one address is not looked at for a minute", async () => {
    const small = await testServer({ authentication: true, limits: { refusalsPerMinutePerAddress: 3 } });
    const good = await small.tokenOf("reader");
    const ask = (token: string) => small.ask({ url: "/api/v1/whoami", headers: bearer(token) });
    for (let at = 0; at < 3; at++) expect((await ask("wrong")).statusCode).toBe(401);
    expect((await ask("wrong")).statusCode).toBe(429);
    const locked = await ask(good);
    expect([locked.statusCode, Number(locked.headers["retry-after"]) > 0]).toEqual([429, true]);
    const elsewhere = { url: "/api/v1/whoami", headers: bearer(good), remoteAddress: "10.0.0.9" };
    expect((await small.ask(elsewhere)).statusCode).toBe(200);
    await small.close();
  });
});

test("requests are limited by token and by address", async () => {
  const limits = { requestsPerMinutePerToken: 3, requestsPerMinutePerAddress: 5 };
  const small = await testServer({ authentication: true, limits });
  const headers = bearer(await small.tokenOf("reader"));
  const statuses: number[] = [];
  for (let at = 0; at < 4; at++) statuses.push((await small.ask({ url: "/api/v1/whoami", headers })).statusCode);
  expect(statuses).toEqual([200, 200, 200, 429]);
  await small.ask("/problems/not-found");
  const beyond = await small.ask("/problems/not-found");
  expect([beyond.statusCode, beyond.json().type]).toEqual([429, "/problems/too-many-requests"]);
  // Whoever looks after the server is always answered.
  expect((await small.ask("/livez")).statusCode).toBe(200);
  await small.close();
});

test("a job is cancelled by who asked for it or by an administrator, not by another planner", async () => {
  const other = await server.ask({
    method: "POST",
    url: "/api/v1/tokens",
    headers: { ...JSON_TYPE, ...bearer(tokens.admin) },
    payload: { name: "another", role: "planner" },
  });
  const headers = { ...JSON_TYPE, ...bearer(tokens.planner) };
  const asked = await server.ask({
    method: "POST",
    url: "/api/v1/runs",
    headers,
    payload: { scenario: "one-ward", replications: 3 },
  });
  const cancel = (token: string) =>
    server.ask({ method: "POST", url: asked.json().links.cancel, headers: bearer(token) });
  const refused = await cancel(other.json().token);
  expect([refused.statusCode, refused.json().type]).toEqual([403, "/problems/not-your-job"]);
  expect((await cancel(tokens.admin)).json().state).toBe("cancelled");
});

describe("a session", () => {
  const cookie = async (role: Role = "planner") => {
    const { nowMs } = server.clock;
    const session = { subject: "s1", name: "kari", role, createdAtMs: nowMs, expiresAtMs: nowMs + 60_000 };
    return { cookie: `${sessionCookieName(true)}=${await startSession(server.store.sessions, session)}` };
  };

  test("is a cookie that no script reads and no other site sends", () => {
    expect(cookieText(sessionCookieName(true), "x", 60, true)).toBe(
      "__Host-flyt-session=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure",
    );
    expect(cookieText(sessionCookieName(false), "x", 60, false)).not.toContain("Secure");
  });

  test("says who asks until it is over or they sign out", async () => {
    const headers = await cookie();
    expect((await whoAmI(headers)).json()).toMatchObject({ name: "kari", signedInBy: "session" });
    const out = await server.ask({
      method: "POST",
      url: "/auth/sign-out",
      headers: { ...headers, origin: PUBLIC_URL },
    });
    expect(out.headers["set-cookie"]).toMatch(/^__Host-flyt-session=; .*Max-Age=0/);
    expect((await whoAmI(headers)).statusCode).toBe(401);
    const later = await cookie();
    server.clock.nowMs += 60_001;
    expect((await whoAmI(later)).statusCode).toBe(401);
  });

  test("changes nothing for a page of another site", async () => {
    const headers = { ...JSON_TYPE, ...(await cookie()) };
    const ask = (more: Record<string, string>) =>
      server.ask({
        method: "POST",
        url: "/api/v1/runs",
        headers: { ...headers, ...more },
        payload: { scenario: "one-ward", replications: 2 },
      });
    for (const origin of [
      "https://evil.example",
      "null",
      "https://flyt.hospital.example.evil.example",
      "http://flyt.hospital.example",
    ]) {
      const answer = await ask({ origin });
      expect([answer.statusCode, answer.json().type]).toEqual([403, "/problems/cross-site"]);
    }
    for (const site of ["cross-site", "same-site"])
      expect((await ask({ "sec-fetch-site": site })).statusCode).toBe(403);
    expect((await ask({ origin: PUBLIC_URL })).statusCode).toBe(202);
    expect((await ask({ "sec-fetch-site": "same-origin" })).statusCode).toBe(202);
  });
});

test("without authentication, pages of other sites change nothing, and names that lead here from elsewhere are refused", async () => {
  const local = await testServer({ hosts: ["localhost", "127.0.0.1", "[::1]"] });
  const post = (headers: Record<string, string>) =>
    local.ask({
      method: "POST",
      url: "/api/v1/runs",
      headers: { ...JSON_TYPE, ...headers },
      payload: { scenario: "one-ward", replications: 2 },
    });
  expect((await post({ origin: "https://evil.example" })).statusCode).toBe(403);
  expect((await post({ host: "127.0.0.1:3580", origin: "http://127.0.0.1:3580" })).statusCode).toBe(202);
  for (const host of ["evil.example", "evil.example:3580", "127.0.0.1.evil.example", "localhost.evil.example"]) {
    const answer = await local.ask({ url: "/api/v1/jobs", headers: { host } });
    expect([answer.statusCode, answer.json().type]).toEqual([421, "/problems/host-refused"]);
  }
  for (const host of ["localhost:1", "127.0.0.1", "[::1]:3580", "LOCALHOST"]) {
    expect([host, (await local.ask({ url: "/api/v1/jobs", headers: { host } })).statusCode]).toEqual([host, 200]);
  }
  await local.close();
});

describe("every answer", () => {
  test.each([
    ["/", 200],
    ["/api/v1/whoami", 200],
    ["/api/v1/tokens", 403],
    ["/nowhere", 404],
    ["/docs/", 200],
    ["/openapi.json", 200],
    ["/%zz", 400],
  ])("of %s (%i) keeps browsers to this site", async (url, status) => {
    const { headers, statusCode } = await server.ask({ url, headers: bearer(tokens.reader) });
    expect(statusCode).toBe(status);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/script-src 'self'/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    // WebAssembly may run, which comes with the scripts; nothing that stands in the page, and no code from strings.
    expect(policy.replace(" 'wasm-unsafe-eval'", "")).not.toMatch(/script-src[^;]*(unsafe|http|\*)/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    if (status !== 400) expect(headers["strict-transport-security"]).toMatch(/max-age=31536000/);
    // The start page has forms, of which a browser must tell us that they come from here.
    expect(headers["referrer-policy"]).toBe(url === "/" ? "same-origin" : "no-referrer");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("of the API stays in no cache", async () => {
    expect((await whoAmI(bearer(tokens.reader))).headers["cache-control"]).toBe("no-store");
  });
});

test("other sites are let in only if they are listed, and never with cookies", async () => {
  const open = await testServer({ authentication: true, corsOrigins: ["https://r.example"] });
  const preflight = (origin: string) =>
    open.ask({ method: "OPTIONS", url: "/api/v1/jobs", headers: { origin, "access-control-request-method": "POST" } });
  const listed = (await preflight("https://r.example")).headers;
  expect(listed["access-control-allow-origin"]).toBe("https://r.example");
  expect(listed["access-control-allow-credentials"]).toBeUndefined();
  expect((await preflight("https://evil.example")).headers["access-control-allow-origin"]).not.toBe(
    "https://evil.example",
  );
  await open.close();
});

test("a proxy is believed only if it is listed", async () => {
  const ask = async (trustedProxies: string[]) => {
    const one = await testServer({ authentication: true, trustedProxies, limits: { requestsPerMinutePerAddress: 1 } });
    const asked = (client: string) => one.ask({ url: "/problems/not-found", headers: { "x-forwarded-for": client } });
    const statuses = [(await asked("10.1.1.1")).statusCode, (await asked("10.1.1.2")).statusCode];
    await one.close();
    return statuses;
  };
  expect(await ask([])).toEqual([200, 429]);
  expect(await ask(["127.0.0.1"])).toEqual([200, 200]);
});

test("a header cannot be put into an answer by what is asked", async () => {
  const evil = "a%0d%0aset-cookie:%20x=1";
  for (const url of [
    `/auth/sign-in?returnTo=/${evil}`,
    `/api/v1/scenarios/${evil}.yaml`,
    `/${evil}`,
    `/problems/${evil}`,
  ]) {
    expect((await server.ask({ url, headers: bearer(tokens.admin) })).headers["set-cookie"]).toBeUndefined();
  }
});

test("a way back from signing in leads nowhere else", () => {
  for (const path of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "",
    "/a\r\nb",
    "/ø",
  ]) {
    expect([path, safeReturnTo(path)]).toEqual([path, "/"]);
  }
  expect(safeReturnTo("/jobs?state=done")).toBe("/jobs?state=done");
});

test("the highest role of a person's groups counts, and names of inherited properties are no groups", () => {
  const roles = { staff: "reader", planners: "planner" } as const;
  expect(roleOf(["staff", "planners"], roles)).toBe("planner");
  expect(roleOf("staff", roles)).toBe("reader");
  for (const claim of [undefined, null, 1, {}, [], ["constructor"], "toString", ["others"]])
    expect(roleOf(claim, roles)).toBeUndefined();
});

test("a route that says no role keeps the server from starting", async () => {
  const more = (app: { get: (url: string, handler: () => Promise<string>) => unknown }) =>
    void app.get("/forgotten", async () => "open");
  await expect(testServer({ more: more as never })).rejects.toThrow(/say no role: GET \/forgotten/);
});

test("the log has no token, cookie or code, whatever goes wrong", async () => {
  const { clock } = server;
  const { nowMs } = clock;
  Object.defineProperty(clock, "nowMs", {
    configurable: true,
    get: () => {
      throw new Error(`leak of ${tokens.admin}`);
    },
  });
  const failed = await server.ask({ url: "/api/v1/scenarios", headers: bearer(tokens.admin) });
  Object.defineProperty(clock, "nowMs", { configurable: true, writable: true, value: nowMs });
  expect(failed.statusCode).toBe(500);
  expect(failed.body).not.toContain("leak");
  expect(server.logged()).toContain(failed.json().errorId);
  await server.ask({ url: `/api/v1/jobs/${tokens.admin}`, headers: bearer(tokens.admin) });
  await server.ask({
    url: "/auth/callback?code=very-secret-code&state=s",
    headers: { cookie: "flyt-sign-in=pending-secret" },
  });
  server.app.log.warn(
    { headers: { authorization: bearer(tokens.admin), cookie: "c-secret" }, token: tokens.reader },
    "by mistake",
  );
  const log = server.logged();
  expect(log.length).toBeGreaterThan(1000);
  for (const token of Object.values(tokens)) expect(log).not.toContain(token.split("_")[2]);
  for (const secret of ["very-secret-code", "pending-secret", "c-secret"]) expect(log).not.toContain(secret);
});
