/* The examples for schedulers are what shells and Kubernetes can read. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";

const DOCS = join(import.meta.dirname, "..", "docs");
const EXAMPLES = join(DOCS, "examples");
const files = (ending: string): string[] => readdirSync(EXAMPLES).filter((file) => file.endsWith(ending));
const page = readFileSync(join(DOCS, "cluster.md"), "utf8");

test("every example stands in docs/cluster.md, and every file that is named there is there", () => {
  for (const file of readdirSync(EXAMPLES)) expect(page).toContain(`(examples/${file})`);
  const named = [...page.matchAll(/\]\(([\w./-]+)\)/g)].map((match) => match[1]);
  expect(named.filter((file) => !existsSync(join(DOCS, file)) && file !== "security.md")).toEqual([]);
});

test.each(files(".sh"))("%s is a script that bash understands", (file) => {
  execFileSync("bash", ["-n", join(EXAMPLES, file)]);
  expect(readFileSync(join(EXAMPLES, file), "utf8")).toContain("set -euo pipefail");
});

describe.each(files(".yaml"))("%s", (file) => {
  const documents = parseAllDocuments(readFileSync(join(EXAMPLES, file), "utf8"));

  test("is YAML of kinds that Kubernetes knows", () => {
    for (const document of documents) {
      expect(document.errors).toEqual([]);
      const { kind, apiVersion } = document.toJS();
      expect(["batch/v1 Job", "apps/v1 Deployment"]).toContain(`${apiVersion} ${kind}`);
    }
  });

  test("does not run as root, and has no secret in it", () => {
    const { spec } = documents[0].toJS();
    expect(spec.template.spec.securityContext.runAsNonRoot).toBe(true);
    const [{ env = [] }] = spec.template.spec.containers;
    for (const variable of env) expect(variable).not.toHaveProperty("value");
  });
});

test("the indexed job has as many completions as shards", () => {
  const { spec } = parseAllDocuments(readFileSync(join(EXAMPLES, "kubernetes-shards.yaml"), "utf8"))[0].toJS();
  expect(spec.completionMode).toBe("Indexed");
  expect(spec.template.spec.containers[0].args[0]).toContain(`/${spec.completions}"`);
});

test.each(files(".service"))("%s starts a command of flyt, and keeps the database's address out of it", (file) => {
  const unit = readFileSync(join(EXAMPLES, file), "utf8");
  expect(unit).toMatch(/^ExecStart=\/usr\/bin\/flyt (worker|serve)\b/m);
  expect(unit).toMatch(/^EnvironmentFile=/m);
  expect(unit).not.toMatch(/^Environment=.*postgres/m);
});
