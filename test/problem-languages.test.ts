import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Change } from "../scenarios/change.ts";
import { ForecastInput } from "../scenarios/forecast-input.ts";
import { messageText, phrase, written } from "../scenarios/message.ts";
import { PlanningProblem } from "../scenarios/problem.ts";
import { PROBLEM_TEXTS } from "../scenarios/problem-texts.ts";
import { formatProblems, newProblem, choiceHint } from "../scenarios/problems.ts";
import { PriceTable } from "../scenarios/prices.ts";
import { definition, type Schema, wordsOf } from "../scenarios/schema-walk.ts";
import { Extension, Measure, Scenario } from "../scenarios/schema.ts";
import { SPEECHES } from "../scenarios/speeches.ts";
import { StaffNorms } from "../scenarios/staff-norms.ts";
import { Study } from "../scenarios/study.ts";
import { UnitCostsFile } from "../scenarios/unit-costs.ts";
import { clause, gotValue, listed } from "../scenarios/wording.ts";
import { InlineFiles } from "../server/http/schemas.ts";
import { TASK_QUESTIONS } from "../tasks/questions.ts";
import { englishIn } from "./support/spoken.ts";

const ROOT = join(import.meta.dirname, "..");
const texts: readonly [string, { readonly nb: string; readonly nn: string }][] = Object.entries(PROBLEM_TEXTS);

describe("every text", () => {
  test.each(["nb", "nn"] as const)("is in %s, and nothing of the English with it", (language) => {
    const wrong = texts.filter(([english, translated]) => {
      const text = translated[language];
      const hasWords = /[a-z]{3}/.test(english.replaceAll(/\{[^{}]*\}|\[[^[\]]*\]/g, ""));
      return (
        text === "" || (hasWords && text === english && !SAME_IN_ALL.includes(english)) || englishIn(text) !== undefined
      );
    });
    expect(wrong).toEqual([]);
  });

  test.each(["nb", "nn"] as const)("has the names in braces of the English in %s", (language) => {
    const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const [english, translated] of texts) expect(namesIn(translated[language])).toEqual(namesIn(english));
  });

  test("is said somewhere: by the code, or by a schema", () => {
    const sources = SOURCE_FOLDERS.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => /\.tsx?$/.test(file) && !file.includes("problem-texts"))
        .map((file) => readFileSync(join(ROOT, folder, file), "utf8")),
    ).join("\n");
    const inSchemas = new Set([...schemaTexts(), ...BY_WORD]);
    const isSaid = (text: string): boolean =>
      inSchemas.has(text) ||
      sources.includes(JSON.stringify(text)) ||
      sources.includes(`'${text}'`) ||
      // A rule whose numbers were taken out.
      (text.includes("{1}") &&
        new RegExp(text.replaceAll(/[\\^$.*+?()[\]|]/g, "\\$&").replaceAll(/\{\d\}/g, "\\d+")).test(sources));
    expect(Object.keys(PROBLEM_TEXTS).filter((text) => !isSaid(text))).toEqual([]);
  });
});

test("what schemas say of a field, its rules, its hint and what is missing, is in all languages", () => {
  const found = schemaTexts();
  expect(found.length).toBeGreaterThan(250);
  expect(found.filter((text) => !Object.hasOwn(PROBLEM_TEXTS, text))).toEqual([]);
});

