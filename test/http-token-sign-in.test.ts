/*
 * A browser that signs in by a token, where no provider of identities is set up.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { testServer, type TestServer } from "./support/http-app.ts";

const ORIGIN = "http://flyt.local";
const FORM = { "content-type": "application/x-www-form-urlencoded", host: "flyt.local", origin: ORIGIN };

/** What keeps people from using a page. Not as a script of the page, which its policy forbids. */
function violationsOf(page: Page): Promise<string[]> {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  return page.evaluate<string[]>(`${axe}; axe.run().then(({ violations }) => violations.map(({ id }) => id))`);
}

const give = (server: TestServer, token: string, headers: Record<string, string> = FORM) =>
  server.ask({ method: "POST", url: "/auth/token", headers, payload: new URLSearchParams({ token }).toString() });

test("a token gives a session of its role, which ends with the token and when it is revoked", async () => {
  const server = await testServer({ authentication: true });
  const soon = server.clock.nowMs + 60_000;
  const who = (cookie: string) => server.ask({ url: "/api/v1/whoami", headers: { cookie } });
  const cookieOf = async (token: string) => {
    const answer = await give(server, ` ${token}\n`);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, "/"]);
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({ name: "flyt-session", httpOnly: true, sameSite: "Lax", path: "/" });
    expect(cookie!.value).not.toContain(token.slice(-20));
    return `flyt-session=${cookie!.value}`;
  };
  const brief = await cookieOf(await server.tokenOf("planner", soon));
  expect((await who(brief)).json()).toMatchObject({ name: "a planner", role: "planner", signedInBy: "session" });
  server.clock.nowMs = soon + 1;
  expect((await who(brief)).statusCode).toBe(401);
  const token = await server.tokenOf("reader");
  const cookie = await cookieOf(token);
  const admin = { authorization: `Bearer ${await server.tokenOf("admin")}` };
  expect((await who(cookie)).statusCode).toBe(200);
  await server.ask({ method: "DELETE", url: `/api/v1/tokens/${token.split("_")[1]}`, headers: admin });
  expect((await who(cookie)).statusCode).toBe(401);
  expect(server.logged()).not.toContain(token);
  await server.close();
});

test("no page of another site signs a browser in, and no more than so many wrong tokens are looked at", async () => {
  const server = await testServer({ authentication: true, limits: { refusalsPerMinutePerAddress: 3 } });
  const token = await server.tokenOf("reader");
  for (const origin of ["https://evil.example", "null"]) {
    const answer = await give(server, token, { ...FORM, origin });
    expect([answer.statusCode, answer.json().type]).toEqual([403, "/problems/cross-site"]);
  }
  for (const wrong of ["", "x", `${token.slice(0, -1)}_`]) {
    const answer = await give(server, wrong);
    expect([answer.statusCode, answer.headers.location, answer.cookies]).toEqual([303, "/?refused=token", []]);
  }
  for (const late of ["y", token]) {
    const limited = await give(server, late);
    expect([limited.statusCode, limited.json().type]).toEqual([429, "/problems/too-many-requests"]);
  }
  await server.close();
  // Without authentication there is nothing to sign in to.
  const open = await testServer();
  expect((await give(open, token)).statusCode).toBe(404);
  expect((await open.ask("/")).body).not.toContain("<form");
  await open.close();
});

test("the form of the start page does it in a browser, tells a wrong token, and signs out", async () => {
  const server = await testServer({ authentication: true });
  const url = await server.app.listen({ host: "127.0.0.1", port: 0 });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/?lang=en`);
    await page.fill("#token", "flyt_wrong");
    await page.click("form button");
    await page.waitForSelector("#refused");
    expect(await page.getAttribute("#token", "aria-describedby")).toBe("refused");
    expect(await violationsOf(page)).toEqual([]);
    await page.fill("#token", await server.tokenOf("planner"));
    await page.click("form button");
    await page.waitForSelector('form[action="/auth/sign-out"]');
    expect(await page.textContent("main")).toContain("a planner");
    await page.click('form[action="/auth/sign-out"] button');
    await page.waitForSelector("#token");
  } finally {
    await browser.close();
    await server.close();
  }
});
