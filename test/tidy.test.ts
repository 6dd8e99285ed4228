import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  chanceProblems,
  clockProblems,
  defaultExportProblems,
  directionProblems,
  fileProblems,
  inexactProblems,
  isSource,
  lockProblems,
  machinePathProblems,
  nodeProblems,
  packageProblems,
  parse,
  readProject,
  registryProblems,
  spellingProblems,
  syntaxProblems,
  unusedPackageProblems,
  versionProblems,
  type SourceFile,
} from "./support/tidy.ts";

const root = join(import.meta.dirname, "..");
const project = readProject(root);
const sources = project.filter(isSource).map(parse);
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));

describe("the repository", () => {
  test("has sources to look at", () => expect(sources.length).toBeGreaterThan(5));
  test("imports folders from right to left only", () => expect(sources.flatMap(directionProblems)).toEqual([]));
  test("imports each package in its home only", () => expect(sources.flatMap(packageProblems)).toEqual([]));
  test("imports node: at its edges only", () => expect(sources.flatMap(nodeProblems)).toEqual([]));
  test("names imported files with .ts", () => expect(sources.flatMap(spellingProblems)).toEqual([]));
  test("computes results the same way in every JavaScript engine", () =>
    expect(sources.flatMap(inexactProblems)).toEqual([]));
  test("asks neither clock nor chance where results are made", () =>
    expect(sources.flatMap(chanceProblems)).toEqual([]));
  test("asks for the time of the server in one file only", () => expect(sources.flatMap(clockProblems)).toEqual([]));
  test("has no default exports but the worker's", () => expect(sources.flatMap(defaultExportProblems)).toEqual([]));
  test("needs no more than stripping its types", () => expect(sources.flatMap(syntaxProblems)).toEqual([]));
  test("has short files with telling names", () => expect(project.filter(isSource).flatMap(fileProblems)).toEqual([]));
  test("names no path of one machine", () => expect(project.flatMap(machinePathProblems)).toEqual([]));
  test("keeps no results of runs", () =>
    expect(project.filter(({ path }) => path.endsWith("/manifest.json")).map(({ path }) => path)).toEqual([]));
  test("names no host of a registry", () => expect(project.flatMap(registryProblems)).toEqual([]));
  test("has no dependency with an install script", () =>
    expect(lockProblems(readJson("package-lock.json"))).toEqual([]));
  test("pins each dependency to one version", () => expect(versionProblems(readJson("package.json"))).toEqual([]));
  test("uses each dependency that it has", () =>
    expect(unusedPackageProblems(readJson("package.json"), sources)).toEqual([]));
});

const rules: Record<string, (file: SourceFile) => string[]> = {
  direction: directionProblems,
  packages: packageProblems,
  node: nodeProblems,
  spelling: spellingProblems,
  inexact: inexactProblems,
  chance: chanceProblems,
  clock: clockProblems,
  defaults: defaultExportProblems,
  syntax: syntaxProblems,
  files: fileProblems,
};

// Each rule must be able to fail: [rule, path, text that it refuses there, text that it accepts there].
const examples: [string, string, string, string][] = [
  ["direction", "engine/a.ts", 'import { a } from "../analysis/a.ts";', 'import { a } from "../scenarios/a.ts";'],
  ["direction", "scenarios/a.ts", 'export * from "../engine/a.ts";', 'export * from "./b.ts";'],
  ["direction", "report/a.ts", 'type A = import("../cli/a.ts").A;', "// from ../cli/a.ts"],
  ["direction", "web/a.tsx", 'await import("../server/a.ts");', 'await import("../report/a.ts");'],
  ["direction", "server/a.ts", 'import "../cli/a.ts";', 'import "../optimizer/a.ts";'],
  ["direction", "cli/a.ts", 'import "../test/a.ts";', 'import "../server/a.ts";'],
  ["direction", "cli/a.ts", 'import "../../a.ts";', 'import "./deep/a.ts";'],
  ["packages", "engine/a.ts", 'import { z } from "zod";', 'import seedrandom from "seedrandom";'],
  ["packages", "cli/a.ts", 'import type { a } from "left-pad";', 'import type { a } from "commander";'],
  ["packages", "report/a.ts", 'export { parse } from "yaml";', "const a = 'from \"yaml\"';"],
  ["packages", "cli/a.ts", 'import { test } from "vitest";', 'import { z } from "zod/v4";'],
  ["node", "engine/heap.ts", 'import { cpus } from "node:os";', '// import "node:os"'],
  ["node", "cli/a.ts", 'import { cpus } from "os";', 'import { cpus } from "node:os";'],
  ["node", "analysis/a.ts", 'require("node:fs");', 'const a = "node:fs";'],
  ["spelling", "engine/a.ts", 'import "./b";', 'import "./b.ts";'],
  ["spelling", "engine/a.ts", 'import "./b.js";', 'import "piscina";'],
  ["inexact", "engine/a.ts", "export const a = 2 ** 3;", "export const a = 2 * 3; // 2 ** 3"],
  ["inexact", "engine/a.ts", "let a = 2; a **= 2;", 'const a = "2 ** 2";'],
  ["inexact", "engine/a.ts", "Math.pow(2, 3);", "exp(3 * log(2)); /** never Math.pow */"],
  ["inexact", "scenarios/a.ts", "Math.log1p(2);", "Math.sqrt(2);"],
  ["inexact", "analysis/a.ts", "const f = Math.cos;", "Math.floor(2);"],
  ["inexact", "engine/a.ts", 'Math["pow"](2, 3);', 'const a = "Math.pow";'],
  ["chance", "engine/a.ts", "Date.now();", "/* Date.now() */ Date.UTC(2026, 0, 1);"],
  ["chance", "report/a.ts", "Math.random();", "Math.floor(1);"],
  ["chance", "analysis/a.ts", "new Date();", "new Date(0);"],
  ["chance", "scenarios/a.ts", "const now = Date();", "const day = new Date(Date.UTC(2026, 0));"],
  ["clock", "server/a.ts", "Date.now();", "clock.wallMs(); // Date.now()"],
  ["clock", "server/jobs/a.ts", "performance.now();", "clock.monotonicMs();"],
  ["clock", "server/a.ts", "Math.random();", "random();"],
  ["clock", "server/a.ts", "setTimeout(act, 5);", "clock.after(5, act);"],
  ["clock", "server/a.ts", "const later = setInterval;", 'setImmediate(act); "setInterval";'],
  ["clock", "server/a.ts", "new Date();", "new Date(clock.wallMs());"],
  ["clock", "server/a.ts", 'import { pause } from "node:timers/promises";', 'import { a } from "./timers.ts";'],
  ["defaults", "engine/a.ts", "export default 1;", "export const a = 1;"],
  ["defaults", "cli/a.ts", "const a = 1; export { a as default };", 'import a from "./a.ts";'],
  ["syntax", "engine/a.ts", "enum A { B }", "const A = { B: 0 } as const;"],
  ["syntax", "engine/a.ts", "namespace A { export const b = 1; }", "declare global {}"],
  ["syntax", "engine/a.ts", "class A { constructor(readonly b: number) {} }", "class A { b = 1; }"],
  ["files", "engine/a.ts", "\n".repeat(450), "\n".repeat(449)],
];

