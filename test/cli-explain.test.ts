/*
 * `flyt explain`: choosing, and what is said where there is nothing to choose.
 */
import { describe, expect, test, vi } from "vitest";
import { UsageError } from "../cli/exits.ts";
import { execute } from "../cli/program.ts";
import { Talk } from "../cli/talk.ts";
import { commandHere, type Ending } from "./support/command-here.ts";

vi.setConfig({ testTimeout: 120_000 });

const explain = (...words: string[]): Promise<Ending> => commandHere(["explain", ...words]);

const two = "two-municipalities";

describe("flyt explain", () => {
  test.concurrent("lists the longest waits, and the command that tells of the first of them works", async () => {
    const chosen = ["--longest-waits", "3", "--replication", "2", "--seed", "another seed"];
    const list = await explain(two, ...chosen, "--json");
    const { longestWaits, replication, manifest } = JSON.parse(list.stdout);
    expect({ exitCode: list.exitCode, replication, length: longestWaits.length }).toEqual({
      exitCode: 0,
      replication: 2,
      length: 3,
    });
    expect(manifest).toMatchObject({ program: "pasientflyt", seed: "another seed" });
    const text = await explain(two, ...chosen);
    const command = /^ {2}flyt explain (.*)$/m.exec(text.stdout)?.[1] ?? "";
    expect(command).toBe(`${two} --seed 'another seed' --replication 2 --patient ${longestWaits[0].patient}`);
    const patient = ["--patient", longestWaits[0].patient];
    const story = await explain(two, "--seed", "another seed", "--replication", "2", ...patient, "--json");
    const { steps } = JSON.parse(story.stdout).patient;
    expect(
      Math.max(...steps.map(({ kind, days }: { kind: string; days: number }) => (kind === "given" ? days : 0))),
    ).toBe(longestWaits[0].days);
  });

  test.concurrent("tells the same in three languages, the same bytes each time", async () => {
    const words = [two, "--patient", "nordvik-akutt/1", "-q"];
    const [en, again, nb, nn] = await Promise.all([
      explain(...words),
      explain(...words),
      commandHere(["explain", ...words], "nb"),
      commandHere(["explain", ...words], "nn"),
    ]);
    expect(en).toMatchObject({ exitCode: 0, stderr: "" });
    expect(again.stdout).toBe(en.stdout);
    expect(en.stdout).toContain("Patient nordvik-akutt/1");
    expect(nb.stdout).toContain("Trukket:");
    expect(nn.stdout).toContain("Trekt:");
    expect(new Set([en, nb, nn].map(({ stdout }) => stdout)).size).toBe(3);
  });

  test.concurrent(
    "tells of a day and of an instant, of one place or all, the scenario changed on the spot",
    async () => {
      const set = ["--set", "places.sorvik-korttid.capacityBeds=+1"];
      const [day, waiting] = await Promise.all([
        explain(two, "--day", "2025-04-14", "--place", "sorvik-korttid", "--json", ...set),
        explain(two, "--waiting", "2025-04-14T11:30", "--json"),
      ]);
      const document = JSON.parse(day.stdout).day;
      expect(document).toMatchObject({ date: "2025-04-14", weekday: 0, isHoliday: false, isWarmUp: false });
      expect(document.places).toMatchObject([{ place: "sorvik-korttid", capacity: 7 }]);
      expect(JSON.parse(waiting.stdout).waiting).toMatchObject({ at: "2025-04-14T11:30:00.000" });
    },
  );

  test.each([
    [["--patient", "nordvik-akutt"], "--patient must be a stream and a number, such as"],
    [["--patient", "nordvik-akut/3"], 'no patients are called nordvik-akut/…; did you mean "nordvik-akutt"?'],
    [
      ["--patient", "nordvik-akutt/999999"],
      /nordvik-akutt has [\d,]+ patients in replication 1; the last is nordvik-akutt\/\d+/,
    ],
    [["--patient", "start:sorvik-korttid/40"], /start:sorvik-korttid has 5 patients in replication 1/],
    [["--day", "2025-02-30"], '--day must be a date, such as 2024-01-01, got "2025-02-30"'],
    [
      ["--day", "1999-01-01"],
      "1 Jan 1999 is not simulated: the run is from 1 Jan 2022 to 31 Dec 2026, measured from 1 Jan 2024",
    ],
    [["--waiting", "2025-02-01T25:00"], "--waiting must be a date, such as 2024-01-01T11:30"],
    [
      ["--day", "2025-02-01", "--place", "sorvik-kort"],
      'the scenario has no place called sorvik-kort; did you mean "sorvik-korttid"?',
    ],
    [["--day", "2025-02-01", "--waiting", "2025-02-01"], "ask about one thing at a time"],
    [["--longest-waits", "0"], '--longest-waits must be a whole number from 1 to 1000, got "0"'],
  ])("%j is refused in words", async (words, message) => {
    const refusal = await execute(["explain", two, "-q", ...words], new Talk("en")).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    const text = (refusal as UsageError).message;
    if (message instanceof RegExp) expect(text).toMatch(message);
    else expect(text).toContain(message);
  });
});
