import { execFileSync } from "node:child_process";
import { getPriority } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const PROGRAM = join(import.meta.dirname, "support", "niced-thread.ts");

test.runIf(process.platform === "linux")(
  "a thread that simulates comes after the one that answers, also where the program was started with a low priority",
  () => {
    const said = JSON.parse(execFileSync(process.execPath, [PROGRAM], { encoding: "utf8" })) as Record<string, number>;
    const own = Math.min(19, getPriority() + 2);
    expect(said).toEqual({ process: own, thread: Math.min(19, own + 10) });
  },
);