describe("the rule", () => {
  test.each(examples)("on %s in %s refuses %j and accepts %j", (rule, path, refused, accepted) => {
    expect(rules[rule]?.(parse({ path, text: refused }))).toHaveLength(1);
    expect(rules[rule]?.(parse({ path, text: accepted }))).toEqual([]);
  });

  test("on files refuses names that are spelled otherwise or say nothing", () => {
    for (const path of ["engine/eventHeap.ts", "engine/utils.ts", "cli/helper.ts", "engine/index.ts"])
      expect(fileProblems({ path, text: "" })).toHaveLength(1);
    for (const path of ["engine/event-queue.ts", "test/event-queue.test.ts", "vitest.config.ts", "index.ts"])
      expect(fileProblems({ path, text: "" })).toEqual([]);
  });

  test("on defaults spares the worker", () => {
    expect(defaultExportProblems(parse({ path: "engine/worker.ts", text: "export default 1;" }))).toEqual([]);
  });

  test("on problems tells the line", () => {
    const problems = directionProblems(parse({ path: "engine/a.ts", text: '\n\nimport "../report/a.ts";' }));
    expect(problems[0]).toMatch(/^engine\/a\.ts:3 imports report\/a\.ts against the order scenarios → engine/);
  });

  test("on machine paths knows them in prose, code and urls, and leaves our own folders alone", () => {
    for (const folder of ["work", "tmp", "home", "root"]) {
      const path = ["", folder, "a.txt"].join("/");
      for (const text of [path, `see ${path}`, `"${path}"`, `file://${path}`, `(${path})`, `--out=${path}`])
        expect(machinePathProblems({ path: "docs/a.md", text })).toEqual(["docs/a.md:1 names a path of one machine"]);
      expect(machinePathProblems({ path: "docs/a.md", text: `docs${path} ./x${path} https://a.no${path}` })).toEqual(
        [],
      );
    }
  });

  test("on registries knows hosts, locks and settings", () => {
    const host = ["registry", "npmjs", "org"].join(".");
    const url = "https:" + "//a.no/b.tgz";
    for (const text of [host, `  "resolved": "${url}",`, `registry = ${url}`])
      expect(registryProblems({ path: "a", text })).toHaveLength(1);
    expect(registryProblems({ path: "a", text: "the registry is set by npm" })).toEqual([]);
  });

  test("on install scripts refuses them", () => {
    const packages = { "node_modules/a": { hasInstallScript: true }, "node_modules/b": {} };
    expect(lockProblems({ packages })).toEqual(["package-lock.json: node_modules/a has an install script"]);
  });

  test("on versions refuses ranges and tags", () => {
    for (const version of ["^1.2.3", "~1.2.3", "1.x", "latest", "*", "1.2", ">=1.2.3"])
      expect(versionProblems({ devDependencies: { a: version } })).toHaveLength(1);
    expect(versionProblems({ dependencies: { a: "1.2.3", b: "1.2.3-beta.17" } })).toEqual([]);
  });

  test("on unused packages refuses one that nothing imports", () => {
    const file = parse({ path: "scenarios/a.ts", text: 'import { z } from "zod";' });
    expect(unusedPackageProblems({ dependencies: { zod: "1.0.0", yaml: "1.0.0" } }, [file])).toHaveLength(1);
  });
});
