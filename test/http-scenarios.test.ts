import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleText } from "../tasks/package.ts";
import { JSON_TYPE, testServer, type TestServer, WARD, YAML } from "./support/http-app.ts";

let server: TestServer;
beforeAll(async () => void (server = await testServer()));
afterAll(() => server.close());

const kept = (name: string, text = WARD) =>
  server.ask({ method: "POST", url: `/api/v1/scenarios?name=${name}`, headers: YAML, payload: text });
const put = (name: string, text: string, headers: Record<string, string>) =>
  server.ask({ method: "PUT", url: `/api/v1/scenarios/${name}`, headers: { ...YAML, ...headers }, payload: text });
const read = (name: string, headers: Record<string, string> = {}) =>
  server.ask({ url: `/api/v1/scenarios/${name}`, headers });

describe("a file of a user", () => {
  test("is kept byte for byte, with its kind, and read back under its ETag", async () => {
    const made = await kept("first.yaml", `${WARD}# ærlig\n`);
    expect(made.statusCode).toBe(201);
    expect(made.headers.location).toBe("/api/v1/scenarios/first.yaml");
    expect(made.json()).toMatchObject({ name: "first.yaml", kind: "scenario", version: 1, changedBy: "local" });
    const back = await read("first.yaml");
    expect(back.body).toBe(`${WARD}# ærlig\n`);
    expect(back.headers["content-type"]).toBe("application/yaml; charset=utf-8");
    expect(back.headers.etag).toBe(made.headers.etag);
    const again = await read("first.yaml", { "if-none-match": String(made.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
  });

  test("is changed only by who says which version, and has seen the newest", async () => {
    const { headers } = await kept("second.yaml");
    const etag = String(headers.etag);
    expect((await put("second.yaml", "name: a\n", {})).statusCode).toBe(428);
    const changed = await put("second.yaml", `${WARD}# 2\n`, { "if-match": etag });
    expect([changed.statusCode, changed.json().version]).toEqual([200, 2]);
    const late = await put("second.yaml", `${WARD}# 3\n`, { "if-match": etag });
    expect([late.statusCode, late.headers.etag]).toEqual([412, changed.headers.etag]);
    expect((await put("second.yaml", WARD, { "if-match": `W/${changed.headers.etag}` })).statusCode).toBe(412);
    expect((await put("second.yaml", WARD, { "if-none-match": "*" })).statusCode).toBe(412);
    expect((await put("second.yaml", WARD, { "if-match": "*" })).json().version).toBe(3);
    expect((await kept("second.yaml")).statusCode).toBe(409);
  });

  test("comes into being by PUT with If-None-Match: *, and not with If-Match", async () => {
    expect((await put("third.yaml", WARD, { "if-match": "*" })).statusCode).toBe(412);
    expect((await put("third.yaml", WARD, { "if-none-match": "*" })).statusCode).toBe(201);
  });

  test("of two changes of the same version at once, one is kept", async () => {
    const { headers } = await kept("fourth.yaml");
    const asked = Array.from({ length: 5 }, (_, at) =>
      put("fourth.yaml", `${WARD}# ${at}\n`, { "if-match": String(headers.etag) }),
    );
    const statuses = (await Promise.all(asked)).map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([200, 412, 412, 412, 412]);
  });

  test("is deleted by its version; all versions can still be read, and the name is free again", async () => {
    const { headers } = await kept("fifth.yaml");
    const url = "/api/v1/scenarios/fifth.yaml";
    expect((await server.ask({ method: "DELETE", url })).statusCode).toBe(428);
    expect((await server.ask({ method: "DELETE", url, headers: { "if-match": '"v9-0"' } })).statusCode).toBe(412);
    const gone = await server.ask({ method: "DELETE", url, headers: { "if-match": String(headers.etag) } });
    expect(gone.statusCode).toBe(204);
    expect((await read("fifth.yaml")).statusCode).toBe(404);
    expect((await server.ask(`${url}?version=1`)).body).toBe(WARD);
    const versions = (await server.ask(`${url}/versions`)).json().entries;
    expect(versions.map(({ isDeleted }: { isDeleted: boolean }) => isDeleted)).toContain(true);
    expect((await kept("fifth.yaml")).statusCode).toBe(201);
  });

  test.each([
    "a",
    "a.txt",
    "..yaml",
    ".a.yaml",
    "a..b.yaml",
    "a%2Fb.yaml",
    "..%2Fa.yaml",
    "a%00.yaml",
    "a%0Ab.yaml",
    `${"x".repeat(120)}.yaml`,
  ])("cannot be called %j", async (name) => {
    const answer = await kept(name);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0]).toMatchObject({ pointer: "/name", in: "query" });
  });

  test("is the same by both ways of writing å", async () => {
    const composed = encodeURIComponent("blå.yaml".normalize("NFC"));
    const decomposed = encodeURIComponent("blå.yaml".normalize("NFD"));
    expect((await kept(decomposed)).statusCode).toBe(201);
    expect((await kept(composed)).statusCode).toBe(409);
  });

  test("that is no YAML, or no UTF-8, is refused with the line", async () => {
    const broken = await kept("sixth.yaml", "name: [1, 2\nplaces: }");
    expect(broken.statusCode).toBe(422);
    expect(broken.json().errors[0]).toMatchObject({ in: "file", file: "sixth.yaml", line: 2 });
    const url = "/api/v1/scenarios?name=sixth.yaml";
    const latin1 = await server.ask({
      method: "POST",
      url,
      headers: YAML,
      payload: Buffer.from("name: bl\xe5", "latin1"),
    });
    expect([latin1.statusCode, latin1.json().errors[0].file]).toEqual([422, "sixth.yaml"]);
  });

  test("has the content type of its ending", async () => {
    const csv = { "content-type": "text/csv" };
    const url = "/api/v1/scenarios?name=";
    const table = await server.ask({ method: "POST", url: `${url}t.csv`, headers: csv, payload: "day,count\n" });
    expect([table.statusCode, table.json().kind]).toEqual([201, "table"]);
    expect((await server.ask({ method: "POST", url: `${url}u.csv`, headers: YAML, payload: "a" })).statusCode).toBe(
      415,
    );
    const json = await server.ask({ method: "POST", url: `${url}s.json`, headers: JSON_TYPE, payload: '{"name":"x"}' });
    expect(json.statusCode).toBe(201);
    expect((await read("s.json")).body).toBe('{"name":"x"}');
    const text = { "content-type": "text/plain" };
    const plain = await server.ask({ method: "POST", url: `${url}p.yaml`, headers: text, payload: "a: 1" });
    expect([plain.statusCode, plain.json().type]).toEqual([415, "/problems/unsupported-media-type"]);
  });
});

describe("the list", () => {
  test("goes page by page through what is kept and then the examples, each once", async () => {
    for (const at of [1, 2, 3]) await kept(`page-${at}.yaml`);
    const names: string[] = [];
    let cursor = "";
    do {
      const page = (await server.ask(`/api/v1/scenarios?limit=4${cursor}`)).json();
      expect(page.entries.length).toBeLessThanOrEqual(4);
      names.push(...page.entries.map(({ name }: { name: string }) => name));
      cursor = page.next === null ? "" : `&cursor=${page.next}`;
    } while (cursor !== "");
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(["page-1.yaml", "page-3.yaml", "examples/trondheim.yaml"]));
    const whole = (await server.ask("/api/v1/scenarios?limit=200")).json().entries;
    expect(whole.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  test("can be of one kind, and without examples", async () => {
    const measures = (await server.ask("/api/v1/scenarios?kind=measure&limit=200")).json().entries;
    expect(measures.length).toBeGreaterThan(5);
    expect(measures.every(({ kind }: { kind: string }) => kind === "measure")).toBe(true);
    const own = (await server.ask("/api/v1/scenarios?examples=without&limit=200")).json().entries;
    expect(own.some(({ isExample }: { isExample: boolean }) => isExample)).toBe(false);
  });

  test("does not take the cursor of another list", async () => {
    for (const cursor of ["nonsense", "WzEsMl0", "examples.x"]) {
      const answer = await server.ask(`/api/v1/scenarios?cursor=${cursor}`);
      expect([cursor, answer.statusCode]).toEqual([cursor, 400]);
      expect(answer.json().errors[0].pointer).toBe("/cursor");
    }
  });
});

describe("an example", () => {
  test("is read like a file of a user, and marked", async () => {
    const answer = await read(encodeURIComponent("examples/measures/helsehus+10.yaml"));
    expect(answer.body).toBe(exampleText("measures/helsehus+10.yaml"));
    const versions = await server.ask("/api/v1/scenarios/examples%2Ftrondheim.yaml/versions");
    expect(versions.json().entries).toMatchObject([{ isExample: true, version: 0, changedAt: null }]);
  });

  test("cannot be changed", async () => {
    expect((await put("examples%2Ftrondheim.yaml", WARD, { "if-match": "*" })).statusCode).toBe(400);
  });
});

describe("validation", () => {
  const validate = async (body: object) =>
    (await server.ask({ method: "POST", url: "/api/v1/validate", headers: JSON_TYPE, payload: body })).json();

  test("finds nothing wrong with a sound scenario", async () => {
    expect(await validate({ name: "w.yaml", files: { "w.yaml": WARD } })).toMatchObject({
      kind: "scenario",
      isValid: true,
      errors: [],
    });
  });

  test("tells every mistake with line, column, path and pointer", async () => {
    const text = WARD.replace("value: 14", "value: -3").replace(
      "kind: hospital\n    # A number",
      "kindd: hospital\n    # A number",
    );
    const { isValid, errors } = await validate({ name: "w.yaml", files: { "w.yaml": text } });
    expect(isValid).toBe(false);
    const wrong = errors.find(({ path }: { path: string }) => path === "places.sengepost.capacityBeds");
    expect(wrong).toMatchObject({ pointer: "/places/sengepost/capacityBeds", file: "w.yaml", severity: "error" });
    expect(wrong.line).toBe(text.split("\n").findIndex((line) => line.includes("value: -3")) + 1);
    expect(errors.some(({ message }: { message: string }) => message.includes("kindd"))).toBe(true);
  });

  test("says what is wrong in the language of the reader, in files and in the question itself", async () => {
    const files = { "w.yaml": WARD.replace("value: 14", "value: -3") };
    const ask = async (url: string, language: string, payload: object) => {
      const headers = { ...JSON_TYPE, "accept-language": language };
      const answer = await server.ask({ method: "POST", url, headers, payload });
      expect(answer.headers["content-language"]).toBe(language);
      return answer.json();
    };
    const valid = { name: "w.yaml", files };
    expect((await ask("/api/v1/validate", "nb", valid)).errors[0].message).toMatch(/^må være 0 eller mer, fikk −3 /);
    expect((await ask("/api/v1/validate", "nn", valid)).errors[0].message).toMatch(/^må vere 0 eller meir, fekk −3 /);
    expect((await ask("/api/v1/validate", "en", valid)).errors[0].message).toMatch(/^must be 0 or more, got -3 /);
    const refused = await ask("/api/v1/runs", "nb", { scenario: "w", files });
    expect(refused.errors).toMatchObject([{ in: "file", detail: expect.stringMatching(/^må være 0 eller mer/) }]);
    const wrong = await ask("/api/v1/validate", "nn", { name: 7, more: true });
    expect(wrong.errors.map(({ pointer, detail }: { pointer: string; detail: string }) => [pointer, detail])).toEqual([
      ["/name", "må vere ein tekst"],
      ["/more", "er ikkje eit felt her"],
    ]);
  });

  test("tries a measure on a base, and finds what it extends among kept files", async () => {
    await kept("base.yaml");
    const files = { "more.yaml": "name: more\nchanges:\n  - { path: places.sengepost.capacityBeds, add: 2 }\n" };
    expect(await validate({ name: "more.yaml", base: "base.yaml", files })).toMatchObject({
      kind: "measure",
      isValid: true,
    });
    const other = { "more.yaml": files["more.yaml"].replace("sengepost", "nowhere") };
    expect(await validate({ name: "more.yaml", base: "base.yaml", files: other })).toMatchObject({ isValid: false });
  });

  test("looks through studies and problems that come with the program", async () => {
    for (const name of ["trondheim-20-mnok", "two-municipalities-space"]) {
      const study = (await server.ask("/api/v1/scenarios?examples=only&limit=200")).json().entries;
      const file = study.find((one: { name: string }) => one.name.endsWith(`/${name}.yaml`)).name;
      expect(await validate({ name: file })).toMatchObject({ isValid: true });
    }
  });

  test("says of a file that is nowhere that it does not exist", async () => {
    const { isValid, errors } = await validate({ name: "../../etc/passwd" });
    expect(isValid).toBe(false);
    expect(JSON.stringify(errors)).not.toContain("root:");
  });
});
