import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OidcSettings } from "../server/auth/oidc-settings.ts";
import { JSON_TYPE, testServer, type TestServer } from "./support/http-app.ts";
import { CLIENT, identityProvider, type IdentityProvider, signInAt } from "./support/identity-provider.ts";

const PUBLIC_URL = "http://localhost:65000";

let provider: IdentityProvider;
let server: TestServer;
const settings = (issuer: string, more: object = {}) =>
  OidcSettings.parse({
    issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    roles: { "flyt-readers": "reader", "flyt-planners": "planner" },
    ...more,
  });
beforeAll(async () => {
  const groups = { kari: ["staff", "flyt-readers", "flyt-planners"], per: ["flyt-readers"], ola: ["staff"] };
  provider = await identityProvider(`${PUBLIC_URL}/auth/callback`, groups);
  server = await testServer({ authentication: true, publicUrl: PUBLIC_URL, oidc: settings(provider.issuer) });
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

/** The cookie that an answer sets, by its name. */
function cookieFrom(answer: { readonly cookies: { name: string; value: string }[] }, name: string): string | undefined {
  return answer.cookies.find((cookie) => cookie.name === name && cookie.value !== "")?.value;
}

async function begun(returnTo = "/"): Promise<{ location: string; cookie: string }> {
  const answer = await server.ask(`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  expect(answer.statusCode).toBe(302);
  return { location: String(answer.headers.location), cookie: `flyt-sign-in=${cookieFrom(answer, "flyt-sign-in")}` };
}

describe("staff", () => {
  test("sign in at their provider and have a session with the highest role of their groups", async () => {
    const { location, cookie } = await begun("/?lang=nn");
    const asked = new URL(location).searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)?.length).toBeGreaterThan(20);
    const back = await signInAt(location, "kari");
    expect(back.href).toMatch(`${PUBLIC_URL}/auth/callback?code=`);
    const answer = await server.ask({ url: back.pathname + back.search, headers: { cookie } });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, "/?lang=nn"]);
    const session = answer.cookies.find(({ name }) => name === "flyt-session")!;
    expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    const headers = { cookie: `flyt-session=${session.value}` };
    const me = (await server.ask({ url: "/api/v1/whoami", headers })).json();
    expect(me).toMatchObject({ name: "kari@hospital.example", role: "planner", signedInBy: "session" });
    const job = await server.ask({
      method: "POST",
      url: "/api/v1/runs",
      headers: { ...headers, ...JSON_TYPE, origin: PUBLIC_URL },
      payload: { scenario: "one-ward", replications: 2 },
    });
    expect([job.statusCode, job.json().owner]).toEqual([202, "kari@hospital.example"]);
    const page = await server.ask({ url: "/", headers: { ...headers, "accept-language": "nb" } });
    expect(page.body).toContain("kari@hospital.example");
    // What came back once is of no use to whoever finds it in a history.
    const replayed = await server.ask({ url: back.pathname + back.search, headers: { cookie } });
    expect([replayed.statusCode, replayed.json().type]).toEqual([403, "/problems/sign-in-failed"]);
    await server.ask({ method: "POST", url: "/auth/sign-out", headers: { ...headers, origin: PUBLIC_URL } });
    expect((await server.ask({ url: "/api/v1/whoami", headers })).statusCode).toBe(401);
  });

  test("without a group that has a role are turned away, by name", async () => {
    const { location, cookie } = await begun();
    const back = await signInAt(location, "ola");
    const answer = await server.ask({ url: back.pathname + back.search, headers: { cookie } });
    expect([answer.statusCode, answer.json().type]).toEqual([403, "/problems/no-role"]);
    expect(answer.json().detail).toContain("ola@hospital.example");
    expect(cookieFrom(answer, "flyt-session")).toBeUndefined();
  });
});

describe("an answer of the provider", () => {
  test("counts only in the browser that asked", async () => {
    const { location } = await begun();
    const back = await signInAt(location, "per");
    const other = await begun();
    for (const cookie of ["", other.cookie, "flyt-sign-in=eyJhbGciOiJkaXIifQ..a.b.c"]) {
      const answer = await server.ask({ url: back.pathname + back.search, headers: { cookie } });
      expect([answer.statusCode, answer.json().type]).toEqual([403, "/problems/sign-in-failed"]);
    }
  });

  test("with another state, or with none, is refused", async () => {
    const { location, cookie } = await begun();
    const back = await signInAt(location, "per");
    for (const state of ["other", undefined]) {
      const url = new URL(back);
      if (state === undefined) url.searchParams.delete("state");
      else url.searchParams.set("state", state);
      const answer = await server.ask({ url: url.pathname + url.search, headers: { cookie } });
      expect(answer.statusCode).toBe(403);
    }
  });

  test("that is an error is told", async () => {
    const { location, cookie } = await begun();
    const state = new URL(location).searchParams.get("state");
    const url = `/auth/callback?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`;
    const answer = await server.ask({ url, headers: { cookie } });
    expect([answer.statusCode, answer.json().detail]).toEqual([403, expect.stringContaining("access_denied")]);
  });
});

test("a provider that is down keeps nobody with a token out", async () => {
  const down = await testServer({ authentication: true, publicUrl: PUBLIC_URL, oidc: settings("http://127.0.0.1:1") });
  const answer = await down.ask("/auth/sign-in");
  expect([answer.statusCode, answer.json().type]).toEqual([503, "/problems/sign-in-unavailable"]);
  const headers = { authorization: `Bearer ${await down.tokenOf("reader")}` };
  expect((await down.ask({ url: "/api/v1/whoami", headers })).statusCode).toBe(200);
  await down.close();
});