describe("a problem in a language", () => {
  const speech = SPEECHES.nb;
  const problem = newProblem(
    phrase("{demand}, got {got}", {
      demand: phrase("must be {least} or more", { least: 0.5 }),
      got: gotValue(-12345.25),
    }),
    { file: "a.yaml", line: 2, column: 3, path: "x" },
  );

  test("has its numbers in the form of the language", () => {
    expect(problem.message).toBe("must be 0.5 or more, got -12345.25");
    expect(messageText(problem.said, speech)).toBe("må være 0,5 eller mer, fikk −12\u00a0345,25");
    expect(messageText(phrase("must be {least} or more", { least: 2030 }), SPEECHES.nn)).toBe(
      "må vere 2030 eller meir",
    );
  });

  test("has lists and quotes in the form of the language", () => {
    const message = phrase("; there are {all}", { all: listed(["a", { quoted: "b" }, "c"], "or") });
    expect(messageText(message)).toBe('; there are a, "b" or c');
    expect(messageText(message, SPEECHES.nn)).toBe("; desse finst: a, «b» eller c");
  });

  test("tells line ends in what was written, so that a problem stays on its line", () => {
    const got = phrase("got {got}", { got: { quoted: 'a "b"\nc' } });
    expect(messageText(got, SPEECHES.nb)).toBe('fikk «a "b"\\nc»');
  });

  test("asks what was meant", () => {
    const hint = choiceHint("capcity", ["capacity", "kind"]);
    expect(["nb", "nn", "en"].map((language) => hint && messageText(hint, SPEECHES[language as "nb"]))).toEqual([
      "; mente du «capacity»?",
      "; meinte du «capacity»?",
      '; did you mean "capacity"?',
    ]);
  });

  test("leaves numbers that are to be written as they are", () => {
    expect(messageText(written("write for example atMost: 0.5"), speech)).toBe("skriv for eksempel atMost: 0.5");
  });

  test("is counted and marked in the language", () => {
    const problems = [problem, { ...problem, severity: "warning" as const }];
    expect(formatProblems(problems, SPEECHES.nn)).toBe(
      "a.yaml: 1 feil, 1 åtvaring\n" +
        "  2:3  x: må vere 0,5 eller meir, fekk −12\u00a0345,25\n" +
        "  2:3  åtvaring: x: må vere 0,5 eller meir, fekk −12\u00a0345,25",
    );
  });
});

const SOURCE_FOLDERS = ["scenarios", "analysis", "optimizer", "tasks", "server", "web/state"];
/** The same word in all languages. */
const SAME_IN_ALL = ["actor", "bokmål"];
/** Said by way of a name in the code. */
const BY_WORD = ["actor", "group", "place", "place or exit", "profile", "day", "hour", "night"];

const SCHEMAS: readonly Schema[] = [
  Scenario,
  Measure,
  Extension,
  Change,
  PriceTable,
  StaffNorms,
  UnitCostsFile,
  ForecastInput,
  Study,
  PlanningProblem,
  InlineFiles,
  ...Object.values(TASK_QUESTIONS),
];

/** The texts of all rules, hints and of fields that may be missing, as problems are made of them. */
function schemaTexts(): string[] {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const rule = (schema: Schema): void => {
    const { error } = schema._zod.def as { error?: (issue: object) => unknown };
    for (const input of [undefined, {}, { levels: [1], low: 1 }, { low: 2, high: 1 }]) {
      const said = error?.({ code: "custom", input });
      if (typeof said !== "string") continue;
      for (const part of said.split("; ")) if (!part.startsWith("got ")) found.add(written(part).text);
    }
  };
  const visit = (schema: Schema | undefined): void => {
    if (!schema || seen.has(schema)) return;
    seen.add(schema);
    const own = definition(schema);
    const hint = z.globalRegistry.get(schema as z.ZodType)?.["hint"];
    if (typeof hint === "string") found.add(hint);
    // A union of distributions is told by its names.
    if (!own.discriminator) rule(schema);
    for (const check of own.checks ?? []) rule(check);
    for (const field of Object.values(own.shape ?? {})) {
      const { description } = descriptionOf(field);
      if (definition(field).type !== "optional" && description !== undefined && !wordsOf(field)) {
        found.add(clause(description));
      }
      visit(field);
    }
    for (const inner of [own.innerType, own.keyType, own.valueType, own.element, own.getter?.()]) visit(inner);
    for (const option of own.options ?? []) visit(option);
    for (const item of (own as { items?: readonly Schema[] }).items ?? []) visit(item);
  };
  SCHEMAS.forEach(visit);
  return [...found];
}

/** The description that is nearest to the field. */
function descriptionOf(schema: Schema): { readonly description?: string | undefined } {
  const { innerType } = definition(schema);
  const own = z.globalRegistry.get(schema as z.ZodType);
  return own?.description !== undefined ? own : innerType ? descriptionOf(innerType) : {};
}
