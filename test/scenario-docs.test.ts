import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { generatedDocs } from "../cli/generate-docs.ts";
import { MEASURES } from "../engine/measures.ts";
import { FORMAT_EXAMPLE } from "../scenarios/format-text.ts";
import { type JsonSchema, measureJsonSchema, scenarioJsonSchema } from "../scenarios/json-schema.ts";

const root = join(import.meta.dirname, "..");

test.each(Object.entries(generatedDocs()))(
  "docs/%s is in step with what it is made from (node launcher.cjs cli/generate-docs.ts)",
  (name, text) => {
    expect(readFileSync(join(root, "docs", name), "utf8")).toBe(text);
  },
);

test("the page describes every field of the schema", () => {
  const page = generatedDocs()["scenario-format.md"]!;
  const fields = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { properties } = node as { properties?: object };
    for (const name of Object.keys(properties ?? {})) fields.add(name);
    for (const child of Object.values(node)) visit(child);
  };
  visit(scenarioJsonSchema());
  const weekdaysMonthsAndTexts =
    /day$|^(january|february|march|april|may|june|july|august|september|october|november|december|nb|nn|en)$/;
  const missing = [...fields].filter((name) => !weekdaysMonthsAndTexts.test(name) && !page.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});

test("the page on output describes every measure with its unit", () => {
  const page = generatedDocs()["output.md"]!;
  for (const [id, { unit }] of Object.entries(MEASURES)) expect(page).toContain(`| \`${id}\` | ${unit} | `);
});

test.each(["scenario-format.md", "problem-format.md", "output.md"])("no link within %s leads nowhere", (name) => {
  const page = generatedDocs()[name]!;
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^a-z0-9 _-]/g, "")
      .replaceAll(" ", "-"),
  );
  for (const [, anchor] of page.matchAll(/\]\(#([^)]*)\)/g)) expect(headings).toContain(anchor);
});

describe("the JSON Schema", () => {
  const {
    else: whole,
    then: extending,
    $defs,
  } = scenarioJsonSchema() as { else: JsonSchema; then: JsonSchema; $defs: JsonSchema };
  const accepts = (schema: JsonSchema, value: unknown): boolean =>
    z
      .fromJSONSchema({ ...schema, $defs: schema.$defs ?? $defs } as Parameters<typeof z.fromJSONSchema>[0])
      .safeParse(value).success;
  const example = (): Record<string, never> => parse(FORMAT_EXAMPLE) as Record<string, never>;

  test("accepts the example and every scenario of the repository", () => {
    expect(accepts(whole, example())).toBe(true);
    for (const name of readdirSync(join(root, "scenarios")).filter((file) => file.endsWith(".yaml"))) {
      const tree = parse(readFileSync(join(root, "scenarios", name), "utf8")) as object;
      expect(accepts("extends" in tree ? extending : whole, tree), name).toBe(true);
    }
  });

  test("accepts every measure of the repository", () => {
    for (const name of readdirSync(join(root, "scenarios/measures"))) {
      expect(
        accepts(measureJsonSchema(), parse(readFileSync(join(root, "scenarios/measures", name), "utf8"))),
        name,
      ).toBe(true);
    }
  });

  test("accepts provenance around numbers, distributions, lists and maps", () => {
    const { places } = example() as unknown as { places: { ward: { stay: Record<string, unknown> } } };
    const wrapped = { ...example(), places: { value: places, kind: "assumption" } };
    places.ward.stay.treatmentDays = { value: places.ward.stay.treatmentDays, note: "x" };
    expect(accepts(whole, wrapped)).toBe(true);
  });

  test("refuses misspelt fields and wrong provenance", () => {
    expect(accepts(whole, { ...example(), plces: {} })).toBe(false);
    expect(accepts(whole, { ...example(), places: { value: {}, kind: "guess" } })).toBe(false);
    expect(accepts(extending, { name: "a", extends: "b.yaml", places: {} })).toBe(false);
    expect(accepts(extending, { name: "a", extends: "b.yaml", changes: [{ path: "a", set: { anything: [1] } }] })).toBe(
      true,
    );
  });
});
