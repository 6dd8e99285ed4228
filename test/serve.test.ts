import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { authenticationOf, ServeSettings } from "../server/serve-settings.ts";
import { command } from "./support/command.ts";
import { flyt, type Served, served } from "./support/served.ts";

let folder: string;
let running: Served | undefined;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "flyt-serve-"))));
afterEach(async () => {
  await running?.stop("SIGKILL");
  running = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const data = (name: string): string => join(folder, name);

describe("a server", () => {
  test("takes a job, gives what the command prints, tells it by events, and stops within 10 s with what it has kept", async () => {
    running = await served("--data", data("a"), "--threads", "1", "--log", "info");
    const asked = await fetch(`${running.url}/api/v1/runs`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ scenario: "one-ward", replications: 3 }),
    });
    expect(asked.status).toBe(202);
    const location = String(asked.headers.get("location"));
    const events = await (await fetch(`${running.url}${location}/events`)).text();
    expect(events).toContain('"state":"done"');
    const result = await (await fetch(`${running.url}${location}/result`)).text();
    expect(result).toBe((await command("run", "one-ward", "-n", "3", "--json", "-q")).stdout);
    // A long one is under way, and somebody follows it, when the server is told to stop.
    const long = await fetch(`${running.url}/api/v1/runs`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ scenario: "trondheim", replications: 400 }),
    });
    const longUrl = String(long.headers.get("location"));
    const stream = await fetch(`${running.url}${longUrl}/events`);
    // One that takes more than 10 s ends itself, with another code.
    expect(await running.stop()).toBe(0);
    expect(await stream.text()).toContain(`"id":"${longUrl.split("/").at(-1)}"`);
    const lines = running
      .said()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(lines.some((line) => line.includes('"route":"/api/v1/runs"'))).toBe(true);
    running = await served("--data", data("a"), "--threads", "1");
    expect(await (await fetch(`${running.url}${location}/result`)).text()).toBe(result);
    const again = (await (await fetch(`${running.url}${longUrl}`)).json()) as { state: string };
    expect(["queued", "running", "done"]).toContain(again.state);
    const cancelled = await fetch(`${running.url}${longUrl}/cancel`, { method: "POST" });
    expect(((await cancelled.json()) as { state: string }).state).toBe("cancelled");
  }, 120_000);

  test("answers what is no HTTP, or too much of it, and closes the connection", async () => {
    running = await served("--data", data("b"), "--threads", "1");
    const port = Number(new URL(running.url).port);
    const answerTo = (text: string): Promise<string> =>
      new Promise((resolve, reject) => {
        let answer = "";
        const socket = connect(port, "127.0.0.1", () => socket.write(text));
        socket.on("data", (chunk) => (answer += chunk.toString()));
        socket.on("close", () => resolve(answer));
        socket.on("error", reject);
      });
    expect(await answerTo("nonsense\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 .*"type":"\/problems\/malformed-request"/s);
    const large = await answerTo(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: ${"a".repeat(20_000)}\r\n\r\n`);
    expect(large).toMatch(/^HTTP\/1\.1 431 .*"type":"\/problems\/headers-too-large"/s);
    const smuggled = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    expect(await answerTo(smuggled)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(`${running.url}/livez`)).status).toBe(200);
  }, 60_000);

  test("is reached by others only when it asks who they are, and does not start if nobody could say", async () => {
    const refused = await flyt("serve", "--port", "0", "--host", "0.0.0.0", "--data", data("c"));
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("Make a token first: flyt token create --role admin");
    const made = await flyt(
      "token",
      "create",
      "--role",
      "reader",
      "--name",
      "R scripts",
      "--expires",
      "30d",
      "--data",
      data("c"),
    );
    const token = made.stdout.trim();
    expect(token).toMatch(/^flyt_[0-9a-f]{10}_[0-9A-Za-z]{43}$/);
    running = await served("--host", "0.0.0.0", "--data", data("c"), "--threads", "1");
    expect((await fetch(`${running.url}/api/v1/jobs`)).status).toBe(401);
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${running.url}/api/v1/jobs`, { headers })).status).toBe(200);
    expect(running.said()).not.toContain(token.split("_")[2]);
    const taken = await flyt("token", "list", "--data", data("c"));
    expect([taken.exitCode, taken.stderr]).toEqual([1, expect.stringContaining("/api/v1/tokens")]);
    await running.stop();
    const listed = await flyt("token", "list", "--data", data("c"));
    expect(listed.stdout).toMatch(/R scripts\s+reader/);
    expect(listed.stdout).not.toContain(token.split("_")[2]);
    expect((await flyt("token", "revoke", token.split("_")[1]!, "--data", data("c"))).exitCode).toBe(0);
    expect(JSON.parse((await flyt("token", "list", "--json", "--data", data("c"))).stdout).tokens).toMatchObject([
      { name: "R scripts", state: "revoked" },
    ]);
    expect((await flyt("token", "revoke", "0123456789", "--data", data("c"))).exitCode).toBe(3);
  }, 120_000);
});

