/*
 * `flyt bottlenecks`: what it prints, and how it ends.
 */
import { describe, expect, test, vi } from "vitest";
import { commandHere } from "./support/command-here.ts";

vi.setConfig({ testTimeout: 120_000 });

const short = ["-n", "6", "--threads", "1", "--set", "run.lengthDays=1500"];

describe("flyt bottlenecks", () => {
  test("prints one object whose figures are those of compare", async () => {
    const [one, compared] = await Promise.all([
      commandHere(["bottlenecks", "tandem", ...short, "-q", "--json"]),
      commandHere(["compare", "tandem", ...short, "-q", "--json", "--with", "places.sykehjem.capacityBeds=+1"]),
    ]);
    expect({ exitCode: one.exitCode, stderr: one.stderr }).toEqual({ exitCode: 0, stderr: "" });
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
  });

  test("tells people in their language, which question was asked and by which step", async () => {
    const words = ["bottlenecks", "tandem", ...short, "--effect", "first-years", "--step", "2"];
    const [en, nn] = await Promise.all([commandHere(words), commandHere(words, "nn")]);
    expect(en!.exitCode).toBe(0);
    expect(en!.stdout).toMatch(/^The bottleneck is Nursing home: one more place saves \d+/m);
    expect(en!.stdout).toContain("Effect in the first years: the changes hold from 1 Jan 2024.");
    expect(en!.stdout).toContain("From 2 places more, divided by their number, in each place by itself");
    expect(en!.stdout).toContain("Is in … waits for");
    expect(en!.stderr).toContain("Now again, without a limit in Nursing home");
    expect(en!.stderr).toContain("6 replications of 5 scenarios");
    expect(nn!.stdout).toMatch(/^Flaskehalsen er Sjukeheim: éin plass til sparer/m);
    for (const { stdout } of [en, nn]) {
      expect(Math.max(...stdout!.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    }
  });

  test("has nothing to rank where nothing has a limit", async () => {
    const unlimited = ["--set", "places.*.capacityBeds=unlimited"];
    const { exitCode, stdout } = await commandHere(["bottlenecks", "tandem", "-n", "2", "-q", ...unlimited]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("No bottleneck: no place has a limit.");
  });

  test("refuses a step that means nothing", async () => {
    const { exitCode, stderr } = await commandHere(["bottlenecks", "tandem", "--step", "0"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--step must be a whole number from 1 to 1000, got "0"');
  });
});
