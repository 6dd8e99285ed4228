import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

test("npm start shows the figures, and ends by saying how to see them in a browser", { timeout: 60_000 }, async () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: { start: string };
  };
  expect(scripts.start).toBe("node launcher.cjs cli/start.ts");
  const words = [join("cli", "start.ts"), "-n", "1", "-q", "--lang", "en"];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { cwd: root }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  expect(stdout).toContain("30 more long-term places");
  expect(stderr.trim().split("\n").at(-1)).toBe("See it in a browser: ./flyt serve --open");
});