describe("settings", () => {
  const settings = (more: object) => ServeSettings.parse(more);

  test("ask who it is everywhere but on loopback by itself", () => {
    expect(authenticationOf(settings({}))).toBe(false);
    for (const host of ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
      expect(authenticationOf(settings({ host }))).toBe(false);
    for (const host of ["0.0.0.0", "::", "10.0.0.1", "flyt.example", "127.0.0.1.example"]) {
      expect([host, authenticationOf(settings({ host }))]).toEqual([host, true]);
    }
    expect(authenticationOf(settings({ publicUrl: "https://flyt.example" }))).toBe(true);
    expect(authenticationOf(settings({ trustedProxies: ["10.0.0.1"] }))).toBe(true);
    expect(authenticationOf(settings({ authentication: true }))).toBe(true);
    expect(() => authenticationOf(settings({ host: "0.0.0.0", authentication: false }))).toThrow("authentication-off");
  });

  test("take sign-in by OIDC only with https and the address that people see", () => {
    const oidc = { issuer: "https://id.example", clientId: "c", roles: {} };
    expect(() => authenticationOf(settings({ oidc }))).toThrow("public-url-needed");
    expect(() => authenticationOf(settings({ oidc, publicUrl: "http://flyt.example" }))).toThrow("public-url-insecure");
    expect(authenticationOf(settings({ oidc, publicUrl: "http://localhost:3580" }))).toBe(true);
    expect(authenticationOf(settings({ oidc, publicUrl: "https://flyt.example/" }))).toBe(true);
  });

  test("come from a file, and what is wrong in it is told with its name", async () => {
    const file = data("server.yaml");
    writeFileSync(file, "port: 70000\nlimits: { placeDays: -1 }\ntrustedProxies: [everything]\nhots: 0.0.0.0\n");
    const { exitCode, stderr } = await command("serve", "--config", file);
    expect(exitCode).toBe(3);
    for (const part of ["port: ", "limits.placeDays: ", "trustedProxies.0: ", "hots"]) expect(stderr).toContain(part);
  });
});

test("flags that mean nothing are told before anything is opened", async () => {
  const wrong: [string[], RegExp][] = [
    [["serve", "--port", "70000"], /--port must be a whole number from 0 to 65535, got "70000"/],
    [["serve", "--log", "loud"], /--log must be debug, info, warn, error, silent, got "loud"/],
    [["token", "create", "--role", "king", "--name", "a"], /--role must be reader, planner, admin, got "king"/],
    [["token", "create", "--role", "admin", "--name", "<b>"], /--name must be/],
    [["token", "create", "--role", "admin", "--name", "a", "--expires", "2026-02-30"], /--expires must be/],
    [["token", "create", "--role", "admin", "--name", "a", "--expires", "2001-01-01"], /has not passed/],
    [["token", "forget"], /create, list or revoke/],
    [["token", "revoke"], /id/],
  ];
  for (const [words, message] of wrong) {
    const { exitCode, stderr } = await command(...words, ...(words[0] === "token" ? ["--data", data("never")] : []));
    expect([words, exitCode]).toEqual([words, 2]);
    expect(stderr).toMatch(message);
  }
});
