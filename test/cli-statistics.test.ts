/*
 * Comparisons of several alternatives, month by month, and a warm-up that is looked for.
 */
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { execute } from "../cli/program.ts";
import { measureAsked } from "../tasks/best-of.ts";
import type { QuestionError } from "../tasks/question-error.ts";
import { usageErrorFor } from "../cli/question-words.ts";
import { Talk } from "../cli/talk.ts";
import { loadScenario } from "../scenarios/load.ts";
import { commandHere, type Ending } from "./support/command-here.ts";

vi.setConfig({ testTimeout: 120_000 });

const talk = new Talk("en");
const file = join(import.meta.dirname, "..", "scenarios", "one-ward.yaml");
const BEDS = "places.sengepost.capacityBeds";

const flyt = (...words: string[]): Promise<Ending> => commandHere(words);

describe("flyt compare", () => {
  const short = ["--set", "run.lengthDays=150", "--set", "run.warmUpDays=20", "-n", "6", "-q"];
  const alternatives = ["--with", `${BEDS}=+1`, "--with", `${BEDS}=+2@2024-03-10`];
  const words = ["compare", "one-ward", ...alternatives, ...short];

  test.concurrent(
    "--by-month and --best-of give the same bytes on any number of threads, and since the change",
    async () => {
      const asked = [...words, "--by-month", "--best-of", "queueMean:sengepost", "--json"];
      const [one, two] = await Promise.all([flyt(...asked, "--threads", "1"), flyt(...asked, "--threads", "2")]);
      expect(one).toMatchObject({ exitCode: 0, stderr: "" });
      expect(two.stdout).toBe(one.stdout);
      const { alternatives: told, best } = JSON.parse(one.stdout);
      const queue = ({ byMonth }: { byMonth: { measure: string; months: { month: string }[] }[] }) =>
        byMonth.find(({ measure }) => measure === "queueMean")!.months.map(({ month }) => month);
      expect(told[0]).not.toHaveProperty("byMonth");
      expect(queue(told[1])).toEqual(["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"]);
      expect(queue(told[2])).toEqual(["2024-03", "2024-04", "2024-05"]);
      expect(best).toMatchObject([
        { measure: "dischargeReadyMean" },
        { measure: "queueMean", place: "sengepost", count: 6 },
      ]);
      expect(best[1].alternatives.map(({ name }: { name: string }) => name)).toEqual([
        "one-ward",
        ...alternatives.filter((word) => word !== "--with"),
      ]);
      expect(told[1].measures[0]).toHaveProperty("adjustedP");
    },
  );

  test.concurrent("tells people month by month and which is best, and warns where the calendar differs", async () => {
    const calendar = ["--with", 'calendar={"holidays":["2024-05-17"]}'];
    const { stdout, stderr } = await flyt(...words, ...calendar, "--by-month", "--best-of", "queueMean:sengepost");
    const told = flowing(stdout);
    expect(stdout).toContain("sengepost capacityBeds +1, month by month:\n");
    expect(stdout).toMatch(/\nMarch 2024 .* /);
    expect(stdout).toContain("Which is best? Queue: Ward (least is best)");
    expect(told).toContain("With 95% confidence");
    expect(told).toContain("Verdicts are adjusted for 3 alternatives being tried on each measure (Holm)");
    expect(stdout.split("\n").every((line) => line.length <= 100)).toBe(true);
    expect(stderr).toContain("holidays differ from the baseline (2024-05-17: not there, a holiday here)");
  });

  test("refuses more than twenty alternatives", async () => {
    const many = Array.from({ length: 21 }, (_, at) => ["--with", `${BEDS}=+${at + 1}`]).flat();
    await expect(execute(["compare", "one-ward", ...many], talk)).rejects.toThrow(
      "one comparison takes at most 20 alternatives, got 21 --with",
    );
  });

  test.each([
    ["queueMeen", 'no measure is called "queueMeen"; did you mean "queueMean"?'],
    ["occupiedMean:sengepost", "more of occupiedMean is neither good nor bad"],
    ["queueMean:sengeost", 'no place called sengeost; did you mean "sengepost"?'],
    ["queueMean", "name the place, as in queueMean:sengepost"],
  ])("--best-of %s is refused with what to write", (text, message) => {
    const { scenario } = loadScenario(file);
    const asked = (): unknown => {
      try {
        return measureAsked(text, scenario, file);
      } catch (error) {
        throw usageErrorFor(error as QuestionError, talk);
      }
    };
    expect(asked).toThrow(message);
    expect(measureAsked("queueMean:sengepost", scenario, file)).toEqual({
      measure: "queueMean",
      place: "sengepost",
    });
  });
});

describe("flyt run --warm-up", () => {
  test.concurrent("takes a number of days, for the scenario", async () => {
    const { exitCode, stdout } = await flyt("run", "one-ward", "--warm-up", "50", "-n", "2", "-q", "--json");
    expect(exitCode).toBe(0);
    const { manifest } = JSON.parse(stdout);
    expect(manifest).toMatchObject({ warmUpDays: 50, startDate: "2024-01-01", scenarios: [{ effect: null }] });
  });

  test.concurrent("auto finds it, says how, and names what never settles", async () => {
    const few = [
      "--set",
      "streams.ankomst.ratePerDay=0.3",
      "--set",
      `${BEDS}=1`,
      "--set",
      "run.lengthDays=100",
      "-n",
      "2",
    ];
    const stay = (mean: number) => [
      "--set",
      `places.sengepost.stay.treatmentDays={"distribution":"exponential","mean":${mean}}`,
    ];
    const words = ["run", "one-ward", "--warm-up", "auto", ...few];
    const [settled, never] = await Promise.all([flyt(...words, ...stay(1), "--json"), flyt(...words, ...stay(5))]);
    expect([settled.exitCode, never.exitCode]).toEqual([0, 0]);
    const { warmUp, manifest } = JSON.parse(settled.stdout);
    expect(warmUp).toMatchObject({ isSettled: true, scenarioDays: 365, pilotReplications: 20, pilotYears: 20 });
    expect(manifest.warmUpDays).toBe(365 * warmUp.years);
    expect(warmUp.series[1].welch).toHaveLength(96);
    expect(settled.stderr).toContain("20 pilot replications of 20 years");
    // 0.1 a day more than there is room for.
    expect(flowing(never.stdout)).toContain("The model does not settle. Tried on 20 replications of 20 years");
    expect(flowing(never.stdout)).toMatch(
      /Queue for Ward: \+3\d\.\d \(.*\) patients a year; the offered load is 1\.5 beds against a capacity of 1\./,
    );
    expect(never.stdout).toMatch(/Queue for Ward +▁.*█ +never/);
    expect(never.stderr).not.toContain("40 years");
  });

  test.each(["long", "-3", "1.5", "36526"])("refuses %s", async (text) => {
    await expect(execute(["run", "one-ward", `--warm-up=${text}`], talk)).rejects.toThrow(
      `--warm-up must be auto or a whole number of days from 0 to 36525, got "${text}"`,
    );
  });
});

/** Whatever the lines. */
function flowing(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
