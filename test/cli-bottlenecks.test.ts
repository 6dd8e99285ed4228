/*
 * `flyt bottlenecks` as it is started from a terminal.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, "..");

interface Ending {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

function flyt(...words: string[]): Promise<Ending> {
  return new Promise((resolve) => {
    const env = { ...process.env, LANG: "en", LC_ALL: "", LC_MESSAGES: "" };
    const program = [join(root, "cli", "main.ts"), ...words];
    execFile(process.execPath, program, { cwd: root, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      resolve({ exitCode: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

const short = ["-n", "6", "--threads", "1", "--set", "run.lengthDays=1500"];

describe("flyt bottlenecks", () => {
  test.concurrent(
    "prints one object, the same on any number of threads, whose figures are those of compare",
    async () => {
      const [one, three, compared] = await Promise.all([
        flyt("bottlenecks", "tandem", ...short, "-q", "--json"),
        flyt("bottlenecks", "tandem", ...short, "-q", "--json", "--threads", "3"),
        flyt("compare", "tandem", ...short, "-q", "--json", "--with", "places.sykehjem.capacityBeds=+1"),
      ]);
      expect({ exitCode: one.exitCode, stderr: one.stderr }).toEqual({ exitCode: 0, stderr: "" });
      expect(three.stdout).toBe(one.stdout);
      const { manifest, effect, ranking, relief, blocking, sentences } = JSON.parse(one.stdout);
      expect({ effect, target: ranking.target, partial: manifest.partial, relieved: relief.place }).toEqual({
        effect: "long-run",
        target: "overstayNightsPerYear",
        partial: false,
        relieved: "sykehjem",
      });
      const [, more] = JSON.parse(compared.stdout).alternatives;
      const nights = more.measures.find(
        (own: Record<string, unknown>) =>
          own.measure === "overstayNightsPerYear" && own.place === undefined && own.actor === undefined,
      );
      const saving = ranking.places.find(({ place }: { place: string }) => place === "sykehjem");
      expect(saving.saved).toBeCloseTo(-nights.difference, 8);
      expect(blocking.map((cell: { in: string; waitingFor: string }) => [cell.in, cell.waitingFor])).toContainEqual([
        "sykehusavdeling",
        "sykehjem",
      ]);
      expect(Object.keys(sentences)).toEqual(["nb", "nn", "en"]);
    },
  );

  test.concurrent("tells people in their language, which question was asked and by which step", async () => {
    const words = ["bottlenecks", "tandem", ...short, "--effect", "first-years", "--step", "2"];
    const [en, nb, nn] = await Promise.all([
      flyt(...words),
      flyt(...words, "--lang", "nb"),
      flyt(...words, "--lang", "nn"),
    ]);
    expect(en!.exitCode).toBe(0);
    expect(en!.stdout).toMatch(/^The bottleneck is Nursing home: one more place saves \d+/m);
    expect(en!.stdout).toContain("Effect in the first years: the changes hold from 1 Jan 2024.");
    expect(en!.stdout).toContain("From 2 places more, divided by 2, in each place by itself");
    expect(en!.stdout).toContain("Is in … waits for");
    expect(en!.stderr).toContain("Now again, without a limit in Nursing home");
    expect(en!.stderr).toContain("6 replications of 5 scenarios");
    expect(nb!.stdout).toMatch(/^Flaskehalsen er Sykehjem: én plass til sparer/m);
    expect(nn!.stdout).toMatch(/^Flaskehalsen er Sjukeheim: éin plass til sparer/m);
    for (const { stdout } of [en, nb, nn]) {
      expect(Math.max(...stdout!.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    }
  });

  test.concurrent("has nothing to rank where nothing has a limit", async () => {
    const unlimited = ["--set", "places.*.capacityBeds=unlimited"];
    const { exitCode, stdout } = await flyt("bottlenecks", "tandem", "-n", "2", "-q", ...unlimited);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("No bottleneck: no place has a limit.");
  });

  test.concurrent("refuses a step that means nothing", async () => {
    const { exitCode, stderr } = await flyt("bottlenecks", "tandem", "--step", "0");
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--step must be a whole number from 1 to 1000, got "0"');
  });
});
